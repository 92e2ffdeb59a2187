//! Finding what a name stands for, again and again until it is there.

use std::{
    iter,
    time::{Duration, Instant},
};

use fantoccini::{
    elements::{Element, ElementRef},
    error::CmdError,
    key::Key,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Page;

const SCRIPT: &str = include_str!("page.js");
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(30);

impl Page {
    pub(super) async fn click(&self, control: Control<'_>) {
        self.until(async || Ok(self.target(control).await?.click().await?)).await;
    }

    pub(super) async fn check(&self, control: Control<'_>) {
        self.until(async || {
            if !self.control(control).await?.is_selected().await? {
                self.target(control).await?.click().await?;
            }
            match self.control(control).await?.is_selected().await? {
                true => Ok(()),
                false => Err(Miss(format!("{control} was hit but is not on"))),
            }
        })
        .await;
    }

    /// As hands do it: a field that a driver clears tells its page nothing of it.
    pub(super) async fn replace_text(&self, control: Control<'_>, text: &str) {
        self.until(async || {
            let field = self.target(control).await?;
            let before = field.prop("value").await?.unwrap_or_default().chars().count();
            let (end, back) = (char::from(Key::End), char::from(Key::Backspace));
            let keys: String = iter::once(end).chain(iter::repeat_n(back, before)).chain(text.chars()).collect();
            Ok(field.send_keys(&keys).await?)
        })
        .await;
    }

    pub(super) async fn control(&self, control: Control<'_>) -> Attempt<Element> {
        self.element(&self.find(control).await?.found)
    }

    /// What a person hits, once it can be hit.
    pub(super) async fn target(&self, control: Control<'_>) -> Attempt<Element> {
        let target = self.element(&self.find(control).await?.targets)?;
        match self.ask::<Option<String>>("obstacle(arguments[0])", vec![json!(target)]).await? {
            None => Ok(target),
            Some(obstacle) => Err(Miss(format!("{control} {obstacle}"))),
        }
    }

    async fn find(&self, control: Control<'_>) -> Attempt<Found> {
        let Control { role, name, group } = control;
        let found: Found = self
            .ask("find(arguments[0], arguments[1], arguments[2])", vec![json!(role), json!(name), json!(group)])
            .await?;
        match (found.found.len(), group) {
            (1, _) => Ok(found),
            (0, Some(legend)) if !found.groups.iter().flatten().any(|one| one == legend) => {
                Err(Miss(format!("there is no group «{legend}»; there are: {}", list(found.groups.iter().flatten()))))
            }
            (0, _) => Err(Miss(format!("there is no {control}; there are: {}", list(&found.names)))),
            (many, _) => Err(Miss(format!("{many} of the page's parts are a {control}: name its group"))),
        }
    }

    fn element(&self, references: &[Value]) -> Attempt<Element> {
        references
            .first()
            .and_then(Value::as_object)
            .and_then(|reference| reference.values().next())
            .and_then(Value::as_str)
            .map(|id| Element::from_element_id(self.browser.client.clone(), ElementRef::from(id.to_owned())))
            .ok_or_else(|| Miss("the browser gave no element".to_owned()))
    }

    pub(super) async fn text_now(&self) -> Attempt<String> {
        self.ask("pageText()", Vec::new()).await
    }

    /// Evaluates an expression in the page, with the vocabulary of `page.js`.
    pub(super) async fn ask<T: for<'a> Deserialize<'a>>(&self, expression: &str, arguments: Vec<Value>) -> Attempt<T> {
        let answer = self.browser.client.execute(&format!("{SCRIPT}\nreturn {expression};"), arguments).await?;
        serde_json::from_value(answer).map_err(|cause| Miss(format!("{expression}: {cause}")))
    }

    /// Tries until it works. A page may be redrawn between finding and using, so any miss is tried again.
    pub(super) async fn until<T>(&self, mut attempt: impl AsyncFnMut() -> Attempt<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match attempt().await {
                Ok(value) => return value,
                Err(_) if Instant::now() < deadline => tokio::time::sleep(PAUSE).await,
                Err(Miss(why)) => {
                    panic!("{}: {why}", self.trail.borrow().last().map_or("at the start", String::as_str))
                }
            }
        }
    }
}

/// One control of the page, as the person sees it.
#[derive(Clone, Copy)]
pub(super) struct Control<'a> {
    role: &'static str,
    name: &'a str,
    group: Option<&'a str>,
}

impl<'a> Control<'a> {
    pub(super) fn new(role: &'static str, name: &'a str) -> Self {
        Self { role, name, group: None }
    }

    pub(super) fn inside(legend: &'a str, role: &'static str, name: &'a str) -> Self {
        Self { group: Some(legend), ..Self::new(role, name) }
    }
}

impl std::fmt::Display for Control<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} «{}»", self.role, self.name)?;
        self.group.map_or(Ok(()), |legend| write!(formatter, " in «{legend}»"))
    }
}

/// What `find` in `page.js` answers.
#[derive(Deserialize)]
struct Found {
    found: Vec<Value>,
    targets: Vec<Value>,
    names: Vec<String>,
    groups: Option<Vec<String>>,
}

/// Why something did not work this time.
pub(super) struct Miss(pub(super) String);

pub(super) type Attempt<T> = Result<T, Miss>;

impl From<CmdError> for Miss {
    fn from(cause: CmdError) -> Self {
        Self(cause.to_string())
    }
}

fn list<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    names.into_iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}
