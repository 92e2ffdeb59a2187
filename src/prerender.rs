//! The pages that stand in `index.html` before the app runs: the start page, what follows its three links, and the status
//! page that waits for its answer, drawn by the app's own components on the machine that builds it.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::programme::Programme;
use kruzhok_domain::wizard::{Applicant, Question};
use leptos::prelude::*;
use sha2::{Digest, Sha256};

use crate::components::provide_flash;
use crate::navigation::stand_still_at;
use crate::offline::provide_update;
use crate::pages;
use crate::route::Route;
use crate::state;
use crate::view::{Node, to_html, view};

/// Where the start page goes in `index.html`.
const START: &str = "<template id=start-page></template>";
/// Where the other pages go.
const OTHERS: &str = "<template id=other-first-pages></template>";

/// Why `index.html` cannot be filled in.
#[derive(Debug, thiserror::Error)]
pub enum Unfilled {
    /// The programme file cannot be read.
    #[error("the programme file: {0}")]
    Programme(#[from] serde_json::Error),
    /// The page has no such place.
    #[error("the page has no {0}")]
    NoPlace(&'static str),
}

/// Fills the pages into `page`, with the values of the programme file `programme`. Marks around them name the programme by
/// the hash of what does not depend on the day: a server with another one takes them out.
///
/// # Errors
/// [`Unfilled`] says why not.
pub fn fill(page: &str, programme: &str) -> Result<String, Unfilled> {
    // Effects are for the document, which is not there: nobody carries them out. A second call finds that settled.
    let _ = Executor::init_custom_executor(Nobody);
    let programme = serde_json::from_str::<Programme>(programme)?.undated();
    let hash: String =
        Sha256::digest(serde_json::to_vec(&programme)?).iter().map(|byte| format!("{byte:02x}")).collect();
    let marked = |content: String| format!("<!--for {hash}-->{content}<!--/for-->");
    let questions = Applicant::ALL.iter().map(|applicant| question(*applicant, &programme));
    let others: String = questions.chain([status(&programme)]).collect();
    let page = put(page, START, &marked(start(&programme)))?;
    put(&page, OTHERS, &marked(others))
}

fn put(page: &str, place: &'static str, content: &str) -> Result<String, Unfilled> {
    let (before, after) = page.split_once(place).ok_or(Unfilled::NoPlace(place))?;
    Ok([before, content, after].concat())
}

/// The whole start page, header and footer included.
fn start(programme: &Programme) -> String {
    drawn_at("/", programme, || {
        view! {
            <pages::Header/>
            <main id="main" class="column" tabindex="-1"><pages::Start/></main>
            <pages::Footer/>
        }
    })
}

/// What the start page's link for `applicant` leads to, for the script in `index.html` to put in the place of the start
/// page's content.
fn question(applicant: Applicant, programme: &Programme) -> String {
    let link = Route::begin(applicant);
    let question = if applicant == Applicant::Staff { Question::Helped } else { Question::BirthDate };
    let page = drawn_at(&link, programme, || view! { <pages::QuestionPage question/> });
    template(&link, &page)
}

/// What a link to an application opens, whichever it is.
fn status(programme: &Programme) -> String {
    let path = Route::Status.path();
    template(&[path.as_str(), "#"].concat(), &drawn_at(&path, programme, || view! { <pages::StatusAwaited/> }))
}

fn template(link: &str, page: &str) -> String {
    ["<template data-link=\"", link, "\">", page, "</template>"].concat()
}

fn drawn_at(link: &str, programme: &Programme, draw: impl FnOnce() -> Node) -> String {
    Owner::new().with(|| {
        stand_still_at(link);
        provide_flash();
        provide_update();
        state::provide_service(programme.clone(), Some(0));
        state::provide_family();
        state::provide_filed();
        state::provide_parked();
        state::provide_submission();
        state::provide_class_mode();
        untrack(|| to_html(draw()))
    })
}

/// Carries out nothing.
struct Nobody;

impl CustomExecutor for Nobody {
    fn spawn(&self, _: PinnedFuture<()>) {}

    fn spawn_local(&self, _: PinnedLocalFuture<()>) {}

    fn poll_local(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<div><template id=start-page></template></div><template id=other-first-pages></template><p>end</p>";
    const PROGRAMME: &str = include_str!("../public/programme.json");

    #[test]
    fn the_start_page_and_what_its_links_lead_to_are_filled_in() {
        let page = fill(PAGE, PROGRAMME).unwrap();
        assert!(page.starts_with("<div><!--for ") && page.ends_with("<!--/for--><p>end</p>"), "{page}");
        assert_eq!(page.matches("<main ").count(), 1);
        for applicant in Applicant::ALL {
            let link = Route::begin(*applicant);
            assert!(page.contains(&format!("<a href=\"{link}\"")), "{link}");
            assert!(page.contains(&format!("<template data-link=\"{link}\">")), "{link}");
        }
        assert!(page.contains("<template data-link=\"/status#\">"), "{page}");
        assert_eq!(page.matches("<form ").count(), Applicant::ALL.len());
        assert_eq!(page.matches("id=\"birth-date-day\"").count(), 2);
    }

    #[test]
    fn the_pages_have_the_values_of_the_programme_and_nothing_that_is_dated() {
        let mut programme: serde_json::Value = serde_json::from_str(PROGRAMME).unwrap();
        programme["ages"]["alone-from"] = 13.into();
        programme["municipality"]["prepositional"] = "Тестовом округе".into();
        programme["notices"] = serde_json::json!([
            { "from": "2000-01-01", "until": "2100-01-01", "text": "Приём заявлений приостановлен" }
        ]);
        let page = fill(PAGE, &programme.to_string()).unwrap();
        assert!(page.contains("Подаю за себя, мне уже есть 13") && page.contains("живут в Тестовом округе"), "{page}");
        assert!(!page.contains("приостановлен") && !page.contains("живут в Ленинск"), "{page}");
        let hash = |page: &str| page.split("<!--for ").nth(1).map(|rest| rest.chars().take(64).collect::<String>());
        assert_ne!(hash(&page), hash(&fill(PAGE, PROGRAMME).unwrap()));
        // A server shows them beside any announcement.
        programme["notices"] = serde_json::json!([]);
        assert_eq!(page, fill(PAGE, &programme.to_string()).unwrap());
    }

    #[test]
    fn nothing_is_said_of_a_draft_that_nobody_has() {
        let page = fill(PAGE, PROGRAMME).unwrap();
        assert!(!page.contains("сохранено") && !page.contains("class=\"saved"), "{page}");
    }

    #[test]
    fn a_page_without_a_place_and_a_file_that_is_no_programme_are_refused() {
        assert!(matches!(fill("<p>", PROGRAMME), Err(Unfilled::NoPlace(_))));
        assert!(matches!(fill(PAGE, "{}"), Err(Unfilled::Programme(_))));
    }
}
