//! The picture of a badge as it stands now, for pages of others: what does not hold any more is grey and marked, and what
//! its holder keeps private is not shown.

use std::io::Cursor;

use png::{ColorType, Decoder, Transformations};
use resvg::tiny_skia::{FilterQuality, IntSize, Pixmap, PixmapPaint, Transform};
use resvg::usvg::{Options, Tree};

use super::upload::Png;

/// The side of the picture: twice of what is usually shown, for fine screens.
pub const LIVE_SIDE: u32 = 320;

/// Why a picture is not shown as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    Expired,
    Revoked,
    Suspended,
    Superseded,
}

impl Stamp {
    /// The sign in a disc at the lower edge, around the middle of the disc.
    fn sign(self) -> (&'static str, &'static str) {
        match self {
            Self::Expired => ("#a86c10", "M0 -24V0L16 12"),
            Self::Revoked => ("#a3211f", "M-18 -18L18 18M18 -18L-18 18"),
            Self::Suspended => ("#155e75", "M-9 -18V18M9 -18V18"),
            Self::Superseded => ("#155e75", "M-20 0H18M4 -15L19 0L4 15"),
        }
    }
}

const LOCK: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320"><rect x="30" y="30" width="260" height="260" rx="36" fill="#eef1f4" stroke="#7b8794" stroke-width="6" stroke-dasharray="18 12"/><path d="M118 150V118a42 42 0 0 1 84 0V150M100 150H220V236H100Z" fill="none" stroke="#55616f" stroke-width="14" stroke-linejoin="round" stroke-linecap="round"/></svg>"##;

/// A picture that we wrote earlier as it is shown elsewhere now. None when it cannot be read.
pub fn live(png: &[u8], stamp: Option<Stamp>) -> Option<Png> {
    let picture = read(png)?;
    let mut pixmap = Pixmap::new(LIVE_SIDE, LIVE_SIDE)?;
    #[expect(clippy::cast_precision_loss, reason = "some thousand pixels are exact")]
    let (side, width, height) = (LIVE_SIDE as f32, picture.width() as f32, picture.height() as f32);
    let scale = side / width.max(height);
    let place =
        Transform::from_row(scale, 0.0, 0.0, scale, (side - width * scale) / 2.0, (side - height * scale) / 2.0);
    let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
    pixmap.draw_pixmap(0, 0, picture.as_ref(), &paint, place, None);
    if let Some(stamp) = stamp {
        grey(&mut pixmap);
        let (colour, sign) = stamp.sign();
        draw(
            &mut pixmap,
            &format!(
                r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320"><path d="M28 292L292 28" stroke="{colour}" stroke-width="16" stroke-linecap="round"/><g transform="translate(250 250)"><circle r="54" fill="{colour}" stroke="#fff" stroke-width="10"/><path d="{sign}" fill="none" stroke="#fff" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/></g></svg>"##
            ),
        );
    }
    Some(Png::of(&pixmap))
}

/// What stands in the place of a badge that is not shown.
pub fn locked() -> Png {
    let mut pixmap = Pixmap::new(LIVE_SIDE, LIVE_SIDE).expect("the size is not zero");
    draw(&mut pixmap, LOCK);
    Png::of(&pixmap)
}

fn draw(pixmap: &mut Pixmap, svg: &str) {
    let tree = Tree::from_str(svg, &Options::default()).expect("our own drawing is valid SVG");
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
}

/// Without colour, and paler.
fn grey(pixmap: &mut Pixmap) {
    for pixel in pixmap.data_mut().chunks_exact_mut(4) {
        let [red, green, blue, alpha] = [pixel[0], pixel[1], pixel[2], pixel[3]].map(u32::from);
        let light = (red * 54 + green * 183 + blue * 19) / 256;
        let pale = |value: u32| u8::try_from(value * 2 / 5).unwrap_or(u8::MAX);
        let paled = [pale(light), pale(light), pale(light), pale(alpha)];
        pixel.copy_from_slice(&paled);
    }
}

/// The pixels of a picture that we wrote: 8-bit RGBA, within the limits of an upload.
fn read(png: &[u8]) -> Option<Pixmap> {
    let mut decoder = Decoder::new(Cursor::new(png));
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let mut reader = decoder.read_info().ok()?;
    let mut buffer = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut buffer).ok()?;
    if frame.color_type != ColorType::Rgba {
        return None;
    }
    buffer.truncate(frame.buffer_size());
    for pixel in buffer.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        for part in &mut pixel[..3] {
            *part = u8::try_from(u32::from(*part) * alpha / 255).unwrap_or(u8::MAX);
        }
    }
    Pixmap::from_vec(buffer, IntSize::from_wh(frame.width, frame.height)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Design;

    #[test]
    fn each_state_has_a_picture_of_its_own() {
        let badge = Design::default().png();
        let stamps =
            [None, Some(Stamp::Expired), Some(Stamp::Revoked), Some(Stamp::Suspended), Some(Stamp::Superseded)];
        let mut drawn: Vec<Vec<u8>> =
            stamps.into_iter().map(|stamp| live(badge.bytes(), stamp).unwrap().into_bytes()).collect();
        drawn.push(locked().into_bytes());
        for (at, one) in drawn.iter().enumerate() {
            assert!(drawn[at + 1..].iter().all(|other| other != one), "{at}");
            assert_eq!(read(one).unwrap().width(), LIVE_SIDE);
        }
    }

    #[test]
    fn what_does_not_hold_has_lost_its_colours() {
        let badge = Design::default().png();
        let colours = |png: &Png| {
            let pixmap = read(png.bytes()).unwrap();
            // Away from the bar and the disc.
            (60..100)
                .flat_map(|x| (90..130).map(move |y| (x, y)))
                .filter(|(x, y)| {
                    let pixel = pixmap.pixel(*x, *y).unwrap();
                    pixel.red().abs_diff(pixel.blue()) > 8
                })
                .count()
        };
        assert!(colours(&live(badge.bytes(), None).unwrap()) > 100);
        assert_eq!(colours(&live(badge.bytes(), Some(Stamp::Revoked)).unwrap()), 0);
    }

    #[test]
    fn what_is_no_picture_is_not_drawn() {
        assert_eq!(live(b"GIF89a", None), None);
    }
}
