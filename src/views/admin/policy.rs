//! What holds for the whole installation.

use serde::Serialize;

use super::super::parts::{FieldError, Problem};
use super::super::{Layout, Page, samples};
use super::{Chrome, Done, Section};

/// Somebody on the list of those who may make badges.
#[derive(Clone, Debug, Serialize)]
pub struct Maker {
    pub id: String,
    pub name: String,
    pub platform: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Policy {
    pub chrome: Chrome,
    pub done: Option<Done>,
    /// `teachers`, `listed` or `nobody`.
    pub who: &'static str,
    pub listed: Vec<Maker>,
    pub kept: TypedRetention,
    /// Whether courses may send copies of mails.
    pub sends_copies: bool,
    pub errors: Vec<FieldError>,
}

/// How long what is kept, in days as they were typed; empty where it stays.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TypedRetention {
    pub course_days: String,
    pub audit_days: String,
}

impl Page for Policy {
    const TEMPLATE: &'static str = "admin/policy.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |who, listed| Self {
            chrome: Chrome::sample(Section::Policy),
            done: None,
            who,
            listed,
            kept: TypedRetention::default(),
            sends_copies: false,
            errors: vec![],
        };
        let kept = TypedRetention { course_days: "1".to_owned(), audit_days: "<b>".to_owned() };
        let errors = vec![
            FieldError::new("course-days", Problem::OutOfRange { min: 90, max: 3650 }),
            FieldError::new("audit-days", Problem::NotANumber),
        ];
        let maker = Maker {
            id: "sample".to_owned(),
            name: samples::LONG_NAME.to_owned(),
            platform: "Example University Moodle".to_owned(),
        };
        vec![
            ("usual", page("teachers", vec![])),
            ("listed", page("listed", vec![maker.clone()])),
            ("nobody", Self { done: Some(Done::PolicyChanged), sends_copies: true, ..page("nobody", vec![]) }),
            ("unlisted", Self { done: Some(Done::MakerUnlisted), ..page("listed", vec![]) }),
            ("kept", page("teachers", vec![maker])),
            ("refused", Self { kept, errors, ..page("teachers", vec![]) }),
        ]
    }
}
