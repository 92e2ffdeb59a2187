//! Whether two pictures are of the same page.

use super::pictures::{CHANNELS, Picture};

/// How far a pixel may be from everything around its place in the other picture: what rounding does.
const TOLERANCE: u8 = 3;

/// How many pixels may be farther than that: what smoothing does to the corners of letters.
const FEW: usize = 12;

/// How two pictures differ.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Size,
    Pixels {
        count: usize,
        /// What was found, paled, with these pixels in red.
        marked: Picture,
    },
}

/// How `found` differs from `wanted`, if a person could tell.
///
/// A pixel counts as the same while it lies between the darkest and the lightest of its place and the eight places
/// around it in the other picture. So an edge may be smoothed another way, but whatever is moved farther than to the
/// next pixel, comes, goes or changes its colour is seen. Each picture is asked about the other: where a line is gone,
/// what is found there fits into what was.
pub(super) fn difference(wanted: &Picture, found: &Picture) -> Option<Difference> {
    if (wanted.width, wanted.height) != (found.width, found.height) {
        return Some(Difference::Size);
    }
    let mut strange = Vec::new();
    for y in (0..wanted.height).filter(|y| wanted.row(*y) != found.row(*y)) {
        let differs = |x: &u32| !fits(wanted, found, *x, y) || !fits(found, wanted, *x, y);
        strange.extend((0..wanted.width).filter(differs).map(|x| (x, y)));
    }
    (strange.len() > FEW).then(|| Difference::Pixels { count: strange.len(), marked: marked(found, &strange) })
}

/// Whether a pixel of `one` lies between those around its place in `other`.
fn fits(one: &Picture, other: &Picture, x: u32, y: u32) -> bool {
    let pixel = one.pixel(x, y);
    if pixel == other.pixel(x, y) {
        return true;
    }
    let (mut least, mut most) = ([u8::MAX; CHANNELS], [u8::MIN; CHANNELS]);
    for near_y in y.saturating_sub(1)..=(y + 1).min(other.height - 1) {
        for near_x in x.saturating_sub(1)..=(x + 1).min(other.width - 1) {
            let near = other.pixel(near_x, near_y);
            least.iter_mut().zip(near).for_each(|(least, near)| *least = near.min(*least));
            most.iter_mut().zip(near).for_each(|(most, near)| *most = near.max(*most));
        }
    }
    let bounds = least.iter().zip(most);
    pixel.iter().zip(bounds).all(|(channel, (least, most))| {
        (least.saturating_sub(TOLERANCE)..=most.saturating_add(TOLERANCE)).contains(channel)
    })
}

fn marked(found: &Picture, strange: &[(u32, u32)]) -> Picture {
    let pale = |channel: &u8| 255 - (255 - channel) / 3;
    let mut marked = Picture { pixels: found.pixels.iter().map(pale).collect(), ..*found };
    for (x, y) in strange {
        let place = (*y as usize * found.width as usize + *x as usize) * CHANNELS;
        if let Some(pixel) = marked.pixels.get_mut(place..place + CHANNELS) {
            pixel.copy_from_slice(&[220, 0, 0]);
        }
    }
    marked
}

/// A page of 120 × 80 pixels with a button on it, whose corners and letters are smoothed.
mod tests {
    use super::*;

    const PAPER: [u8; CHANNELS] = [253, 248, 240];
    const GREEN: [u8; CHANNELS] = [31, 83, 88];

    fn page_with_button(left: u32, colour: [u8; CHANNELS]) -> Picture {
        let (width, height) = (120, 80);
        let pixel = |x: u32, y: u32| match (x.checked_sub(left), y.checked_sub(20)) {
            (Some(0 | 59), Some(0 | 29)) => between(PAPER, colour),
            (Some(0..60), Some(12..16)) if x.is_multiple_of(7) => between(PAPER, colour),
            (Some(0..60), Some(0..30)) => colour,
            _ => PAPER,
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Picture { width, height, pixels: places.flat_map(|(x, y)| pixel(x, y)).collect() }
    }

    fn between(one: [u8; CHANNELS], other: [u8; CHANNELS]) -> [u8; CHANNELS] {
        let mut middle = one;
        middle.iter_mut().zip(other).for_each(|(one, other)| *one = one.midpoint(other));
        middle
    }

    #[test]
    fn a_button_that_moved_by_four_pixels_is_seen() {
        let moved = difference(&page_with_button(30, GREEN), &page_with_button(34, GREEN));
        assert!(matches!(moved, Some(Difference::Pixels { count, .. }) if count > 100), "{moved:?}");
    }

    #[test]
    fn a_changed_colour_is_seen() {
        let [red, green, blue] = GREEN;
        for changed in [[red + 5, green, blue], [red, green - 5, blue], [red, green, blue + 5]] {
            assert!(difference(&page_with_button(30, GREEN), &page_with_button(30, changed)).is_some(), "{changed:?}");
        }
    }

    #[test]
    fn a_line_that_came_or_went_is_seen() {
        let plain = page_with_button(30, GREEN);
        let mut lined = plain.clone();
        let row = 120 * CHANNELS;
        lined.pixels[70 * row..70 * row + 60].fill(60);
        assert!(difference(&plain, &lined).is_some());
        assert!(difference(&lined, &plain).is_some());
    }

    #[test]
    fn a_picture_of_another_size_is_seen() {
        let page = page_with_button(30, GREEN);
        let shorter = Picture { height: 79, pixels: page.pixels[..79 * 120 * CHANNELS].to_vec(), ..page };
        assert_eq!(difference(&page, &shorter), Some(Difference::Size));
    }

    #[test]
    fn noise_of_one_level_is_not_seen() {
        let page = page_with_button(30, GREEN);
        let noise = |(place, channel): (usize, &u8)| if place % 2 == 0 { channel + 1 } else { channel - 1 };
        let noisy = Picture { pixels: page.pixels.iter().enumerate().map(noise).collect(), ..page };
        assert_ne!(noisy, page);
        assert_eq!(difference(&page, &noisy), None);
    }

    #[test]
    fn an_edge_that_is_smoothed_another_way_is_not_seen() {
        let page = page_with_button(30, GREEN);
        let mut smoother = page.clone();
        for y in 20..50 {
            let place = (y * 120 + 30) * CHANNELS;
            smoother.pixels[place..place + CHANNELS].copy_from_slice(&between(PAPER, GREEN));
        }
        assert_ne!(smoother, page);
        assert_eq!(difference(&page, &smoother), None);
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let page = page_with_button(30, GREEN);
        assert_eq!(page.to_webp().and_then(|bytes| Picture::from_webp(&bytes)), Some(page.clone()));
        assert_eq!(page.to_png().and_then(|bytes| Picture::from_png(&bytes)), Some(page));
    }
}
