use std::ops::AddAssign;

/// How many tests a runner says have passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Counts {
    /// Reads a runner's closing line, such as `test result: ok. 3 passed; 1 failed; 0 ignored; …`.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let (_, result) = line.split_once("test result: ")?;
        Some(Self { passed: number_before(result, " passed;")?, failed: number_before(result, " failed;")? })
    }

    pub(crate) fn sum(self) -> u32 {
        self.passed + self.failed
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn number_before(text: &str, word: &str) -> Option<u32> {
    let (before, _) = text.split_once(word)?;
    before.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_line_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(Counts::read(line), Some(Counts { passed: 12, failed: 3 }));
    }

    #[test]
    fn other_lines_are_not() {
        for line in ["", "test counts::tests::a_closing_line_is_read ... ok", "test result: ok.", "3 passed; 1 failed;"]
        {
            assert_eq!(Counts::read(line), None, "{line}");
        }
    }
}
