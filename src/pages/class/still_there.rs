//! What class mode does on every page: it listens to its keys, and asks before anything is lost.

use leptos::prelude::*;

use super::dialog::Dialog;
use super::{finish, keys};
use crate::i18n::{class as words, common};
use crate::navigation::{use_fragment, use_path};
use crate::state::{Attention, Cleared, Loss, use_class_mode};
use crate::view::{Node, view};
use crate::watched::{Steady, on_change};

/// How long the router may take to note a page in the history.
const SETTLED: std::time::Duration = std::time::Duration::from_millis(100);

/// Nothing to be seen while somebody is there and nothing is about to be lost.
#[component]
pub(crate) fn StillThere() -> Node {
    let class = use_class_mode();
    keys::listen();
    let (path, fragment) = (use_path(), use_fragment());
    on_change(move || {
        path.track();
        fragment.track();
        set_timeout(move || class.look(), SETTLED);
    });
    let asks = Steady::new(move || matches!(class.attention(), Attention::Asked { .. }));
    view! {
        {move || match (asks.get(), class.about_to_lose()) {
            (true, _) => view! { <AskWhetherThere/> },
            (false, Some(loss)) => view! { <AskWhetherToLose loss/> },
            (false, None) => Node::Nothing,
        }}
    }
}

#[component]
fn AskWhetherThere() -> Node {
    let class = use_class_mode();
    let title = document().title();
    document().set_title(&common::page_title(words::STILL_THERE));
    on_cleanup(move || document().set_title(&title));
    let left = move || match class.attention() {
        Attention::Asked { seconds } => words::clears_in(seconds.into()),
        Attention::Here | Attention::Gone => String::new(),
    };
    view! {
        <Dialog
            title=words::STILL_THERE
            stay=words::HERE
            on_stay=move |()| class.is_attended()
            on_clear=move |()| finish(class)
        >
            <p role="timer" aria-live="off">{left}</p>
        </Dialog>
    }
}

#[component]
fn AskWhetherToLose(loss: Loss) -> Node {
    let class = use_class_mode();
    let what = match loss {
        Loss::Unsent => words::LOSE_UNSENT,
        Loss::Unsettled => words::LOSE_UNSETTLED,
    };
    view! {
        <Dialog
            title=words::LOSE
            stay=words::KEEP
            on_stay=move |()| class.keep()
            on_clear=move |()| class.finish(Cleared::OnWish)
        >
            <p>{what}</p>
        </Dialog>
    }
}
