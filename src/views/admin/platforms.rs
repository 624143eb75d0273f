//! How the installation does, and the platforms that it serves.

use chrono::{DateTime, TimeZone, Utc};
use serde::Serialize;

use super::super::parts::{FieldError, Problem};
use super::super::{Layout, Page, samples};
use super::{Chrome, Done, Section};

/// A platform from which nobody has come yet.
#[derive(Clone, Debug, Serialize)]
pub struct Silent {
    pub id: String,
    pub name: String,
}

/// How everything does, at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    pub chrome: Chrome,
    pub platforms: i64,
    pub courses: i64,
    pub troubled: i64,
    pub active: i64,
    pub awards: i64,
    pub waiting_jobs: i64,
    pub failing_jobs: i64,
    pub silent: Vec<Silent>,
}

impl Page for Overview {
    const TEMPLATE: &'static str = "admin/overview.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            chrome: Chrome::sample(Section::Overview),
            platforms: 0,
            courses: 0,
            troubled: 0,
            active: 0,
            awards: 0,
            waiting_jobs: 0,
            failing_jobs: 0,
            silent: vec![],
        };
        let silent = vec![Silent { id: "sample".to_owned(), name: samples::LONG_TITLE.to_owned() }];
        let usual = Self { platforms: 2, courses: 41, active: 63, awards: 12_345, ..empty.clone() };
        let trouble = Self {
            chrome: Chrome::sample_of_viewer(Section::Overview),
            troubled: 3,
            waiting_jobs: 9,
            failing_jobs: 1,
            silent,
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("trouble", trouble)]
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct PlatformRow {
    pub id: String,
    pub name: String,
    pub host: String,
    pub is_dynamic: bool,
    pub last_launch: Option<DateTime<Utc>>,
}

/// A link that no platform has used yet.
#[derive(Clone, Debug, Serialize)]
pub struct OpenInvite {
    pub id: String,
    pub name: Option<String>,
    pub expires_at: DateTime<Utc>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Platforms {
    pub chrome: Chrome,
    pub done: Option<Done>,
    pub platforms: Vec<PlatformRow>,
    pub invites: Vec<OpenInvite>,
    /// The link that was just made.
    pub made: Option<String>,
    pub typed: String,
    pub errors: Vec<FieldError>,
}

impl Page for Platforms {
    const TEMPLATE: &'static str = "admin/platforms.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let at = Utc.with_ymd_and_hms(2026, 11, 27, 9, 0, 0).unwrap();
        let empty = Self {
            chrome: Chrome::sample(Section::Platforms),
            done: None,
            platforms: vec![],
            invites: vec![],
            made: None,
            typed: String::new(),
            errors: vec![],
        };
        let row = |name: &str, is_dynamic, last_launch| PlatformRow {
            id: "sample".to_owned(),
            name: name.to_owned(),
            host: "moodle.example.edu".to_owned(),
            is_dynamic,
            last_launch,
        };
        let invite =
            |name: Option<&str>| OpenInvite { id: "sample".to_owned(), name: name.map(str::to_owned), expires_at: at };
        let usual = Self {
            platforms: vec![row("Example University Moodle", true, Some(at)), row(samples::LONG_TITLE, false, None)],
            invites: vec![invite(Some("Example College")), invite(None)],
            made: Some("https://badges.example.edu/lti/register/sample".to_owned()),
            ..empty.clone()
        };
        let refused = Self {
            typed: "\u{7}".to_owned(),
            errors: vec![FieldError::new("admin-platform-name", Problem::Control)],
            ..empty.clone()
        };
        let viewer = Self { chrome: Chrome::sample_of_viewer(Section::Platforms), made: None, ..usual.clone() };
        vec![
            ("removed", Self { done: Some(Done::PlatformRemoved), ..empty.clone() }),
            ("withdrawn", Self { done: Some(Done::InviteWithdrawn), ..empty.clone() }),
            ("empty", empty),
            ("usual", usual),
            ("viewer", viewer),
            ("refused", refused),
        ]
    }
}

/// How a line of the connection check stands, by the shape beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Passed,
    Unknown,
    Failed,
    Untested,
}

#[derive(Clone, Debug, Serialize)]
pub struct CheckedLine {
    pub name: &'static str,
    pub mark: Mark,
    pub found: String,
    pub mend: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PlatformPage {
    pub chrome: Chrome,
    pub id: String,
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub deployments: Vec<String>,
    pub accepts_new: bool,
    pub created_at: DateTime<Utc>,
    pub last_launch: Option<DateTime<Utc>>,
    /// What a check found just now.
    pub lines: Vec<CheckedLine>,
    /// How many of them failed.
    pub failed: usize,
}

impl Page for PlatformPage {
    const TEMPLATE: &'static str = "admin/platform.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let at = Utc.with_ymd_and_hms(2026, 11, 27, 9, 0, 0).unwrap();
        let new = Self {
            chrome: Chrome::sample(Section::Platforms),
            id: "sample".to_owned(),
            name: "Example University Moodle".to_owned(),
            issuer: "https://moodle.example.edu".to_owned(),
            client_id: "client-1".to_owned(),
            deployments: vec![],
            accepts_new: true,
            created_at: at,
            last_launch: None,
            lines: vec![],
            failed: 0,
        };
        let line = |name, mark, mend: Option<&str>| CheckedLine {
            name,
            mark,
            found: "the token was refused: <b>invalid_client</b>".to_owned(),
            mend: mend.map(str::to_owned),
        };
        let lines = vec![
            line("key_set", Mark::Passed, None),
            line("clock", Mark::Unknown, Some("Set the clock.")),
            line("token", Mark::Failed, Some("Enter our key set at the platform.\nThen check again.")),
            line("roster", Mark::Untested, Some("Open a course.")),
        ];
        let failed = Self {
            name: samples::LONG_TITLE.to_owned(),
            deployments: vec!["1".to_owned(), "7:abc".to_owned()],
            accepts_new: false,
            last_launch: Some(at),
            lines: lines.clone(),
            failed: 1,
            ..new.clone()
        };
        let passed = Self { lines: lines[..2].to_vec(), ..new.clone() };
        let viewer = Self { chrome: Chrome::sample_of_viewer(Section::Platforms), ..new.clone() };
        vec![("new", new), ("passed", passed), ("failed", failed), ("viewer", viewer)]
    }
}
