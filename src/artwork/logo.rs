//! Logos and pictures that people bring: PNG as it is, SVG drawn to pixels.

use std::collections::HashMap;

use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};
use resvg::usvg::roxmltree::{Document, Node};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::upload::{ArtworkError, LARGEST_FILE, Png, SMALLEST_SIDE, looks_like_svg, read_upload};

/// The longer side of a drawn logo.
const SIDE: u32 = 512;
/// How many elements may be drawn, those that are drawn again by reference counted each time.
const MOST_ELEMENTS: u64 = 50_000;
const DEEPEST: usize = 200;

/// Reads a logo and writes it anew as pixels, so that scripts, texts and profiles stay behind.
pub fn read_logo(bytes: &[u8]) -> Result<Png, ArtworkError> {
    if bytes.len() <= LARGEST_FILE && looks_like_svg(bytes) { draw(bytes) } else { read_upload(bytes) }
}

/// Reads the picture of a badge likewise. What is not square gets transparent borders, so that badges stand in line.
pub fn read_picture(bytes: &[u8]) -> Result<Png, ArtworkError> {
    let png = read_logo(bytes)?;
    if png.width() == png.height() {
        return Ok(png);
    }
    let side = png.width().max(png.height());
    let drawn = Pixmap::decode_png(png.bytes()).expect("we wrote this picture");
    let mut square = Pixmap::new(side, side).expect("the sides of a picture are not zero");
    let middle = |length: u32| i32::try_from((side - length) / 2).expect("a picture has a few thousand pixels a side");
    let (left, top) = (middle(png.width()), middle(png.height()));
    square.draw_pixmap(left, top, drawn.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    Ok(Png::of(&square))
}

fn draw(bytes: &[u8]) -> Result<Png, ArtworkError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ArtworkError::SvgUnreadable)?;
    // Document types, and with them entities, are refused here.
    let document = Document::parse(text).map_err(|_| ArtworkError::SvgUnreadable)?;
    if document.descendants().any(|node| is_unsupported(&node)) {
        return Err(ArtworkError::SvgNotPlain);
    }
    Weights::of(&document)?;
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| ArtworkError::SvgUnreadable)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    #[expect(clippy::cast_precision_loss, reason = "a few hundred pixels are exact")]
    let scale = SIDE as f32 / width.max(height);
    let pixels = |length: f32| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 512 by the scale")]
        let pixels = (length * scale).round() as u32;
        pixels
    };
    let (across, down) = (pixels(width), pixels(height));
    if across < SMALLEST_SIDE || down < SMALLEST_SIDE {
        return Err(ArtworkError::Size { width: across, height: down });
    }
    let mut pixmap = Pixmap::new(across, down).ok_or(ArtworkError::SvgUnreadable)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(Png::of(&pixmap))
}

/// What would be lost, or could keep a processor busy: texts need fonts, pictures and styles can point elsewhere, and
/// filters cost what they like.
fn is_unsupported(node: &Node<'_, '_>) -> bool {
    match node.tag_name().name() {
        "text" | "image" | "feImage" | "filter" | "foreignObject" => true,
        "style" => node.descendants().filter_map(|part| part.text()).any(|text| text.contains("url(")),
        _ => false,
    }
}

/// How many elements each one stands for, with everything that it refers to.
struct Weights<'a> {
    named: HashMap<&'a str, Node<'a, 'a>>,
    known: HashMap<Node<'a, 'a>, u64>,
}

impl<'a> Weights<'a> {
    /// Refuses a picture that draws itself, or that grows beyond all bounds when it is drawn.
    fn of(document: &'a Document<'a>) -> Result<(), ArtworkError> {
        let elements = document.descendants().filter(Node::is_element);
        let named = elements.filter_map(|node| Some((node.attribute("id")?, node))).collect();
        let weight = Weights { named, known: HashMap::new() }.weigh(document.root_element(), DEEPEST)?;
        if weight > MOST_ELEMENTS { Err(ArtworkError::SvgNotPlain) } else { Ok(()) }
    }

    fn weigh(&mut self, node: Node<'a, 'a>, depth: usize) -> Result<u64, ArtworkError> {
        if let Some(weight) = self.known.get(&node) {
            return Ok(*weight);
        }
        // A circle of references ends here, too.
        if depth == 0 {
            return Err(ArtworkError::SvgNotPlain);
        }
        let mut weight = 1_u64;
        let referred: Vec<_> = node.attributes().flat_map(|attribute| references(attribute.value())).collect();
        let below = node.children().filter(Node::is_element);
        let referred = referred.into_iter().filter_map(|name| self.named.get(name).copied());
        let parts: Vec<_> = below.chain(referred.collect::<Vec<_>>()).collect();
        for part in parts {
            weight = weight.saturating_add(self.weigh(part, depth - 1)?);
        }
        self.known.insert(node, weight);
        Ok(weight)
    }
}

/// The names in `#name` and `url(#name)`.
fn references(value: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c == ')' || c == '"' || c == '\'' || c.is_whitespace();
    value.split('#').skip(1).map(move |rest| rest.split(ends).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!(
            r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">{inside}</svg>"#
        )
    }

    #[test]
    fn a_drawing_becomes_pixels_of_its_shape() {
        let drawn = read_logo(svg(r##"<rect width="200" height="100" fill="#0a0"/>"##).as_bytes()).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (512, 256));
        let again = read_upload(drawn.bytes()).unwrap();
        assert_eq!(again, drawn);
    }

    #[test]
    fn a_picture_that_is_not_square_gets_transparent_borders() {
        let drawn = read_picture(svg(r##"<rect width="200" height="100" fill="#0a0"/>"##).as_bytes()).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (512, 512));
        let pixmap = Pixmap::decode_png(drawn.bytes()).unwrap();
        assert_eq!(pixmap.pixel(256, 100).unwrap().alpha(), 0);
        assert_eq!(pixmap.pixel(256, 256).unwrap().green(), 0xaa);
        assert_eq!(read_picture(drawn.bytes()).unwrap(), drawn);
    }

    #[test]
    fn what_a_drawing_carries_besides_stays_behind() {
        let with = svg(r#"<script>alert(1)</script><title>secret</title><circle r="50" onclick="alert(2)"/>"#);
        let drawn = read_logo(with.as_bytes()).unwrap();
        for left in [&b"alert"[..], b"secret"] {
            assert!(!drawn.bytes().windows(left.len()).any(|part| part == left));
        }
    }

    #[test]
    fn what_would_be_lost_or_lead_elsewhere_is_refused() {
        for inside in [
            "<text>University</text>",
            r#"<image href="/etc/passwd"/>"#,
            r#"<filter id="f"><feTurbulence numOctaves="100000"/></filter>"#,
            "<foreignObject><p>x</p></foreignObject>",
            "<style>rect { fill: url(https://example.org/x) }</style>",
        ] {
            assert_eq!(read_logo(svg(inside).as_bytes()), Err(ArtworkError::SvgNotPlain), "{inside}");
        }
    }

    #[test]
    fn a_drawing_that_grows_without_end_is_refused_at_once() {
        let mut bomb = r#"<defs><g id="a0"><rect width="1" height="1"/></g>"#.to_owned();
        for level in 1..12 {
            let uses = format!(r##"<use xlink:href="#a{}"/>"##, level - 1).repeat(10);
            bomb.push_str(&format!(r#"<g id="a{level}">{uses}</g>"#));
        }
        bomb.push_str(r##"</defs><use xlink:href="#a11"/>"##);
        let circle = r##"<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>"##;
        let own = r##"<pattern id="p"><rect width="1" height="1" fill="url(#p)"/></pattern><rect fill='url("#p")'/>"##;
        let deep = "<g>".repeat(5000) + &"</g>".repeat(5000);
        let started = std::time::Instant::now();
        for inside in [bomb.as_str(), circle, own, deep.as_str()] {
            assert!(read_logo(svg(inside).as_bytes()).is_err());
        }
        assert!(started.elapsed().as_secs() < 5);
    }

    #[test]
    fn entities_and_broken_drawings_are_refused() {
        let entity = r#"<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">&a;</svg>"#;
        for broken in [entity, "<svg", r#"<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>"#] {
            assert_eq!(read_logo(broken.as_bytes()), Err(ArtworkError::SvgUnreadable), "{broken}");
        }
        assert!(read_logo(svg("").replace("0 0 200 100", "0 0 5000 100").as_bytes()).is_err());
        assert_eq!(read_logo(b"GIF89a"), Err(ArtworkError::NotAPng));
    }
}
