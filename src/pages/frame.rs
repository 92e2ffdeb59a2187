//! What stands around every page: header, announcements, footer.

use leptos::prelude::*;

use super::class::finish;
use super::draft_file::SaveToFile;
use crate::clock;
use crate::dom;
use crate::i18n::{self, chrome, common};
use crate::navigation::use_path;
use crate::route::Route;
use crate::state::{Saving, Standing, use_class_mode, use_family, use_service};
use crate::view::{Node, view};

/// Skip link, name, the two ways that are needed everywhere, announcements.
#[component]
pub(crate) fn Header() -> Node {
    view! {
        <header class="header">
            <a class="skip-link" href="#main" on:click=skip>{common::SKIP}</a>
            <div class="column header-row">
                <a class="brand" href=Route::Start.path() aria-label=chrome::HOME>
                    <span class="brand-ring" aria-hidden="true"></span>{common::SERVICE}
                </a>
                <nav aria-label=chrome::NAVIGATION>
                    <a href=Route::Status.path()>{chrome::STATUS}</a>
                    <a href=Route::Help.path()>{chrome::HELP}</a>
                </nav>
            </div>
        </header>
        <Announcements/>
        <MemoryOnlyBanner/>
    }
}

/// The router takes hash links for itself and moves no focus, so this one moves it on its own.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    event.stop_propagation();
    dom::focus("main");
}

#[component]
fn Announcements() -> Option<Node> {
    let service = use_service();
    let examples = service.with(|programme| programme.has_examples());
    let today = service.today();
    let notices: Vec<String> =
        service.with(|programme| programme.notices_on(today).map(|notice| notice.text.clone()).collect());
    (examples || !notices.is_empty()).then(|| {
        view! {
            <aside class="announcements" aria-label=chrome::NOTICES>
                <div class="column">
                    {notices.into_iter().map(|text| view! { <p>{text}</p> }).collect::<Node>()}
                    {examples.then(|| view! { <p>{chrome::EXAMPLES}</p> })}
                </div>
            </aside>
        }
    })
}

/// Staff: nothing is saved, and one press leaves nothing for the next family.
#[component]
fn MemoryOnlyBanner() -> Node {
    let (class, family) = (use_class_mode(), use_family());
    let here = use_path();
    let hand_over = move || {
        let here = here.get();
        let is_there = here == Route::Handover.path();
        (!is_there && !family.is_empty()).then(|| {
            view! { <a class="button button-quiet" href=Route::hand_over_from(&here)>{chrome::HAND_OVER}</a> }
        })
    };
    view! {
        {move || {
            class.is_on().then(|| {
                view! {
                    <aside class="memory-only" aria-label=chrome::MEMORY_ONLY>
                        <div class="column memory-only-row">
                            <p><a href=Route::Class.path()>{chrome::MEMORY_ONLY}</a></p>
                            <div class="memory-only-actions">
                                {hand_over}
                                <button type="button" class="button button-quiet" on:click=move |_| finish(class)>
                                    {chrome::FINISH}
                                </button>
                            </div>
                        </div>
                    </aside>
                }
            })
        }}
    }
}

/// Whether what was typed is safe, and the plain texts.
#[component]
pub(crate) fn Footer() -> Node {
    let family = use_family();
    let saving = move || match family.saving() {
        // What became of the draft elsewhere is said by the page.
        _ if family.standing() != Standing::Here => None,
        Saving::Nothing | Saving::MemoryOnly => None,
        Saving::Saved(at) => {
            let saved = chrome::saved(&i18n::time(at, clock::device_offset()));
            Some(view! { <p class="saved">{saved} " " <SaveToFile/></p> })
        }
        Saving::Refused => {
            Some(view! { <p class="saved saved-not" role="alert">{chrome::NOT_SAVED} " " <SaveToFile/></p> })
        }
    };
    view! {
        <footer class="footer">
            <div class="column">
                {saving}
                <nav aria-label=chrome::FOOTER>
                    <a href=Route::About.path()>{chrome::ABOUT}</a>
                    <a href=Route::Privacy.path()>{chrome::PRIVACY}</a>
                    <a href=Route::Accessibility.path()>{chrome::ACCESSIBILITY}</a>
                </nav>
            </div>
        </footer>
    }
}
