//! What a badge says besides its name, its text and its rule: on the form that asks for it, and on the pages that show it.

use serde::Serialize;

/// One row of skills as typed: the fields `skill-name-{row}`, `skill-url-{row}` and `skill-framework-{row}`, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SkillRow {
    pub name: String,
    pub url: String,
    pub framework: String,
}

/// The folded part of the form, word for word as typed. The fields of the form: `badge-type`, `tags`, `language`,
/// `credits`, `evidence-asked`, `edition`, and the rows of skills.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct More {
    /// One of the words of Open Badges, or one of the issuer's own.
    pub badge_type: String,
    pub skills: Vec<SkillRow>,
    /// With commas between.
    pub tags: String,
    pub language: String,
    pub credits: String,
    pub evidence_asked: String,
    pub edition: String,
    /// Whether it is unfolded.
    pub open: bool,
}

/// A word of Open Badges and the last part of the key of its text: `CoCurricular`, `co-curricular`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypeWord {
    word: String,
    /// None for a word of the issuer's own, which is shown as it is.
    key: Option<String>,
}

impl TypeWord {
    /// `is_known` says whether it is one of the specification's words.
    pub fn new(word: &str, is_known: bool) -> Self {
        let mut key = String::new();
        for letter in word.chars() {
            if letter.is_ascii_uppercase() && !key.is_empty() {
                key.push('-');
            }
            key.push(letter.to_ascii_lowercase());
        }
        let own = word.strip_prefix("ext:").unwrap_or(word);
        Self { word: if is_known { word } else { own }.to_owned(), key: is_known.then_some(key) }
    }
}

/// An entry of the list of kinds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypeChoice {
    value: String,
    label: TypeWord,
}

impl TypeChoice {
    pub fn new(word: &str, is_known: bool) -> Self {
        Self { value: word.to_owned(), label: TypeWord::new(word, is_known) }
    }
}

/// A skill that a badge stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skill {
    pub name: String,
    pub url: String,
    pub framework: Option<String>,
    pub code: Option<String>,
    pub description: Option<String>,
}

/// Something with a name, and a page where that is one that browsers open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    pub name: String,
    pub url: Option<String>,
}

/// What a badge says besides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Besides {
    /// None for one that is merely a badge.
    pub kind: Option<TypeWord>,
    pub skills: Vec<Skill>,
    pub tags: Vec<String>,
    pub language: Option<String>,
    pub credits: Option<String>,
    pub field: Option<String>,
    pub specialization: Option<String>,
    pub code: Option<String>,
    pub edition: Option<String>,
    pub related: Vec<Named>,
    /// What it can be measured by.
    pub measures: Vec<String>,
    /// What people who give it by hand have to show.
    pub evidence_asked: Option<String>,
}

/// What somebody signed about a badge, its issuer or this award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Endorsed {
    pub by: String,
    pub comment: Option<String>,
    /// What it speaks of: `achievement`, `issuer` or `award`.
    pub about: &'static str,
}

/// A piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Evidence {
    pub name: Option<String>,
    pub url: Option<String>,
    pub description: Option<String>,
    pub narrative: Option<String>,
    pub genre: Option<String>,
}

/// What was reached in something that the badge can be measured by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    pub name: String,
    pub value: String,
}

/// What one award says besides, as it was signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// What was done, in words.
    pub narrative: Option<String>,
    pub evidence: Vec<Evidence>,
    pub results: Vec<Reached>,
    pub credits: Option<String>,
    /// As `2026-09-01`; the days of the activity.
    pub from: Option<String>,
    pub until: Option<String>,
    pub license: Option<String>,
    pub role: Option<String>,
    pub term: Option<String>,
    pub assessed_by: Option<Named>,
}

pub(super) mod samples {
    use super::super::samples::{LONG_TITLE, MARKUP, NAMES};
    use super::*;

    fn skill(name: &str, framework: Option<&str>) -> Skill {
        Skill {
            name: name.to_owned(),
            url: "https://skills.example.org/items/1".to_owned(),
            framework: framework.map(str::to_owned),
            code: framework.map(|_| "S1".to_owned()),
            description: framework.map(|_| "Handles, stores and disposes of them.".to_owned()),
        }
    }

    pub fn besides() -> Besides {
        let text = |text: &str| Some(text.to_owned());
        Besides {
            kind: Some(TypeWord::new("MicroCredential", true)),
            skills: vec![skill("Handles acids", Some("Skills of the laboratory")), skill("Cleans up", None)],
            tags: vec!["safety".to_owned(), "chemistry".to_owned()],
            language: text("de"),
            credits: text("2.5"),
            field: text("Chemistry"),
            specialization: text("Laboratory safety"),
            code: text("CH-101"),
            edition: text("2"),
            related: vec![
                Named { name: "https://badges.example.edu/achievements/0".to_owned(), url: text("/achievements/0") },
                Named { name: "urn:uuid:1".to_owned(), url: None },
            ],
            measures: vec!["Final quiz".to_owned()],
            evidence_asked: text("A photo of the tidy bench"),
        }
    }

    pub fn long_besides() -> Besides {
        Besides {
            kind: Some(TypeWord::new("ext:<b>Own</b>", false)),
            skills: NAMES.iter().map(|name| skill(name, Some(LONG_TITLE))).collect(),
            tags: NAMES.iter().map(|name| (*name).to_owned()).collect(),
            field: Some(LONG_TITLE.to_owned()),
            evidence_asked: Some(MARKUP.to_owned()),
            ..besides()
        }
    }

    pub fn endorsed() -> Vec<Endorsed> {
        let one = |about, by: &str, comment: Option<&str>| Endorsed {
            by: by.to_owned(),
            comment: comment.map(str::to_owned),
            about,
        };
        vec![
            one("achievement", "Guild of Laboratories", Some("We hire whoever has it.")),
            one("issuer", LONG_TITLE, Some(MARKUP)),
            one("award", "did:web:works.example.org", None),
        ]
    }

    pub fn shown() -> Shown {
        let text = |text: &str| Some(text.to_owned());
        Shown {
            narrative: text("Worked in the laboratory for a term."),
            evidence: vec![
                Evidence {
                    name: text("Laboratory report"),
                    url: text("https://files.example.edu/reports/7"),
                    description: text("Three experiments with acids"),
                    narrative: text("Planned, ran and wrote up three experiments."),
                    genre: text("Report"),
                },
                Evidence { narrative: text(MARKUP), ..Evidence::default() },
                Evidence { url: text("https://files.example.edu/8"), ..Evidence::default() },
            ],
            results: vec![Reached { name: "Final quiz".to_owned(), value: "88.5".to_owned() }],
            credits: text("2.5"),
            from: text("2026-09-01"),
            until: text("2026-11-20"),
            license: text("L-2026-7"),
            role: text("Author"),
            term: text("Autumn 2026"),
            assessed_by: Some(Named { name: "The laboratory".to_owned(), url: text("https://lab.example.edu/") }),
        }
    }
}
