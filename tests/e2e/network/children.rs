//! Applications for as many children as a test wants.

use kruzhok_domain::{
    Setting,
    api::NewApplication,
    fields::Snils,
    form::{Application, Field},
    samples,
};

use crate::people::{programme, today};

/// The application for one child, as a family wrote it down at its `version`th try. No two of them have a name or a
/// СНИЛС in common, so that the server cannot tell that they are for the same child: what is sent once too often is
/// filed twice.
pub(super) fn application(child: usize, version: usize) -> NewApplication {
    let mut sample = samples::parent_of_seven_year_old(today());
    let number = child * 100 + version;
    sample.draft.put(Field::ChildSurname, surname(number));
    sample.draft.put(Field::ChildSnils, snils(number));
    let setting = Setting { programme: programme(), today: today() };
    match Application::check(&sample.answers, &sample.draft, setting) {
        Ok(application) => application.to_wire(),
        Err(rejection) => panic!("the application of child {child} is refused: {rejection:?}"),
    }
}

/// The same with a СНИЛС that the server refuses.
pub(super) fn refused(child: usize) -> NewApplication {
    let mut application = application(child, 0);
    application.fields.put(Field::ChildSnils, "11223344500");
    application
}

/// The number, digit by digit.
fn surname(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ба", "ве", "ги", "до", "жу", "зы", "ка", "ле", "ми", "но"];
    let digits = number.to_string();
    digits.bytes().filter_map(|digit| SYLLABLES.get(usize::from(digit - b'0'))).copied().collect()
}

fn snils(number: usize) -> String {
    let number = 100_000_000 + number;
    let mut candidates = (0..100).map(|check| format!("{number:09}{check:02}"));
    candidates.find(|digits| Snils::parse(digits).is_ok()).unwrap_or_default()
}
