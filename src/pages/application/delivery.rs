//! What is happening to an application that was sent and has no answer: told in words, with what one can do.

use leptos::prelude::*;

use crate::dom;
use crate::i18n::delivery;
use crate::state::{Cleared, Obstacle, Saving, SubmissionState, use_class_mode, use_family, use_submission};
use crate::view::{Node, view};
use crate::watched::{Steady, Watched, on_change};

/// Stands on the check page while a submission waits or its fate is unknown. It stays while the next attempt is made,
/// so that nothing flickers.
#[component]
pub(super) fn Delivery() -> Node {
    let (family, submission) = (use_family(), use_submission());
    let pending = Steady::new(move || {
        submission.obstacle().and_then(|obstacle| family.pending().map(|pending| (obstacle, pending.memory_only)))
    });
    let mut was_shown = None;
    on_change(move || {
        let shown = pending.get().is_some();
        if shown && was_shown == Some(false) {
            request_animation_frame(|| {
                dom::focus("delivery");
            });
        }
        was_shown = Some(shown);
    });
    let waited = Watched::new(false);
    let waits = Steady::new(move || {
        let state = submission.state();
        if state != SubmissionState::Sending {
            waited.set_untracked(state == SubmissionState::Waiting);
        }
        waited.get_untracked()
    });
    view! {
        {move || pending.get().map(|(obstacle, memory_only)| card(obstacle, waits, memory_only))}
    }
}

fn card(obstacle: Obstacle, waits: Steady<bool>, memory_only: bool) -> Node {
    let (family, submission) = (use_family(), use_submission());
    let trying = move || submission.state() == SubmissionState::Sending;
    // Nothing is promised for a page that is closed where nothing of it is kept.
    let promise = move || match (waits.get(), family.saving() == Saving::Refused) {
        (false, true) => delivery::ASK_ITSELF_UNSAVED,
        (false, false) => delivery::ASK_ITSELF,
        (true, _) if memory_only => delivery::BY_ITSELF_HERE,
        (true, true) => delivery::BY_ITSELF_UNSAVED,
        (true, false) => delivery::BY_ITSELF,
    };
    let press = move || match (trying(), waits.get()) {
        (true, _) => delivery::TRYING,
        (false, true) => delivery::NOW,
        (false, false) => delivery::ASK_NOW,
    };
    let class = use_class_mode();
    let refused = Watched::new(false);
    let leave = move |_| {
        if submission.park() {
            class.finish(Cleared::OnWish);
        } else {
            refused.set(true);
        }
    };
    let park = memory_only.then(|| {
        view! {
            <h3>{delivery::PARK_TITLE}</h3>
            <p>{delivery::PARK_TEXT}</p>
            <p role="alert" class="error">{move || refused.get().then_some(delivery::PARK_REFUSED)}</p>
            <p><button type="button" class="button button-quiet" on:click=leave>{delivery::PARK}</button></p>
        }
    });
    view! {
        <section class="card card-next" aria-labelledby="delivery">
            <h2 id="delivery" tabindex="-1">{move || if waits.get() { delivery::WAITING } else { delivery::UNKNOWN }}</h2>
            <div role="status">
                <p>{in_words(obstacle)}</p>
                <p>{promise}</p>
            </div>
            <div class="actions">
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || trying().then_some("true")
                    on:click=move |_| submission.try_again()
                >
                    {press}
                </button>
                {move || waits.get().then(|| view! {
                    <button
                        type="button"
                        class="button button-quiet"
                        aria-disabled=move || trying().then_some("true")
                        on:click=move |_| submission.call_back()
                    >
                        {delivery::CALL_BACK}
                    </button>
                })}
            </div>
            {park}
        </section>
    }
}

fn in_words(obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::Interrupted => delivery::INTERRUPTED.into(),
        Obstacle::Offline => delivery::OFFLINE.into(),
        Obstacle::Lost => delivery::LOST.into(),
        Obstacle::Strange => delivery::STRANGE.into(),
        Obstacle::ServerDown => delivery::SERVER_DOWN.into(),
        Obstacle::TooMany { seconds } => delivery::too_many(seconds.into()),
    }
}
