//! What tells that two applications are for the same child, without keeping who the child is.

use kruzhok_domain::fields::NamePart;
use kruzhok_domain::form::Application;

use crate::keys::{Keys, Purpose};
use crate::store::Guards;

/// The guards of `application`: equal for ё and е, for every case and spacing of the name.
pub(super) fn guards(keys: &Keys, application: &Application) -> Guards {
    let name = &application.child.name;
    let patronymic = name.patronymic.as_ref().map(NamePart::folded).unwrap_or_default();
    let birth_date = application.case.birth_date.to_string();
    let parts = [name.surname.folded(), name.given_name.folded(), patronymic, birth_date];
    let child = keys.digest(Purpose::Child, &parts.each_ref().map(|part| part.as_bytes()));
    let snils = application.child.snils.as_ref();
    let snils = snils.map(|snils| keys.digest(Purpose::Snils, &[snils.grouped().as_bytes()]));
    Guards { child, snils }
}
