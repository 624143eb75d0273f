//! Pictures in other forms: as SVG, for files that carry a badge as text, and with other sides.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

use super::{Design, Png};

/// The sides that a picture is had with, besides its own.
pub const SIZES: [u32; 4] = [128, 256, 512, 1024];

/// A picture as PNG with sides of this many pixels: drawn anew from its design, or, when somebody brought it, its pixels
/// made smaller or larger. `None` when the file is no PNG.
pub fn resized(png: &[u8], design: Option<&Design>, side: u32) -> Option<Vec<u8>> {
    if let Some(design) = design {
        return Some(design.png_of(side).into_bytes());
    }
    let kept = Pixmap::decode_png(png).ok()?;
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels are exact")]
    let scale = side as f32 / kept.width().max(kept.height()) as f32;
    let mut drawn = Pixmap::new(side, side)?;
    let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
    drawn.draw_pixmap(0, 0, kept.as_ref(), &paint, Transform::from_scale(scale, scale), None);
    Some(Png::of(&drawn).into_bytes())
}

/// A picture as SVG: drawn from its design, or, when somebody brought it, its pixels in a frame of the same size. `None`
/// when the file is no PNG.
pub fn to_svg(png: &[u8], design: Option<&Design>) -> Option<String> {
    if let Some(design) = design {
        return Some(design.svg());
    }
    let decoder = png::Decoder::new(std::io::Cursor::new(png));
    let reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    Some(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" href="data:image/png;base64,{}"/></svg>
"#,
        STANDARD.encode(png)
    ))
}

/// A picture with no side longer than this many pixels, in its own proportions; as it is where it is no larger.
pub fn within(png: Vec<u8>, side: u32) -> Vec<u8> {
    let size = png::Decoder::new(std::io::Cursor::new(&png)).read_info().map(|reader| reader.info().size());
    if size.is_ok_and(|(width, height)| width.max(height) <= side) {
        return png;
    }
    let smaller = || {
        let kept = Pixmap::decode_png(&png).ok()?;
        #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels are exact")]
        let scale = side as f32 / kept.width().max(kept.height()) as f32;
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no longer than the wanted side"
        )]
        let shrunk = |length: u32| ((length as f32 * scale).round() as u32).max(1);
        let mut drawn = Pixmap::new(shrunk(kept.width()), shrunk(kept.height()))?;
        let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
        drawn.draw_pixmap(0, 0, kept.as_ref(), &paint, Transform::from_scale(scale, scale), None);
        Some(Png::of(&drawn).into_bytes())
    };
    smaller().unwrap_or(png)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_picture_is_made_smaller_in_its_own_proportions() {
        let large = Png::of(&Pixmap::new(900, 300).unwrap()).into_bytes();
        let small = Pixmap::decode_png(&within(large.clone(), 300)).unwrap();
        assert_eq!((small.width(), small.height()), (300, 100));
        assert_eq!(within(large.clone(), 900), large);
        assert_eq!(within(b"GIF89a".to_vec(), 300), b"GIF89a");
    }

    #[test]
    fn a_design_is_drawn_and_pixels_are_framed() {
        let design = Design::default();
        let png = design.png();
        assert_eq!(to_svg(png.bytes(), Some(&design)).unwrap(), design.svg());
        let framed = to_svg(png.bytes(), None).unwrap();
        assert!(framed.contains(r#"width="512" height="512" viewBox="0 0 512 512""#), "{}", &framed[..200]);
        let packed = framed.split("base64,").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(STANDARD.decode(packed).unwrap(), png.bytes());
        resvg::usvg::Tree::from_str(&framed, &resvg::usvg::Options::default()).unwrap();
        assert_eq!(to_svg(b"GIF89a", None), None);
    }
}
