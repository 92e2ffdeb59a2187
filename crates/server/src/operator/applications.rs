//! The accepting organisation's work on the command line, until there is a desk for it.

use std::io::Write;

use anyhow::Context;
use clap::{Args, Subcommand};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::status::{CertificateNumber, CorrectionReason, RefusalReason, Status};

use super::print;
use crate::register::{Decision, Register};

/// Look at applications and decide about them.
#[derive(Debug, Args)]
pub struct Applications {
    /// Your name, for the trail [default: your account on this computer].
    #[arg(long, env = "KRUZHOK_OPERATOR", value_name = "NAME", global = true)]
    by: Option<String>,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Number, status, day of receipt and organisation of each application; nothing personal.
    List {
        #[arg(long, value_parser = choice::<Status>, help = one_of::<Status>("Only those with this status, one of"))]
        status: Option<Status>,
    },
    /// Everything about one application, personal data included.
    Show {
        /// Of the application, such as 123-456-789.
        #[arg(value_parser = number)]
        number: ReferenceNumber,
    },
    /// The documents were shown: the certificate is active.
    Activate {
        /// Of the application, such as 123-456-789.
        #[arg(value_parser = number)]
        number: ReferenceNumber,
        /// The certificate's number, 10 digits.
        #[arg(long, value_parser = certificate)]
        certificate: CertificateNumber,
    },
    /// Something differs from the documents: the family must put it right.
    Correct {
        /// Of the application, such as 123-456-789.
        #[arg(value_parser = number)]
        number: ReferenceNumber,
        #[arg(long = "reason", required = true, num_args = 1.., value_name = "REASON",
              value_parser = choice::<CorrectionReason>,
              help = one_of::<CorrectionReason>("What differs, one or several of"))]
        reasons: Vec<CorrectionReason>,
    },
    /// It was put right: the application waits for activation again.
    Resume {
        /// Of the application, such as 123-456-789.
        #[arg(value_parser = number)]
        number: ReferenceNumber,
    },
    /// Refuse; the family may file a new application.
    Refuse {
        /// Of the application, such as 123-456-789.
        #[arg(value_parser = number)]
        number: ReferenceNumber,
        #[arg(long, value_parser = choice::<RefusalReason>, help = one_of::<RefusalReason>("Why, one of"))]
        reason: RefusalReason,
    },
}

/// Does what `applications` says and prints the outcome to `out`.
pub(super) async fn run(applications: &Applications, register: &Register, out: &mut impl Write) -> anyhow::Result<()> {
    let (number, decision) = match &applications.action {
        Action::List { status } => return list(*status, register, out).await,
        Action::Show { number } => return Ok(print::show(&register.show(number).await?, out)?),
        Action::Activate { number, certificate } => (number, Decision::Activate(certificate.clone())),
        Action::Correct { number, reasons } => (number, Decision::Correct(reasons.clone())),
        Action::Resume { number } => (number, Decision::Resume),
        Action::Refuse { number, reason } => (number, Decision::Refuse(*reason)),
    };
    let status = register.decide(number, &decision, &operator(applications)?).await?;
    Ok(writeln!(out, "{} is {}", number.grouped(), status.code())?)
}

async fn list(status: Option<Status>, register: &Register, out: &mut impl Write) -> anyhow::Result<()> {
    print::heading(out)?;
    let mut after = 0;
    loop {
        let page = register.list(status, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        print::list(&page, out)?;
    }
}

fn operator(applications: &Applications) -> anyhow::Result<String> {
    let named = applications.by.clone().filter(|name| !name.is_empty());
    named.or_else(|| account(|name| std::env::var(name).ok())).context("name yourself with --by")
}

/// The account of the person who types the command. Who types it through sudo as the server's account is still the one
/// who answers for it.
fn account(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    ["SUDO_USER", "USER", "LOGNAME", "USERNAME"].into_iter().filter_map(variable).find(|name| !name.is_empty())
}

fn number(text: &str) -> Result<ReferenceNumber, String> {
    ReferenceNumber::parse(text).map_err(|error| format!("expected the 9 digits of an application: {error}"))
}

fn certificate(text: &str) -> Result<CertificateNumber, String> {
    CertificateNumber::parse(text).ok_or_else(|| "expected 10 digits".to_owned())
}

fn choice<T: Choice>(code: &str) -> Result<T, String> {
    T::from_code(code).ok_or_else(|| one_of::<T>("expected one of"))
}

/// `what`, and all codes that there are.
fn one_of<T: Choice>(what: &str) -> String {
    format!("{what}: {}", T::ALL.iter().map(|value| value.code()).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Option<&str>) {
        let variable = |name: &str| {
            let (_, value) = variables.iter().find(|(known, _)| *known == name)?;
            Some((*value).to_owned())
        };
        assert_eq!(account(variable).as_deref(), expected);
    }

    #[test]
    fn whoever_types_a_command_as_the_account_of_the_server_is_named_and_not_that_account() {
        check(&[("USER", "kruzhok"), ("LOGNAME", "kruzhok"), ("SUDO_USER", "olga")], Some("olga"));
        check(&[("USER", "olga"), ("LOGNAME", "kruzhok")], Some("olga"));
        check(&[("SUDO_USER", ""), ("LOGNAME", "olga")], Some("olga"));
        check(&[("USERNAME", "olga")], Some("olga"));
        check(&[("USER", "")], None);
        check(&[], None);
    }
}
