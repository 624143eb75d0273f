//! Pictures composed of a shape, a palette and a symbol.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::upload::Png;

/// Width and height of a composed picture in pixels.
pub const SIZE: u32 = 512;

/// What a composed picture looks like; kept as data, so that it can be drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub struct Design {
    pub shape: Shape,
    pub palette: Palette,
    pub symbol: Symbol,
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            #[default]
            $($variant,)+
        }

        impl $name {
            /// In the order in which a form shows them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word in forms and files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// In English.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.as_str() == word)
            }
        }
    };
}

choices! {
    /// The outline.
    Shape {
        Circle = "circle", "Circle";
        Hexagon = "hexagon", "Hexagon";
        Octagon = "octagon", "Octagon";
        Shield = "shield", "Shield";
        Rosette = "rosette", "Rosette";
        Star = "star", "Star";
        Square = "square", "Square";
        Medal = "medal", "Medal with ribbons";
    }
}

choices! {
    /// The colours.
    Palette {
        Ocean = "ocean", "Ocean blue";
        Forest = "forest", "Forest green";
        Sunset = "sunset", "Sunset orange";
        Ruby = "ruby", "Ruby red";
        Violet = "violet", "Violet";
        Teal = "teal", "Teal";
        Rose = "rose", "Rose";
        Gold = "gold", "Gold";
        Silver = "silver", "Silver";
        Bronze = "bronze", "Bronze";
        Night = "night", "Night";
    }
}

choices! {
    /// The sign in the middle.
    Symbol {
        Star = "star", "Star";
        Check = "check", "Check mark";
        Book = "book", "Book";
        Flask = "flask", "Flask";
        Gear = "gear", "Gear";
        Globe = "globe", "Globe";
        Code = "code", "Code";
        Pen = "pen", "Pen";
        Trophy = "trophy", "Trophy";
        Leaf = "leaf", "Leaf";
        Heart = "heart", "Heart";
        People = "people", "People";
    }
}

/// The colours of a palette as `#rrggbb`.
struct Colours {
    edge: &'static str,
    ring: &'static str,
    light: &'static str,
    deep: &'static str,
    symbol: &'static str,
}

const fn colours(
    edge: &'static str,
    ring: &'static str,
    light: &'static str,
    deep: &'static str,
    symbol: &'static str,
) -> Colours {
    Colours { edge, ring, light, deep, symbol }
}

impl Palette {
    const fn colours(self) -> Colours {
        match self {
            Self::Ocean => colours("#0b2f5e", "#8ec9ff", "#2f7fd6", "#154f9c", "#ffffff"),
            Self::Forest => colours("#0d3d24", "#a8e0b4", "#2c8a4f", "#17603a", "#ffffff"),
            Self::Sunset => colours("#7a2c06", "#ffd9a0", "#d9661a", "#b3440d", "#ffffff"),
            Self::Ruby => colours("#5c0a1c", "#ffb9c4", "#c8284a", "#931433", "#ffffff"),
            Self::Violet => colours("#33145c", "#d7bdff", "#7c46c9", "#55289a", "#ffffff"),
            Self::Teal => colours("#06403f", "#9fe8df", "#12857f", "#0b5f5c", "#ffffff"),
            Self::Rose => colours("#6b1144", "#ffc4e1", "#cc3d86", "#9e2465", "#ffffff"),
            Self::Gold => colours("#7a5200", "#fff3c4", "#ffd760", "#eda91c", "#573a00"),
            Self::Silver => colours("#4a5563", "#ffffff", "#e4e9ef", "#b4bfcb", "#333d4a"),
            Self::Bronze => colours("#4f2a10", "#f3cfa9", "#b9733c", "#8a4d20", "#ffffff"),
            Self::Night => colours("#05070f", "#ffd56b", "#2b3358", "#141a33", "#ffe9ad"),
        }
    }
}

impl Shape {
    /// The outline around the middle of the picture.
    const fn path(self) -> &'static str {
        match self {
            Self::Circle => "M-236 0A236 236 0 1 1 236 0A236 236 0 1 1-236 0Z",
            Self::Hexagon => "M0 -228L197.5 -114L197.5 114L0 228L-197.5 114L-197.5 -114Z",
            Self::Octagon => "M88 -212.5L212.5 -88L212.5 88L88 212.5L-88 212.5L-212.5 88L-212.5 -88L-88 -212.5Z",
            Self::Shield => {
                "M0-232C56-196 124-184 194-188V-16C194 104 118 186 0 236C-118 186-194 104-194-16V-188C-124-184-56-196 0-232Z"
            }
            Self::Rosette => {
                "M0 -212A50 50 0 0 1 92 -191A50 50 0 0 1 165.7 -132.2A50 50 0 0 1 206.7 -47.2A50 50 0 0 1 206.7 47.2A50 50 0 0 1 165.7 132.2A50 50 0 0 1 92 191A50 50 0 0 1 0 212A50 50 0 0 1 -92 191A50 50 0 0 1 -165.7 132.2A50 50 0 0 1 -206.7 47.2A50 50 0 0 1 -206.7 -47.2A50 50 0 0 1 -165.7 -132.2A50 50 0 0 1 -92 -191A50 50 0 0 1 0 -212Z"
            }
            Self::Star => {
                "M0 -238L38.6 -194.2L91.1 -219.9L110 -164.6L168.3 -168.3L164.6 -110L219.9 -91.1L194.2 -38.6L238 0L194.2 38.6L219.9 91.1L164.6 110L168.3 168.3L110 164.6L91.1 219.9L38.6 194.2L0 238L-38.6 194.2L-91.1 219.9L-110 164.6L-168.3 168.3L-164.6 110L-219.9 91.1L-194.2 38.6L-238 0L-194.2 -38.6L-219.9 -91.1L-164.6 -110L-168.3 -168.3L-110 -164.6L-91.1 -219.9L-38.6 -194.2Z"
            }
            Self::Square => {
                "M-150-214H150A64 64 0 0 1 214-150V150A64 64 0 0 1 150 214H-150A64 64 0 0 1-214 150V-150A64 64 0 0 1-150-214Z"
            }
            Self::Medal => "M-180-56A180 180 0 1 1 180-56A180 180 0 1 1-180-56Z",
        }
    }

    /// Where the symbol's middle lies below that of the picture, and its scale.
    const fn symbol_place(self) -> (i32, f32) {
        match self {
            Self::Medal => (-56, 2.1),
            Self::Shield => (-14, 2.5),
            Self::Star | Self::Rosette => (0, 2.4),
            Self::Circle | Self::Octagon | Self::Hexagon => (0, 2.6),
            Self::Square => (0, 2.9),
        }
    }
}

impl Symbol {
    /// What is filled (even-odd) and what is drawn as a line of this width, in a box from -50 to 50.
    const fn paths(self) -> (&'static str, &'static str, u8) {
        match self {
            Self::Star => (
                "M0 -50L12 -16.6L47.6 -15.5L19.5 6.3L29.4 40.5L0 20.5L-29.4 40.5L-19.5 6.3L-47.6 -15.5L-12 -16.6Z",
                "",
                0,
            ),
            Self::Check => ("", "M-36 4L-11 29L38-27", 17),
            Self::Book => {
                ("M-4-26C-16-35-33-38-49-34V28C-33 24-16 27-4 36ZM4-26C16-35 33-38 49-34V28C33 24 16 27 4 36Z", "", 0)
            }
            Self::Flask => (
                "M-17-48H17V-38H12V-12L39 33C44 42 39 49 29 49H-29C-39 49-44 42-39 33L-12-12V-38H-17ZM-4-38V-9L-17 13H17L4-9V-38ZM-15 30A6 6 0 1 1 -3 30A6 6 0 1 1 -15 30ZM7 34A4 4 0 1 1 15 34A4 4 0 1 1 7 34Z",
                "",
                0,
            ),
            Self::Gear => (
                "M-8.7 -34.9L-7.5 -47.4L7.5 -47.4L8.7 -34.9A36 36 0 0 1 18.5 -30.9L28.2 -38.8L38.8 -28.2L30.9 -18.5A36 36 0 0 1 34.9 -8.7L47.4 -7.5L47.4 7.5L34.9 8.7A36 36 0 0 1 30.9 18.5L38.8 28.2L28.2 38.8L18.5 30.9A36 36 0 0 1 8.7 34.9L7.5 47.4L-7.5 47.4L-8.7 34.9A36 36 0 0 1 -18.5 30.9L-28.2 38.8L-38.8 28.2L-30.9 18.5A36 36 0 0 1 -34.9 8.7L-47.4 7.5L-47.4 -7.5L-34.9 -8.7A36 36 0 0 1 -30.9 -18.5L-38.8 -28.2L-28.2 -38.8L-18.5 -30.9A36 36 0 0 1 -8.7 -34.9ZM15 0A15 15 0 1 0-15 0A15 15 0 1 0 15 0Z",
                "",
                0,
            ),
            Self::Globe => (
                "",
                "M-44 0A44 44 0 1 1 44 0A44 44 0 1 1-44 0ZM-19 0A19 44 0 1 1 19 0A19 44 0 1 1-19 0ZM-43-2H43M-37-23H37M-37 21H37",
                7,
            ),
            Self::Code => ("", "M-24-25L-47 0L-24 25M24-25L47 0L24 25M9-37L-9 37", 10),
            Self::Pen => (
                "M-48 48L-40 17L16-39L39-16L-17 40ZM21-44L28-49C32-51 35-51 38-48L48-38C51-35 51-32 49-28L44-21ZM-34 34L-29 19L-19 29Z",
                "",
                0,
            ),
            Self::Trophy => (
                "M-27-46H27V-12C27 8 15 20 6 23V34H20V47H-20V34H-6V23C-15 20-27 8-27-12Z",
                "M-27-36H-45V-28C-45-14-37-5-26-3M27-36H45V-28C45-14 37-5 26-3",
                7,
            ),
            Self::Leaf => {
                ("M46-46C0-50-46-32-42 10C-40 32-24 42-4 40C36 36 50-6 46-46ZM-50 43L18-25L25-18L-43 50Z", "", 0)
            }
            Self::Heart => (
                "M0 46C-34 20-50 2-50-18C-50-34-39-44-26-44C-14-44-5-37 0-27C5-37 14-44 26-44C39-44 50-34 50-18C50 2 34 20 0 46Z",
                "",
                0,
            ),
            Self::People => (
                "M-17 -22A17 17 0 1 1 17 -22A17 17 0 1 1 -17 -22ZM-27 44V28C-27 12-15 2 0 2S27 12 27 28V44ZM-47 -10A11 11 0 1 1 -25 -10A11 11 0 1 1 -47 -10ZM-35 36H-54V26C-54 14-46 7-36 7C-33 7-31 7.5-29 8.5C-33 14-35 20-35 27ZM25 -10A11 11 0 1 1 47 -10A11 11 0 1 1 25 -10ZM35 36H54V26C54 14 46 7 36 7C33 7 31 7.5 29 8.5C33 14 35 20 35 27Z",
                "",
                0,
            ),
        }
    }
}

impl Design {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let Colours { edge, ring, light, deep, symbol } = self.palette.colours();
        let outline = self.shape.path();
        let (filled, drawn, width) = self.symbol.paths();
        let (down, scale) = self.shape.symbol_place();
        let (middle, ribbons) = match self.shape {
            Shape::Medal => (-56, ribbons(edge, light, deep)),
            _ => (0, String::new()),
        };
        // The inner outlines shrink around the middle of the shape, not of the picture.
        let inner = |factor: f32| format!("translate(0 {middle}) scale({factor}) translate(0 {})", -middle);
        let lines = if drawn.is_empty() {
            String::new()
        } else {
            format!(
                r#"<path d="{drawn}" fill="none" stroke="{symbol}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>"#
            )
        };
        let fill = if filled.is_empty() {
            String::new()
        } else {
            format!(
                r#"<path d="{filled}" fill="{symbol}" fill-rule="evenodd" stroke="{symbol}" stroke-width="1.5" stroke-linejoin="round"/>"#
            )
        };
        let (ringed, fielded) = (inner(0.93), inner(0.875));
        // Named by its colours, so that several pictures can stand in one page.
        let palette = self.palette.as_str();
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="-256 -256 512 512">
<defs><linearGradient id="field-{palette}" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="{light}"/><stop offset="1" stop-color="{deep}"/>
</linearGradient></defs>
{ribbons}<path d="{outline}" fill="{edge}" stroke="{edge}" stroke-width="24" stroke-linejoin="round"/>
<path d="{outline}" transform="{ringed}" fill="{ring}" stroke="{ring}" stroke-width="20" stroke-linejoin="round"/>
<path d="{outline}" transform="{fielded}" fill="url(#field-{palette})" stroke="url(#field-{palette})" stroke-width="16" stroke-linejoin="round"/>
<g transform="translate(0 {down}) scale({scale})">{fill}{lines}</g>
</svg>
"#
        )
    }

    /// The picture as PNG, [`SIZE`] pixels a side, transparent around the shape.
    pub fn png(&self) -> Png {
        let tree = Tree::from_str(&self.svg(), &Options::default()).expect("a composed picture is valid SVG");
        let mut pixmap = Pixmap::new(SIZE, SIZE).expect("the size is not zero");
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        Png::of(&pixmap)
    }
}

/// The two ends of a ribbon behind a medal.
fn ribbons(edge: &str, light: &str, deep: &str) -> String {
    let end = |mirror: i8, colour: &str| {
        format!(
            r#"<path transform="scale({mirror} 1)" d="M-20 60L-128 40L-158 226L-112 196L-78 238Z" fill="{colour}" stroke="{edge}" stroke-width="12" stroke-linejoin="round"/>"#
        )
    };
    end(1, light) + &end(-1, deep)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every() -> impl Iterator<Item = Design> {
        Shape::ALL.iter().flat_map(|shape| {
            Palette::ALL.iter().flat_map(|palette| {
                Symbol::ALL.iter().map(|symbol| Design { shape: *shape, palette: *palette, symbol: *symbol })
            })
        })
    }

    /// [WCAG 2.2, relative luminance](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    #[test]
    fn every_symbol_stands_out_from_its_field() {
        for palette in Palette::ALL {
            let colours = palette.colours();
            for field in [colours.light, colours.deep] {
                let (one, other) = (luminance(colours.symbol), luminance(field));
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= 3.0, "{palette:?}: {contrast:.2} on {field}");
            }
        }
    }

    #[test]
    fn every_design_is_a_self_contained_picture_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for design in every() {
            let svg = design.svg();
            assert_eq!(svg.matches("http").count(), 1, "nothing but the namespace is an address");
            for word in ["<text", "<script", "href", "style"] {
                assert!(!svg.contains(word), "{word} in {svg}");
            }
            Tree::from_str(&svg, &Options::default()).unwrap();
            assert!(seen.insert(svg), "{design:?}");
        }
    }

    #[test]
    fn the_picture_is_transparent_around_the_shape_and_nowhere_cut() {
        for shape in Shape::ALL {
            let png = Design { shape: *shape, ..Design::default() }.png();
            assert_eq!((png.width(), png.height()), (SIZE, SIZE));
            let mut reader = png::Decoder::new(std::io::Cursor::new(png.bytes())).read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            let side = SIZE as usize;
            let alpha = |x: usize, y: usize| pixels[(y * side + x) * 4 + 3];
            assert_eq!(alpha(side / 2, side / 2), 255);
            assert!(
                (0..side).all(|at| [alpha(at, 0), alpha(at, side - 1), alpha(0, at), alpha(side - 1, at)] == [0; 4])
            );
        }
    }

    #[test]
    fn a_design_is_drawn_the_same_each_time_and_reads_back_from_json() {
        let design = Design { shape: Shape::Medal, palette: Palette::Gold, symbol: Symbol::Trophy };
        assert_eq!(design.png(), design.png());
        let json = serde_json::to_string(&design).unwrap();
        assert_eq!(json, r#"{"shape":"medal","palette":"gold","symbol":"trophy"}"#);
        assert_eq!(serde_json::from_str::<Design>(&json).unwrap(), design);
        assert!(serde_json::from_str::<Design>(r#"{"shape":"blob","palette":"gold","symbol":"star"}"#).is_err());
    }

    #[test]
    fn every_word_reads_back_as_its_choice() {
        assert!(Shape::ALL.iter().all(|choice| Shape::parse(choice.as_str()) == Some(*choice)));
        assert!(Palette::ALL.iter().all(|choice| Palette::parse(choice.as_str()) == Some(*choice)));
        assert!(Symbol::ALL.iter().all(|choice| Symbol::parse(choice.as_str()) == Some(*choice)));
        assert_eq!(Symbol::parse("skull"), None);
    }
}
