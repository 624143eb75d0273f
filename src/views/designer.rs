//! The badge designer inside the form of a badge: what can be chosen, what is chosen, and what one should know about it.

use serde::{Deserialize, Serialize};

/// What was chosen, word for word as the form posts it. The fields have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    pub shape: String,
    pub palette: String,
    /// `#rrggbb`, with the palette `own`.
    pub colour: String,
    pub accent: String,
    pub ring: String,
    pub ribbon: String,
    pub banner: String,
    pub level: String,
    pub mark: String,
    pub icon: String,
    pub initials: String,
    /// The words on the arc.
    pub arc: String,
    /// What was suggested, as JSON: while nothing else is chosen, the picture follows the name.
    pub suggested: String,
}

/// A word of a form, with what shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Tile {
    pub word: &'static str,
    /// Path data.
    pub path: String,
}

/// A palette with its two colours.
#[derive(Clone, Debug, Serialize)]
pub struct Swatch {
    pub word: &'static str,
    pub field: String,
    pub accent: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct IconGroup {
    pub word: &'static str,
    pub icons: Vec<Tile>,
}

/// What somebody who designs should know; nothing of it stops them.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Hint {
    AccentTooClose,
    DarkLetters,
    TitleLeftOut { letters: String },
    BannerLeftOut { letters: String },
    InitialsLeftOut { letters: String },
    SmallTitle,
}

#[derive(Clone, Debug, Serialize)]
pub struct Designer {
    pub look: Look,
    /// Drawn in a square from -256 to 256.
    pub shapes: Vec<Tile>,
    pub palettes: Vec<Swatch>,
    pub rings: Vec<&'static str>,
    pub ribbons: Vec<&'static str>,
    pub marks: Vec<&'static str>,
    pub levels: Vec<u8>,
    /// Drawn in a square from 0 to 24.
    pub icons: Vec<IconGroup>,
    pub hints: Vec<Hint>,
    pub longest_title: usize,
    pub longest_banner: usize,
    pub most_initials: usize,
}

impl Designer {
    /// With few of everything and every hint.
    pub fn sample() -> Self {
        let tile = |word, path: &str| Tile { word, path: path.to_owned() };
        let swatch =
            |word, field: &str, accent: &str| Swatch { word, field: field.to_owned(), accent: accent.to_owned() };
        let letters = || "化学".to_owned();
        Self {
            look: Look {
                shape: "circle".to_owned(),
                palette: "own".to_owned(),
                colour: "#1d5fb0".to_owned(),
                accent: "#1d5fb1".to_owned(),
                ring: "double".to_owned(),
                ribbon: "none".to_owned(),
                level: "2".to_owned(),
                mark: "stars".to_owned(),
                icon: "flask".to_owned(),
                arc: "Careful experimenter".to_owned(),
                ..Look::default()
            },
            shapes: vec![
                tile("circle", "M-236 0A236 236 0 1 1 236 0A236 236 0 1 1-236 0Z"),
                tile("square", "M-200-200H200V200H-200Z"),
            ],
            palettes: vec![swatch("ocean", "#1d5fb0", "#a9d8ff"), swatch("own", "#1d5fb0", "#1d5fb1")],
            rings: vec!["double", "outer", "inner", "none"],
            ribbons: vec!["none", "tails", "banner"],
            marks: vec!["stars", "bars", "dots"],
            levels: (0..=5).collect(),
            icons: vec![
                IconGroup {
                    word: "science",
                    icons: vec![tile("flask", "M4 2H20V22H4Z"), tile("atom", "M2 2H22L12 22Z")],
                },
                IconGroup { word: "signs", icons: vec![tile("star", "M12 2L22 22H2Z")] },
            ],
            hints: vec![
                Hint::AccentTooClose,
                Hint::DarkLetters,
                Hint::TitleLeftOut { letters: letters() },
                Hint::BannerLeftOut { letters: letters() },
                Hint::InitialsLeftOut { letters: letters() },
                Hint::SmallTitle,
            ],
            longest_title: 40,
            longest_banner: 24,
            most_initials: 4,
        }
    }
}
