//! Faults that are planted, to see that they are found: of all the scenes that nobody complains about, one would not
//! know otherwise.

use serde_json::{Value, json};

use super::{
    setting,
    walk::{faults, walk},
};

/// A fault, as what is put onto a page, and a part of the sentence by which it is found.
const FAULTS: [(&str, &str); 14] = [
    ("<img src='/icon.svg'>", "everywhere: `img` breaks image-alt"),
    (
        "<p class='pale'>бледно</p>",
        "320 light, 320 dark, 768 light, 768 dark, 1280 light, 1280 dark: `.pale` breaks color-contrast",
    ),
    (
        "<p class='pale-in-the-dark'>бледно</p>",
        "axe, 320 dark, 768 dark, 1280 dark: `.pale-in-the-dark` breaks color-contrast",
    ),
    (
        "<p class='pale-if-forced'>бледно</p>",
        "axe, 320 forced-colors, 768 forced-colors, 1280 forced-colors: `.pale-if-forced` breaks color-contrast",
    ),
    ("<div class='wide'>широко</div>", "320 px: div.wide «широко» ends"),
    ("<div class='wide-letters'>Сельскохозяйственный</div>", "320 px, letters of 200 %: div.wide-letters"),
    ("<div class='tight'>тесно</div>", "320 px, wide spacing: div.tight «тесно» is cut off"),
    ("<div class='aside'><div class='wide'>вбок</div></div>", "div.aside «вбок» has to be scrolled sideways"),
    ("<p class='small'>мелко</p>", "p.small «мелко» is written in 12 px"),
    ("<button class='slim'>узко</button>", "button.slim «узко» is"),
    ("<p><a class='alone' href='/help'>одна</a></p>", "a.alone «одна» is"),
    ("<p><a class='among' href='/help'>рядом</a> со словами</p>", ""),
    (
        "<label for='under'>под крышкой</label><input id='under'><div class='lid'></div>",
        "«под крышкой» is covered by div.lid",
    ),
    ("<i id='twice'></i><i id='twice'></i><label for='none'></label><input aria-labelledby='twice'>", "breaks label"),
];

const STYLE: &str = "
  .pale { color: #aaa; background: #fff }
  @media (prefers-color-scheme: dark) { .pale-in-the-dark { color: #444; background: #222 } }
  @media (forced-colors: active) { .pale-if-forced { forced-color-adjust: none; color: #aaa; background: #fff } }
  .wide { inline-size: 400px }
  .wide-letters { inline-size: min-content; overflow-wrap: normal }
  .tight { block-size: 1.5em; overflow: hidden; line-height: 1; inline-size: 3.1em; overflow-wrap: anywhere }
  .aside { overflow-x: auto }
  .small { font-size: 12px }
  .slim { min-block-size: 0; min-inline-size: 0; block-size: 20px; padding: 0 }
  .lid { position: fixed; inset: 0; background: #fff }";

#[tokio::test]
async fn every_planted_fault_is_found() {
    walk(async |walk| {
        walk.page.open("/about").await;
        walk.page.heading_is("О сервисе").await;
        setting::resize(walk.page, (320, 640)).await;
        assert_eq!(plant(walk.page, "").await, Vec::<String>::new());
        for (fault, sentence) in FAULTS {
            let found = plant(walk.page, fault).await;
            let is_found = found.iter().any(|one| one.contains(sentence) && !sentence.is_empty());
            assert_eq!(is_found, !sentence.is_empty(), "{fault} is found as {found:#?}");
        }
    })
    .await;
}

/// What is found on the page with a fault on it, which is then taken away again.
async fn plant(page: &crate::page::Page, fault: &str) -> Vec<String> {
    let plant = "const [fault, style] = arguments;
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets = [sheet];
        const place = document.createElement('div');
        place.id = 'planted';
        place.innerHTML = fault;
        document.querySelector('#main').append(place);";
    let _: Value = page.script(plant, vec![json!(fault), json!(STYLE)]).await;
    let found = faults(page).await;
    let _: Value = page.script("document.querySelector('#planted').remove();", Vec::new()).await;
    found
}

#[tokio::test]
async fn an_error_in_a_script_is_found() {
    walk(async |walk| {
        walk.page.open("/about").await;
        let _: Value = walk.page.script("setTimeout(() => { throw new Error('planted'); });", Vec::new()).await;
        walk.page.heading_is("О сервисе").await;
        let found = faults(walk.page).await;
        assert!(found.iter().any(|one| one.contains("planted")), "{found:#?}");
    })
    .await;
}

#[tokio::test]
async fn every_letter_is_of_the_one_family() {
    walk(async |walk| {
        let page = walk.page;
        page.open("/").await;
        page.app_is_up().await;
        page.devtools("DOM.enable", json!({})).await;
        page.devtools("CSS.enable", json!({})).await;
        let document = page.devtools("DOM.getDocument", json!({ "depth": -1 })).await;
        let root = &document["root"]["nodeId"];
        let nodes = page.devtools("DOM.querySelectorAll", json!({ "nodeId": root, "selector": "#main *" })).await;
        for node in nodes["nodeIds"].as_array().into_iter().flatten() {
            let fonts = page.devtools("CSS.getPlatformFontsForNode", json!({ "nodeId": node })).await;
            for font in fonts["fonts"].as_array().into_iter().flatten() {
                assert_eq!(font["familyName"], "Roboto", "another family was found beside it");
            }
        }
    })
    .await;
}
