//! The certificate of an award on paper: one page of PDF that carries the signed badge inside.
//!
//! PDF/A-3a and PDF/UA-1 ([ISO 19005-3](https://www.iso.org/standard/57229.html), [ISO 14289-1](https://www.iso.org/standard/64599.html)):
//! fonts are embedded, everything is tagged, and the signed JSON is an associated file. The same values give the same bytes.

use std::num::NonZeroU16;

use fast_qr::qr::QRBuilder;
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::colour::Colour;
use super::found::Found;
use super::lettering::{Block, Hand, Line, Typeface, Weight, drawable};

/// What is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

impl Paper {
    /// Width and height in points, the long side across.
    const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (841.89, 595.28),
            Self::Letter => (792.0, 612.0),
        }
    }
}

/// A picture with the words for those who do not see it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// A PNG that we wrote.
    pub png: Vec<u8>,
    pub alt: String,
}

/// Everything that stands on the page, in words.
#[derive(Debug, Clone)]
pub struct Certificate {
    pub paper: Paper,
    /// A language tag.
    pub language: &'static str,
    pub is_rtl: bool,
    pub title: String,
    pub organisation: String,
    pub logo: Option<Shown>,
    pub picture: Shown,
    pub heading: String,
    /// The line over the name, and the name; without one the line says why.
    pub opening: String,
    pub holder: Option<String>,
    /// The line over the name of the badge.
    pub earned: String,
    pub badge: String,
    pub criteria: String,
    /// What, and its value: dates, issuer, number.
    pub facts: Vec<(String, String)>,
    /// When the paper can be relied on, and where that is checked.
    pub check: String,
    pub url: String,
    pub code_alt: String,
    /// Said when a letter could not be drawn.
    pub incomplete: String,
    /// Across the page, of a badge that is not in force.
    pub stamp: Option<String>,
    /// The colour of the frame.
    pub colour: Colour,
    /// For letters that the built-in fonts lack.
    pub found: Vec<&'static Found>,
    /// The signed document, byte for byte.
    pub json: Vec<u8>,
    pub json_name: String,
    pub json_description: String,
    /// Year, month, day, hour, minute and second of the signature.
    pub signed_at: (u16, u8, u8, u8, u8, u8),
}

/// A certificate that could not be written: our mistake.
#[derive(Debug, thiserror::Error)]
#[error("the certificate could not be written: {0}")]
pub struct CertificateError(String);

const INK: Colour = Colour::of(0x1d_24_2c);
const SOFT: Colour = Colour::of(0x4a_55_61);
const STAMP: Colour = Colour::of(0xb0_12_2a);
const MARGIN: f32 = 58.0;

/// Where a text stands on its line.
#[derive(Clone, Copy)]
enum Side {
    Start,
    Middle,
}

impl Certificate {
    /// The page as PDF.
    pub fn pdf(&self) -> Result<Vec<u8>, CertificateError> {
        let failed = |error: &dyn std::fmt::Debug| CertificateError(format!("{error:?}").chars().take(500).collect());
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A3_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| failed(&error))?;
        let mut document = Document::new_with(krilla::SerializeSettings {
            configuration,
            enable_tagging: true,
            ..krilla::SerializeSettings::default()
        });
        document.set_metadata(self.metadata());
        document.embed_file(EmbeddedFile {
            path: self.json_name.clone(),
            mime_type: MimeType::new("application/ld+json"),
            description: Some(self.json_description.clone()),
            association_kind: AssociationKind::Source,
            data: self.json.clone().into(),
            modification_date: Some(self.date()),
            compress: Some(true),
            location: None,
        });
        let (width, height) = self.paper.size();
        let settings = PageSettings::from_wh(width, height).expect("a sheet has a size");
        let mut page = document.start_page_with(settings);
        let mut sheet = Sheet {
            surface: page.surface(),
            root: Vec::new(),
            fonts: [font(Weight::Regular)?, font(Weight::Bold)?],
            found: &self.found,
            width,
            is_rtl: self.is_rtl,
            is_incomplete: false,
        };
        self.draw(&mut sheet, height)?;
        let mut root = sheet.end();
        let (left, right) = (MARGIN, width - MARGIN - 100.0);
        let link = LinkAnnotation::new(
            Rect::from_ltrb(left, height - 74.0, right, height - 60.0).expect("the page is wider than its margins"),
            Target::Action(Action::Link(LinkAction::new(self.url.clone()))),
        );
        let link = page.add_tagged_annotation(Annotation::new_link(link, Some(self.url.clone())));
        if let Some(address) = root.iter_mut().find(|group| group.is_link) {
            address.group.push(link);
        }
        page.finish();
        let mut tree = TagTree::new().with_lang(Some(self.language.to_owned()));
        root.into_iter().for_each(|tagged| tree.push(tagged.group));
        document.set_tag_tree(tree);
        let mut outline = Outline::new();
        outline.push_child(OutlineNode::new(self.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
        document.set_outline(outline);
        document.finish().map_err(|error| failed(&error))
    }

    fn date(&self) -> DateTime {
        let (year, month, day, hour, minute, second) = self.signed_at;
        let date = DateTime::new(year).month(month).day(day).hour(hour).minute(minute).second(second);
        date.utc_offset_hour(0).utc_offset_minute(0)
    }

    fn metadata(&self) -> Metadata {
        Metadata::new()
            .title(self.title.clone())
            .language(self.language.to_owned())
            .authors(vec![self.organisation.clone()])
            .creator("Accolade".to_owned())
            .producer("Accolade".to_owned())
            .creation_date(self.date())
            .document_id(self.url.clone())
            .text_direction(if self.is_rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight })
    }

    fn hand(&self, weight: Weight) -> Hand<'_> {
        Hand { weight, found: &self.found }
    }

    /// The holder's name, whole: the longest one in wide letters needs more lines than look well.
    fn name(&self, holder: &str, across: f64) -> Block {
        let hand = self.hand(Weight::Bold);
        let name = Block::set(holder, hand, 32.0, 9.0, across, 4);
        let is_cut = name.lines.last().is_some_and(|line| line.text.ends_with('…'));
        if is_cut { Block::set(holder, hand, 9.0, 9.0, across, 7) } else { name }
    }

    fn draw(&self, sheet: &mut Sheet<'_>, height: f32) -> Result<(), CertificateError> {
        let width = sheet.width;
        sheet.frame(height, self.colour);
        let image = |png: &[u8]| {
            Image::from_png(png.to_vec().into(), false).map_err(|error| CertificateError(format!("a picture: {error}")))
        };
        // One column for the picture, one for the words.
        let picture_side = 176.0;
        let words = MARGIN + picture_side + 36.0;
        let across = width - words - MARGIN;
        let mut y = 62.0;
        if let Some(logo) = &self.logo {
            let image = image(&logo.png)?;
            let (wide, high) = image.size();
            #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels are exact")]
            let ratio = wide as f32 / high.max(1) as f32;
            let (w, h) = if ratio > 4.0 { (176.0, 176.0 / ratio) } else { (44.0 * ratio, 44.0) };
            sheet.picture(image, MARGIN, y - 14.0, w, h, &logo.alt);
        }
        let text = |text: &str, weight, wanted: f32, least: f32, most: usize| {
            Block::set(text, self.hand(weight), wanted.into(), least.into(), across.into(), most)
        };
        let heading = NonZeroU16::MIN;
        y += sheet.block(
            Tag::P,
            &text(&self.organisation, Weight::Bold, 13.0, 9.0, 2),
            &self.organisation,
            words,
            y,
            across,
            SOFT,
        );
        y += 20.0;
        let title = text(&self.heading, Weight::Bold, 26.0, 16.0, 1);
        y += sheet.block(
            Tag::Hn(heading, Some(self.heading.clone())),
            &title,
            &self.heading,
            words,
            y,
            across,
            self.colour_of_words(),
        );
        y += 14.0;
        y += sheet.block(
            Tag::P,
            &text(&self.opening, Weight::Regular, 11.5, 9.0, 2),
            &self.opening,
            words,
            y,
            across,
            SOFT,
        );
        if let Some(holder) = &self.holder {
            y += 8.0;
            y += sheet.block(Tag::P, &self.name(holder, across.into()), holder, words, y, across, INK);
            y += 6.0;
            y += sheet.block(
                Tag::P,
                &text(&self.earned, Weight::Regular, 11.5, 9.0, 2),
                &self.earned,
                words,
                y,
                across,
                SOFT,
            );
        }
        y += 8.0;
        y += sheet.block(Tag::P, &text(&self.badge, Weight::Bold, 21.0, 12.0, 2), &self.badge, words, y, across, INK);
        y += 10.0;
        // What is left above the facts, as whole lines.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens of points")]
        let lines = |leading: f32| ((height - 168.0 - y) / leading).clamp(2.0, 7.0) as usize;
        let mut criteria = text(&self.criteria, Weight::Regular, 10.5, 9.0, lines(14.0));
        if leading(&criteria) > 14.0 {
            criteria = text(&self.criteria, Weight::Regular, 10.5, 9.0, lines(leading(&criteria)));
        }
        sheet.block(Tag::P, &criteria, &self.criteria, words, y, across, INK);
        sheet.picture(image(&self.picture.png)?, MARGIN, 142.0, picture_side, picture_side, &self.picture.alt);
        self.draw_foot(sheet, height);
        if let Some(stamp) = &self.stamp {
            sheet.stamp(stamp, width - MARGIN - 120.0, 104.0);
        }
        Ok(())
    }

    /// The facts, the code and where to check.
    fn draw_foot(&self, sheet: &mut Sheet<'_>, height: f32) {
        let width = sheet.width;
        let code_side = 84.0;
        let across = width - 2.0 * MARGIN - code_side - 24.0;
        let top = height - 148.0;
        sheet.rule(MARGIN, top - 12.0, across);
        let mut x = MARGIN;
        for ((what, value), column) in self.facts.iter().zip(self.columns(across)) {
            let inside = column - 14.0;
            let set = |text: &str, weight, size: f32, most| {
                Block::set(text, self.hand(weight), size.into(), 6.0, inside.into(), most)
            };
            let down = sheet.block(Tag::P, &set(what, Weight::Regular, 8.5, 1), what, x, top, inside, SOFT);
            sheet.block(Tag::P, &set(value, Weight::Bold, 10.0, 3), value, x, top + down + 2.0, inside, INK);
            x += column;
        }
        let line = |text: &str, most| Block::set(text, self.hand(Weight::Regular), 9.0, 6.0, across.into(), most);
        sheet.block(Tag::P, &line(&self.check, 1), &self.check, MARGIN, height - 90.0, across, SOFT);
        sheet.link(&line(&self.url, 1), &self.url, MARGIN, height - 73.0, across);
        if sheet.is_incomplete {
            sheet.block(Tag::P, &line(&self.incomplete, 1), &self.incomplete, MARGIN, height - 57.0, across, SOFT);
        }
        sheet.code(&self.url, width - MARGIN - code_side, height - 148.0, code_side, &self.code_alt);
    }

    /// How wide each fact is: as wide as its words, or less in proportion where they are too wide together.
    fn columns(&self, across: f32) -> Vec<f32> {
        let wide = |(what, value): &(String, String)| {
            let wide = |text: &str, weight| Line::of(text, self.hand(weight)).width;
            let (what, value) = (wide(what, Weight::Regular) * 8.5, wide(value, Weight::Bold) * 10.0);
            #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
            let wide = what.max(value).max(60.0) as f32 + 16.0;
            wide
        };
        let natural: Vec<f32> = self.facts.iter().map(wide).collect();
        let whole: f32 = natural.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "a handful of facts")]
        let spare = (across - whole).max(0.0) / natural.len().max(1) as f32;
        natural.iter().map(|column| column * (across / whole).min(1.0) + spare).collect()
    }

    /// The colour of the frame where it can be read on paper.
    fn colour_of_words(&self) -> Colour {
        let dark = self.colour.mixed(Colour::BLACK, 0.45);
        [self.colour, dark]
            .into_iter()
            .find(|colour| colour.contrast(Colour::WHITE) >= super::colour::READABLE)
            .unwrap_or(INK)
    }
}

fn font(weight: Weight) -> Result<Font, CertificateError> {
    Font::new(weight.font().into(), 0).ok_or_else(|| CertificateError("a built-in font".to_owned()))
}

/// From the foot of a line to that of the next.
fn leading(block: &Block) -> f32 {
    let (above, below) = block.storeys();
    #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
    let leading = (block.size * (1.3 + above + below)) as f32;
    leading
}

fn fill(colour: Colour) -> Fill {
    Fill { paint: rgb::Color::new(colour.red, colour.green, colour.blue).into(), ..Fill::default() }
}

/// A part of the page for those who have it read to them.
struct Tagged {
    group: TagGroup,
    is_link: bool,
}

/// The page in the making. Lengths count from the side where reading begins.
struct Sheet<'a> {
    surface: Surface<'a>,
    root: Vec<Tagged>,
    fonts: [Font; 2],
    found: &'a [&'static Found],
    width: f32,
    is_rtl: bool,
    /// Whether a letter was left out.
    is_incomplete: bool,
}

impl Sheet<'_> {
    /// What was drawn, for those who have it read to them.
    fn end(self) -> Vec<Tagged> {
        self.surface.finish();
        self.root
    }

    /// The left end of something this wide.
    fn left(&self, from_start: f32, wide: f32) -> f32 {
        if self.is_rtl { self.width - from_start - wide } else { from_start }
    }

    fn tag(&mut self, tag: impl Into<krilla::tagging::TagKind>, identifiers: Vec<Identifier>) {
        let mut group = TagGroup::new(tag);
        identifiers.into_iter().for_each(|identifier| group.push(identifier));
        self.root.push(Tagged { group, is_link: false });
    }

    /// Sets a text below `y` and says how far it reaches. `said` is the whole of it, whatever could be drawn.
    #[expect(clippy::too_many_arguments, reason = "each is a length of the same page")]
    fn block(
        &mut self,
        tag: impl Into<krilla::tagging::TagKind>,
        block: &Block,
        said: &str,
        x: f32,
        y: f32,
        across: f32,
        colour: Colour,
    ) -> f32 {
        let left = self.left(x, across);
        let (identifiers, down) = self.lines(block, said, left, y, across, Side::Start, colour);
        self.tag(tag, identifiers);
        down
    }

    #[expect(clippy::too_many_arguments, reason = "each is a length of the same page")]
    fn lines(
        &mut self,
        block: &Block,
        said: &str,
        left: f32,
        y: f32,
        across: f32,
        side: Side,
        colour: Colour,
    ) -> (Vec<Identifier>, f32) {
        let is_whole = drawable(said, self.found) == said;
        self.is_incomplete |= !is_whole;
        self.surface.set_fill(Some(fill(colour)));
        self.surface.set_stroke(None);
        #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
        let (size, above) = (block.size as f32, (block.storeys().0 * block.size) as f32);
        let leading = leading(block);
        let mut identifiers = Vec::new();
        for (number, line) in block.lines.iter().enumerate() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "points on a page")]
            let (wide, baseline) = (line.width as f32 * size, y + size + above + leading * number as f32);
            let start = match side {
                Side::Middle => left + (across - wide) / 2.0,
                Side::Start if self.is_rtl => left + across - wide,
                Side::Start => left,
            };
            // Letters that could not be drawn are said all the same; readers put the others in order by themselves.
            let actual = match is_whole {
                true => None,
                false if block.lines.len() == 1 => Some(said),
                false => Some(line.text.as_str()),
            };
            let tag = SpanTag::empty().with_actual_text(actual);
            identifiers.push(self.surface.start_tagged(ContentTag::Span(tag)));
            self.line(line, start, baseline, size);
            self.surface.end_tagged();
        }
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let down = leading * block.lines.len() as f32;
        (identifiers, down)
    }

    fn line(&mut self, line: &Line, x: f32, y: f32, size: f32) {
        for run in &line.runs {
            let font = match run.typeface {
                Typeface::BuiltIn(weight) => self.fonts[usize::from(weight == Weight::Bold)].clone(),
                Typeface::Found(found) => found.printed(),
            };
            let Some(first) = run.glyphs.first() else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
            let glyphs: Vec<KrillaGlyph> = run
                .glyphs
                .iter()
                .map(|glyph| KrillaGlyph {
                    glyph_id: GlyphId::new(glyph.id.into()),
                    text_range: glyph.of.clone(),
                    x_advance: glyph.advance as f32,
                    x_offset: glyph.shift as f32,
                    y_offset: glyph.rise as f32,
                    y_advance: 0.0,
                    location: None,
                })
                .collect();
            #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
            let start = Point::from_xy(x + first.x as f32 * size, y);
            self.surface.draw_glyphs(start, &glyphs, font, &line.text, size, false);
        }
    }

    fn link(&mut self, block: &Block, url: &str, x: f32, y: f32, across: f32) {
        let left = self.left(x, across);
        let (identifiers, _) = self.lines(block, url, left, y - 2.0, across, Side::Start, INK);
        let mut group = TagGroup::new(Tag::Link);
        identifiers.into_iter().for_each(|identifier| group.push(identifier));
        self.root.push(Tagged { group, is_link: true });
    }

    fn picture(&mut self, image: Image, x: f32, y: f32, wide: f32, high: f32, alt: &str) {
        let left = self.left(x, wide);
        let identifier = self.surface.start_tagged(ContentTag::Other);
        self.surface.push_transform(&Transform::from_translate(left, y));
        self.surface.draw_image(image, Size::from_wh(wide, high).expect("a picture has a size"));
        self.surface.pop();
        self.surface.end_tagged();
        let bounds = Rect::from_xywh(left, y, wide, high).expect("a picture has a size");
        self.figure(identifier, alt, bounds);
    }

    fn figure(&mut self, identifier: Identifier, alt: &str, bounds: Rect) {
        let tag = Tag::Figure(Some(alt.to_owned())).with_bbox(Some(krilla::tagging::BBox::new(0, bounds)));
        self.tag(tag, vec![identifier]);
    }

    /// Draws what says nothing.
    fn decoration(&mut self, draw: impl FnOnce(&mut Surface<'_>)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        draw(&mut self.surface);
        self.surface.end_tagged();
    }

    fn frame(&mut self, height: f32, colour: Colour) {
        let width = self.width;
        self.decoration(|surface| {
            for (inset, thick, colour) in [(22.0, 5.0, colour), (30.0, 1.0, colour.mixed(Colour::BLACK, 0.25))] {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(colour, thick)));
                surface.draw_path(&rectangle(inset, inset, width - 2.0 * inset, height - 2.0 * inset));
            }
        });
    }

    fn rule(&mut self, x: f32, y: f32, across: f32) {
        let left = self.left(x, across);
        self.decoration(|surface| {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(Colour::of(0xc9_d0_d8))));
            surface.draw_path(&rectangle(left, y, across, 0.8));
        });
    }

    /// A code that a phone reads ([ISO/IEC 18004](https://www.iso.org/standard/83389.html)), with its quiet zone inside.
    fn code(&mut self, url: &str, x: f32, y: f32, side: f32, alt: &str) {
        let Ok(code) = QRBuilder::new(url).build() else { return };
        let left = self.left(x, side);
        #[expect(clippy::cast_precision_loss, reason = "at most 177 modules")]
        let module = side / (code.size + 8) as f32;
        let mut path = PathBuilder::new();
        for row in 0..code.size {
            for column in (0..code.size).filter(|column| code[row][*column].value()) {
                #[expect(clippy::cast_precision_loss, reason = "at most 177 modules")]
                let (across, down) = ((column + 4) as f32 * module, (row + 4) as f32 * module);
                path.push_rect(Rect::from_xywh(left + across, y + down, module, module).expect("a module has a size"));
            }
        }
        let Some(path) = path.finish() else { return };
        let identifier = self.surface.start_tagged(ContentTag::Other);
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(Colour::BLACK)));
        self.surface.draw_path(&path);
        self.surface.end_tagged();
        self.figure(identifier, alt, Rect::from_xywh(left, y, side, side).expect("a code has a size"));
    }

    /// A word across the corner where reading ends.
    fn stamp(&mut self, word: &str, middle: f32, y: f32) {
        let block = Block::set(word, Weight::Bold.into(), 30.0, 14.0, 210.0, 1);
        let wide = 236.0;
        let left = self.left(middle - wide / 2.0, wide);
        let angle = if self.is_rtl { -9.0 } else { 9.0 };
        self.surface.push_transform(&Transform::from_rotate_at(angle, left + wide / 2.0, y));
        self.decoration(|surface| {
            surface.set_fill(Some(fill(Colour::WHITE)));
            surface.set_stroke(Some(stroke(STAMP, 4.0)));
            surface.draw_path(&rectangle(left, y - 26.0, wide, 52.0));
        });
        #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
        let top = y - block.size as f32 * 0.635;
        let (identifiers, _) = self.lines(&block, word, left, top, wide, Side::Middle, STAMP);
        self.surface.pop();
        self.tag(Tag::P, identifiers);
    }
}

fn stroke(colour: Colour, width: f32) -> Stroke {
    Stroke { paint: rgb::Color::new(colour.red, colour.green, colour.blue).into(), width, ..Stroke::default() }
}

fn rectangle(x: f32, y: f32, wide: f32, high: f32) -> krilla::geom::Path {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, wide, high).expect("a rectangle has a size"));
    path.finish().expect("a rectangle is a path")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Design;

    fn certificate() -> Certificate {
        let picture =
            Shown { png: Design::guessed("Careful experimenter", None).png().into_bytes(), alt: "A flask".into() };
        Certificate {
            paper: Paper::A4,
            language: "en",
            is_rtl: false,
            title: "Careful experimenter".into(),
            organisation: "Example University".into(),
            logo: Some(picture.clone()),
            picture,
            heading: "Certificate".into(),
            opening: "This certifies that".into(),
            holder: Some("Ada Sample".into()),
            earned: "has earned the badge".into(),
            badge: "Careful experimenter".into(),
            criteria: "To earn this badge: Final quiz at least 75 %, Lab report completed.".into(),
            facts: vec![("Issued".into(), "12 November 2026".into()), ("Number".into(), "0190".into())],
            check: "Valid when checked at the address below; this paper can be out of date.".into(),
            url: "https://badges.example.edu/credentials/0190f0a0-0000-7000-8000-000000000000".into(),
            code_alt: "The address as a code".into(),
            incomplete: "Letters that this paper cannot show are drawn as boxes.".into(),
            stamp: Some("Revoked".into()),
            colour: Colour::of(0x1d_5f_b0),
            found: Vec::new(),
            json: br#"{"a": 1}"#.to_vec(),
            json_name: "badge.json".into(),
            json_description: "The signed badge".into(),
            signed_at: (2026, 11, 12, 10, 0, 0),
        }
    }

    #[test]
    fn the_same_values_give_the_same_bytes() {
        let pdf = certificate().pdf().unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        assert_eq!(certificate().pdf().unwrap(), pdf);
        assert_ne!(Certificate { stamp: None, ..certificate() }.pdf().unwrap(), pdf);
    }

    #[test]
    fn every_name_is_set_on_both_papers() {
        let long = "Anna-Magdalena ".repeat(20);
        for paper in [Paper::A4, Paper::Letter] {
            for holder in [
                long.as_str(),
                "王小明",
                "عائشة بنت محمد",
                "🎉",
                "\u{202e}evil",
                "\u{0}\n\u{fffd}",
                "x".repeat(300).as_str(),
            ] {
                for is_rtl in [false, true] {
                    let holder = Some(holder.to_owned());
                    let criteria = format!("{} {}", holder.clone().unwrap_or_default(), "words ".repeat(400));
                    Certificate { paper, is_rtl, criteria, holder, ..certificate() }.pdf().unwrap();
                }
            }
        }
    }

    #[test]
    fn the_longest_name_is_whole_in_wide_letters_as_well() {
        for letter in ["M", "\u{738b}"] {
            let name = letter.repeat(300);
            let lines = certificate().name(&name, 497.0).lines;
            let set: String = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!((set.chars().count(), set.ends_with('…')), (300, false), "{letter}");
        }
        assert!(certificate().name("Ada Sample", 497.0).size > 31.0);
    }

    #[test]
    fn a_certificate_without_a_name_is_one_as_well() {
        let without = Certificate { holder: None, logo: None, stamp: None, facts: Vec::new(), ..certificate() };
        let pdf = without.pdf().unwrap();
        assert!(pdf.len() < certificate().pdf().unwrap().len());
    }
}
