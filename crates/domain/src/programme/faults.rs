//! What a municipality's file must hold to be used.

use super::{Ages, Inactivity, PROGRAMME_VERSION, Programme};
use crate::wizard::Stage;

/// A value that cannot be used, with its place in the file and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: expected {expected}")]
pub struct ProgrammeFault {
    /// The path of the field, such as `ages.until`.
    pub field: String,
    /// What was expected there.
    pub expected: &'static str,
}

impl Programme {
    /// Everything in the file that cannot be used; empty for a good file.
    #[must_use]
    pub fn faults(&self) -> Vec<ProgrammeFault> {
        let mut faults = Faults::default();
        faults.check(self.version == PROGRAMME_VERSION, "version", "1, the version this program reads");
        faults.check(is_id(&self.id), "id", "lower-case Latin letters, digits and hyphens");
        faults.check(
            (-14 * 60..=14 * 60).contains(&self.utc_offset_minutes),
            "utc-offset-minutes",
            "minutes between -840 and 840",
        );
        self.check_names(&mut faults);
        self.check_ages(&mut faults);
        self.check_documents(&mut faults);
        self.check_organisations(&mut faults);
        for (index, code) in self.dialling_codes.iter().enumerate() {
            faults.check(
                is_dialling_code(code),
                &format!("dialling-codes[{index}]"),
                "3 to 5 digits that begin with 3, 4 or 8, such as 38456",
            );
        }
        faults.check(is_link(&self.links.cabinet), "links.cabinet", "an address that begins with https://");
        faults.check(
            self.activation_term_days != Some(0),
            "activation-term-days",
            "at least 1 day; leave the field out where no term is published",
        );
        let Inactivity { warn_after_minutes, clear_after_minutes } = self.inactivity;
        faults.check(
            (1..clear_after_minutes).contains(&warn_after_minutes),
            "inactivity.warn-after-minutes",
            "at least 1 minute, and at least a minute before `inactivity.clear-after-minutes`",
        );
        if let Some(contact) = &self.contact {
            faults.text(&contact.name, "contact.name");
            faults.check(is_phone(&contact.phone), "contact.phone", PHONE);
        }
        for (index, notice) in self.notices.iter().enumerate() {
            faults.text(&notice.text, &format!("notices[{index}].text"));
            faults.check(notice.from <= notice.until, &format!("notices[{index}].until"), "a day not before `from`");
        }
        faults.0
    }

    fn check_names(&self, faults: &mut Faults) {
        faults.text(&self.municipality.nominative, "municipality.nominative");
        faults.text(&self.municipality.genitive, "municipality.genitive");
        faults.text(&self.municipality.prepositional, "municipality.prepositional");
        faults.check(!self.municipality.places.is_empty(), "municipality.places", "at least one place");
        for (index, place) in self.municipality.places.iter().enumerate() {
            faults.text(place, &format!("municipality.places[{index}]"));
        }
        faults.text(&self.legal_basis.title, "legal-basis.title");
        faults.text(&self.legal_basis.number, "legal-basis.number");
        faults.text(&self.operator.name, "operator.name");
        faults.text(&self.operator.address, "operator.address");
    }

    fn check_ages(&self, faults: &mut Faults) {
        let Ages { from, until, alone_from } = self.ages;
        faults.check(until <= 100, "ages.until", "an age of at most 100 years");
        faults.check(from < until, "ages.from", "an age below `ages.until`");
        faults.check(
            from <= alone_from && alone_from <= until,
            "ages.alone-from",
            "an age between `ages.from` and `ages.until`",
        );
    }

    fn check_documents(&self, faults: &mut Faults) {
        for (index, document) in self.documents.iter().enumerate() {
            let field = format!("documents[{index}]");
            faults.check(!document.stages.is_empty(), &format!("{field}.stages"), "at least one of apply, activate");
            let earlier = self.documents.iter().take(index);
            faults.check(
                earlier.filter(|other| other.kind == document.kind).count() == 0,
                &format!("{field}.kind"),
                "a document that is not in the list already",
            );
        }
        for (stage, expected) in [
            (Stage::Apply, "at least one document for the stage apply"),
            (Stage::Activate, "at least one document for the stage activate"),
        ] {
            let any = self.documents.iter().any(|document| document.stages.contains(&stage));
            faults.check(any, "documents", expected);
        }
    }

    fn check_organisations(&self, faults: &mut Faults) {
        for (index, organisation) in self.organisations.iter().enumerate() {
            let field = format!("organisations[{index}]");
            faults.check(
                is_id(&organisation.id),
                &format!("{field}.id"),
                "lower-case Latin letters, digits and hyphens",
            );
            let earlier = self.organisations.iter().take(index);
            faults.check(
                earlier.filter(|other| other.id == organisation.id).count() == 0,
                &format!("{field}.id"),
                "an id that no other organisation has",
            );
            faults.text(&organisation.name, &format!("{field}.name"));
            faults.text(&organisation.address, &format!("{field}.address"));
            for (place, phone) in organisation.phones.iter().enumerate() {
                faults.check(is_phone(phone), &format!("{field}.phones[{place}]"), PHONE);
            }
        }
    }
}

const PHONE: &str = "+7 and 10 digits, such as +73845600000";

#[derive(Default)]
struct Faults(Vec<ProgrammeFault>);

impl Faults {
    fn check(&mut self, holds: bool, field: &str, expected: &'static str) {
        if !holds {
            self.0.push(ProgrammeFault { field: field.to_owned(), expected });
        }
    }

    fn text(&mut self, text: &str, field: &str) {
        self.check(!text.trim().is_empty(), field, "a text that is not blank");
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_link(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
}

/// A code of a place: those of mobile networks begin with 9 and all have three digits.
fn is_dialling_code(text: &str) -> bool {
    (3..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && text.starts_with(['3', '4', '8'])
}

fn is_phone(text: &str) -> bool {
    text.strip_prefix("+7").is_some_and(|rest| rest.len() == 10 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}
