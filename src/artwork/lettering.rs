//! Texts as outlines, so that a picture needs no font: shaped, in reading order of both directions, from fonts that are
//! built in. They hold Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters, and not those of Asia; what is
//! made anew each time it is asked for, such as a certificate, may bring fonts for these.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::OnceLock;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use unicode_bidi::BidiInfo;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::found::Found;

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

/// What letters are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typeface {
    BuiltIn(Weight),
    Found(&'static Found),
}

impl Typeface {
    fn face(self) -> &'static Face<'static> {
        match self {
            Self::BuiltIn(weight) => weight.face(),
            Self::Found(found) => found.face(),
        }
    }
}

/// What a text is set in: a built-in font, and others for letters that it lacks.
#[derive(Clone, Copy, Debug)]
pub struct Hand<'a> {
    pub weight: Weight,
    pub found: &'a [&'static Found],
}

impl Hand<'_> {
    /// What a letter is drawn with: built in if it can be, else as the letter before it, so that signs stay on their letters.
    fn with(self, letter: char, before: Typeface) -> Option<Typeface> {
        if let Some(weight) = self.weight.with(letter) {
            return Some(Typeface::BuiltIn(weight));
        }
        match before {
            Typeface::Found(found) if found.has(letter) => Some(before),
            _ => self.found.iter().find(|found| found.has(letter)).map(|found| Typeface::Found(found)),
        }
    }
}

impl From<Weight> for Hand<'static> {
    fn from(weight: Weight) -> Self {
        Self { weight, found: &[] }
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

/// All letters of some texts that no built-in font has.
pub fn lacking<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<char> {
    let letters = texts.into_iter().flat_map(str::chars);
    letters.filter(|letter| !is_unseen(*letter) && Weight::Bold.with(*letter).is_none()).collect()
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
    pub typeface: Typeface,
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
    pub fn of<'a>(text: &str, hand: impl Into<Hand<'a>>) -> Self {
        let hand = hand.into();
        let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let bidi = BidiInfo::new(&text, None);
        let mut line = Self { text: text.clone(), runs: Vec::new(), width: 0.0 };
        // A control character was the only thing that could begin a second paragraph, but for two separators.
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let is_rtl = levels[run.start].is_rtl();
                let mut parts = by_font(&text, run, hand);
                if is_rtl {
                    parts.reverse();
                }
                parts.into_iter().for_each(|(part, typeface)| line.add(&text, part, typeface, is_rtl));
            }
        }
        line
    }

    fn add(&mut self, text: &str, part: Range<usize>, typeface: Typeface, is_rtl: bool) {
        let face = typeface.face();
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
        self.runs.push(Run { typeface, glyphs });
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
        for (number, (face, glyph)) in
            self.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| (run.typeface.face(), glyph))).enumerate()
        {
            let scale = size / f64::from(face.units_per_em());
            let at = |x: f32, y: f32| {
                place(
                    (number, glyph),
                    (glyph.x + glyph.shift) * size + f64::from(x) * scale,
                    glyph.rise * size + f64::from(y) * scale,
                )
            };
            face.outline_glyph(GlyphId(glyph.id), &mut Pen { path: &mut path, at: &at });
        }
        path
    }
}

/// A box in the place of every letter that no font has.
pub fn drawable(text: &str, found: &[&'static Found]) -> String {
    let known = |letter: char| {
        is_unseen(letter) || Weight::Bold.with(letter).is_some() || found.iter().any(|found| found.has(letter))
    };
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
    pub fn set(text: &str, hand: Hand<'_>, wanted: f64, least: f64, width: f64, most: usize) -> Self {
        // More letters than that fit on no line.
        let text: String = drawable(text, hand.found).chars().take(most * LONGEST_LINE).collect();
        let sizes = || std::iter::successors(Some(wanted), |size| Some(size * 0.93)).take_while(|size| *size >= least);
        let whole = Line::of(&text, hand);
        let broken = sizes().map(|size| (size, broken(&text, hand, width / size)));
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
            *end = shortened(end.text.trim_end(), hand, width / size);
        }
        Self { lines, size }
    }

    /// How far letters of fonts that are not built in reach above and below the room that a line usually has, in parts of
    /// their size: some scripts are written in storeys.
    pub fn storeys(&self) -> (f64, f64) {
        let (mut above, mut below) = (0.0_f64, 0.0_f64);
        for run in self.lines.iter().flat_map(|line| &line.runs) {
            let Typeface::Found(found) = run.typeface else { continue };
            let em = f64::from(found.face().units_per_em());
            for glyph in &run.glyphs {
                let Some(bounds) = found.face().glyph_bounding_box(GlyphId(glyph.id)) else { continue };
                above = above.max(glyph.rise + f64::from(bounds.y_max) / em - 0.95);
                below = below.max(-glyph.rise - f64::from(bounds.y_min) / em - 0.3);
            }
        }
        // No script needs more than that; a font may say anything.
        (above.min(1.0), below.min(1.0))
    }
}

/// As much of a line as fits with what says that there is more.
fn shortened(text: &str, hand: Hand<'_>, width: f64) -> Line {
    let ends = text.grapheme_indices(true).map(|(start, _)| start).chain([text.len()]).rev();
    let lines = ends.map(|end| Line::of(&format!("{}…", &text[..end]), hand));
    lines.into_iter().find(|line| line.width <= width).unwrap_or_else(|| Line::of("…", hand))
}

/// Lines of at most this width, in parts of the size of the letters, broken where
/// [Unicode](https://www.unicode.org/reports/tr14/) lets them be, and within what is wider than a line between any letters,
/// which keep their signs.
fn broken(text: &str, hand: Hand<'_>, width: f64) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for paragraph in text.lines() {
        let plain: String = paragraph.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let paragraph = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let reach = reach(&paragraph, hand);
        let words: Vec<usize> = linebreaks(&paragraph).map(|(end, _)| end).collect();
        let letters: Vec<usize> =
            paragraph.grapheme_indices(true).map(|(start, letter)| start + letter.len()).collect();
        let mut start = 0;
        while start < paragraph.len() {
            let fitting = |ends: &[usize]| {
                let likely = |end: &&usize| reach[paragraph[..**end].trim_end().len()] - reach[start] <= width + 0.01;
                let ends: Vec<&usize> = ends.iter().filter(|end| **end > start).take_while(likely).collect();
                // A letter at an end may be wider than the same within.
                let line = |end: &usize| (*end, Line::of(paragraph[start..*end].trim_end(), hand));
                ends.into_iter().rev().map(line).find(|(_, line)| line.width <= width)
            };
            let (end, line) = fitting(&words).or_else(|| fitting(&letters)).unwrap_or_else(|| {
                let end = letters.iter().copied().find(|end| *end > start).unwrap_or(paragraph.len());
                (end, Line::of(&paragraph[start..end], hand))
            });
            lines.push(line);
            start = end;
        }
    }
    if lines.is_empty() { vec![Line::of(" ", hand)] } else { lines }
}

/// How far a text reaches before each of its bytes, roughly: on a line of its own, every part of it may differ a little.
fn reach(text: &str, hand: Hand<'_>) -> Vec<f64> {
    let mut reach = vec![0.0; text.len() + 1];
    for glyph in Line::of(text, hand).runs.iter().flat_map(|run| &run.glyphs) {
        reach[glyph.of.start + 1] += glyph.advance;
    }
    let mut whole = 0.0;
    for at in &mut reach {
        whole += *at;
        *at = whole;
    }
    reach
}

/// Letters that are written joined, in scripts that the fonts hold.
pub fn is_cursive(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Parts of a run by the font that has their letters; what none has is left to the first.
fn by_font(text: &str, run: Range<usize>, hand: Hand<'_>) -> Vec<(Range<usize>, Typeface)> {
    let first = Typeface::BuiltIn(hand.weight);
    let mut parts: Vec<(Range<usize>, Typeface)> = Vec::new();
    for (place, letter) in text[run.clone()].char_indices() {
        let (start, end) = (run.start + place, run.start + place + letter.len_utf8());
        let before = parts.last().map_or(first, |(_, typeface)| *typeface);
        let typeface = match before {
            // Fonts of somebody else need not have a space.
            Typeface::Found(found) if letter.is_whitespace() && !found.has(letter) => first,
            _ if is_unseen(letter) => before,
            _ => hand.with(letter, before).unwrap_or(first),
        };
        match parts.last_mut() {
            Some((part, last)) if *last == typeface => part.end = end,
            _ => parts.push((start..end, typeface)),
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

    fn lines(text: &str, width: f64) -> Vec<String> {
        broken(text, Weight::Bold.into(), width).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_end_where_readers_expect_it() {
        // What no font has is as wide as its box.
        let box_wide = Line::of("\u{4e00}", Weight::Bold).width;
        assert_eq!(
            lines("\u{4e00}\u{4e8c}\u{4e09}\u{3002}\u{56db}", box_wide * 3.1),
            ["\u{4e00}\u{4e8c}", "\u{4e09}\u{3002}\u{56db}"]
        );
        let wide = Line::of("one two\u{4e00}", Weight::Bold).width;
        assert_eq!(lines("one two\u{4e00}\u{4e8c}", wide + 0.1), ["one two\u{4e00}", "\u{4e8c}"]);
        let wide = Line::of("Anna-Magdalena", Weight::Bold).width;
        assert_eq!(lines("Anna-Magdalena Anna-Magdalena", wide + 0.1), ["Anna-Magdalena", "Anna-Magdalena"]);
        assert_eq!(lines("Anna-Magdalena", wide - 0.1), ["Anna-", "Magdalena"]);
    }

    #[test]
    fn a_word_that_is_wider_than_a_line_is_broken_between_letters_and_keeps_their_signs() {
        let text = "e\u{301}\u{e01}\u{e33}\u{915}\u{94d}\u{937}\u{93f}".repeat(60);
        for width in [0.01, 1.0, 3.0, 10.0] {
            let lines = lines(&text, width);
            assert_eq!(lines.concat(), text);
            let signs = ['\u{301}', '\u{e33}', '\u{94d}', '\u{93f}'];
            assert!(!lines.iter().any(|line| line.starts_with(signs)), "{lines:?}");
            if width > 2.0 {
                assert!(lines.iter().all(|line| Line::of(line, Weight::Bold).width <= width));
            }
            assert!(!shortened(&text, Weight::Bold.into(), width).text.ends_with("\u{94d}…"));
        }
    }

    #[test]
    fn a_line_is_set_smaller_and_never_larger() {
        let line = Line::of("Certificate", Weight::Regular);
        assert!((line.size_within(10.0, 1000.0) - 10.0).abs() < 1e-9);
        assert!((line.width * line.size_within(10.0, 20.0) - 20.0).abs() < 1e-9);
    }
}
