//! The peer without script: a page for each question, answers in a cookie, a redirect after each form.

use std::{collections::BTreeMap, fs, path::Path, sync::Mutex};

use chrono::{Datelike, NaiveDate};
use hyper::body::Bytes;

use super::{
    Answer, Asked, compressed, cookie,
    pages::{self, Problem},
    words::Words,
};
use crate::{Result, surroundings::now};

const COOKIE: &str = "answers";
const PASSPORT_AGE: i32 = 14;

type Texts = BTreeMap<String, String>;

/// The site.
pub(super) struct Plain {
    words: Words,
    style: Bytes,
    /// The pages that were sent, compressed: no visitor shall wait for what a real server would do faster.
    compressed: Mutex<BTreeMap<String, Bytes>>,
}

impl Plain {
    /// Reads the words and the style sheet, and compresses the pages of the way that is measured.
    pub(super) fn read(built: &Path) -> Result<Self> {
        let style = compressed(&fs::read(built.join("style.css"))?)?;
        let plain = Self { words: Words::read(built)?, style, compressed: Mutex::default() };
        let child_of_seven = format!("applicant=parent&birth-date=1.1.{}", now().year() - 8);
        for page in ["/", "/questions/birth-date", "/questions/residence", "/questions/already", "/questions/attends"] {
            plain.get(page, &texts(&child_of_seven));
        }
        let eligible = texts(&format!("{child_of_seven}&residence=here&already=no&attends=kindergarten"));
        for page in ["/questions/identity", "/result", "/application/child", "/sent"] {
            plain.get(page, &eligible);
        }
        Ok(plain)
    }

    pub(super) fn answer(&self, asked: &Asked) -> Answer {
        if asked.path == "/style.css" {
            return self.style();
        }
        let kept = asked.cookie.split("; ").find_map(|one| one.strip_prefix(COOKIE)?.strip_prefix('='));
        let mut answers = texts(kept.unwrap_or_default());
        if asked.is_post {
            return self.post(&asked.path, answers, &texts(&asked.body));
        }
        if let Some(applicant) = texts(&asked.query).remove("applicant") {
            answers = BTreeMap::from([("applicant".to_owned(), applicant)]);
            let mut answer = self.get(&asked.path, &answers);
            answer.headers.push(cookie(COOKIE, written(&answers)));
            return answer;
        }
        self.get(&asked.path, &answers)
    }

    fn style(&self) -> Answer {
        let headers = [
            ("content-type", "text/css"),
            ("content-encoding", "br"),
            ("cache-control", "public, max-age=31536000, immutable"),
        ];
        let headers = headers.map(|(name, value)| (name, value.to_owned())).into();
        Answer { status: 200, headers, body: self.style.clone() }
    }

    fn get(&self, path: &str, answers: &Texts) -> Answer {
        if let Some(code) = path.strip_prefix("/questions/") {
            let typed = match answers.get(code).filter(|_| code == "birth-date") {
                Some(date) => parts(date),
                None => answers.clone(),
            };
            return self.question(code, answers, &typed, &[]);
        }
        self.page(match path {
            "/result" => pages::result(&self.words, verdict(answers)),
            "/application/child" => pages::form(&self.words, &Texts::new(), &[]),
            "/sent" => pages::sent(&self.words, "123-456-789", "12345-67890"),
            _ => pages::start(&self.words),
        })
    }

    fn post(&self, path: &str, mut answers: Texts, typed: &Texts) -> Answer {
        let Some(code) = path.strip_prefix("/questions/") else { return self.send(typed) };
        let question = self.words.question(code);
        let given = match typed.get(code) {
            _ if code == "birth-date" => self.birth_date(typed),
            Some(chosen) => Ok(chosen.clone()),
            None => Err((code.to_owned(), question.text("/empty").to_owned())),
        };
        match given {
            Err(problem) => self.question(code, &answers, typed, &[problem]),
            Ok(given) => {
                answers.insert(code.to_owned(), given);
                let mut answer = redirect(&self.path_after(&answers));
                answer.headers.push(cookie(COOKIE, written(&answers)));
                answer
            }
        }
    }

    fn send(&self, typed: &Texts) -> Answer {
        let problems: Vec<Problem> =
            self.words.list("/form/fields").iter().filter_map(|field| field_problem(field, typed)).collect();
        if problems.is_empty() { redirect("/sent") } else { self.page(pages::form(&self.words, typed, &problems)) }
    }

    fn question(&self, code: &str, answers: &Texts, typed: &Texts, problems: &[Problem]) -> Answer {
        let question = self.words.question(code);
        let young = |answers: &Texts| answers.get("birth-date").is_some_and(|date| age(&parts(date)) < PASSPORT_AGE);
        let mut options = question.list("/options");
        if code == "identity" && young(answers) {
            options.retain(|option| !matches!(option.text("/code"), "passport" | "temporary-card"));
        }
        let all = self.asked(answers);
        let place = all.iter().take_while(|one| *one != code).count() + 1;
        let progress = self.words.text("/progress").replace("{place}", &place.to_string());
        let progress = progress.replace("{count}", &all.len().to_string());
        self.page(pages::question(&self.words, &question, &options, typed, problems, &progress))
    }

    /// The codes of the questions on the way of these answers.
    fn asked(&self, answers: &Texts) -> Vec<String> {
        let is = |code: &str, value: &str| answers.get(code).is_some_and(|given| given == value);
        let end = match () {
            () if is("residence", "elsewhere") => "residence",
            () if is("already", "yes") => "already",
            () => "identity",
        };
        let all = self.words.list("/questions");
        let codes = all.iter().map(|one| one.text("/code").to_owned());
        let mut codes: Vec<String> = codes.filter(|code| code != "helper" || is("applicant", "staff")).collect();
        codes.truncate(codes.iter().take_while(|code| *code != end).count() + 1);
        codes
    }

    fn path_after(&self, answers: &Texts) -> String {
        let next = self.asked(answers).into_iter().find(|code| !answers.contains_key(code));
        next.map_or_else(|| "/result".to_owned(), |code| format!("/questions/{code}"))
    }

    /// The date as it is kept, or what is wrong with it.
    fn birth_date(&self, typed: &Texts) -> std::result::Result<String, Problem> {
        let part = |name: &str| typed.get(name).map(|text| text.trim()).unwrap_or_default();
        let wrong = |part: &str, rule: &str| {
            (format!("birth-date-{part}"), self.words.text(&format!("/date/problems/{rule}")).to_owned())
        };
        let names = ["day", "month", "year"];
        if names.iter().all(|name| part(name).is_empty()) {
            return Err(wrong("day", "empty"));
        }
        if let Some(name) = names.into_iter().find(|name| part(name).is_empty()) {
            return Err(wrong(name, &format!("{name}-missing")));
        }
        let number = |name: &str, most: u32| part(name).parse().ok().filter(|number| (1..=most).contains(number));
        let day: u32 = number("day", 31).ok_or_else(|| wrong("day", "day-unknown"))?;
        let month: u32 = number("month", 12).ok_or_else(|| wrong("month", "month-unknown"))?;
        let year: u32 =
            number("year", 9999).filter(|year| *year >= 1900).ok_or_else(|| wrong("year", "year-unknown"))?;
        let date =
            NaiveDate::from_ymd_opt(year.cast_signed(), month, day).ok_or_else(|| wrong("day", "no-such-day"))?;
        if date > now().date_naive() { Err(wrong("year", "future")) } else { Ok(format!("{day}.{month}.{year}")) }
    }

    fn page(&self, html: String) -> Answer {
        let mut known = self.compressed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let body = known.get(&html).cloned().unwrap_or_else(|| compressed(html.as_bytes()).unwrap_or_default());
        known.insert(html, body.clone());
        let headers =
            [("content-type", "text/html; charset=utf-8"), ("content-encoding", "br"), ("cache-control", "no-cache")];
        Answer { status: 200, headers: headers.map(|(name, value)| (name, value.to_owned())).into(), body }
    }
}

fn redirect(path: &str) -> Answer {
    Answer { status: 303, headers: vec![("location", path.to_owned())], body: Bytes::new() }
}

fn verdict(answers: &Texts) -> &'static str {
    let is = |code: &str, value: &str| answers.get(code).is_some_and(|given| given == value);
    if is("residence", "elsewhere") {
        "not-resident"
    } else if is("already", "yes") {
        "has-certificate"
    } else if is("residence", "unsure") || is("already", "unsure") || is("identity", "foreign") {
        "review"
    } else {
        "eligible"
    }
}

fn field_problem(field: &Words, typed: &Texts) -> Option<Problem> {
    let code = field.text("/code");
    let text = typed.get(code).map(|text| text.trim()).unwrap_or_default();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rule = match field.text("/kind") {
        _ if text.is_empty() => "empty",
        "letters" if !text.chars().all(|one| one.is_alphabetic() || " '-".contains(one)) => "characters",
        "email" if !text.contains('@') || text.contains(' ') => "shape",
        "digits" if !text.chars().all(|one| one.is_ascii_digit() || " ()+-".contains(one)) => "characters",
        "digits" if field.number("/from").is_some_and(|from| digits < from) => "too-short",
        "digits" if field.number("/to").is_some_and(|to| digits > to) => "too-long",
        _ => return None,
    };
    // What may be left out has no words for that.
    Some(field.text(&format!("/problems/{rule}")))
        .filter(|text| !text.is_empty())
        .map(|text| (code.to_owned(), text.to_owned()))
}

/// Names and values of a form, a query or the cookie.
fn texts(encoded: &str) -> Texts {
    url::form_urlencoded::parse(encoded.as_bytes()).into_owned().collect()
}

fn written(answers: &Texts) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(answers).finish()
}

/// `2.3.2019` as what stands in the three fields.
fn parts(date: &str) -> Texts {
    ["day", "month", "year"].into_iter().map(str::to_owned).zip(date.split('.').map(str::to_owned)).collect()
}

fn age(date: &Texts) -> i32 {
    let number = |part: &str| date.get(part).and_then(|text| text.parse::<u32>().ok()).unwrap_or_default();
    let today = now().date_naive();
    let before = (today.month(), today.day()) < (number("month"), number("day"));
    today.year() - number("year").cast_signed() - i32::from(before)
}
