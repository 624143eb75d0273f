//! The registry of all badges, and the work in the background.

use chrono::{DateTime, TimeZone, Utc};
use serde::Serialize;

use super::super::parts::{FieldError, Problem};
use super::super::{Layout, Page, samples};
use super::{Chrome, Done, Section};

#[derive(Clone, Debug, Serialize)]
pub struct BadgeRow {
    pub id: String,
    pub url: String,
    pub name: String,
    pub course: Option<String>,
    pub issuer: String,
    /// Who looks after it, for those who may see people.
    pub owner: Option<String>,
    pub has_owner: bool,
    pub version: i32,
    /// `draft`, `active`, `paused` or `retired`.
    pub state: &'static str,
    pub awards: i64,
    pub first_award: Option<DateTime<Utc>>,
    pub last_award: Option<DateTime<Utc>>,
    pub review_at: Option<DateTime<Utc>>,
    /// Whether the day of the review has passed.
    pub is_due: bool,
}

const STATES: [&str; 4] = ["draft", "active", "paused", "retired"];

#[derive(Clone, Debug, Serialize)]
pub struct Registry {
    pub chrome: Chrome,
    pub done: Option<Done>,
    pub text: String,
    pub state: String,
    states: [&'static str; 4],
    pub badges: Vec<BadgeRow>,
    /// Where the next page is.
    pub next: Option<String>,
}

impl Registry {
    pub fn new(chrome: Chrome, done: Option<Done>, text: String, state: String, badges: Vec<BadgeRow>) -> Self {
        Self { chrome, done, text, state, states: STATES, badges, next: None }
    }
}

impl Page for Registry {
    const TEMPLATE: &'static str = "admin/registry.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let at = Utc.with_ymd_and_hms(2026, 11, 27, 9, 0, 0).unwrap();
        let row = |name: &str, state, awards, is_due| BadgeRow {
            id: "sample".to_owned(),
            url: "https://badges.example.edu/achievements/sample".to_owned(),
            name: name.to_owned(),
            course: (awards > 0).then(|| "Physics 101".to_owned()),
            issuer: "Example University".to_owned(),
            owner: (awards > 1).then(|| samples::LONG_NAME.to_owned()),
            has_owner: awards > 0,
            version: 2,
            state,
            awards,
            first_award: (awards > 0).then_some(at),
            last_award: (awards > 0).then_some(at),
            review_at: (state != "draft").then_some(at),
            is_due,
        };
        let chrome = Chrome::sample(Section::Registry);
        let badges = vec![
            row("Laboratory Basics", "active", 240, true),
            row(samples::LONG_TITLE, "draft", 0, false),
            row("Safety", "paused", 1, false),
        ];
        let empty = Self::new(chrome.clone(), None, "<b>".to_owned(), "retired".to_owned(), vec![]);
        let mut usual = Self::new(chrome, Some(Done::BadgeReviewed), String::new(), String::new(), badges);
        usual.next = Some("/admin/registry?after=sample".to_owned());
        let viewer = Self { chrome: Chrome::sample_of_viewer(Section::Registry), done: None, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("viewer", viewer)]
    }
}

/// Says who looks after a badge.
#[derive(Clone, Debug, Serialize)]
pub struct OwnerPage {
    pub chrome: Chrome,
    pub id: String,
    pub name: String,
    pub course: Option<String>,
    pub owner: Option<String>,
    pub typed: String,
    pub errors: Vec<FieldError>,
}

impl Page for OwnerPage {
    const TEMPLATE: &'static str = "admin/owner.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            chrome: Chrome::sample(Section::Registry),
            id: "sample".to_owned(),
            name: "Laboratory Basics".to_owned(),
            course: None,
            owner: None,
            typed: String::new(),
            errors: vec![],
        };
        let usual = Self {
            name: samples::LONG_TITLE.to_owned(),
            course: Some("Physics 101".to_owned()),
            owner: Some(samples::LONG_NAME.to_owned()),
            ..empty.clone()
        };
        let refused = |problem| Self {
            typed: "<b>".to_owned(),
            errors: vec![FieldError::new("admin-owner", problem)],
            ..usual.clone()
        };
        vec![
            ("unknown", refused(Problem::NobodyKnown)),
            ("ambiguous", refused(Problem::SeveralKnown)),
            ("empty", empty),
            ("usual", usual.clone()),
        ]
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct JobRow {
    pub kind: String,
    pub subject: String,
    pub attempts: i32,
    pub is_running: bool,
    pub run_at: DateTime<Utc>,
    pub last_error: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Jobs {
    pub chrome: Chrome,
    pub done: Option<Done>,
    pub jobs: Vec<JobRow>,
}

impl Page for Jobs {
    const TEMPLATE: &'static str = "admin/jobs.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let run_at = Utc.with_ymd_and_hms(2026, 11, 27, 9, 0, 0).unwrap();
        let kinds = ["sync", "evaluate", "issue", "status", "score", "copy", "log", "mail"];
        let row = |kind: &&str, attempts: i32| JobRow {
            kind: (*kind).to_owned(),
            subject: format!("01939b2e-8a52-7c31-9d1f-5b8f0a6c1e7{attempts}"),
            attempts,
            is_running: attempts == 1,
            run_at,
            last_error: (attempts > 1).then(|| format!("<b>refused</b> {}", samples::LONG_TITLE)),
        };
        let jobs: Vec<_> = kinds.iter().zip(0..).map(|(kind, attempts)| row(kind, attempts)).collect();
        let chrome = Chrome::sample(Section::Jobs);
        let viewer = Chrome::sample_of_viewer(Section::Jobs);
        vec![
            ("empty", Self { chrome: chrome.clone(), done: Some(Done::JobRetried), jobs: vec![] }),
            ("usual", Self { chrome, done: None, jobs: jobs.clone() }),
            ("viewer", Self { chrome: viewer, done: None, jobs }),
        ]
    }
}
