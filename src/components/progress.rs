//! How far one has come: a ring of as many pieces as there are steps, and the same in words.

use crate::view::{Node, view};

/// A place on a way.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Progress {
    /// The step one is at, the first being 1.
    pub(crate) place: usize,
    /// How many there are.
    pub(crate) count: usize,
    /// The same in words.
    pub(crate) text: String,
}

impl Progress {
    /// The ring and its words.
    pub(crate) fn draw(self) -> Node {
        let count = self.count.to_string();
        view! {
            <p class="progress">
                <svg class="progress-ring" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
                    <circle class="progress-all" cx="20" cy="20" r="16" pathLength=count.clone() stroke-dasharray=PIECE/>
                    <circle class="progress-done" cx="20" cy="20" r="16" pathLength=count stroke-dasharray=self.pieces()/>
                </svg>
                {self.text}
            </p>
        }
    }

    /// The dashes of the steps done: a piece and a gap each, then nothing up to the end of the ring.
    fn pieces(&self) -> String {
        let done = vec![PIECE; self.place].join(" ");
        [done.as_str(), " 0 ", &self.count.to_string()].concat()
    }
}

/// A step of the ring and the gap after it, together one.
const PIECE: &str = "0.82 0.18";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_has_a_piece_for_every_step_up_to_this_one() {
        let progress = Progress { place: 2, count: 6, text: String::new() };
        assert_eq!(progress.pieces(), "0.82 0.18 0.82 0.18 0 6");
    }
}
