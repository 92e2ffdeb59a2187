//! A whole number without an upper limit, as far as it is needed to pack choices into digits.

/// The base of a limb: nine decimal digits, so that writing the number out costs nothing.
const BASE: u64 = 1_000_000_000;
/// Decimal digits of a limb.
const LIMB_DIGITS: usize = 9;

/// A whole number. It works as a stack of values, each of which takes no more room than it has possibilities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    /// The lowest first; no zeros on top.
    limbs: Vec<u32>,
}

impl Number {
    /// Puts `value` on the stack, one of `radix` possible ones.
    pub(super) fn push(&mut self, radix: u32, value: u32) {
        let mut carry = u64::from(value);
        for limb in &mut self.limbs {
            let sum = u64::from(*limb) * u64::from(radix) + carry;
            *limb = low(sum);
            carry = sum / BASE;
        }
        if carry > 0 {
            self.limbs.push(low(carry));
        }
    }

    /// Takes the value that was put there last, one of `radix` possible ones.
    pub(super) fn pop(&mut self, radix: u32) -> u32 {
        let radix = u64::from(radix.max(1));
        let mut rest = 0;
        for limb in self.limbs.iter_mut().rev() {
            let sum = rest * BASE + u64::from(*limb);
            *limb = low(sum / radix);
            rest = sum % radix;
        }
        while self.limbs.last() == Some(&0) {
            self.limbs.pop();
        }
        low(rest)
    }

    /// Whether nothing is on the stack but zeros.
    pub(super) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// The number that these decimal digits write; what is no digit counts as none.
    pub(super) fn from_digits(digits: &str) -> Self {
        let mut number = Self::default();
        for digit in digits.chars().filter_map(|c| c.to_digit(10)) {
            number.push(10, digit);
        }
        number
    }

    /// Its decimal digits, with as many zeros before them as make at least `least`.
    pub(super) fn to_digits(&self, least: usize) -> String {
        let all: String = self.limbs.iter().rev().map(|limb| padded(*limb, LIMB_DIGITS)).collect();
        let digits = all.trim_start_matches('0');
        ["0".repeat(least.saturating_sub(digits.len())).as_str(), digits].concat()
    }
}

/// The decimal digits of `number`, with zeros before them up to that width.
pub(super) fn padded(number: u32, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())).as_str(), &digits].concat()
}

/// What stands in the lowest limb.
fn low(number: u64) -> u32 {
    u32::try_from(number % BASE).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_are_written_as_they_are_read() {
        for digits in ["7", "1000000000", "123456789012345678901234567890", "999999999999999999"] {
            assert_eq!(Number::from_digits(digits).to_digits(0), digits);
        }
        assert_eq!(Number::default().to_digits(3), "000");
        assert_eq!(Number::from_digits("0042").to_digits(3), "042");
    }

    proptest! {
        #[test]
        fn what_was_put_there_last_is_taken_first(values in prop::collection::vec((1_u32..2_000_000, any::<u32>()), 0..90)) {
            let values: Vec<(u32, u32)> = values.into_iter().map(|(radix, any)| (radix, any % radix)).collect();
            let mut number = Number::default();
            for (radix, value) in &values {
                number.push(*radix, *value);
            }
            for (radix, value) in values.iter().rev() {
                prop_assert_eq!(number.pop(*radix), *value);
            }
            prop_assert!(number.is_zero());
        }
    }
}
