//! What stands on a page. What is to be expected is waited for.

use serde_json::json;

use super::{
    Page,
    finding::{Attempt, Control, Miss},
};

impl Page {
    /// The text of the first `h1`.
    pub(crate) async fn heading(&self) -> String {
        self.until(async || {
            let heading: Option<String> = self.ask("firstHeading()", Vec::new()).await?;
            heading.ok_or_else(|| Miss("there is no h1".to_owned()))
        })
        .await
    }

    /// Waits until the `h1` is this one.
    pub(crate) async fn heading_is(&self, text: &str) {
        self.note(format!("expect the heading «{text}»"));
        self.until(async || {
            let heading: Option<String> = self.ask("firstHeading()", Vec::new()).await?;
            expected("the h1", text, heading.as_deref().unwrap_or_default())
        })
        .await;
    }

    /// Waits until the `h1` begins with this.
    pub(crate) async fn heading_begins(&self, text: &str) {
        self.note(format!("expect a heading that begins with «{text}»"));
        self.until(async || {
            let heading: Option<String> = self.ask("firstHeading()", Vec::new()).await?;
            match heading.unwrap_or_default() {
                heading if heading.starts_with(text) => Ok(()),
                heading => Err(Miss(format!("the h1 is «{heading}»"))),
            }
        })
        .await;
    }

    /// Waits until this text stands anywhere on the page.
    pub(crate) async fn text_contains(&self, text: &str) {
        self.note(format!("expect the text «{text}»"));
        self.until(async || match self.text_now().await? {
            page if page.contains(text) => Ok(()),
            _ => Err(Miss(format!("the page does not say «{text}»"))),
        })
        .await;
    }

    /// Waits until this text stands nowhere on the page.
    pub(crate) async fn text_lacks(&self, text: &str) {
        self.note(format!("expect no text «{text}»"));
        self.until(async || match self.text_now().await? {
            page if page.contains(text) => Err(Miss(format!("the page still says «{text}»"))),
            _ => Ok(()),
        })
        .await;
    }

    /// All visible text between header and footer, in one line.
    pub(crate) async fn main_text(&self) -> String {
        self.until(async || self.ask("mainText()", Vec::new()).await).await
    }

    /// Everything there is to read, out of sight or not: title, address, text and what stands in the fields.
    pub(crate) async fn everything(&self) -> String {
        self.until(async || self.ask("everything()", Vec::new()).await).await
    }

    /// Waits until the app stands in place of the page that is there before it.
    pub(crate) async fn app_is_up(&self) {
        self.note("expect the app");
        self.until(async || match self.ask("!document.getElementById('static-page')", Vec::new()).await? {
            true => Ok(()),
            false => Err(Miss("the app is not up".to_owned())),
        })
        .await;
    }

    /// What `header`, `main` and `footer` are made of: tags, attributes and texts, without marks that nobody sees.
    pub(crate) async fn outline(&self) -> Vec<String> {
        self.until(async || self.ask("outline()", Vec::new()).await).await
    }

    /// How far what was on the screen has moved by itself, as browsers measure it; 0 where they do not.
    pub(crate) async fn moved(&self) -> f64 {
        self.until(async || self.ask("window.moved", Vec::new()).await).await
    }

    /// Waits until one sees the page from its beginning.
    pub(crate) async fn is_at_its_beginning(&self) {
        self.until(async || {
            let above: f64 = self.ask("window.scrollY", Vec::new()).await?;
            if above == 0.0 { Ok(()) } else { Err(Miss(format!("{above} pixels of the page are above the screen"))) }
        })
        .await;
    }

    /// The text of the region with that heading.
    pub(crate) async fn region_text(&self, region: &str) -> String {
        self.until(async || {
            let text: Option<String> = self.ask("regionText(arguments[0])", vec![json!(region)]).await?;
            text.ok_or_else(|| Miss(format!("there is no region «{region}»")))
        })
        .await
    }

    /// The names of everything of a role, such as "link", in the region with that heading.
    pub(crate) async fn names_in(&self, role: &str, region: &str) -> Vec<String> {
        self.until(async || {
            let names: Option<Vec<String>> =
                self.ask("namesOf(arguments[0], arguments[1])", vec![json!(role), json!(region)]).await?;
            names.ok_or_else(|| Miss(format!("there is no region «{region}»")))
        })
        .await
    }

    /// The names of everything of a role, such as "link", on the page now.
    pub(crate) async fn names(&self, role: &str) -> Vec<String> {
        self.until(async || self.ask("namesOf(arguments[0], null)", vec![json!(role)]).await).await
    }

    /// What a list of facts says about a term: `page.fact("Номер заявления")`.
    pub(crate) async fn fact(&self, term: &str) -> String {
        self.until(async || {
            let said: Option<String> = self.ask("fact(arguments[0])", vec![json!(term)]).await?;
            said.ok_or_else(|| Miss(format!("no list says anything about «{term}»")))
        })
        .await
    }

    /// Where the link with that text leads, as it is written in the page.
    pub(crate) async fn target_of(&self, link: &str) -> String {
        let link = Control::new("link", link);
        self.until(async || {
            let control = json!(self.control(link).await?);
            // WebKit's driver, asked for this attribute, gives the whole address instead.
            self.ask("arguments[0].getAttribute('href')", vec![control]).await
        })
        .await
    }

    /// What the field with that label holds.
    pub(crate) async fn value(&self, label: &str) -> String {
        self.value_of(Control::new("field", label)).await
    }

    /// The same for a field inside a group.
    pub(crate) async fn value_in(&self, legend: &str, label: &str) -> String {
        self.value_of(Control::inside(legend, "field", label)).await
    }

    async fn value_of(&self, field: Control<'_>) -> String {
        self.until(async || Ok(self.control(field).await?.prop("value").await?.unwrap_or_default())).await
    }

    /// What stands at the field with that label as its problem; empty when it has none.
    pub(crate) async fn problem(&self, label: &str) -> String {
        let field = Control::new("field", label);
        self.until(async || {
            let control = json!(self.control(field).await?);
            self.ask("problemOf(arguments[0])", vec![control]).await
        })
        .await
    }

    /// Whether the radio button or the box with that label is on.
    pub(crate) async fn is_on(&self, label: &str) -> bool {
        self.until(async || {
            let radio = self.control(Control::new("radio", label)).await;
            let control = match radio {
                Ok(control) => control,
                Err(_) => self.control(Control::new("checkbox", label)).await?,
            };
            Ok(control.is_selected().await?)
        })
        .await
    }

    /// What has the focus, as role and name: `"heading Адрес"`, `"field Фамилия"`, or `"nothing"`.
    pub(crate) async fn focused(&self) -> String {
        self.until(async || self.ask("focused()", Vec::new()).await).await
    }

    /// Waits until the focus is there.
    pub(crate) async fn focus_is_on(&self, role_and_name: &str) {
        self.note(format!("expect the focus on {role_and_name}"));
        self.until(async || {
            let focused: String = self.ask("focused()", Vec::new()).await?;
            expected("the focus", role_and_name, &focused)
        })
        .await;
    }

    /// Waits until the document's title begins with this.
    pub(crate) async fn title_begins(&self, text: &str) {
        self.note(format!("expect a title that begins with «{text}»"));
        self.until(async || match self.browser.client.title().await? {
            title if title.starts_with(text) => Ok(()),
            title => Err(Miss(format!("the title is «{title}»"))),
        })
        .await;
    }

    /// Waits until the address bar shows this path, with its query and fragment.
    pub(crate) async fn path_is(&self, path: &str) {
        self.note(format!("expect the address {path}"));
        self.until(async || expected("the address", path, &self.address_now().await?)).await;
    }

    /// Waits until the address bar shows this path, whatever its query and fragment.
    pub(crate) async fn page_is(&self, path: &str) {
        self.note(format!("expect the page {path}"));
        self.until(async || {
            let here = self.address_now().await?;
            expected("the page", path, here.split(['?', '#']).next().unwrap_or_default())
        })
        .await;
    }

    /// Waits until the address bar shows another path than this one.
    pub(crate) async fn page_is_not(&self, path: &str) {
        self.note(format!("expect to leave {path}"));
        self.until(async || match self.address_now().await? {
            here if here.split(['?', '#']).next() == Some(path) => Err(Miss("the page is still there".to_owned())),
            _ => Ok(()),
        })
        .await;
    }

    async fn address_now(&self) -> Attempt<String> {
        let here = self.browser.client.current_url().await?;
        Ok(here.as_str().strip_prefix(&self.address).unwrap_or(here.as_str()).to_owned())
    }

    /// Whether the browser itself found nothing wrong with what it was given.
    pub(crate) async fn has_no_complaints(&self) {
        assert_eq!(self.browser.complaints().await, Vec::<String>::new(), "the browser complains");
    }

    /// Waits until the browser has complained of all this.
    pub(crate) async fn complains_of(&self, all: &[&str]) {
        self.note(format!("expect complaints of {}", all.join(" and ")));
        // Chromium says each only once.
        let mut heard = String::new();
        self.until(async || {
            heard.extend(self.browser.complaints().await);
            let missing = all.iter().find(|one| !heard.contains(**one));
            missing.map_or(Ok(()), |one| Err(Miss(format!("the browser does not complain of {one}, but of: {heard}"))))
        })
        .await;
    }

    /// Everything in the local and the session storage, as text to search in.
    pub(crate) async fn stored(&self) -> String {
        self.until(async || self.ask("stored()", Vec::new()).await).await
    }
}

fn expected(what: &str, wanted: &str, found: &str) -> Attempt<()> {
    if wanted == found { Ok(()) } else { Err(Miss(format!("{what} is «{found}» and not «{wanted}»"))) }
}
