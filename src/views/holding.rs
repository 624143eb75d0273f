//! What a learner does with a badge that they hold: who may see it, what stands in it, and taking it along.

use super::{Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// Who may see a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    Private,
    Link,
    Public,
    Hidden,
    /// Its holder does not want it.
    Declined,
}

/// What is asked about the name before it is shown for the first time.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NameQuestion {
    /// It was confirmed.
    Known { name: String },
    /// Is it spelt like this?
    Confirm { name: String },
    /// The platform told none.
    Type { typed: String },
}

/// The files of a badge.
#[derive(Clone, Debug, Serialize)]
pub struct Files {
    pub png_url: String,
    pub svg_url: String,
    pub json_url: String,
    pub jwt_url: String,
}

impl Files {
    /// The files below the address of a credential.
    pub fn below(url: &str) -> Self {
        let file = |extension: &str| format!("{url}.{extension}");
        Self { png_url: file("png"), svg_url: file("svg"), json_url: file("json"), jwt_url: file("jwt") }
    }
}

/// The page of one badge for its holder.
#[derive(Clone, Debug, Serialize)]
pub struct MyBadge {
    pub root: String,
    pub award: String,
    pub name: String,
    pub description: String,
    pub picture: Picture,
    pub state: AwardState,
    pub awarded_at: DateTime<Utc>,
    pub seen: Seen,
    /// What is chosen in the form: what holds, or what was refused.
    pub chosen: Seen,
    pub question: NameQuestion,
    /// Whether results stand in the file; none where the badge has none.
    pub results: Option<bool>,
    /// The public page; none while it is being signed, or hidden.
    pub page_url: Option<String>,
    /// Its files; none while it is being signed, or hidden.
    pub files: Option<Files>,
    pub notice: Option<Notice>,
    pub errors: Vec<FieldError>,
}

impl Page for MyBadge {
    const TEMPLATE: &'static str = "learner/badge.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let url = "https://badges.example.edu/credentials/sample";
        let page = |name: &str, seen| Self {
            root: "/frame/sample/".to_owned(),
            award: "a1".to_owned(),
            name: name.to_owned(),
            description: "Plans, runs and writes up an experiment, and says what it does not show.".to_owned(),
            picture: samples::picture(),
            state: AwardState::Valid,
            awarded_at: samples::at(12, 10),
            seen,
            chosen: seen,
            question: NameQuestion::Known { name: samples::NAMES[0].to_owned() },
            results: None,
            page_url: Some(url.to_owned()),
            files: Some(Files::below(url)),
            notice: None,
            errors: vec![],
        };
        let unsigned = |seen| Self { page_url: None, files: None, ..page("Careful experimenter", seen) };
        let mut samples = vec![
            (
                "usual",
                Self {
                    question: NameQuestion::Confirm { name: samples::NAMES[3].to_owned() },
                    results: Some(false),
                    ..page("Careful experimenter", Seen::Private)
                },
            ),
            (
                "link",
                Self {
                    results: Some(true),
                    notice: Some(Notice::SeenByLink),
                    ..page("Careful experimenter", Seen::Link)
                },
            ),
            ("public", page("Careful experimenter", Seen::Public)),
            ("hidden", unsigned(Seen::Hidden)),
            ("declined", unsigned(Seen::Declined)),
            ("empty", Self { description: String::new(), ..unsigned(Seen::Private) }),
            (
                "refused",
                Self {
                    chosen: Seen::Link,
                    question: NameQuestion::Type { typed: samples::MARKUP.to_owned() },
                    errors: vec![FieldError::new("holder", Problem::Missing)],
                    ..page("Careful experimenter", Seen::Private)
                },
            ),
            (
                "unconfirmed",
                Self {
                    chosen: Seen::Public,
                    question: NameQuestion::Confirm { name: samples::NAMES[4].to_owned() },
                    errors: vec![FieldError::new("spelling", Problem::NotConfirmed)],
                    ..page("Careful experimenter", Seen::Private)
                },
            ),
            (
                "long",
                Self {
                    question: NameQuestion::Confirm { name: samples::NAMES[5].to_owned() },
                    description: samples::MARKUP.to_owned(),
                    ..page(samples::LONG_TITLE, Seen::Private)
                },
            ),
        ];
        let states = ["valid", "expired", "revoked", "suspended", "superseded"];
        samples.extend(
            states
                .into_iter()
                .zip(samples::every_award_state())
                .map(|(name, state)| (name, Self { state, ..page("Careful experimenter", Seen::Link) })),
        );
        samples
    }
}
