//! The camera of a telephone before the screen.

use super::{
    Page,
    finding::{Control, Miss},
};

impl Page {
    /// What a camera reads off the QR code with that name, as it is drawn on the screen.
    pub(crate) async fn scanned(&self, code: &str) -> String {
        self.note(format!("scan «{code}»"));
        self.until(async || {
            // It is brought into sight, and what is in sight is seen: WebKit gives no picture of a part.
            self.target(Control::new("image", code)).await?;
            read(&self.browser.client.screenshot().await?).ok_or_else(|| Miss("the camera reads nothing".to_owned()))
        })
        .await
    }
}

/// Dots of the camera for one of the screen, each way.
const FINER: usize = 4;

/// The text of the one QR code in a picture.
fn read(png: &[u8]) -> Option<String> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let picture = reader.next_frame(&mut pixels).ok()?;
    let (width, height) = (usize::try_from(picture.width).ok()?, usize::try_from(picture.height).ok()?);
    let samples = picture.color_type.samples();
    let light = |x: usize, y: usize| pixels.get((y / FINER * width + x / FINER) * samples).copied().unwrap_or(u8::MAX);
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width * FINER, height * FINER, light);
    seen.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
