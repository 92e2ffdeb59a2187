//! What the policies of the real page hold off: scripts that are not the app's own, and other sites.

use serde_json::json;

use crate::{
    engine::Screen,
    journey::{journey, journey_at},
    page::Page,
    pages::send_everything,
    people::Person,
    service::Service,
};

/// Puts into the page what an attacker would. Whatever of it runs marks the page; the answer is what was refused, as
/// soon as all of it was.
const ATTACK: &str = "
    const done = arguments[arguments.length - 1];
    const mark = \"document.documentElement.setAttribute('data-ran', 'yes')\";
    const elsewhere = 'https://elsewhere.invalid';
    const make = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
    const refused = new Set();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        refused.add(`${effectiveDirective} ${blockedURI.startsWith(elsewhere) ? elsewhere : blockedURI}`);
        if (refused.size === arguments[0]) done([...refused].sort());
    });
    make('script', { textContent: mark });
    make('script', { src: `${elsewhere}/script.js` });
    make('div', { innerHTML: `<img src=\"/missing.png\" onerror=\"${mark}\"><b onclick=\"${mark}\">a</b>` });
    document.querySelector('b[onclick]').click();
    make('img', { src: `${elsewhere}/picture.png` });
    make('iframe', { src: `${elsewhere}/frame.html` });
    make('object', { data: `${elsewhere}/object.swf` });
    make('link', { rel: 'stylesheet', href: `${elsewhere}/style.css` });
    make('style', { textContent: '* { display: none }' });
    fetch(`${elsewhere}/leak`).catch(() => {});
";

/// The answers to [`ATTACK`], sorted.
const REFUSED: [&str; 9] = [
    "connect-src https://elsewhere.invalid",
    "frame-src https://elsewhere.invalid",
    "img-src https://elsewhere.invalid",
    "object-src https://elsewhere.invalid",
    "script-src-attr inline",
    "script-src-elem https://elsewhere.invalid",
    "script-src-elem inline",
    "style-src-elem https://elsewhere.invalid",
    "style-src-elem inline",
];

#[tokio::test]
async fn what_is_put_into_the_page_does_not_run_and_reaches_nobody() {
    // What is refused is complained of, rightly.
    journey_at(Service::start(), Screen::Phone, async |page, _| {
        page.open("/").await;
        page.app_is_up().await;
        let refused: Vec<String> = page.slow_script(ATTACK, vec![json!(REFUSED.len())]).await;
        assert_eq!(refused, REFUSED);
        let ran: Option<String> = page.script("return document.documentElement.getAttribute('data-ran')", vec![]).await;
        assert_eq!(ran, None);
        page.heading_is("Сертификат дополнительного образования").await;
    })
    .await;
}

#[tokio::test]
async fn over_a_whole_walk_nobody_else_is_asked_for_anything() {
    journey(Screen::Phone, async |page, _| {
        send_everything(page, &Person::parent_of_seven_year_old()).await;
        asks_nobody_else(page).await;
        for path in ["/status", "/documents", "/organisations", "/ways", "/help", "/class", "/class/list", "/continue"]
        {
            page.open(path).await;
            page.app_is_up().await;
            asks_nobody_else(page).await;
        }
    })
    .await;
}

/// Whatever this page has loaded since it was opened came from the service itself.
async fn asks_nobody_else(page: &Page) {
    let loaded: Vec<String> =
        page.script("return performance.getEntriesByType('resource').map(({ name }) => name)", vec![]).await;
    let own: String = page.script("return location.origin", vec![]).await;
    assert!(!loaded.is_empty());
    for address in &loaded {
        assert!(address.starts_with(&format!("{own}/")), "{address} was asked for by a page of {own}");
    }
}
