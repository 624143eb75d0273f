//! Badges of a teacher's other courses, to be copied into this one. Posts `pick` to `badges/copy`, once for each badge.

use serde::Serialize;

use super::parts::{BadgeState, Notice, Picture};
use super::{Page, samples};

/// What this course has of a badge.
#[derive(Clone, Debug, Serialize)]
pub struct Here {
    pub id: String,
    pub state: BadgeState,
    /// Labels of what its rule asks for and this course does not have.
    pub unmatched: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    pub id: String,
    pub name: String,
    pub description: String,
    pub picture: Picture,
    pub is_picked: bool,
    pub here: Option<Here>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Course {
    pub title: String,
    pub badges: Vec<Offer>,
}

/// Why nothing was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    NothingPicked,
    /// What was picked cannot be copied any more.
    NotOffered,
}

#[derive(Clone, Debug, Serialize)]
pub struct Copying {
    pub root: String,
    pub course: String,
    pub notice: Option<Notice>,
    pub problem: Option<Problem>,
    pub courses: Vec<Course>,
}

impl Page for Copying {
    const TEMPLATE: &'static str = "instructor/copying.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let offer = |id: &str, name: &str, here| Offer {
            id: id.to_owned(),
            name: name.to_owned(),
            description: samples::MARKUP.to_owned(),
            picture: samples::picture(),
            is_picked: id == "b1",
            here,
        };
        let here = |state, unmatched: &[&str]| {
            let unmatched = unmatched.iter().map(|label| (*label).to_owned()).collect();
            Some(Here { id: "c1".to_owned(), state, unmatched })
        };
        let page = |courses| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 102".to_owned(),
            notice: None,
            problem: None,
            courses,
        };
        let courses = vec![
            Course {
                title: "Physics 101".to_owned(),
                badges: vec![
                    offer("b1", "Careful experimenter", None),
                    offer("b2", "Data reader", here(BadgeState::Draft, &["Quiz 4", samples::LONG_TITLE])),
                    offer("b3", "Safety first", here(BadgeState::Active, &[])),
                ],
            },
            Course { title: samples::LONG_TITLE.to_owned(), badges: vec![offer("b4", samples::LONG_TITLE, None)] },
        ];
        let all_here = Course {
            title: "Physics 101".to_owned(),
            badges: vec![offer("b3", "Safety first", here(BadgeState::Active, &[]))],
        };
        vec![
            ("empty", page(vec![])),
            ("usual", page(courses.clone())),
            ("copied", Self { notice: Some(Notice::Copied), ..page(vec![all_here]) }),
            ("nothing-picked", Self { problem: Some(Problem::NothingPicked), ..page(courses.clone()) }),
            ("not-offered", Self { problem: Some(Problem::NotOffered), ..page(courses) }),
        ]
    }
}
