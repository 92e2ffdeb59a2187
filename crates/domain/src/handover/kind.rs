//! What a text mostly holds, by the field it stands in.

use super::steps::Step;
use crate::form::Field;

/// What a field mostly holds: characters of the same weight together, the weights by their frequency.
pub(super) struct Kind {
    end: u32,
    groups: &'static [(&'static str, u32)],
}

/// Anything that stands in no group; its code point follows.
const OTHER: u32 = 2;
/// How many code points there are.
pub(super) const CODE_POINTS: u32 = 0x11_0000;

/// Russian names, streets, offices.
pub(super) const WORDS: Kind = Kind {
    end: 70,
    groups: &[
        (" ", 70),
        ("оеаин", 65),
        ("тсрвлк", 42),
        ("мдпуй", 22),
        ("яыьгзбч", 13),
        ("хжшюцщэфё", 6),
        ("-.,", 8),
        ("0123456789", 4),
        ("ъ–—№/()«»\"'ivx", 1),
        ("abcdefghjklmnopqrstuwyz", 1),
    ],
};

/// Numbers and dates, with what people put between the digits.
pub(super) const NUMBERS: Kind = Kind {
    end: 80,
    groups: &[
        ("0123456789", 80),
        (" -", 35),
        ("\n", 25),
        ("+().", 12),
        ("/", 6),
        ("абвгдежзийклмнопрстуфхцчшщъыьэюя,№", 1),
    ],
};

/// Addresses of e-mail, and ids.
pub(super) const LATIN: Kind = Kind {
    end: 45,
    groups: &[
        ("eaionrst", 40),
        ("ldcumhpgy", 24),
        ("bfkvwxzjq", 10),
        (".@", 40),
        ("0123456789-", 18),
        ("_/+", 4),
        ("абвгдежзийклмнопрстуфхцчшщъыьэюя ", 1),
    ],
};

/// What `field` mostly holds.
pub(super) fn kind_of(field: Field) -> &'static Kind {
    let is_number = matches!(
        field,
        Field::ChildSnils
            | Field::ChildInn
            | Field::BirthCertificateNumber
            | Field::ChildPassportNumber
            | Field::ChildPassportDepartment
            | Field::ChildTemporaryNumber
            | Field::ChildForeignNumber
            | Field::AddressIndex
            | Field::AddressHouse
            | Field::AddressFlat
            | Field::RepresentativePassportNumber
            | Field::RepresentativePassportDepartment
            | Field::RepresentativeOtherNumber
            | Field::Phone
    );
    if is_number || field.is_date() {
        &NUMBERS
    } else if matches!(field, Field::Email | Field::Organisation | Field::Consent) {
        &LATIN
    } else {
        &WORDS
    }
}

/// What stands at a place of a text.
pub(super) enum Symbol {
    /// Nothing more.
    End,
    /// A character of no group; its code point follows.
    Other,
    /// A small letter, or what has no capital.
    Known(char),
}

impl Kind {
    /// The end comes first: so every number that is read as a text comes to it, for each other symbol makes it smaller.
    pub(super) fn ending(&self) -> Step {
        Step { start: 0, weight: self.end, total: self.total() }
    }

    pub(super) fn other(&self) -> Step {
        Step { start: self.end, weight: OTHER, total: self.total() }
    }

    pub(super) fn total(&self) -> u32 {
        let weights = self.groups.iter().flat_map(|(characters, weight)| characters.chars().map(|_| *weight));
        self.end + OTHER + weights.sum::<u32>()
    }

    pub(super) fn step_of(&self, c: char) -> Option<Step> {
        self.find(&mut |known, _| known == c).map(|(_, step)| step)
    }

    pub(super) fn at(&self, place: u32) -> (Symbol, Step) {
        match self.find(&mut |_, step| (step.start..step.start + step.weight).contains(&place)) {
            Some((c, step)) => (Symbol::Known(c), step),
            None if place < self.end => (Symbol::End, self.ending()),
            None => (Symbol::Other, self.other()),
        }
    }

    /// The first of the known characters that is it.
    pub(super) fn find(&self, is_it: &mut dyn FnMut(char, Step) -> bool) -> Option<(char, Step)> {
        let (mut start, total) = (self.end + OTHER, self.total());
        for (characters, weight) in self.groups.iter().copied() {
            for c in characters.chars() {
                let step = Step { start, weight, total };
                if is_it(c, step) {
                    return Some((c, step));
                }
                start += weight;
            }
        }
        None
    }
}
