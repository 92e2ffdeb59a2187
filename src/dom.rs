//! The few things the app does to the document itself.

use std::cell::Cell;
use std::time::Duration;

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, ShareData, Url};

/// Whether there is a document at all. The pages that stand in `index.html` are drawn where there is none, on the machine
/// that builds the app.
pub(crate) const IS_THERE: bool = cfg!(target_family = "wasm");

/// Tells `handler` of an event of the window, for as long as the page stays.
pub(crate) fn on_window<E>(event: E, handler: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: JsCast,
{
    if IS_THERE {
        let _ = window_event_listener(event, handler);
    }
}

/// Does what nobody should wait for, when what was changed until now is on the screen.
pub(crate) fn when_painted(then: impl FnOnce() + 'static) {
    if IS_THERE {
        request_animation_frame(move || set_timeout(then, Duration::ZERO));
    }
}

/// Ends the app as a panic does: `index.html` sees that and shows its page of last resort, for the app's own code cannot
/// draw anything.
pub(crate) fn give_up() -> ! {
    std::process::abort()
}

/// Tells the page of last resort whether it may promise that what was typed is safe.
pub(crate) fn note_saved(saved: bool) {
    if IS_THERE && let Some(body) = document().body() {
        let _ = body.toggle_attribute_with_force("data-saved", saved);
    }
}

/// Shows the whole page of `index.html`, rules and all, where the app has none of its own to draw.
pub(crate) fn show_static_page() {
    if let Some(page) = document().get_element_by_id("static-page") {
        let _ = page.remove_attribute("data-waiting");
    }
}

/// Puts away the page that `index.html` shows until the app is up, and keeps for the last resort. Left in the document it
/// would be a second header and a second `main`.
pub(crate) fn put_away_static_page() {
    if let Some(page) = document().get_element_by_id("static-page") {
        page.remove();
    }
}

/// Tells the script of `index.html`, which hands over what was typed before the app was there.
pub(crate) fn tell_that_the_app_is_drawn() {
    if let Ok(drawn) = web_sys::Event::new("kruzhok:drawn") {
        let _ = window().dispatch_event(&drawn);
    }
}

/// Moves the focus to the element with this id, and its label or legend into sight. Returns whether it is there.
pub(crate) fn focus(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else { return false };
    let labelled = element.closest("fieldset, .field").ok().flatten().unwrap_or_else(|| element.clone());
    labelled.scroll_into_view();
    element.dyn_into::<HtmlElement>().is_ok_and(|element| element.focus().is_ok())
}

/// Moves the focus to what is about to be drawn: what had it is about to go.
pub(crate) fn focus_soon(id: String) {
    request_animation_frame(move || {
        focus(&id);
    });
}

/// Gives the focus back to the button or link that has it, once the page around it is drawn anew: it is known by its words.
pub(crate) fn keep_focus() {
    let Some(focused) = document().active_element() else { return };
    let (tag, words) = (focused.local_name(), focused.text_content());
    if !matches!(tag.as_str(), "a" | "button") {
        return;
    }
    request_animation_frame(move || {
        let Ok(all) = document().query_selector_all(&["#main ", tag.as_str()].concat()) else { return };
        let mut all = (0..all.length()).filter_map(|place| all.item(place));
        if !focused.is_connected()
            && let Some(again) = all.find(|node| node.text_content() == words)
        {
            let _ = again.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Takes the focus from whatever has it. A browser that finds it on something that is taken out of the page lays out what is
/// left of the page at that moment, for nothing.
pub(crate) fn let_go() {
    if IS_THERE && let Some(focused) = document().active_element() {
        let _ = focused.unchecked_into::<HtmlElement>().blur();
    }
}

/// Moves the focus to the page's heading.
pub(crate) fn focus_heading() {
    if let Ok(Some(heading)) = document().query_selector("#main h1")
        && let Ok(heading) = heading.dyn_into::<HtmlElement>()
    {
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
    }
}

/// Scrolls to the top without a glide: a new page begins at its beginning.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Whether the page is in front of somebody now.
pub(crate) fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// Whether the device says that it has a network at all.
pub(crate) fn is_online() -> bool {
    window().navigator().on_line()
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    let _ = window().print();
}

thread_local! {
    /// Whether something was copied here, which every program on the computer can paste.
    static COPIED: Cell<bool> = const { Cell::new(false) };
    /// Whether that was on a page before this one, which could not clear it.
    static COPIED_BEFORE: Cell<bool> = const { Cell::new(false) };
}

/// Copies `text`; `false` where the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    COPIED.set(true);
    wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Whether something that was copied here can still be pasted, as far as anybody knows.
pub(crate) fn has_copied() -> bool {
    COPIED.get()
}

/// Leaves nothing to paste of what was copied here. A browser may refuse while nobody presses anything, or never answer.
pub(crate) fn forget_copied() {
    if COPIED.get() {
        leptos::task::spawn_local(async {
            if copy("").await {
                COPIED.set(false);
            }
        });
    }
}

/// The same for what was copied on a page before this one, as soon as somebody presses something.
pub(crate) fn forget_copied_before() {
    COPIED.set(true);
    COPIED_BEFORE.set(true);
    for event in ["pointerdown", "keydown"] {
        on_window(leptos::ev::Custom::<web_sys::Event>::new(event), |_| {
            if COPIED_BEFORE.take() {
                forget_copied();
            }
        });
    }
}

/// Whether the browser can hand a link to another app.
pub(crate) fn can_share() -> bool {
    js_sys::Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|share| share.is_function())
}

/// Offers the person the apps that take a link. Whether one was chosen is nobody's business.
pub(crate) fn share(link: &str) {
    let what = ShareData::new();
    what.set_url(link);
    let _ = window().navigator().share_with_data(&what);
}

/// Takes the fragment out of the address of the page with this path, and out of the browser's history; `None` where
/// there is none, or another page.
pub(crate) fn take_fragment(path: &str) -> Option<String> {
    let location = window().location();
    if location.pathname().ok()? != path {
        return None;
    }
    let fragment = location.hash().ok()?.strip_prefix('#')?.to_owned();
    let _ = window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(path));
    Some(fragment)
}

/// Leaves for `path` in a way that Back does not undo, dropping everything in memory.
pub(crate) fn replace_page(path: &str) {
    let _ = window().location().replace(path);
}

/// The same, even where only the fragment differs.
pub(crate) fn replace_page_anew(path: &str) {
    let location = window().location();
    let here = location.pathname().unwrap_or_default();
    let _ = location.replace(path);
    if path.split('#').next() == Some(here.as_str()) {
        let _ = location.reload();
    }
}

/// Puts another path of the app into the address, before there is a router that would see it; the page stays.
pub(crate) fn replace_address(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// The fragment of the address, with its `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    if !IS_THERE {
        return String::new();
    }
    window().location().hash().unwrap_or_default()
}

/// Covers whatever is on the screen, at once and until the page is left.
pub(crate) fn cover() {
    if let Some(body) = document().body() {
        let _ = body.set_attribute("data-covered", "");
    }
}

/// The name of the note beside an entry of the browser's history.
const NOTE: &str = "kruzhok.class";

/// Leaves a note beside this entry of the browser's history. It comes back with the entry, even in a tab that was closed.
pub(crate) fn note_entry(text: &str) {
    let Ok(history) = window().history() else { return };
    if entry_note().as_deref() != Some(text) {
        let state = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&state, &NOTE.into(), &text.into());
        let _ = history.replace_state_with_url(&state, "", None);
    }
}

/// The note beside this entry of the browser's history.
pub(crate) fn entry_note() -> Option<String> {
    // Most entries have none; to ask nothing for something is an error, and an error is slow.
    let state = window().history().ok()?.state().ok().filter(JsValue::is_object)?;
    js_sys::Reflect::get(&state, &NOTE.into()).ok()?.as_string()
}

/// 16 random bytes as lower-case hexadecimal digits. `crypto.randomUUID` would need a secure context, which a
/// school's intranet may not be.
pub(crate) fn random_hex() -> String {
    let mut bytes = [0_u8; 16];
    if IS_THERE && let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Hands `text` to the browser as a file to keep.
pub(crate) fn download(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    let url = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").map(JsCast::unchecked_into::<HtmlElement>);
    if let (Ok(url), Ok(link)) = (url, link) {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
        // The browser has taken it by then.
        set_timeout(move || drop(Url::revoke_object_url(&url)), Duration::from_secs(60));
    }
}

/// The text of the file that was chosen in the field of `event`; `None` where none was, or it cannot be read.
pub(crate) async fn chosen_file(event: &web_sys::Event) -> Option<String> {
    let field: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    wasm_bindgen_futures::JsFuture::from(file.text()).await.ok()?.as_string()
}
