//! What is wrong with a field.

use super::Field;
use crate::choice::choice;

choice! {
    /// The rule a field breaks. Each has words of its own for every field that can break it.
    pub enum Rule {
        /// Nothing was typed or chosen.
        Empty = "empty",
        /// Too few characters or digits.
        TooShort = "too-short",
        /// Too many characters or digits.
        TooLong = "too-long",
        /// Characters that cannot stand there.
        Characters = "characters",
        /// The check digits do not fit: one digit is wrong, or two are swapped.
        CheckDigits = "check-digits",
        /// A value that is never given out, such as all zeros.
        Impossible = "impossible",
        /// A ten-digit ИНН: it is an organisation's.
        OrganisationInn = "organisation-inn",
        /// The part of a birth certificate's series before the hyphen is no Roman number of 1 to 6 digits.
        RomanPart = "roman-part",
        /// The part of a birth certificate's series after the hyphen is not two Russian letters.
        LetterPart = "letter-part",
        /// An e-mail address without its one `@`, or with nothing sensible around it.
        Shape = "shape",
        /// The code of a telephone is not a Russian one.
        NotRussian = "not-russian",
        /// A date without its day.
        DayMissing = "day-missing",
        /// A date without its month.
        MonthMissing = "month-missing",
        /// A date without its year.
        YearMissing = "year-missing",
        /// The day is no number from 1 to 31.
        DayUnknown = "day-unknown",
        /// The month is neither a number from 1 to 12 nor the name of a month.
        MonthUnknown = "month-unknown",
        /// The year is not written with four digits.
        YearUnknown = "year-unknown",
        /// The calendar has no such day, such as 31 February.
        NoSuchDay = "no-such-day",
        /// A date after today.
        Future = "future",
        /// A date too long ago.
        LongAgo = "long-ago",
        /// A date of issue before the child was born.
        BeforeBirth = "before-birth",
        /// A date of issue before the age at which the document is given.
        TooEarly = "too-early",
        /// A document whose validity has ended.
        Expired = "expired",
        /// A choice that is not, or no longer, offered.
        NotOffered = "not-offered",
        /// The text of the consent has changed since it was given.
        Outdated = "outdated",
        /// The consent is somebody else's: another person applies now than the one who gave it.
        GivenByAnother = "given-by-another",
        /// The same number as another person's on the same form.
        SameAsOther = "same-as-other",
    }
}

/// A field and the rule it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Problem {
    /// The field.
    pub field: Field,
    /// The rule.
    pub rule: Rule,
}
