//! What the server found wrong with a field, in the words of this app.

use kruzhok_domain::api::FieldProblem;
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Field, Rule};

use crate::i18n::{self, Voice, common, failure};
use crate::offline::Update;

/// The words for `found`, where the family `has_consented` to the text that this app shows, or has not. Where only a newer
/// app can show what is meant, or ask for the consent that the server wants, they say so, and it is offered below the page.
pub(super) fn in_words(found: &FieldProblem, has_consented: bool, voice: Voice, update: Update) -> &'static str {
    let is_of_consent = found.field == Field::Consent.code() && found.rule == Rule::Outdated.code();
    let text = if is_of_consent && has_consented {
        failure::OLD_CONSENT
    } else {
        i18n::problem_text(&found.field, &found.rule, voice)
    };
    if [common::UNKNOWN_PROBLEM, failure::OLD_CONSENT].contains(&text) {
        update.offer();
    }
    text
}
