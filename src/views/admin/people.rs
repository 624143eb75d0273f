//! People, found for what they may ask: everything about them told, everything about them erased.

use serde::Serialize;

use super::super::parts::{FieldError, Problem};
use super::super::{Layout, Page, samples};
use super::{Chrome, Done, Section};

#[derive(Clone, Debug, Serialize)]
pub struct FoundPerson {
    pub id: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub platform: String,
    pub sub: String,
    pub awards: i64,
}

impl FoundPerson {
    fn sample(name: &str) -> Self {
        Self {
            id: "sample".to_owned(),
            name: Some(name.to_owned()),
            email: Some("ada@example.edu".to_owned()),
            platform: "Example University Moodle".to_owned(),
            sub: "17".to_owned(),
            awards: 3,
        }
    }

    fn nameless() -> Self {
        Self { name: None, email: None, awards: 0, ..Self::sample("") }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Persons {
    pub chrome: Chrome,
    pub done: Option<Done>,
    pub text: String,
    pub found: Vec<FoundPerson>,
    /// Whether somebody was looked for.
    pub searched: bool,
    /// Whether there are more than are shown.
    pub is_cut: bool,
    pub errors: Vec<FieldError>,
}

impl Page for Persons {
    const TEMPLATE: &'static str = "admin/persons.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            chrome: Chrome::sample(Section::Persons),
            done: None,
            text: String::new(),
            found: vec![],
            searched: false,
            is_cut: false,
            errors: vec![],
        };
        let found =
            vec![FoundPerson::sample("Ada Example"), FoundPerson::sample(samples::LONG_NAME), FoundPerson::nameless()];
        let usual = Self { text: "ada".to_owned(), found, searched: true, is_cut: true, ..empty.clone() };
        let errors = vec![FieldError::new("admin-person", Problem::Missing)];
        vec![
            ("usual", usual),
            ("nobody", Self { text: "<i>".to_owned(), searched: true, ..empty.clone() }),
            ("refused", Self { errors, ..empty.clone() }),
            ("erased", Self { done: Some(Done::PersonErased), ..empty.clone() }),
            ("empty", empty),
        ]
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct PersonPage {
    pub chrome: Chrome,
    pub person: FoundPerson,
    /// Whether they are on the list of those who may make badges.
    pub is_maker: bool,
    /// Who may: `teachers`, `listed` or `nobody`. The list counts with `listed` alone.
    pub who: &'static str,
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "admin/person.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |person| Self { chrome: Chrome::sample(Section::Persons), person, is_maker: false, who: "teachers" };
        vec![
            ("usual", page(FoundPerson::sample("Ada Example"))),
            ("long", Self { who: "listed", ..page(FoundPerson::sample(samples::LONG_NAME)) }),
            ("nameless", Self { is_maker: true, who: "nobody", ..page(FoundPerson::nameless()) }),
        ]
    }
}
