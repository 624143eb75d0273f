//! The picture that other sites show beside a link to a badge
//! ([Open Graph](https://ogp.me/)): 1200 by 630 pixels, with the badge and what it says.

use std::fmt::Write as _;

use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};
use resvg::usvg::{Options, Tree};

use super::colour::{Colour, READABLE};
use super::design::Design;
use super::found::Found;
use super::lettering::{Block, Hand, Weight, drawable};
use super::upload::Png;

pub const CARD_WIDTH: u32 = 1200;
pub const CARD_HEIGHT: u32 = 630;
/// The side of the badge.
const BADGE: u32 = 440;

/// What a card shows.
#[derive(Debug, Clone)]
pub struct Card {
    /// A PNG that we wrote.
    pub picture: Vec<u8>,
    pub design: Option<Design>,
    /// The name of the badge.
    pub title: String,
    /// Who has it, where that may be told.
    pub holder: Option<String>,
    /// "Issued by …".
    pub issuer: String,
    /// That it is not in force, in a word or two.
    pub state: Option<String>,
    /// Whether reading begins on the right.
    pub is_rtl: bool,
    /// For letters that the built-in fonts lack.
    pub found: Vec<&'static Found>,
}

impl Card {
    pub fn png(&self) -> Png {
        let tree = Tree::from_str(&self.svg(), &Options::default()).expect("a composed picture is valid SVG");
        let mut pixmap = Pixmap::new(CARD_WIDTH, CARD_HEIGHT).expect("the size is not zero");
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        let badge = self.design.as_ref().map(|design| design.png_of(BADGE));
        let bytes = badge.as_ref().map_or(self.picture.as_slice(), Png::bytes);
        if let Ok(badge) = Pixmap::decode_png(bytes) {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels are exact")]
            let (side, scale) = (BADGE as f32, BADGE as f32 / badge.width().max(badge.height()) as f32);
            let left = if self.is_rtl { 1130.0 - side } else { 70.0 };
            let place = Transform::from_row(scale, 0.0, 0.0, scale, left, 84.0);
            let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
            pixmap.draw_pixmap(0, 0, badge.as_ref(), &paint, place, None);
        }
        Png::of(&pixmap)
    }

    /// Everything but the badge.
    fn svg(&self) -> String {
        let field = self.design.as_ref().map_or(Colour::of(0x1d_5f_b0), |design| design.colours().0);
        let strong = [field, field.mixed(Colour::BLACK, 0.35), field.mixed(Colour::BLACK, 0.6)]
            .into_iter()
            .find(|colour| colour.contrast(Colour::WHITE) >= READABLE)
            .unwrap_or(Colour::of(0x1d_24_2c));
        let pale = field.mixed(Colour::WHITE, 0.9);
        let (x, across) = (560.0, 570.0);
        let mut blocks: Vec<(Block, Colour)> = [
            (self.state.as_deref(), Weight::Bold, 30.0, 1, Colour::of(0xb0_12_2a)),
            (Some(self.title.as_str()), Weight::Bold, 66.0, 4, Colour::of(0x1d_24_2c)),
            (self.holder.as_deref(), Weight::Bold, 38.0, 2, strong),
            (Some(self.issuer.as_str()), Weight::Regular, 30.0, 2, Colour::of(0x4a_55_61)),
        ]
        .into_iter()
        // Boxes alone say nothing.
        .filter_map(|(text, weight, size, most, colour)| {
            let says = |letter: char| letter != '\u{25a1}' && !letter.is_whitespace();
            let text = text.filter(|text| drawable(text, &self.found).chars().any(says))?;
            let hand = Hand { weight, found: &self.found };
            Some((Block::set(text, hand, size, size * 0.45, across, most), colour))
        })
        .collect();
        let gap = 26.0;
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let height = |block: &Block| {
            let (above, below) = block.storeys();
            block.lines.len() as f64 * block.size * (1.22 + above + below)
        };
        let gaps = u32::try_from(blocks.len().saturating_sub(1)).map_or(0.0, |gaps| f64::from(gaps) * gap);
        let whole: f64 = blocks.iter().map(|(block, _)| height(block)).sum();
        let room = f64::from(CARD_HEIGHT) - 60.0 - gaps;
        blocks.iter_mut().for_each(|(block, _)| block.size *= (room / whole).min(1.0));
        let whole = whole.min(room) + gaps;
        let mut y = (f64::from(CARD_HEIGHT) - whole) / 2.0;
        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" viewBox="0 0 {CARD_WIDTH} {CARD_HEIGHT}"><rect width="1200" height="630" fill="{pale}"/><rect y="606" width="1200" height="24" fill="{strong}"/>"#
        );
        for (block, colour) in &blocks {
            let (above, below) = block.storeys();
            for line in &block.lines {
                y += block.size * (1.22 + above + below);
                let wide = line.width * block.size;
                let middle = if self.is_rtl { 1200.0 - x - wide / 2.0 } else { x + wide / 2.0 };
                let path = line.straight(middle, y - block.size * (0.28 + below), block.size);
                write!(svg, r#"<path d="{path}" fill="{colour}"/>"#).expect("memory takes all");
            }
            y += gap;
        }
        svg + "</svg>"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Card {
        let design = Design::guessed("Careful experimenter", None);
        Card {
            picture: design.png().into_bytes(),
            design: Some(design),
            title: "Careful experimenter".into(),
            holder: Some("Ada Sample".into()),
            issuer: "Issued by Example University".into(),
            state: None,
            is_rtl: false,
            found: Vec::new(),
        }
    }

    #[test]
    fn a_card_has_the_size_that_sites_ask_for_and_is_small_enough() {
        let long = "Advanced Interdisciplinary Laboratory Techniques ".repeat(6);
        for title in ["Careful experimenter", "化学入門", "مهارات البحث العلمي", "", long.as_str()]
        {
            for design in [None, card().design] {
                let png = Card { title: title.to_owned(), design, ..card() }.png();
                assert_eq!((png.width(), png.height()), (CARD_WIDTH, CARD_HEIGHT));
                assert!(png.bytes().len() < 1_000_000, "{}", png.bytes().len());
            }
        }
    }

    #[test]
    fn a_card_shows_each_of_its_words() {
        let plain = card().png();
        assert_eq!(card().png(), plain);
        for other in [
            Card { holder: None, ..card() },
            Card { state: Some("Revoked".into()), ..card() },
            Card { issuer: "Issued by somebody else".into(), ..card() },
            Card { is_rtl: true, ..card() },
        ] {
            assert_ne!(other.png(), plain);
        }
    }
}
