//! Check digits. A prime that divides no power of ten, so that every single wrong digit is noticed, and every swap of
//! two of them.

use super::number::padded;

/// How many check digits there are, and the largest prime with that many digits.
#[derive(Clone, Copy)]
pub(super) struct Seal {
    digits: usize,
    prime: u32,
}

/// For what a machine reads.
pub(super) const LONG: Seal = Seal { digits: 9, prime: 999_999_937 };
/// For what is typed.
pub(super) const SHORT: Seal = Seal { digits: 3, prime: 997 };

impl Seal {
    /// How many digits it adds.
    pub(super) const fn digits(self) -> usize {
        self.digits
    }

    /// The digits with the check digits behind them.
    pub(super) fn put(self, body: &str) -> String {
        [body, &self.check(body)].concat()
    }

    /// The digits before the check digits; `None` where they do not fit.
    pub(super) fn take(self, sealed: &str) -> Option<&str> {
        let (body, check) = sealed.split_at_checked(sealed.len().checked_sub(self.digits)?)?;
        (check == self.check(body)).then_some(body)
    }

    fn check(self, body: &str) -> String {
        let prime = u64::from(self.prime);
        let rest =
            body.chars().filter_map(|c| c.to_digit(10)).fold(0, |rest, digit| (rest * 10 + u64::from(digit)) % prime);
        padded(u32::try_from(rest).unwrap_or_default(), self.digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_digit_and_every_swap_is_noticed() {
        for seal in [LONG, SHORT] {
            let sealed: Vec<char> = seal.put("109283746556473829").chars().collect();
            for (place, right) in sealed.iter().copied().enumerate() {
                for wrong in ('0'..='9').filter(|wrong| *wrong != right) {
                    let mut typed = sealed.clone();
                    typed[place] = wrong;
                    assert_eq!(seal.take(&typed.iter().collect::<String>()), None);
                }
            }
            for place in 1..sealed.len() {
                let mut typed = sealed.clone();
                typed.swap(place - 1, place);
                assert_eq!(seal.take(&typed.iter().collect::<String>()).is_none(), typed != sealed);
            }
        }
        assert_eq!(LONG.take("1"), None);
    }
}
