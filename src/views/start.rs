//! What a teacher can begin a badge with.
//!
//! Below `root` the template leads to `badges/new?start={key}&of={activity}`, which is the form of a badge, filled in.

use serde::Serialize;

use super::instructor::Choice;
use super::parts::{Picture, RuleText};
use super::{Page, samples};

/// A starter that fits this course; its words are the texts `starter-{key}`.
#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    pub key: String,
    pub picture: Picture,
    /// What it would ask for; none where people hand the badge out.
    pub rule: Option<RuleText>,
}

/// The starters of a course: one about a single activity, and all others that fit.
#[derive(Clone, Debug, Serialize)]
pub struct Start {
    pub root: String,
    pub course: String,
    /// Everything that a badge can be about, each under its identifier.
    pub activities: Vec<Choice>,
    pub offers: Vec<Offer>,
}

impl Page for Start {
    const TEMPLATE: &'static str = "instructor/start.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let offer = |key: &str, rule| Offer {
            key: key.to_owned(),
            picture: Picture { alt: String::new(), ..samples::picture() },
            rule,
        };
        let page = |activities: &[&str], offers| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            activities: activities.iter().map(|label| Choice::new(label.to_lowercase(), *label)).collect(),
            offers,
        };
        let everything = vec![
            offer("finish", Some(samples::rule())),
            offer("distinction", Some(samples::rule())),
            offer("most", Some(samples::every_rule())),
            offer("collector", Some(samples::rule())),
            offer("hand", None),
        ];
        vec![
            ("empty", page(&[], vec![offer("hand", None)])),
            ("usual", page(&["Final quiz", "Lab report", "Safety module"], everything.clone())),
            (
                "long",
                Self {
                    course: samples::LONG_TITLE.to_owned(),
                    ..page(&[samples::LONG_TITLE, samples::MARKUP, samples::NAMES[4]], everything)
                },
            ),
        ]
    }
}
