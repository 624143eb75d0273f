//! What a composed picture looks like, as data: it is kept beside the picture, so that it can be changed later.

use serde::{Deserialize, Serialize};

use super::colour::{Colour, READABLE, VISIBLE};
use super::icons::Icon;
use super::lettering;

/// A design. Members that are left out are plain: `{}` is a blue circle with a star.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Design {
    pub shape: Shape,
    pub palette: Palette,
    /// The field, with the palette `own`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// Rings, marks and ribbons, with the palette `own`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    pub ring: Ring,
    pub ribbon: Ribbon,
    /// On the ribbon across; with nothing on it, the marks of the level stand there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub banner: String,
    /// How many marks of a level there are.
    pub level: u8,
    pub mark: Mark,
    /// In the place of initials that are missing or cannot be drawn.
    pub icon: Icon,
    /// In the place of the icon.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub initials: String,
    /// On an arc over the icon.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
}

pub const LONGEST_TITLE: usize = 40;
pub const LONGEST_BANNER: usize = 24;
pub const MOST_INITIALS: usize = 4;
pub const HIGHEST_LEVEL: u8 = 5;

/// Why a design was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DesignError {
    #[error("the {part} is longer than {most} characters")]
    TooLong { part: &'static str, most: usize },
    #[error("the level is between 0 and 5")]
    Level,
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.as_str() == word)
            }
        }
    };
}

choices! {
    /// The outline.
    Shape {
        Circle = "circle";
        Hexagon = "hexagon";
        Octagon = "octagon";
        Shield = "shield";
        Rosette = "rosette";
        Seal = "seal";
        Star = "star";
        Diamond = "diamond";
        Square = "square";
        Book = "book";
    }
}

choices! {
    /// The colours; `Own` takes those of the design.
    Palette {
        Ocean = "ocean";
        Forest = "forest";
        Sunset = "sunset";
        Ruby = "ruby";
        Violet = "violet";
        Teal = "teal";
        Rose = "rose";
        Night = "night";
        Gold = "gold";
        Silver = "silver";
        Bronze = "bronze";
        Own = "own";
    }
}

choices! {
    /// Rings along the outline, and around what stands in the middle.
    Ring {
        Double = "double";
        Outer = "outer";
        Inner = "inner";
        None = "none";
    }
}

choices! {
    Ribbon {
        None = "none";
        Tails = "tails";
        Banner = "banner";
    }
}

choices! {
    /// What marks a level.
    Mark {
        Stars = "stars";
        Bars = "bars";
        Dots = "dots";
    }
}

impl Palette {
    /// Field and accent.
    pub const fn colours(self) -> (Colour, Colour) {
        let (field, accent) = match self {
            Self::Ocean | Self::Own => (0x1d_5f_b0, 0xa9_d8_ff),
            Self::Forest => (0x1d_72_42, 0xc9_ec_a8),
            Self::Sunset => (0xb8_46_0c, 0xff_d9_94),
            Self::Ruby => (0xa9_1d_3c, 0xff_c2_b8),
            Self::Violet => (0x66_36_ad, 0xdd_c4_ff),
            Self::Teal => (0x0c_6e_6a, 0xa5_ec_df),
            Self::Rose => (0xb0_2c_70, 0xff_cd_e4),
            Self::Night => (0x1c_24_4a, 0xff_cf_5c),
            Self::Gold => (0xf2_b7_2b, 0x7a_4d_00),
            Self::Silver => (0xc3_cc_d6, 0x3c_49_59),
            Self::Bronze => (0x96_56_22, 0xff_dd_b5),
        };
        (Colour::of(field), Colour::of(accent))
    }
}

/// What somebody who designs should know; nothing of it stops them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// The accent cannot be told from the field: marks are drawn in the colour of the letters instead.
    AccentTooClose,
    /// White could not be read on the field: letters are dark.
    DarkLetters,
    /// The title is left out: no built-in font has these letters.
    TitleLeftOut(String),
    BannerLeftOut(String),
    /// The icon stands in their place.
    InitialsLeftOut(String),
    /// The title is so long that its letters are small.
    SmallTitle,
}

impl Design {
    /// The design, when it is within its limits, with what is superfluous taken away.
    pub fn checked(mut self) -> Result<Self, DesignError> {
        let texts = [
            ("title", &mut self.title, LONGEST_TITLE),
            ("banner", &mut self.banner, LONGEST_BANNER),
            ("initials", &mut self.initials, MOST_INITIALS),
        ];
        for (part, text, most) in texts {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.chars().count() > most {
                return Err(DesignError::TooLong { part, most });
            }
        }
        if self.level > HIGHEST_LEVEL {
            return Err(DesignError::Level);
        }
        // Who names a colour wants it.
        if self.colour.is_some() || self.accent.is_some() {
            self.palette = Palette::Own;
        }
        Ok(self)
    }

    /// Field and accent.
    pub fn colours(&self) -> (Colour, Colour) {
        let (field, accent) = self.palette.colours();
        match self.palette {
            Palette::Own => (self.colour.unwrap_or(field), self.accent.unwrap_or(accent)),
            _ => (field, accent),
        }
    }

    /// The title, when it can be drawn; and so on for the other texts.
    pub(super) fn drawn_title(&self) -> Option<&str> {
        drawn(&self.title)
    }

    pub(super) fn drawn_banner(&self) -> Option<&str> {
        drawn(&self.banner)
    }

    pub(super) fn drawn_initials(&self) -> Option<&str> {
        drawn(&self.initials)
    }

    /// Whether the accent can be told from the field.
    pub(super) fn has_visible_accent(&self) -> bool {
        let (field, accent) = self.colours();
        field.contrast(accent) >= VISIBLE
    }

    pub fn advice(&self) -> Vec<Advice> {
        let mut advice = Vec::new();
        let (field, _) = self.colours();
        if !self.has_visible_accent() {
            advice.push(Advice::AccentTooClose);
        }
        if self.palette == Palette::Own && field.contrast(Colour::WHITE) < READABLE {
            advice.push(Advice::DarkLetters);
        }
        let left_out =
            |text: &str| Some(lettering::missing(text).into_iter().collect::<String>()).filter(|l| !l.is_empty());
        advice.extend(left_out(&self.title).map(Advice::TitleLeftOut));
        if self.ribbon == Ribbon::Banner {
            advice.extend(left_out(&self.banner).map(Advice::BannerLeftOut));
        }
        advice.extend(left_out(&self.initials).map(Advice::InitialsLeftOut));
        if self.title_size().is_some_and(|size| size < super::draw::SMALL_LETTERS) {
            advice.push(Advice::SmallTitle);
        }
        advice
    }

    /// As it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a design is JSON")
    }

    /// A design that was kept; `None` for what an earlier version drew in its own way.
    pub fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str::<Self>(json).ok()?.checked().ok()
    }
}

fn drawn(text: &str) -> Option<&str> {
    (!text.is_empty() && lettering::missing(text).is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_design_reads_back_from_json_and_an_unknown_member_is_refused() {
        let design = Design { shape: Shape::Seal, icon: Icon::Flask, title: "Tested".into(), ..Design::default() };
        assert_eq!(Design::from_json(&design.to_json()), Some(design));
        assert_eq!(Design::from_json("{}"), Some(Design::default()));
        for wrong in [r#"{"symbol":"star"}"#, r#"{"shape":"blob"}"#, r#"{"level":9}"#, r#"{"colour":"red"}"#, "7"] {
            assert_eq!(Design::from_json(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_text_beyond_its_limit_is_refused() {
        let long = |most: usize| "x".repeat(most + 1);
        let refused = |design: Design| design.checked().unwrap_err();
        assert_eq!(
            refused(Design { title: long(LONGEST_TITLE), ..Design::default() }),
            DesignError::TooLong { part: "title", most: LONGEST_TITLE }
        );
        assert_eq!(
            refused(Design { banner: long(LONGEST_BANNER), ..Design::default() }),
            DesignError::TooLong { part: "banner", most: LONGEST_BANNER }
        );
        assert_eq!(
            refused(Design { initials: long(MOST_INITIALS), ..Design::default() }),
            DesignError::TooLong { part: "initials", most: MOST_INITIALS }
        );
        assert_eq!(refused(Design { level: 6, ..Design::default() }), DesignError::Level);
    }

    #[test]
    fn every_palette_has_an_accent_that_can_be_told_from_its_field() {
        for palette in Palette::ALL {
            let design = Design { palette: *palette, ..Design::default() };
            assert!(design.has_visible_accent(), "{palette:?}");
            assert_eq!(design.advice(), [], "{palette:?}");
        }
    }

    #[test]
    fn colours_that_cannot_be_read_and_letters_that_cannot_be_drawn_are_told() {
        let pale = Design {
            palette: Palette::Own,
            colour: Some(Colour::of(0xff_ee_88)),
            accent: Some(Colour::of(0xff_ff_ff)),
            title: "化学入門".into(),
            initials: "学".into(),
            ribbon: Ribbon::Banner,
            banner: "2026年".into(),
            ..Design::default()
        };
        assert_eq!(
            pale.advice(),
            [
                Advice::AccentTooClose,
                Advice::DarkLetters,
                Advice::TitleLeftOut("化学入門".into()),
                Advice::BannerLeftOut("年".into()),
                Advice::InitialsLeftOut("学".into()),
            ]
        );
        let small = Design { title: "W".repeat(LONGEST_TITLE), ..Design::default() };
        assert_eq!(small.advice(), [Advice::SmallTitle]);
    }

    #[test]
    fn whoever_names_a_colour_gets_it() {
        let named = Design::from_json(r##"{"palette":"ocean","colour":"#102030"}"##).unwrap();
        assert_eq!(named.colours().0, Colour::of(0x10_20_30));
    }

    #[test]
    fn every_word_reads_back_as_its_choice() {
        assert!(Shape::ALL.iter().all(|choice| Shape::parse(choice.as_str()) == Some(*choice)));
        assert!(Palette::ALL.iter().all(|choice| Palette::parse(choice.as_str()) == Some(*choice)));
        assert!(Ribbon::ALL.iter().all(|choice| serde_json::to_value(choice).unwrap() == choice.as_str()));
        assert_eq!(Shape::parse("blob"), None);
    }
}
