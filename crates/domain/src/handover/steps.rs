//! Choices written one after the other into a [`Number`], each in as little room as it is likely: one of two halves
//! takes a bit, one of ten equals a digit. The method is known as asymmetric numeral systems (Duda 2009); with a number
//! of any size it needs no more than a few lines.

use super::Unreadable;
use super::number::Number;

/// One choice: a part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Where the part begins.
    pub(super) start: u32,
    /// How large it is.
    pub(super) weight: u32,
    /// How large the whole is.
    pub(super) total: u32,
}

/// Takes down choices in the order in which they are to be read.
#[derive(Default)]
pub(super) struct Writer {
    steps: Vec<Step>,
}

impl Writer {
    pub(super) fn step(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// One of `radix` values that are all as likely.
    pub(super) fn even(&mut self, radix: u32, value: u32) {
        self.step(Step { start: value, weight: 1, total: radix });
    }

    /// One of as many values as there are `weights`.
    pub(super) fn choose(&mut self, weights: &[u32], index: usize) {
        let start = weights.iter().take(index).sum();
        let weight = weights.get(index).copied().unwrap_or(1);
        self.step(Step { start, weight, total: weights.iter().sum() });
    }

    /// All choices as one number. What is to be read first is put there last.
    pub(super) fn finish(self) -> Number {
        let mut number = Number::default();
        for Step { start, weight, total } in self.steps.into_iter().rev() {
            let place = number.pop(weight);
            number.push(total, start + place);
        }
        number
    }
}

/// Reads choices. Any number at all can be read: it stands for some choices, and comes to an end.
pub(super) struct Reader {
    number: Number,
}

impl Reader {
    pub(super) fn new(number: Number) -> Self {
        Self { number }
    }

    /// Reads one choice: `part` finds it by a place in the whole.
    pub(super) fn step<T>(&mut self, total: u32, part: impl FnOnce(u32) -> (T, Step)) -> T {
        let place = self.number.pop(total);
        let (found, Step { start, weight, .. }) = part(place);
        self.number.push(weight, place - start);
        found
    }

    pub(super) fn even(&mut self, radix: u32) -> u32 {
        self.number.pop(radix)
    }

    pub(super) fn choose(&mut self, weights: &[u32]) -> usize {
        let total = weights.iter().sum();
        self.step(total, |place| {
            let mut start = 0;
            for (index, weight) in weights.iter().copied().enumerate() {
                if place < start + weight {
                    return (index, Step { start, weight, total });
                }
                start += weight;
            }
            (0, Step { start: 0, weight: total, total })
        })
    }

    /// Makes sure that nothing is left.
    pub(super) fn end(self) -> Result<(), Unreadable> {
        if self.number.is_zero() { Ok(()) } else { Err(Unreadable::Damaged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_in_the_order_in_which_they_were_written() {
        let mut writer = Writer::default();
        writer.choose(&[8, 3, 1], 2);
        writer.even(1000, 999);
        writer.choose(&[8, 3, 1], 0);
        writer.choose(&[8, 3, 1], 1);
        let mut reader = Reader::new(writer.finish());
        assert_eq!(reader.choose(&[8, 3, 1]), 2);
        assert_eq!(reader.even(1000), 999);
        assert_eq!(reader.choose(&[8, 3, 1]), 0);
        assert_eq!(reader.choose(&[8, 3, 1]), 1);
        assert_eq!(reader.end(), Ok(()));
    }

    #[test]
    fn what_is_likely_takes_little_room() {
        let digits = |index| {
            let mut writer = Writer::default();
            (0..90).for_each(|_| writer.choose(&[999, 1], index));
            writer.even(2, 1);
            writer.finish().to_digits(0).len()
        };
        assert!(digits(0) <= 3 && digits(1) >= 270);
    }
}
