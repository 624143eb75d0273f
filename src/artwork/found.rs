//! Fonts that are not built in, for letters that those lack. Whoever finds them brings their bytes.

use rustybuzz::Face;
use rustybuzz::ttf_parser::{self, OutlineBuilder, PlatformId, Tag, fonts_in_collection, name_id};

use super::script::SCRIPTS;

/// No file holds more fonts that are looked at.
const MOST_IN_A_FILE: u32 = 64;

/// What is known of a font before it is used. Its order is the one in which fonts are asked for letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting {
    is_italic: bool,
    is_monospaced: bool,
    is_narrow_or_wide: bool,
    has_serifs: bool,
    /// How far it is from the usual weight.
    off_weight: u16,
    pub family: String,
    /// Of its file.
    pub number: u32,
    /// Places in the list of scripts.
    pub scripts: Vec<usize>,
}

impl Sighting {
    /// The fonts of a file that have scripts which the built-in ones lack, and that may be used.
    pub fn all_of(bytes: &[u8]) -> Vec<Self> {
        let count = fonts_in_collection(bytes).unwrap_or(1).min(MOST_IN_A_FILE);
        (0..count).filter_map(|number| Self::of(bytes, number)).collect()
    }

    fn of(bytes: &[u8], number: u32) -> Option<Self> {
        let face = ttf_parser::Face::parse(bytes, number).ok().filter(may_be_used)?;
        let has = |(place, letter)| has(&face, letter).then_some(place);
        let scripts: Vec<usize> =
            SCRIPTS.iter().enumerate().filter_map(|(place, script)| has((place, script.sample))).collect();
        let family = family(&face);
        (!scripts.is_empty()).then(|| Self {
            is_italic: face.is_italic(),
            is_monospaced: face.is_monospaced(),
            is_narrow_or_wide: face.width() != ttf_parser::Width::Normal,
            has_serifs: family.contains("Serif"),
            off_weight: face.weight().to_number().abs_diff(400),
            family,
            number,
            scripts,
        })
    }
}

fn family(face: &ttf_parser::Face<'_>) -> String {
    let named = |id: u16| {
        let english = |name: &ttf_parser::name::Name<'_>| {
            name.name_id == id && (name.platform_id != PlatformId::Windows || name.language_id == 0x0409)
        };
        face.names().into_iter().filter(english).find_map(|name| name.to_string())
    };
    let family = named(name_id::TYPOGRAPHIC_FAMILY).or_else(|| named(name_id::FAMILY)).unwrap_or_default();
    family.chars().take(100).collect()
}

/// A font that somebody found. It stays in memory as long as the program, so there are to be few.
pub struct Found {
    face: Face<'static>,
    printed: krilla::text::Font,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a font")
    }
}

/// One font is one place in memory.
impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Found {}

impl Found {
    /// Reads a font of a file, for good. None where it is no font, or may not stand in a document.
    pub fn read(bytes: &'static [u8], number: u32) -> Option<&'static Self> {
        let face = Face::from_slice(bytes, number).filter(|face| may_be_used(face))?;
        let printed = krilla::text::Font::new(bytes.into(), number)?;
        Some(Box::leak(Box::new(Self { face, printed })))
    }

    pub(super) fn face(&'static self) -> &'static Face<'static> {
        &self.face
    }

    /// The same font for documents.
    pub(super) fn printed(&self) -> krilla::text::Font {
        self.printed.clone()
    }

    pub fn has(&self, letter: char) -> bool {
        has(&self.face, letter)
    }
}

/// Whether its maker lets a part of it stand in documents
/// ([OS/2, fsType](https://learn.microsoft.com/typography/opentype/spec/os2#fstype)), and it is drawn by one colour's outlines alone.
fn may_be_used(face: &ttf_parser::Face<'_>) -> bool {
    // Those that vary by outlines of the second kind cannot be cut to the letters that are needed.
    let is_other = [b"CBDT", b"sbix", b"COLR", b"SVG ", b"CFF2"]
        .iter()
        .any(|table| face.raw_face().table(Tag::from_bytes(table)).is_some());
    !is_other
        && face.permissions() != Some(ttf_parser::Permissions::Restricted)
        && face.is_subsetting_allowed()
        && face.is_outline_embedding_allowed()
}

/// Pictures of letters are none of its outlines.
fn has(face: &ttf_parser::Face<'_>, letter: char) -> bool {
    face.glyph_index(letter).is_some_and(|glyph| {
        glyph.0 != 0 && (letter.is_whitespace() || face.outline_glyph(glyph, &mut Nothing).is_some())
    })
}

struct Nothing;

impl OutlineBuilder for Nothing {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}
