//! Pictures as SVG, for files that carry a badge as text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Design;

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

#[cfg(test)]
mod tests {
    use super::*;

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
