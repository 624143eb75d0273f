//! Draws a design: SVG that needs nothing from elsewhere, and pixels from it.

use std::fmt::Write as _;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::colour::Colour;
use super::design::{Design, Mark, Ribbon, Ring};
use super::icons::Icon;
use super::lettering::{Line, Weight, short};
use super::outline::Outline;
use super::upload::Png;

/// Width and height of a composed picture in pixels.
pub const SIZE: u32 = 512;
/// Letters below this height are hard to read where a badge is usually shown.
pub(super) const SMALL_LETTERS: f64 = 21.0;

/// The colours of a drawing, each from the two that were chosen.
struct Inks {
    field: Colour,
    accent: Colour,
    /// Letters on the field.
    ink: Colour,
    edge: Colour,
    /// The upper and the lower end of the field.
    light: Colour,
    deep: Colour,
    /// The disc in the middle, and what stands on it.
    paper: Colour,
    emblem: Colour,
    /// What tells a level: seen on the field, whatever was chosen.
    mark: Colour,
}

impl Inks {
    fn of(design: &Design) -> Self {
        let (field, accent) = design.colours();
        let ink = field.ink();
        let is_dark = ink == Colour::WHITE;
        let paler = field.mixed(Colour::WHITE, if is_dark { 0.1 } else { 0.28 });
        // Letters are read at both ends of the field.
        let light = if paler.contrast(ink) >= super::colour::READABLE { paler } else { field };
        let deep = if is_dark { field.mixed(Colour::BLACK, 0.28) } else { field };
        let dark = field.mixed(Colour::BLACK, 0.6);
        let paper = field.mixed(Colour::WHITE, 0.94);
        // A pale field gives an emblem that would drown on paper.
        let emblem = [field, field.mixed(Colour::BLACK, 0.35), dark, Colour::BLACK]
            .into_iter()
            .find(|colour| colour.contrast(paper) >= super::colour::READABLE)
            .unwrap_or(Colour::BLACK);
        let mark = if design.has_visible_accent() { accent } else { ink };
        Self { field, accent, ink, edge: dark, light, deep, paper, emblem, mark }
    }
}

/// Where things stand.
struct Plan {
    outline: Outline,
    /// The radius of the room on the field.
    room: f64,
    /// The radius of the disc in the middle; `None` where nothing but the emblem stands there.
    disc: Option<f64>,
    has_banner: bool,
    /// How far the ribbon across lies below the middle.
    banner: f64,
}

impl Plan {
    fn of(design: &Design) -> Self {
        let outline = Outline::of(design.shape);
        let has_banner = design.ribbon == Ribbon::Banner;
        let room =
            outline.room * 0.9 - if design.ring == Ring::Double || design.ring == Ring::Outer { 8.0 } else { 2.0 };
        let marks_below = design.level > 0 && !(has_banner && design.drawn_banner().is_none());
        let disc = (design.drawn_title().is_some() || marks_below).then_some(room * 0.67);
        // With marks along the lower rim the ribbon leaves them their place.
        let banner = room * if marks_below { 0.3 } else { 0.5 };
        Self { outline, room, disc, has_banner, banner }
    }

    /// The middle of the band between disc and rim.
    fn band(&self) -> f64 {
        (self.room + self.disc.unwrap_or(0.0)) / 2.0
    }
}

impl Design {
    fn title_line(&self) -> Option<Line> {
        self.drawn_title().map(|title| Line::of(title, Weight::Bold))
    }

    /// The size of the letters of the title.
    pub(super) fn title_size(&self) -> Option<f64> {
        let plan = Plan::of(self);
        self.title_line().map(|line| title_size(self, &plan, &line))
    }

    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let (plan, inks) = (Plan::of(self), Inks::of(self));
        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="-256 -256 512 512">"#
        );
        let shrunk =
            if self.ribbon == Ribbon::Tails { r#"<g transform="translate(0 -30) scale(.86)">"# } else { "<g>" };
        if self.ribbon == Ribbon::Tails {
            svg.push_str(&tails(&inks));
        }
        svg.push_str(shrunk);
        svg.push_str(&body(self, &plan, &inks));
        svg.push_str(&middle(self, &plan, &inks));
        if let Some(line) = self.title_line() {
            let size = title_size(self, &plan, &line);
            let path = line.arched(plan.outline.middle, plan.band() - size * 0.36, size, size * 0.05);
            write!(svg, r#"<path d="{path}" fill="{}"/>"#, inks.ink).expect("memory takes all");
        }
        svg.push_str(&marks(self, &plan, &inks));
        if plan.has_banner {
            svg.push_str(&banner(self, &plan, &inks));
        }
        svg + "</g></svg>\n"
    }

    /// The picture as PNG, [`SIZE`] pixels a side, transparent around the shape.
    pub fn png(&self) -> Png {
        self.png_of(SIZE)
    }

    /// The picture as PNG with sides of this many pixels.
    pub fn png_of(&self, side: u32) -> Png {
        drawn(&self.svg(), side, side)
    }
}

/// The pixels of one of our own drawings.
pub(super) fn drawn(svg: &str, width: u32, height: u32) -> Png {
    let tree = Tree::from_str(svg, &Options::default()).expect("a composed picture is valid SVG");
    let mut pixmap = Pixmap::new(width, height).expect("the size is not zero");
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels are exact")]
    let scale = width as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Png::of(&pixmap)
}

fn title_size(design: &Design, plan: &Plan, line: &Line) -> f64 {
    let band = plan.room - plan.disc.unwrap_or(0.0);
    let angle: f64 = if design.level > 0 || plan.has_banner { 215.0 } else { 265.0 };
    let letters = line.runs.iter().map(|run| run.glyphs.len()).sum::<usize>();
    #[expect(clippy::cast_precision_loss, reason = "some dozens of letters")]
    let spaced = line.width + 0.05 * letters as f64;
    (band * 0.63).min(plan.band() * 0.97 * angle.to_radians() / spaced.max(0.1))
}

/// The shape with its rim, rings and field.
fn body(design: &Design, plan: &Plan, inks: &Inks) -> String {
    let (path, middle) = (&plan.outline.path, plan.outline.middle);
    let Inks { field, accent, edge, light, deep, .. } = inks;
    let inner = |factor: f64| format!("translate(0 {}) scale({factor})", short(middle * (1.0 - factor)));
    let has_ring = design.ring == Ring::Double || design.ring == Ring::Outer;
    // Named by its colours, so that several pictures can stand in one page.
    let id = format!("f{}{}", &light.to_string()[1..], &deep.to_string()[1..]);
    let mut svg = format!(
        r#"<defs><linearGradient id="{id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{light}"/><stop offset="1" stop-color="{deep}"/></linearGradient></defs><path d="{path}" fill="{edge}" stroke="{edge}" stroke-width="20" stroke-linejoin="round"/>"#
    );
    if has_ring {
        let ring = inner(0.945);
        // A ring that is as dark as the rim would not be there.
        let colour = if accent.contrast(*edge) >= 1.6 { *accent } else { edge.mixed(Colour::WHITE, 0.7) };
        write!(
            svg,
            r#"<path d="{path}" transform="{ring}" fill="{colour}" stroke="{colour}" stroke-width="18" stroke-linejoin="round"/>"#
        )
        .expect("memory takes all");
    }
    let fielded = inner(if has_ring { 0.895 } else { 0.945 });
    debug_assert!(field.contrast(inks.ink) >= super::colour::READABLE);
    write!(
        svg,
        r#"<path d="{path}" transform="{fielded}" fill="url(#{id})" stroke="url(#{id})" stroke-width="16" stroke-linejoin="round"/>"#
    )
    .expect("memory takes all");
    svg
}

/// The disc and the emblem on it, or the emblem alone.
fn middle(design: &Design, plan: &Plan, inks: &Inks) -> String {
    let down = plan.outline.middle;
    let has_ring = design.ring == Ring::Double || design.ring == Ring::Inner;
    // The emblem has the room above the ribbon.
    let (lifted, small) = match (plan.has_banner, plan.banner < plan.room * 0.4) {
        (false, _) => (0.0, 1.0),
        (true, false) => (plan.room * 0.16, 0.84),
        (true, true) => (plan.room * 0.2, 0.66),
    };
    let mut svg = String::new();
    let (radius, colour) = match plan.disc {
        Some(disc) => {
            let stroke = if has_ring { format!(r#" stroke="{}" stroke-width="7""#, inks.mark) } else { String::new() };
            write!(svg, r#"<circle cy="{}" r="{}" fill="{}"{stroke}/>"#, short(down), short(disc), inks.paper)
                .expect("memory takes all");
            (disc * 0.94 * small, inks.emblem)
        }
        None => {
            if has_ring {
                let ring = short(plan.room * 0.86);
                write!(
                    svg,
                    r#"<circle cy="{}" r="{ring}" fill="none" stroke="{}" stroke-width="5"/>"#,
                    short(down),
                    inks.mark
                )
                .expect("memory takes all");
            }
            (plan.room * 0.8 * small, inks.ink)
        }
    };
    let emblem = match design.drawn_initials() {
        Some(initials) => letters(initials, down - lifted, radius),
        None => icon(design.icon, down - lifted, radius),
    };
    write!(svg, r#"<g fill="{colour}">{emblem}</g>"#).expect("memory takes all");
    svg
}

fn letters(text: &str, y: f64, radius: f64) -> String {
    let line = Line::of(text, Weight::Bold);
    let size = line.size_within(radius * 1.05, radius * 1.55);
    // Capitals are as high as 0.73 of their size.
    format!(r#"<path d="{}"/>"#, line.straight(0.0, y + size * 0.365, size))
}

fn icon(icon: Icon, y: f64, radius: f64) -> String {
    // The corners of an icon's square are empty, so it may reach a little beyond the circle.
    let scale = radius * 1.5 / Icon::SIDE;
    let half = Icon::SIDE / 2.0 * scale;
    format!(
        r#"<path transform="translate({} {}) scale({})" d="{}"/>"#,
        short(-half),
        short(y - half),
        (scale * 1000.0).round() / 1000.0,
        icon.path()
    )
}

const STAR: &str = "M0-10L2.9-3.1L10-2.4L4.6 2.5L6.2 9.6L0 5.8L-6.2 9.6L-4.6 2.5L-10-2.4L-2.9-3.1Z";

/// One mark in a box of twenty.
const fn mark(kind: Mark) -> &'static str {
    match kind {
        Mark::Stars => STAR,
        Mark::Bars => "M-3.2-9H3.2V9H-3.2Z",
        Mark::Dots => "M-6.5 0A6.5 6.5 0 1 1 6.5 0A6.5 6.5 0 1 1-6.5 0Z",
    }
}

/// The marks of the level: along the lower rim, or on a banner that says nothing.
fn marks(design: &Design, plan: &Plan, inks: &Inks) -> String {
    let on_banner = plan.has_banner && design.drawn_banner().is_none();
    if design.level == 0 || on_banner {
        return String::new();
    }
    let (radius, band) = (plan.band(), plan.room - plan.disc.unwrap_or(0.0));
    let size = band * 0.034;
    let step = size * 23.0 / radius;
    let mut svg = format!(r#"<g fill="{}">"#, inks.mark);
    for number in 0..design.level {
        let angle = (f64::from(number) - f64::from(design.level - 1) / 2.0) * step;
        let (x, y) = (-radius * angle.sin(), plan.outline.middle + radius * angle.cos());
        write!(
            svg,
            r#"<path transform="translate({} {}) rotate({}) scale({})" d="{}"/>"#,
            short(x),
            short(y),
            short(angle.to_degrees()),
            (size * 100.0).round() / 100.0,
            mark(design.mark)
        )
        .expect("memory takes all");
    }
    svg + "</g>"
}

/// A ribbon across the lower half.
fn banner(design: &Design, plan: &Plan, inks: &Inks) -> String {
    let fill = inks.accent;
    let edge = inks.edge;
    let (folded, text) = (fill.mixed(Colour::BLACK, 0.28), fill.ink());
    let half = (plan.outline.room * 1.02).min(206.0);
    let (y, height) = (plan.outline.middle + plan.banner, 64.0);
    let (end, drop) = (half + 36.0, 20.0);
    let mut svg = String::new();
    for side in [-1.0, 1.0] {
        let (inner, outer, notch) = (side * (half - 34.0), side * end, side * (end - 22.0));
        write!(
            svg,
            r#"<path d="M{} {}H{}L{} {}L{} {}H{}Z" fill="{folded}" stroke="{edge}" stroke-width="5" stroke-linejoin="round"/>"#,
            short(inner),
            short(y + drop),
            short(outer),
            short(notch),
            short(y + drop + height / 2.0),
            short(outer),
            short(y + drop + height),
            short(inner)
        )
        .expect("memory takes all");
    }
    write!(
        svg,
        r#"<rect x="{}" y="{}" width="{}" height="{height}" rx="5" fill="{fill}" stroke="{edge}" stroke-width="5"/>"#,
        short(-half),
        short(y),
        short(half * 2.0)
    )
    .expect("memory takes all");
    match design.drawn_banner() {
        Some(banner) => {
            let line = Line::of(banner, Weight::Bold);
            let size = line.size_within(38.0, half * 1.84);
            let path = line.straight(0.0, y + height / 2.0 + size * 0.365, size);
            write!(svg, r#"<path d="{path}" fill="{text}"/>"#).expect("memory takes all");
        }
        None => {
            write!(svg, r#"<g fill="{text}">"#).expect("memory takes all");
            for number in 0..design.level {
                let x = (f64::from(number) - f64::from(design.level.max(1) - 1) / 2.0) * 52.0;
                write!(
                    svg,
                    r#"<path transform="translate({} {}) scale(2)" d="{}"/>"#,
                    short(x),
                    short(y + height / 2.0),
                    mark(design.mark)
                )
                .expect("memory takes all");
            }
            svg.push_str("</g>");
        }
    }
    svg
}

/// The two ends of a ribbon behind a badge.
fn tails(inks: &Inks) -> String {
    let (near, edge) = (inks.accent, inks.edge);
    let far = near.mixed(Colour::BLACK, 0.16);
    [(1, near), (-1, far)]
        .map(|(side, colour)| {
            format!(
                r#"<path transform="scale({side} 1)" d="M-10 80L-118 60L-156 238L-110 206L-74 248Z" fill="{colour}" stroke="{edge}" stroke-width="7" stroke-linejoin="round"/>"#
            )
        })
        .concat()
}

#[cfg(test)]
mod tests {
    use super::super::colour::{READABLE, VISIBLE};
    use super::super::design::{Palette, Shape};
    use super::*;
    use crate::keys;
    use proptest::prelude::*;

    /// Designs that use every part.
    fn telling() -> Vec<Design> {
        let full = Design {
            title: "Careful experimenter".into(),
            banner: "2026".into(),
            level: 3,
            icon: Icon::Flask,
            ..Design::default()
        };
        let each = |shape: &Shape| {
            [Ribbon::None, Ribbon::Tails, Ribbon::Banner]
                .map(|ribbon| Design { shape: *shape, ribbon, ..full.clone() })
                .into_iter()
                .chain(Mark::ALL.iter().map(|mark| Design {
                    shape: *shape,
                    mark: *mark,
                    level: 5,
                    ..Design::default()
                }))
                .collect::<Vec<_>>()
        };
        Shape::ALL.iter().flat_map(each).collect()
    }

    #[test]
    fn a_picture_is_self_contained_and_one_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for design in telling() {
            let svg = design.svg();
            assert_eq!(svg.matches("http").count(), 1, "nothing but the namespace is an address");
            for word in ["<text", "<script", "href", "style", "<image", "<use", "NaN", "inf"] {
                assert!(!svg.contains(word), "{word} in {svg}");
            }
            Tree::from_str(&svg, &Options::default()).unwrap();
            assert!(seen.insert(svg), "{design:?}");
        }
    }

    #[test]
    fn a_picture_is_transparent_around_the_shape_and_nowhere_cut() {
        for design in telling() {
            let pixmap = Pixmap::decode_png(design.png_of(128).bytes()).unwrap();
            let alpha = |x, y| pixmap.pixel(x, y).unwrap().alpha();
            assert_eq!(alpha(64, 60), 255);
            assert!(
                (0..128).all(|at| [alpha(at, 0), alpha(at, 127), alpha(0, at), alpha(127, at)] == [0; 4]),
                "{design:?}"
            );
        }
    }

    #[test]
    fn a_picture_has_the_size_that_is_wanted() {
        for side in [128, 256, 512, 1024] {
            let png = Design::default().png_of(side);
            assert_eq!((png.width(), png.height()), (side, side));
        }
    }

    /// What was signed is drawn again from its design: another look would need designs to tell which one they have.
    #[test]
    fn a_drawing_never_changes() {
        let all: String = telling().iter().map(Design::svg).collect();
        let hash = keys::hex(&keys::sha256(all.as_bytes()));
        assert_eq!(hash, "fcebd9cb0fc43ea46f3b7796f4dcbaa7a59c68f102e810850649baeaa71c6cac");
    }

    #[test]
    fn letters_that_no_font_has_leave_the_rest_of_the_picture_alone() {
        let plain = Design { icon: Icon::Flask, ..Design::default() };
        let with = Design { title: "化学入門".into(), initials: "化".into(), ..plain.clone() };
        assert_eq!(with.svg(), plain.svg());
    }

    #[test]
    fn what_is_typed_never_reaches_the_drawing_as_markup() {
        let typed = "<i\">&'".to_owned();
        let design = Design {
            title: typed.clone(),
            initials: "<&".into(),
            banner: typed,
            ribbon: Ribbon::Banner,
            ..Design::default()
        };
        Tree::from_str(&design.svg(), &Options::default()).unwrap();
        assert!(!design.svg().contains("<i"));
    }

    proptest! {
        #[test]
        fn letters_marks_and_emblem_stand_out_whatever_was_chosen(field in 0_u32..0x100_0000, accent in 0_u32..0x100_0000) {
            let design = Design {
                palette: Palette::Own,
                colour: Some(Colour::of(field)),
                accent: Some(Colour::of(accent)),
                ..Design::default()
            };
            let inks = Inks::of(&design);
            prop_assert!(inks.ink.contrast(inks.light) >= READABLE && inks.ink.contrast(inks.deep) >= READABLE);
            prop_assert!(inks.emblem.contrast(inks.paper) >= READABLE);
            prop_assert!(inks.mark.contrast(inks.field) >= VISIBLE);
        }

        #[test]
        fn every_text_is_drawn(title in "\\PC{0,40}", banner in "\\PC{0,24}", initials in "\\PC{0,4}", level in 0_u8..6) {
            let design = Design { title, banner, initials, level, ribbon: Ribbon::Banner, ..Design::default() };
            prop_assert!(Tree::from_str(&design.svg(), &Options::default()).is_ok());
        }
    }
}
