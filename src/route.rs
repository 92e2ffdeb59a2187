//! The only place that spells a path.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::Section;
use kruzhok_domain::handover::Place;
use kruzhok_domain::wizard::{Applicant, Question};

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Start page.
    Start,
    /// One question.
    Question(Question),
    /// The verdict.
    Result,
    /// The two lists of documents.
    Documents,
    /// How one can apply.
    Ways,
    /// One section of the form.
    Section(Section),
    /// Check before sending.
    Check,
    /// The form on paper, to sign.
    Paper,
    /// Received.
    Sent,
    /// Where an application stands.
    Status,
    /// The accepting organisations.
    Organisations,
    /// Class mode: the next family.
    Class,
    /// A class at one glance.
    ClassList,
    /// The poster for the wall.
    Poster,
    /// The leaflet to give away.
    Leaflet,
    /// The form to write on by hand.
    BlankForm,
    /// Staff: everything of a family to its own telephone.
    Handover,
    /// There: going on with it.
    Continue,
    /// What this is.
    About,
    /// Personal data.
    Privacy,
    /// Accessibility statement.
    Accessibility,
    /// Answers to frequent questions.
    Help,
}

/// The first segments of all paths; the server answers these, and no others, with the app.
pub const ROUTE_SEGMENTS: [&str; 15] = [
    "",
    "questions",
    "result",
    "documents",
    "ways",
    "application",
    "sent",
    "status",
    "organisations",
    "class",
    "continue",
    "about",
    "privacy",
    "accessibility",
    "help",
];

impl Route {
    /// Every page there is.
    pub fn all() -> Vec<Self> {
        let mut routes = vec![Self::Start];
        routes.extend(Question::ALL.iter().map(|question| Self::Question(*question)));
        routes.extend([Self::Result, Self::Documents, Self::Ways]);
        routes.extend(Section::ALL.iter().map(|section| Self::Section(*section)));
        routes.extend([Self::Check, Self::Paper, Self::Sent, Self::Status, Self::Organisations]);
        routes.extend([Self::Class, Self::ClassList, Self::Poster, Self::Leaflet, Self::BlankForm]);
        routes.extend([Self::Handover, Self::Continue]);
        routes.extend([Self::About, Self::Privacy, Self::Accessibility, Self::Help]);
        routes
    }

    /// The path of the page.
    pub fn path(self) -> String {
        match self {
            Self::Start => "/".into(),
            Self::Question(question) => ["/questions/", question.code()].concat(),
            Self::Result => "/result".into(),
            Self::Documents => "/documents".into(),
            Self::Ways => "/ways".into(),
            Self::Section(section) => ["/application/", section.code()].concat(),
            Self::Check => "/application/check".into(),
            Self::Paper => "/application/paper".into(),
            Self::Sent => "/sent".into(),
            Self::Status => "/status".into(),
            Self::Organisations => "/organisations".into(),
            Self::Class => "/class".into(),
            Self::ClassList => "/class/list".into(),
            Self::Poster => "/class/poster".into(),
            Self::Leaflet => "/class/leaflet".into(),
            Self::BlankForm => "/class/form".into(),
            Self::Handover => "/class/handover".into(),
            Self::Continue => "/continue".into(),
            Self::About => "/about".into(),
            Self::Privacy => "/privacy".into(),
            Self::Accessibility => "/accessibility".into(),
            Self::Help => "/help".into(),
        }
    }

    /// The page with this path; `None` where there is none.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/');
        Self::all().into_iter().find(|route| route.path().trim_end_matches('/') == path)
    }

    /// The path of the page that follows when the first question is answered on the start page. The answer is no
    /// personal data, so it may stand in the query.
    pub fn begin(applicant: Applicant) -> String {
        let next = if applicant == Applicant::Staff { Question::Helped } else { Question::BirthDate };
        [Self::Question(next).path().as_str(), "?applicant=", applicant.code()].concat()
    }

    /// The path of the page, with the wish to come back to the check page afterwards.
    pub fn path_then_check(self) -> String {
        [self.path().as_str(), "?then=check"].concat()
    }

    /// The path of the page that hands over what the family has done so far, from the page with `path`.
    pub fn hand_over_from(path: &str) -> String {
        [Self::Handover.path().as_str(), "?from=", path].concat()
    }

    /// The path that goes on with a draft on another device, but for the draft itself, which is the fragment: it reaches
    /// no server and no log.
    pub fn continue_link() -> String {
        [Self::Continue.path().as_str(), "#"].concat()
    }

    /// Where a family is on its way; `None` for a page beside it.
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Question(question) => Some(Place::Question(question)),
            Self::Result => Some(Place::Result),
            Self::Documents => Some(Place::Documents),
            Self::Ways => Some(Place::Ways),
            Self::Section(section) => Some(Place::Section(section)),
            Self::Check | Self::Paper => Some(Place::Check),
            Self::Start
            | Self::Sent
            | Self::Status
            | Self::Organisations
            | Self::Class
            | Self::ClassList
            | Self::Poster
            | Self::Leaflet
            | Self::BlankForm
            | Self::Handover
            | Self::Continue
            | Self::About
            | Self::Privacy
            | Self::Accessibility
            | Self::Help => None,
        }
    }

    /// The path of the status page that opens one application. The fragment reaches no server and no log.
    pub fn status_link(number: &str, code: &str) -> String {
        [Self::Status.path().as_str(), "#", number, ".", code].concat()
    }
}

impl From<Place> for Route {
    fn from(place: Place) -> Self {
        match place {
            Place::Question(question) => Self::Question(question),
            Place::Result => Self::Result,
            Place::Documents => Self::Documents,
            Place::Ways => Self::Ways,
            Place::Section(section) => Self::Section(section),
            Place::Check => Self::Check,
        }
    }
}

/// The number and code in a fragment made by [`Route::status_link`].
pub(crate) fn parse_status_fragment(fragment: &str) -> Option<(&str, &str)> {
    fragment.trim_start_matches('#').split_once('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_path_of_its_own_that_leads_back_to_it() {
        let routes = Route::all();
        for route in &routes {
            assert_eq!(Route::parse(&route.path()), Some(*route));
            assert_eq!(routes.iter().filter(|other| other.path() == route.path()).count(), 1, "{route:?}");
        }
        assert_eq!(Route::parse("/nowhere"), None);
        assert_eq!(Route::parse("/questions/"), None);
    }

    #[test]
    fn the_server_knows_the_first_segment_of_every_path() {
        for route in Route::all() {
            let path = route.path();
            let segment = path.trim_start_matches('/').split('/').next().unwrap_or_default();
            assert!(ROUTE_SEGMENTS.contains(&segment), "{path}");
        }
    }

    #[test]
    fn a_place_leads_back_to_its_page() {
        let places: Vec<_> = Route::all().into_iter().filter_map(|route| Some((route, route.place()?))).collect();
        assert_eq!(places.len(), 19);
        for (route, place) in places {
            assert_eq!(Route::from(place), if route == Route::Paper { Route::Check } else { route });
        }
    }

    #[test]
    fn a_status_link_carries_its_secrets_in_the_fragment_alone() {
        let link = Route::status_link("123456789", "1234567890");
        assert_eq!(link, "/status#123456789.1234567890");
        assert_eq!(parse_status_fragment("#123456789.1234567890"), Some(("123456789", "1234567890")));
    }
}
