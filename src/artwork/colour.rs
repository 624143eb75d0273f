//! Colours, and whether one can be read on another.

use std::fmt;
use std::str::FromStr;

/// An opaque colour, written `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// What [WCAG 2.2, contrast (minimum)](https://www.w3.org/TR/WCAG22/#contrast-minimum) asks of texts.
pub const READABLE: f64 = 4.5;
/// What [WCAG 2.2, non-text contrast](https://www.w3.org/TR/WCAG22/#non-text-contrast) asks of shapes that tell something.
pub const VISIBLE: f64 = 3.0;

impl Colour {
    pub const WHITE: Self = Self::of(0xff_ff_ff);
    pub const BLACK: Self = Self::of(0);

    /// From `0xrrggbb`.
    pub const fn of(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }

    fn parts(self) -> [u8; 3] {
        [self.red, self.green, self.blue]
    }

    /// This much of the other colour, the rest of this one.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let [red, green, blue] = [0, 1, 2].map(|part| {
            let (own, theirs) = (f64::from(self.parts()[part]), f64::from(other.parts()[part]));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
            let mixed = (own + (theirs - own) * share.clamp(0.0, 1.0)).round() as u8;
            mixed
        });
        Self { red, green, blue }
    }

    /// [WCAG 2.2, relative luminance](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.parts().map(|part| {
            let value = f64::from(part) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// [WCAG 2.2, contrast ratio](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// White where it can be read on this colour, otherwise something dark that can: one of both always can.
    pub fn ink(self) -> Self {
        let tinted = self.mixed(Self::BLACK, 0.82);
        if self.contrast(Self::WHITE) >= READABLE {
            Self::WHITE
        } else if self.contrast(tinted) >= READABLE {
            tinted
        } else {
            Self::BLACK
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written #rrggbb, such as #1f4e9c")]
pub struct NotAColour;

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(NotAColour)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAColour);
        }
        u32::from_str_radix(digits, 16).map(Self::of).map_err(|_| NotAColour)
    }
}

impl TryFrom<String> for Colour {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Self, NotAColour> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

/// The colour that a logo is known by: the most frequent one that is neither grey nor nearly white or black. `None` for
/// black and white, and for what is no picture.
pub fn brand_of(png: &[u8]) -> Option<Colour> {
    let pixmap = resvg::tiny_skia::Pixmap::decode_png(png).ok()?;
    // How many pixels there are of each hue, and their sums.
    let mut hues = [(0_u32, [0_u32; 3]); 24];
    // A quarter of a megapixel tells as much as all of them.
    let step = (pixmap.pixels().len() / 262_144).max(1);
    for pixel in pixmap.pixels().iter().step_by(step) {
        let plain = pixel.demultiply();
        let parts = [plain.red(), plain.green(), plain.blue()];
        let (most, least) = (parts[0].max(parts[1]).max(parts[2]), parts[0].min(parts[1]).min(parts[2]));
        if plain.alpha() < 200 || most - least < 48 || most < 40 {
            continue;
        }
        let [red, green, blue] = parts.map(f64::from);
        let hue = ((3.0_f64.sqrt() * (green - blue)).atan2(2.0 * red - green - blue) + std::f64::consts::PI)
            / (2.0 * std::f64::consts::PI);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 24")]
        let place = ((hue * 24.0) as usize).min(23);
        hues[place].0 += 1;
        (0..3).for_each(|part| hues[place].1[part] += u32::from(parts[part]));
    }
    let (count, sums) = hues.into_iter().max_by_key(|(count, _)| *count)?;
    // A speck is no brand.
    if count < 40 {
        return None;
    }
    let [red, green, blue] = sums.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX));
    Some(Colour { red, green, blue })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((Colour::WHITE.contrast(Colour::BLACK) - 21.0).abs() < 0.01);
        assert!((Colour::of(0x76_76_76).contrast(Colour::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_colour_reads_back_as_it_is_written_and_nothing_else_is_one() {
        assert_eq!("#1f4e9C".parse::<Colour>().unwrap().to_string(), "#1f4e9c");
        for wrong in ["", "1f4e9c", "#1f4e9", "#1f4e9cc", "#+f4e9c", "red", "#ééé", "url(#x)"] {
            assert_eq!(wrong.parse::<Colour>(), Err(NotAColour), "{wrong}");
        }
    }

    #[test]
    fn a_logo_is_known_by_its_colour_and_not_by_its_paper() {
        let mut pixmap = resvg::tiny_skia::Pixmap::new(64, 64).unwrap();
        pixmap.fill(resvg::tiny_skia::Color::WHITE);
        let mut paint = resvg::tiny_skia::Paint::default();
        paint.set_color_rgba8(0, 90, 160, 255);
        let rect = resvg::tiny_skia::Rect::from_xywh(10.0, 10.0, 20.0, 20.0).unwrap();
        pixmap.fill_rect(rect, &paint, resvg::tiny_skia::Transform::identity(), None);
        assert_eq!(brand_of(&pixmap.encode_png().unwrap()), Some(Colour::of(0x00_5a_a0)));
        let grey = resvg::tiny_skia::Pixmap::new(64, 64).unwrap();
        assert_eq!(brand_of(&grey.encode_png().unwrap()), None);
        assert_eq!(brand_of(b"no picture"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_on_a_colour_can_be_read(rgb in 0_u32..0x100_0000) {
            let colour = Colour::of(rgb);
            prop_assert!(colour.contrast(colour.ink()) >= READABLE, "{colour}");
        }
    }
}
