use chrono::{Datelike, NaiveDate};
use kruzhok_domain::{
    choice::Choice,
    wizard::{Answer, Answers, Question},
};

use crate::{
    page::Page,
    words::{self, Voice},
};

/// The start page and one question after the other.
pub(crate) struct WizardPage<'a> {
    page: &'a Page,
    voice: Voice,
}

impl<'a> WizardPage<'a> {
    pub(crate) fn new(page: &'a Page, voice: Voice) -> Self {
        Self { page, voice }
    }

    /// Opens the start page and says who applies.
    pub(crate) async fn begin(&self) {
        self.page.open("/").await;
        self.page.follow(door(self.voice)).await;
    }

    /// Answers the question that is asked now, and goes on.
    pub(crate) async fn answer(&self, given: Answer) {
        self.give(given).await;
        self.go_on().await;
    }

    /// Answers the question that is asked now, and stays there.
    pub(crate) async fn give(&self, given: Answer) {
        let heading = words::question(given.question(), self.voice);
        self.page.heading_is(&heading).await;
        match given {
            Answer::BirthDate(day) => fill_in_date(self.page, &heading, day).await,
            _ => self.page.choose(&heading, &words::answer(given, self.voice)).await,
        }
    }

    pub(crate) async fn go_on(&self) {
        self.page.press("Продолжить").await;
    }

    /// Answers everything but the first question, which the start page asked.
    pub(crate) async fn answer_all(&self, answers: &Answers) {
        for given in answers_after_the_first(answers) {
            self.answer(given).await;
        }
        self.page.path_is("/result").await;
    }
}

/// The answers in the order of asking, without the one that the start page took.
pub(crate) fn answers_after_the_first(answers: &Answers) -> impl Iterator<Item = Answer> {
    Question::ALL.iter().filter(|asked| **asked != Question::Applicant).filter_map(|asked| answers.get(*asked))
}

/// Types a date into its three fields.
pub(super) async fn fill_in_date(page: &Page, legend: &str, day: NaiveDate) {
    for (part, text) in date_parts(day) {
        page.fill_in(legend, part, &text).await;
    }
}

/// The labels of a date's fields, with what is typed into each.
pub(crate) fn date_parts(day: NaiveDate) -> [(&'static str, String); 3] {
    [("День", day.day().to_string()), ("Месяц", day.month().to_string()), ("Год", day.year().to_string())]
}

fn door(voice: Voice) -> &'static str {
    match voice {
        Voice::Parent => "Родитель или законный представитель…",
        Voice::Pupil => "Подаю за себя, мне уже есть 14…",
        Voice::Staff => "Я помогаю семье…",
    }
}
