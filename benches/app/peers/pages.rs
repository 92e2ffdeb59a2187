//! The pages of the peer without script, with the markup that the other two have.

use std::{collections::BTreeMap, fmt::Write};

use super::words::Words;

/// What is wrong: the id of the control, and words.
pub(super) type Problem = (String, String);

/// A whole document.
pub(super) fn document(words: &Words, title: &str, problems: &[Problem], progress: &str, content: &str) -> String {
    let document_title = words.text("/pageTitle").replace("{title}", title);
    let progress = if progress.is_empty() { String::new() } else { format!("<p class=\"progress\">{progress}</p>") };
    format!(
        "<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{document_title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"/style.css\"></head><body>\
         <header class=\"header\"><div class=\"column\"><a class=\"brand\" href=\"/\">{}</a></div></header>\
         <main class=\"column\">{}{progress}<h1 id=\"heading\" tabindex=\"-1\">{title}</h1>{content}</main></body></html>",
        words.text("/service"),
        summary(words, problems),
    )
}

fn summary(words: &Words, problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let links = join(problems, |(target, text)| format!("<li><a href=\"#{target}\">{text}</a></li>"));
    format!(
        "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus aria-labelledby=\"error-title\">\
         <h2 id=\"error-title\">{}</h2><ul>{links}</ul></div>",
        words.text("/errors")
    )
}

pub(super) fn start(words: &Words) -> String {
    let doors = join(&words.list("/start/doors"), |door| {
        let code = door.text("/code");
        let first = if code == "staff" { "helper" } else { "birth-date" };
        format!(
            "<li><a class=\"door\" href=\"/questions/{first}?applicant={code}\"><span class=\"door-label\">{}</span>\
             <span class=\"door-hint\">{}</span></a></li>",
            door.text("/label"),
            door.text("/hint")
        )
    });
    let stages = join(&words.list("/start/stages"), |stage| {
        format!("<li><h3>{}</h3><p>{}</p></li>", stage.text("/name"), stage.text("/text"))
    });
    let what = join(&words.list("/start/whatText"), |line| format!("<p>{}</p>", line.text("")));
    let content = format!(
        "<p class=\"lead\">{}</p><h2 id=\"who\">{}</h2><ul class=\"doors\" aria-labelledby=\"who\">{doors}</ul>\
         <h2>{}</h2><ol>{stages}</ol><h2>{}</h2>{what}",
        words.text("/start/lead"),
        words.text("/start/question"),
        words.text("/start/how"),
        words.text("/start/what"),
    );
    document(words, words.text("/start/title"), &[], "", &content)
}

/// A question; `typed` is what stands in its controls.
pub(super) fn question(
    words: &Words,
    question: &Words,
    options: &[Words],
    typed: &BTreeMap<String, String>,
    problems: &[Problem],
    progress: &str,
) -> String {
    let code = question.text("/code");
    let role = if options.is_empty() { "group" } else { "radiogroup" };
    let wrong = if problems.is_empty() { "" } else { " field-wrong" };
    let controls = if options.is_empty() { date(words, code, typed) } else { tiles(code, options, typed) };
    let content = format!(
        "<form method=\"post\" novalidate><div class=\"field{wrong}\" role=\"{role}\" aria-labelledby=\"heading\" \
         aria-describedby=\"{code}-hint {code}-error\">{}{}{controls}</div>\
         <button type=\"submit\" class=\"button\">{}</button></form>",
        hint(code, question.text("/hint")),
        error(words, code, problems.first()),
        words.text("/goOn"),
    );
    document(words, question.text("/title"), problems, progress, &content)
}

fn date(words: &Words, code: &str, typed: &BTreeMap<String, String>) -> String {
    let parts = join(&["day", "month", "year"], |part| {
        format!(
            "<div><label class=\"label\" for=\"{code}-{part}\">{}</label><input class=\"input {part}\" \
             id=\"{code}-{part}\" name=\"{part}\" inputmode=\"numeric\" autocomplete=\"off\" value=\"{}\"></div>",
            words.text(&format!("/date/{part}")),
            escaped(typed.get(*part)),
        )
    });
    format!("<div class=\"date\">{parts}</div>")
}

fn tiles(code: &str, options: &[Words], typed: &BTreeMap<String, String>) -> String {
    let mut place = 0;
    let rows = join(options, |option| {
        let value = option.text("/code");
        let id = if place == 0 { code.to_owned() } else { format!("{code}-{value}") };
        place += 1;
        let checked = if typed.get(code).is_some_and(|chosen| chosen == value) { " checked" } else { "" };
        let hint = match option.text("/hint") {
            "" => String::new(),
            hint => format!("<span class=\"door-hint\">{hint}</span>"),
        };
        format!(
            "<label class=\"tile\"><input type=\"radio\" id=\"{id}\" name=\"{code}\" value=\"{value}\"{checked}> \
             {}{hint}</label>",
            option.text("/label")
        )
    });
    format!("<div class=\"tiles\">{rows}</div>")
}

/// The page with the lines of text.
pub(super) fn form(words: &Words, typed: &BTreeMap<String, String>, problems: &[Problem]) -> String {
    let fields = join(&words.list("/form/fields"), |field| {
        let code = field.text("/code");
        let problem = problems.iter().find(|(target, _)| target == code);
        let (wrong, invalid) = problem.map_or(("", ""), |_| (" field-wrong", " aria-invalid=\"true\""));
        format!(
            "<div class=\"field{wrong}\"><label class=\"label\" for=\"{code}\">{}</label>{}{}<input class=\"input\" \
             id=\"{code}\" name=\"{code}\" inputmode=\"{}\" autocomplete=\"{}\" value=\"{}\"{invalid} \
             aria-describedby=\"{code}-hint {code}-error\"></div>",
            field.text("/label"),
            hint(code, field.text("/hint")),
            error(words, code, problem),
            field.text("/inputmode"),
            field.text("/autocomplete"),
            escaped(typed.get(code)),
        )
    });
    let content = format!(
        "<p class=\"hint\">{}</p><form method=\"post\" novalidate>{fields}\
         <button type=\"submit\" class=\"button\">{}</button></form>",
        words.text("/form/hint"),
        words.text("/form/send"),
    );
    document(words, words.text("/form/title"), problems, "", &content)
}

/// What the answers amount to.
pub(super) fn result(words: &Words, verdict: &str) -> String {
    let text = |name: &str| words.text(&format!("/result/{verdict}/{name}"));
    let go = match verdict {
        "eligible" | "review" => {
            format!("<p><a class=\"button go\" href=\"/application/child\">{}</a></p>", words.text("/apply"))
        }
        _ => String::new(),
    };
    document(words, text("title"), &[], "", &format!("<p class=\"lead\">{}</p>{go}", text("lead")))
}

/// Received.
pub(super) fn sent(words: &Words, number: &str, code: &str) -> String {
    let text = |name: &str| words.text(&format!("/sent/{name}"));
    let content = format!(
        "<p class=\"lead\">{}</p><dl class=\"facts\"><dt>{}</dt><dd>{number}</dd><dt>{}</dt><dd>{code}</dd></dl><p>{}</p>",
        text("lead"),
        text("number"),
        text("code"),
        text("keep"),
    );
    document(words, text("title"), &[], "", &content)
}

fn hint(code: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<p class=\"hint\" id=\"{code}-hint\">{text}</p>") }
}

fn error(words: &Words, code: &str, problem: Option<&Problem>) -> String {
    problem.map_or_else(String::new, |(_, text)| {
        let prefix = words.text("/errorPrefix");
        format!("<p class=\"error\" id=\"{code}-error\"><span class=\"visually-hidden\">{prefix}</span>{text}</p>")
    })
}

/// What was typed, as the value of an attribute.
fn escaped(typed: Option<&String>) -> String {
    typed.map_or_else(String::new, |text| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;"))
}

fn join<T>(items: &[T], mut each: impl FnMut(&T) -> String) -> String {
    items.iter().fold(String::new(), |mut text, item| {
        // Writing into a text never fails.
        let _ = write!(text, "{}", each(item));
        text
    })
}
