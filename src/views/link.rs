//! What teachers see while they put badges into their course from the pages of the platform.

use serde::Serialize;

use super::{Language, Page, Views, parts::*, samples};

/// A badge that can be put into the course.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// The value of the field `pick`.
    pub id: String,
    pub name: String,
    pub description: String,
    pub picture: Picture,
    pub state: BadgeState,
    /// Whether the gradebook has a column for it already.
    pub has_column: bool,
    pub picked: bool,
}

/// A claim link of the course.
#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    /// The value of the field `pick`.
    pub value: String,
    pub label: String,
    /// Whether it was opened in the course before.
    pub is_placed: bool,
    pub picked: bool,
}

/// What the place says about gradebook columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Columns {
    Refused,
    Possible,
    Needed,
}

/// Why a choice was not taken; each has its sentence in the locale files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PickProblem {
    Nothing,
    OneOnly,
    TooMany,
    Gone,
}

/// Picks what to put into the course. Posts to its own address: `pick` (the id of a badge, the value of a claim link, or
/// `course` for all badges; several where the place takes several), `column` and `action`: `add` or `cancel`.
#[derive(Clone, Debug, Serialize)]
pub struct Pick {
    pub root: String,
    pub course: String,
    pub several: bool,
    pub columns: Columns,
    pub with_columns: bool,
    pub choices: Vec<Choice>,
    pub gates: Vec<Gate>,
    /// Whether a link to all badges can be picked here.
    pub offers_course: bool,
    pub course_picked: bool,
    pub problem: Option<PickProblem>,
}

impl Page for Pick {
    const TEMPLATE: &'static str = "link/pick.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let choice = |id: &str, name: &str, state| Choice {
            id: id.to_owned(),
            name: name.to_owned(),
            description: "Plans, runs and writes up an experiment.".to_owned(),
            picture: samples::picture(),
            state,
            has_column: false,
            picked: false,
        };
        let page = |course: &str, choices| Self {
            root: "/frame/sample/".to_owned(),
            course: course.to_owned(),
            several: true,
            columns: Columns::Possible,
            with_columns: false,
            choices,
            gates: vec![],
            offers_course: true,
            course_picked: false,
            problem: None,
        };
        let usual = vec![
            Choice { picked: true, ..choice("b1", "Careful experimenter", BadgeState::Active) },
            Choice { has_column: true, ..choice("b2", "Data reader", BadgeState::Draft) },
        ];
        let gate = |label: &str, is_placed| Gate {
            value: "gate:p1".to_owned(),
            label: label.to_owned(),
            is_placed,
            picked: is_placed,
        };
        let gates = vec![gate("Module 3 done", true), gate(samples::LONG_TITLE, false)];
        let long = samples::NAMES.iter().enumerate();
        vec![
            ("empty", page("Physics 101", vec![])),
            ("usual", Self { gates, ..page("Physics 101", usual.clone()) }),
            (
                "graded",
                Self {
                    several: false,
                    columns: Columns::Needed,
                    offers_course: false,
                    ..page("Physics 101", usual.clone())
                },
            ),
            ("ungraded", Self { columns: Columns::Refused, ..page("Physics 101", usual.clone()) }),
            ("nothing", Self { problem: Some(PickProblem::Nothing), ..page("Physics 101", usual.clone()) }),
            ("one-only", Self { problem: Some(PickProblem::OneOnly), ..page("Physics 101", usual.clone()) }),
            ("too-many", Self { problem: Some(PickProblem::TooMany), ..page("Physics 101", usual.clone()) }),
            ("gone", Self { problem: Some(PickProblem::Gone), with_columns: true, ..page("Physics 101", usual) }),
            (
                "long",
                Self {
                    course_picked: true,
                    ..page(
                        samples::LONG_TITLE,
                        long.map(|(at, name)| choice(&format!("b{at}"), name, BadgeState::Paused)).collect(),
                    )
                },
            ),
        ]
    }
}

/// What a place takes, as far as it has a word for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Taken {
    File,
    Image,
    Html,
    Link,
    /// In the platform's own word.
    Other {
        word: String,
    },
}

impl Taken {
    /// Reads a content item type ([LTI Deep Linking 2.0
    /// §3](https://www.imsglobal.org/spec/lti-dl/v2p0/#content-item-types)).
    pub fn named(word: &str) -> Self {
        match word {
            "file" => Self::File,
            "image" => Self::Image,
            "html" => Self::Html,
            "link" => Self::Link,
            other => Self::Other { word: other.chars().take(60).collect() },
        }
    }
}

/// A place that takes something else than links to badges. Posts `action` = `cancel` to the picker.
#[derive(Clone, Debug, Serialize)]
pub struct WrongPlace {
    pub root: String,
    pub takes: Vec<Taken>,
}

impl Page for WrongPlace {
    const TEMPLATE: &'static str = "link/wrong_place.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |takes: &[&str]| Self {
            root: "/frame/sample/".to_owned(),
            takes: takes.iter().map(|word| Taken::named(word)).collect(),
        };
        vec![
            ("empty", page(&[])),
            ("usual", page(&["file"])),
            ("long", page(&["link", "file", "html", "image", "<b>x-unknown</b>"])),
        ]
    }
}

/// The form that takes the answer to the platform. It posts itself; with scripts off its button does.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    pub address: String,
    pub jwt: String,
    /// Links in the answer.
    pub links: u32,
}

impl Page for Answer {
    const TEMPLATE: &'static str = "link/answer.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |links| Self {
            address: "https://lms.example/return?course=2&sesskey=x".to_owned(),
            jwt: "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl".to_owned(),
            links,
        };
        vec![("empty", page(0)), ("usual", page(1)), ("long", page(12))]
    }
}

impl Views {
    /// What a link to all badges of a course is called there.
    pub fn course_link_title(&self, course: &str, language: Language) -> String {
        self.texts.sentence(language, "link-course-title", &[("course", course.into())])
    }

    /// What the platform may tell a teacher who went back without a choice.
    pub fn nothing_picked(&self, language: Language) -> String {
        self.texts.sentence(language, "link-nothing-picked", &[])
    }

    /// What the platform may tell a teacher whose place takes no badges.
    pub fn nothing_for_this_place(&self, language: Language) -> String {
        self.texts.sentence(language, "link-nothing-for-this-place", &[])
    }
}
