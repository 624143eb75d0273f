//! What those see who may look at the badges of others.

use serde::Serialize;

use super::learner::{Earned, Open};
use super::{Page, samples};

/// Why somebody may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A teacher, about one learner.
    Review,
    /// Somebody whom the platform allows to look on, a parent for instance.
    Observing,
    /// An administrator who acts as this learner.
    Acting,
}

#[derive(Clone, Debug, Serialize)]
pub struct Learner {
    pub name: String,
    pub earned: Vec<Earned>,
    pub open: Vec<Open>,
}

/// The badges of some learners of a course, to be read.
#[derive(Clone, Debug, Serialize)]
pub struct Watched {
    pub root: String,
    pub course: String,
    pub why: Why,
    pub learners: Vec<Learner>,
    /// How many more the platform named whom the course does not know.
    pub unknown: u32,
}

impl Page for Watched {
    const TEMPLATE: &'static str = "watched/badges.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let (earned, open) = super::learner::cards();
        let learner = |name: &str| Learner { name: name.to_owned(), earned: earned.clone(), open: open.clone() };
        let page = |course: &str, why, learners| Self {
            root: "/frame/sample/".to_owned(),
            course: course.to_owned(),
            why,
            learners,
            unknown: 0,
        };
        let nobody = Learner { name: "Nobody Example".to_owned(), earned: vec![], open: vec![] };
        vec![
            ("empty", Self { unknown: 1, ..page("Physics 101", Why::Review, vec![]) }),
            ("usual", page("Physics 101", Why::Review, vec![learner("Ada Example")])),
            ("acting", page("Physics 101", Why::Acting, vec![nobody])),
            (
                "long",
                Self {
                    unknown: 3,
                    ..page(
                        samples::LONG_TITLE,
                        Why::Observing,
                        samples::NAMES.iter().map(|name| learner(name)).collect(),
                    )
                },
            ),
        ]
    }
}
