//! The programme file: everything a municipality changes, as values of closed types, never expressions.

mod faults;

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, Utc};
use serde::{Deserialize, Serialize};

use crate::age::reaches_on;
use crate::choice::choice;
use crate::iso;
use crate::wizard::{DocumentKind, Stage};

pub use faults::ProgrammeFault;

/// The version of the file's shape that this code reads.
pub const PROGRAMME_VERSION: u32 = 1;

/// A municipality's values. Shipped as `public/programme.json` with the values of the notice; what the notice does
/// not give is optional and absent, except the organisations and the operator, which are flagged examples.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Programme {
    /// The shape's version: [`PROGRAMME_VERSION`].
    pub version: u32,
    /// A stable id, carried by every application: one service may serve several municipalities.
    pub id: String,
    /// The municipality's name.
    pub municipality: Municipality,
    /// Offset of local time from UTC in minutes, all year.
    pub utc_offset_minutes: i32,
    /// The legal basis of the certificate.
    pub legal_basis: LegalBasis,
    /// The ages, in full years.
    pub ages: Ages,
    /// The documents and the stages that ask for them, in the order in which they are listed.
    pub documents: Vec<DocumentRule>,
    /// Where applications are taken and certificates activated.
    pub organisations: Vec<Organisation>,
    /// Dialling codes whose telephone numbers are grouped after them, `+7 (38456) 0-00-00`; any other number is
    /// grouped after its first three digits. Empty where none is longer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dialling_codes: Vec<String>,
    /// Links to other services.
    pub links: Links,
    /// Who processes the personal data; named in the consent.
    pub operator: Operator,
    /// The term for activation in days; absent where none is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activation_term_days: Option<u32>,
    /// Where families may ask; absent where nothing is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// When a computer on which staff help families is cleared, though nobody pressed anything.
    #[serde(default)]
    pub inactivity: Inactivity,
    /// Dated announcements, shown on every page while they last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
}

/// The municipality's name in the grammatical cases the texts need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Who? "Ленинск-Кузнецкий городской округ".
    pub nominative: String,
    /// Of whom? "Ленинск-Кузнецкого городского округа".
    pub genitive: String,
    /// In whom? "Ленинск-Кузнецком городском округе".
    pub prepositional: String,
    /// The places it covers, as people name them.
    pub places: Vec<String>,
}

/// The legal act the certificate rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalBasis {
    /// Its title.
    pub title: String,
    /// Its date.
    #[serde(with = "iso::day")]
    pub date: NaiveDate,
    /// Its number, without the sign.
    pub number: String,
}

/// Ages in full years; each is reached on the birthday itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Ages {
    /// The right begins on this birthday.
    pub from: u32,
    /// The right ends with the day before this birthday.
    pub until: u32,
    /// From this birthday a pupil may apply alone.
    pub alone_from: u32,
}

impl Ages {
    /// The last day on which one born on `birth` has the right; `None` past the calendar's end.
    #[must_use]
    pub fn last_day(self, birth: NaiveDate) -> Option<NaiveDate> {
        reaches_on(birth, self.until)?.pred_opt()
    }
}

/// How long a computer on which staff help families may be left alone, in minutes since the last press or key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Inactivity {
    /// Then the page asks whether anybody is there.
    pub warn_after_minutes: u32,
    /// Then everything is cleared.
    pub clear_after_minutes: u32,
}

impl Default for Inactivity {
    fn default() -> Self {
        Self { warn_after_minutes: 8, clear_after_minutes: 10 }
    }
}

/// When, and at which stages, a document is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRule {
    /// The document.
    pub kind: DocumentKind,
    /// The stages that ask for it.
    pub stages: Vec<Stage>,
    /// For whom.
    pub when: When,
}

choice! {
    /// For whom a document is needed.
    pub enum When {
        /// Everybody.
        Always = "always",
        /// Only children who attend neither a kindergarten nor a school.
        AttendsNowhere = "attends-nowhere",
    }
}

/// An organisation that takes applications and activates certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// A stable id, kebab-case ASCII.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: String,
    /// Telephone numbers as `+7XXXXXXXXXX`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Opening hours, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<String>,
    /// Whether the entry is an example and no real place; the product says so wherever it stands.
    #[serde(default)]
    pub example: bool,
}

/// Links to other services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// The regional citizens' cabinet (R3).
    pub cabinet: String,
}

/// The operator of personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: String,
    /// Whether the entry is an example; the product says so wherever it stands.
    #[serde(default)]
    pub example: bool,
}

/// Where families may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who answers.
    pub name: String,
    /// Telephone as `+7XXXXXXXXXX`.
    pub phone: String,
}

/// A dated announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The first day on which it is shown.
    #[serde(with = "iso::day")]
    pub from: NaiveDate,
    /// The last day on which it is shown.
    #[serde(with = "iso::day")]
    pub until: NaiveDate,
    /// The text.
    pub text: String,
}

impl Programme {
    /// The date in the municipality at the instant `now`.
    #[must_use]
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.offset()).date_naive()
    }

    /// The offset of local time; UTC where the file's value is out of range, which [`faults`](Self::faults) reports.
    #[must_use]
    pub fn offset(&self) -> FixedOffset {
        let seconds = self.utc_offset_minutes.saturating_mul(60);
        FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix())
    }

    /// The organisation with this id.
    #[must_use]
    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisations.iter().find(|organisation| organisation.id == id)
    }

    /// Whether any entry is an example: the product then says so on every page.
    #[must_use]
    pub fn has_examples(&self) -> bool {
        self.operator.example || self.organisations.iter().any(|organisation| organisation.example)
    }

    /// What does not depend on the day: pages that are drawn beforehand show this.
    #[must_use]
    pub fn undated(mut self) -> Self {
        self.notices.clear();
        self
    }

    /// The announcements to show on `today`.
    pub fn notices_on(&self, today: NaiveDate) -> impl Iterator<Item = &Notice> {
        self.notices.iter().filter(move |notice| notice.from <= today && today <= notice.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::programme;

    #[test]
    fn the_shipped_file_has_no_faults() {
        assert_eq!(programme().faults(), []);
    }

    #[test]
    fn the_right_lasts_to_the_day_before_the_birthday_that_ends_it() {
        let ages = programme().ages;
        let last_day = |birth: &str| ages.last_day(birth.parse().unwrap()).map(|day| day.to_string());
        assert_eq!(last_day("2008-12-10").as_deref(), Some("2026-12-09"));
        assert_eq!(last_day("2012-02-29").as_deref(), Some("2030-02-28"));
        assert_eq!(ages.last_day(NaiveDate::MAX), None);
    }

    #[test]
    fn the_shipped_file_holds_the_values_of_the_notice() {
        let programme = programme();
        assert_eq!(programme.ages, Ages { from: 5, until: 18, alone_from: 14 });
        assert_eq!(programme.legal_basis.number, "330");
        assert_eq!(programme.legal_basis.date.to_string(), "2019-05-14");
        assert_eq!(programme.links.cabinet, "https://cabinet.ruobr.ru");
        assert_eq!(programme.municipality.genitive, "Ленинск-Кузнецкого городского округа");
        let rule = |kind, stages: &[Stage], when| DocumentRule { kind, stages: stages.to_vec(), when };
        let both = [Stage::Apply, Stage::Activate];
        assert_eq!(
            programme.documents,
            [
                rule(DocumentKind::ChildIdentity, &both, When::Always),
                rule(DocumentKind::RepresentativeIdentity, &both, When::Always),
                rule(DocumentKind::Snils, &[Stage::Apply], When::Always),
                rule(DocumentKind::Inn, &[Stage::Apply], When::Always),
                rule(DocumentKind::ResidenceProof, &both, When::AttendsNowhere),
            ]
        );
    }

    #[test]
    fn the_shipped_file_invents_nothing() {
        let programme = programme();
        assert_eq!((programme.activation_term_days, &programme.contact), (None, &None));
        assert!(programme.notices.is_empty());
        assert!(programme.operator.example && programme.organisations.iter().all(|organisation| organisation.example));
        assert!(programme.has_examples());
    }

    #[test]
    fn the_date_is_the_one_in_the_municipality() {
        let programme = programme();
        let today = |instant: &str| programme.today(instant.parse().unwrap()).to_string();
        assert_eq!(today("2026-11-21T16:59:59Z"), "2026-11-21");
        assert_eq!(today("2026-11-21T17:00:00Z"), "2026-11-22");
        assert_eq!(today("2026-12-31T17:00:00Z"), "2027-01-01");
        // UTC+7 all year: midsummer is no different.
        assert_eq!(today("2026-07-01T17:00:00Z"), "2026-07-02");
    }

    #[test]
    fn an_announcement_is_shown_from_its_first_day_to_its_last() {
        let day = |day: &str| day.parse::<NaiveDate>().unwrap();
        let notice = Notice { from: day("2026-12-20"), until: day("2027-01-10"), text: "Пауза".into() };
        let programme = Programme { notices: vec![notice], ..programme() };
        for (on, shown) in [("2026-12-19", 0), ("2026-12-20", 1), ("2027-01-10", 1), ("2027-01-11", 0)] {
            assert_eq!(programme.notices_on(day(on)).count(), shown, "{on}");
        }
        assert_eq!(programme.faults(), []);
    }

    #[track_caller]
    fn check(spoil: impl FnOnce(&mut Programme), expected: &[&str]) {
        let mut programme = programme();
        spoil(&mut programme);
        let faults = programme.faults();
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), expected);
        assert!(faults.iter().all(|fault| fault.to_string().starts_with(&format!("{}: expected ", fault.field))));
    }

    #[test]
    fn each_fault_is_reported_with_its_field() {
        check(|file| file.version = 2, &["version"]);
        check(|file| file.id = "Ленинск".into(), &["id"]);
        check(|file| file.id.clear(), &["id"]);
        for offset in [841, -841, i32::MAX, i32::MIN] {
            check(|file| file.utc_offset_minutes = offset, &["utc-offset-minutes"]);
        }
        check(|file| file.municipality.nominative.clear(), &["municipality.nominative"]);
        check(|file| file.municipality.genitive = " ".into(), &["municipality.genitive"]);
        check(|file| file.municipality.prepositional.clear(), &["municipality.prepositional"]);
        check(|file| file.municipality.places.clear(), &["municipality.places"]);
        check(|file| file.municipality.places.push(String::new()), &["municipality.places[1]"]);
        check(|file| file.legal_basis.title.clear(), &["legal-basis.title"]);
        check(|file| file.legal_basis.number.clear(), &["legal-basis.number"]);
        check(|file| file.operator.name.clear(), &["operator.name"]);
        check(|file| file.operator.address.clear(), &["operator.address"]);
        check(|file| file.ages.from = 18, &["ages.from", "ages.alone-from"]);
        check(|file| file.ages.until = 101, &["ages.until"]);
        check(|file| file.ages.alone_from = 4, &["ages.alone-from"]);
        check(|file| file.ages.alone_from = 19, &["ages.alone-from"]);
        check(|file| file.documents.clear(), &["documents", "documents"]);
        check(|file| file.documents[1].stages.clear(), &["documents[1].stages"]);
        check(|file| file.documents[4].kind = DocumentKind::Snils, &["documents[4].kind"]);
        check(|file| file.organisations[1].id = "example-centre".into(), &["organisations[1].id"]);
        check(|file| file.organisations[0].id = "a b".into(), &["organisations[0].id"]);
        check(|file| file.organisations[0].name.clear(), &["organisations[0].name"]);
        check(|file| file.organisations[0].address.clear(), &["organisations[0].address"]);
        check(|file| file.organisations[1].phones[0] = "8 38456 0-00-01".into(), &["organisations[1].phones[0]"]);
        for code in ["", "38", "384567", "+7384", "38-456", "913", "٣٨٤"] {
            check(|file| file.dialling_codes = vec!["3842".into(), code.into()], &["dialling-codes[1]"]);
        }
        check(|file| file.links.cabinet = "javascript:alert(1)".into(), &["links.cabinet"]);
        check(|file| file.links.cabinet = "https://".into(), &["links.cabinet"]);
        check(|file| file.activation_term_days = Some(0), &["activation-term-days"]);
        check(
            |file| file.contact = Some(Contact { name: String::new(), phone: "112".into() }),
            &["contact.name", "contact.phone"],
        );
        let day: NaiveDate = "2026-12-20".parse().unwrap();
        check(
            |file| file.notices = vec![Notice { from: day, until: day.pred_opt().unwrap(), text: "\n".into() }],
            &["notices[0].text", "notices[0].until"],
        );
    }

    #[test]
    fn an_offset_out_of_range_is_utc_until_the_fault_is_put_right() {
        for offset in [i32::MAX, i32::MIN] {
            let programme = Programme { utc_offset_minutes: offset, ..programme() };
            assert_eq!(programme.offset().local_minus_utc(), 0);
        }
    }

    #[test]
    fn the_file_is_written_as_it_is_read() {
        let programme = programme();
        let json = serde_json::to_string(&programme).unwrap();
        assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), programme);
        assert!(!json.contains("activation-term-days"), "what is absent stays absent");
        let without = Programme { dialling_codes: Vec::new(), ..programme };
        let json = serde_json::to_string(&without).unwrap();
        assert!(!json.contains("dialling-codes"));
        assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), without, "a file may leave the codes out");
    }
}
