//! A page as the eye has it, compared with its committed picture.

use std::io::Cursor;

use super::{
    references,
    setting::{self, Theme, Width},
};
use crate::page::Page;

/// How often a picture is taken again that is not like the one before it.
const PATIENCE: u32 = 20;

/// How many pictures that are alike prove that nothing more is being drawn.
const IN_A_ROW: u32 = 4;

/// What a pixel consists of: red, green, blue.
pub(super) const CHANNELS: usize = 3;

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Row by row, [`CHANNELS`] bytes a pixel.
    pub(super) pixels: Vec<u8>,
}

/// Compares the page with its committed pictures.
pub(super) async fn check(page: &Page, scene: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (width, theme) in setting::all().filter(|(_, theme)| has_pictures(*theme)) {
        setting::set(page, width, theme).await;
        let name = format!("{scene}-{}-{}", width.size().0, theme.name());
        match take(page, &name, width).await {
            Some(picture) => found.extend(references::picture(&name, &picture)),
            None => found.push(format!("the browser's picture {name} cannot be read")),
        }
    }
    setting::set(page, Width::Phone, Theme::Light).await;
    found
}

/// The page as it is drawn to its end. A browser that has much to do hands out pictures on which what lies below its
/// window is missing. So where one differs from what is committed, the window is made as high as the page, and a picture
/// counts only when several in a row are the same.
async fn take(page: &Page, name: &str, width: Width) -> Option<Picture> {
    let mut last = Picture::from_png(&page.whole_picture().await)?;
    if !references::has(name, &last) {
        setting::resize(page, (width.size().0, last.height)).await;
    }
    let (mut alike, mut left) = (1, PATIENCE);
    while !references::has(name, &last) && alike < IN_A_ROW && left > 0 {
        let next = Picture::from_png(&page.whole_picture().await)?;
        alike = if next == last { alike + 1 } else { 1 };
        left -= 1;
        last = next;
    }
    Some(last)
}

/// Forced colours are those of the system and not ours.
fn has_pictures(theme: Theme) -> bool {
    match theme {
        Theme::Light | Theme::Dark => true,
        Theme::Forced => false,
    }
}

impl Picture {
    /// Reads what a browser made.
    pub(super) fn from_png(bytes: &[u8]) -> Option<Self> {
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
        let mut pixels = vec![0; reader.output_buffer_size()?];
        let frame = reader.next_frame(&mut pixels).ok()?;
        let is_plain = (frame.color_type, frame.bit_depth) == (png::ColorType::Rgb, png::BitDepth::Eight);
        is_plain.then_some(Self { width: frame.width, height: frame.height, pixels })
    }

    /// For people to look at.
    pub(super) fn to_png(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.pixels)).ok()?;
        Some(bytes)
    }

    pub(super) fn from_webp(bytes: &[u8]) -> Option<Self> {
        let image = webp::Decoder::new(bytes).decode().filter(|image| !image.is_alpha())?;
        Some(Self { width: image.width(), height: image.height(), pixels: image.to_vec() })
    }

    /// Without any loss, and nearly as small as it gets: the rest would take ten times as long.
    pub(super) fn to_webp(&self) -> Option<Vec<u8>> {
        let mut config = webp::WebPConfig::new().ok()?;
        (config.lossless, config.quality, config.method) = (1, 75.0, 4);
        let encoded = webp::Encoder::from_rgb(&self.pixels, self.width, self.height).encode_advanced(&config).ok()?;
        Some(encoded.to_vec())
    }

    pub(super) fn row(&self, y: u32) -> &[u8] {
        let length = self.width as usize * CHANNELS;
        self.pixels.get(y as usize * length..).and_then(|rest| rest.get(..length)).unwrap_or_default()
    }

    pub(super) fn pixel(&self, x: u32, y: u32) -> [u8; CHANNELS] {
        let pixel = self.row(y).get(x as usize * CHANNELS..).and_then(|rest| rest.first_chunk());
        pixel.copied().unwrap_or_default()
    }
}
