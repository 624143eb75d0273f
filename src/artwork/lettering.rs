//! Texts as outlines, so that a picture needs no font: shaped, in reading order of both directions, from fonts that are
//! built in. They hold Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters, and not those of Asia.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::OnceLock;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use unicode_bidi::BidiInfo;

/// The fonts that are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    Bold,
}

impl Weight {
    pub fn font(self) -> &'static [u8] {
        match self {
            Self::Regular => dejavu::sans::regular(),
            Self::Bold => dejavu::sans::bold(),
        }
    }

    fn face(self) -> &'static Face<'static> {
        static REGULAR: OnceLock<Face<'static>> = OnceLock::new();
        static BOLD: OnceLock<Face<'static>> = OnceLock::new();
        let kept = match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        };
        kept.get_or_init(|| Face::from_slice(self.font(), 0).expect("the built-in font is whole"))
    }

    /// The first font, beginning with this one, that has a letter.
    fn with(self, letter: char) -> Option<Self> {
        [self, Self::Regular].into_iter().find(|weight| weight.face().glyph_index(letter).is_some())
    }
}

/// What takes no place of its own: marks of direction, joiners, variants. No font needs to hold it.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
        || letter.is_control()
        || letter.is_whitespace()
}

/// The letters of a text that no built-in font has, each once, eight at most.
pub fn missing(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
        if Weight::Bold.with(letter).is_none() && !missing.contains(&letter) && missing.len() < 8 {
            missing.push(letter);
        }
    }
    missing
}

/// A glyph in its place; lengths in parts of the size of the letters.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub id: u16,
    /// Where it begins, from the left end of its line.
    pub x: f64,
    /// How far it stands aside of that, and above the foot of the line.
    pub shift: f64,
    pub rise: f64,
    pub advance: f64,
    /// Of the line's text, in bytes.
    pub of: Range<usize>,
    /// Whether it is joined to its neighbours, so that a bent line bends it as well.
    is_joined: bool,
}

/// Glyphs of one font that follow each other on the paper.
#[derive(Clone, Debug)]
pub struct Run {
    pub weight: Weight,
    pub glyphs: Vec<Glyph>,
}

/// A line of text, from left to right as it stands on the paper.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub runs: Vec<Run>,
    /// In parts of the size of the letters.
    pub width: f64,
}

impl Line {
    /// Shapes a text ([Unicode Bidirectional Algorithm](https://www.unicode.org/reports/tr9/)). What ends a line is a space.
    pub fn of(text: &str, weight: Weight) -> Self {
        let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let bidi = BidiInfo::new(&text, None);
        let mut line = Self { text: text.clone(), runs: Vec::new(), width: 0.0 };
        // A control character was the only thing that could begin a second paragraph, but for two separators.
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let is_rtl = levels[run.start].is_rtl();
                let mut parts = by_font(&text, run, weight);
                if is_rtl {
                    parts.reverse();
                }
                parts.into_iter().for_each(|(part, weight)| line.add(&text, part, weight, is_rtl));
            }
        }
        line
    }

    fn add(&mut self, text: &str, part: Range<usize>, weight: Weight, is_rtl: bool) {
        let face = weight.face();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text[part.clone()]);
        buffer.guess_segment_properties();
        buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let shaped = rustybuzz::shape(face, &[], buffer);
        let em = f64::from(face.units_per_em());
        let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let end_of = |start: usize| starts.iter().find(|other| **other > start).copied().unwrap_or(part.len());
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, position)| {
            let start = info.cluster as usize;
            let of = part.start + start..part.start + end_of(start);
            let glyph = Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                x: self.width,
                shift: f64::from(position.x_offset) / em,
                rise: f64::from(position.y_offset) / em,
                advance: f64::from(position.x_advance) / em,
                is_joined: text[of.clone()].chars().any(is_cursive),
                of,
            };
            self.width += glyph.advance;
            glyph
        });
        let glyphs = glyphs.collect();
        self.runs.push(Run { weight, glyphs });
    }

    /// The size that makes the line this wide, or the wanted one where it is narrower.
    pub fn size_within(&self, wanted: f64, width: f64) -> f64 {
        if self.width * wanted > width { width / self.width } else { wanted }
    }

    /// The outlines as path data, the line's middle on `x` and its foot on `y`.
    pub fn straight(&self, x: f64, y: f64, size: f64) -> String {
        let left = x - self.width * size / 2.0;
        self.outlined(size, |_, at, up| (left + at, y - up))
    }

    /// The outlines along a circle around (0, `y`), the middle of the line at its top.
    pub fn arched(&self, y: f64, radius: f64, size: f64, spacing: f64) -> String {
        let letters = self.runs.iter().map(|run| run.glyphs.len()).sum::<usize>();
        #[expect(clippy::cast_precision_loss, reason = "some dozens of letters")]
        let gaps = spacing * letters.saturating_sub(1) as f64;
        let half = (self.width * size + gaps) / 2.0;
        self.outlined(size, |(number, glyph), at, up| {
            #[expect(clippy::cast_precision_loss, reason = "some dozens of letters")]
            let moved = number as f64 * spacing - half;
            let middle = (glyph.x + glyph.advance / 2.0) * size;
            if glyph.is_joined {
                let angle = (at + moved) / radius;
                return ((radius + up) * angle.sin(), y - (radius + up) * angle.cos());
            }
            let angle = (middle + moved) / radius;
            let (aside, (sin, cos)) = (at - middle, angle.sin_cos());
            ((radius + up) * sin + aside * cos, y - (radius + up) * cos + aside * sin)
        })
    }

    fn outlined(&self, size: f64, place: impl Fn((usize, &Glyph), f64, f64) -> (f64, f64)) -> String {
        let mut path = String::new();
        for (number, (weight, glyph)) in
            self.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| (run.weight, glyph))).enumerate()
        {
            let scale = size / f64::from(weight.face().units_per_em());
            let at = |x: f32, y: f32| {
                place(
                    (number, glyph),
                    (glyph.x + glyph.shift) * size + f64::from(x) * scale,
                    glyph.rise * size + f64::from(y) * scale,
                )
            };
            weight.face().outline_glyph(GlyphId(glyph.id), &mut Pen { path: &mut path, at: &at });
        }
        path
    }
}

/// A box in the place of every letter that no font has.
pub fn drawable(text: &str) -> String {
    let known = |letter: char| is_unseen(letter) || Weight::Bold.with(letter).is_some();
    text.chars().map(|letter| if known(letter) { letter } else { '\u{25a1}' }).collect()
}

const LONGEST_LINE: usize = 300;

/// A text in lines of one width. What is too long is set smaller, then broken, then cut.
#[derive(Clone, Debug)]
pub struct Block {
    pub lines: Vec<Line>,
    pub size: f64,
}

impl Block {
    pub fn set(text: &str, weight: Weight, wanted: f64, least: f64, width: f64, most: usize) -> Self {
        // More letters than that fit on no line.
        let text: String = drawable(text).chars().take(most * LONGEST_LINE).collect();
        let sizes = || std::iter::successors(Some(wanted), |size| Some(size * 0.93)).take_while(|size| *size >= least);
        let whole = Line::of(&text, weight);
        let broken = sizes().map(|size| (size, broken(&text, weight, width / size)));
        // One line down to two thirds of the size, before there are two.
        if whole.width * wanted.min(least.max(wanted * 0.66)) <= width && !text.contains('\n') {
            return Self { size: whole.size_within(wanted, width), lines: vec![whole] };
        }
        let mut last = None;
        for (size, lines) in broken {
            if lines.len() <= most {
                return Self { lines, size };
            }
            last = Some((size, lines));
        }
        let (size, mut lines) = last.unwrap_or((least, vec![whole]));
        lines.truncate(most);
        if let Some(end) = lines.last_mut() {
            let mut kept: String = end.text.trim_end().to_owned();
            while Line::of(&format!("{kept}…"), weight).width * size > width && kept.pop().is_some() {}
            *end = Line::of(&format!("{kept}…"), weight);
        }
        Self { lines, size }
    }
}

/// Lines of at most this width, in parts of the size of the letters, broken between words, and within what has none.
fn broken(text: &str, weight: Weight, width: f64) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let fits = |text: &str| Line::of(text, weight).width <= width;
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(Line::of(&line, weight));
                line.clear();
            }
            for letter in word.chars() {
                line.push(letter);
                if !fits(&line) && line.chars().count() > 1 {
                    line.pop();
                    lines.push(Line::of(&line, weight));
                    line = letter.to_string();
                }
            }
        }
        if !line.is_empty() {
            lines.push(Line::of(&line, weight));
        }
    }
    if lines.is_empty() { vec![Line::of(" ", weight)] } else { lines }
}

/// Letters that are written joined, in scripts that the fonts hold.
pub fn is_cursive(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Parts of a run by the font that has their letters; what none has is left to the first.
fn by_font(text: &str, run: Range<usize>, weight: Weight) -> Vec<(Range<usize>, Weight)> {
    let mut parts: Vec<(Range<usize>, Weight)> = Vec::new();
    for (place, letter) in text[run.clone()].char_indices() {
        let (start, end) = (run.start + place, run.start + place + letter.len_utf8());
        let before = parts.last().map_or(weight, |(_, weight)| *weight);
        let font = if is_unseen(letter) { before } else { weight.with(letter).unwrap_or(weight) };
        match parts.last_mut() {
            Some((part, last)) if *last == font => part.end = end,
            _ => parts.push((start..end, font)),
        }
    }
    parts
}

/// Writes outlines as path data, in tenths of a unit.
struct Pen<'a> {
    path: &'a mut String,
    at: &'a dyn Fn(f32, f32) -> (f64, f64),
}

impl Pen<'_> {
    fn write(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (number, (x, y)) in points.iter().enumerate() {
            let (x, y) = (self.at)(*x, *y);
            let gap = if number == 0 { "" } else { " " };
            write!(self.path, "{gap}{} {}", short(x), short(y)).expect("memory takes all");
        }
    }
}

/// A tenth is less than any screen shows.
pub fn short(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // A zero has no sign.
    format!("{}", rounded + 0.0)
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.write('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.write('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters as they stand on the paper.
    fn order(text: &str) -> String {
        let line = Line::of(text, Weight::Bold);
        let glyphs = line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| glyph.id));
        let letter = |glyph| {
            text.chars().find(|letter| Weight::Bold.face().glyph_index(*letter).map(|known| known.0) == Some(glyph))
        };
        glyphs.filter_map(letter).collect()
    }

    #[test]
    fn letters_stand_in_the_order_of_their_script() {
        assert_eq!(order("abc"), "abc");
        assert_eq!(order("אבג"), "גבא");
        // Words of the other direction stay readable within.
        assert_eq!(order("אב ab"), "ab בא");
    }

    #[test]
    fn arabic_letters_are_joined() {
        let joined = Line::of("سلام", Weight::Bold);
        let apart: f64 = "سلام".chars().map(|letter| Line::of(&letter.to_string(), Weight::Bold).width).sum();
        assert!(joined.width < apart * 0.9, "{} of {apart}", joined.width);
    }

    #[test]
    fn what_no_font_has_is_told_and_what_is_unseen_is_not_asked_for() {
        assert!(missing("Ünïcode Ελληνικά Русский עברית العربية\u{200f}\u{fe0f} €").is_empty());
        assert_eq!(missing("化学 a化"), ['化', '学']);
    }

    #[test]
    fn every_text_is_outlined_without_a_fall() {
        for text in ["", " ", "\n\u{2029}x", "👩‍🚀", "e\u{301}\u{301}\u{301}", "\u{202e}abc", "ab אב 12 ا"] {
            let line = Line::of(text, Weight::Bold);
            line.straight(0.0, 0.0, 20.0);
            line.arched(0.0, 100.0, 20.0, 1.0);
        }
        assert!(Line::of("", Weight::Bold).runs.is_empty());
    }

    #[test]
    fn a_line_is_set_smaller_and_never_larger() {
        let line = Line::of("Certificate", Weight::Regular);
        assert!((line.size_within(10.0, 1000.0) - 10.0).abs() < 1e-9);
        assert!((line.width * line.size_within(10.0, 20.0) - 20.0).abs() < 1e-9);
    }
}
