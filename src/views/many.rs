//! Many badges checked at once.

use super::public::{Claims, Verdict};
use super::{Layout, Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// What came of one.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The link, or the name of the file.
    pub item: String,
    pub verdict: Verdict,
    pub claims: Option<Claims>,
}

/// The form, and below it what came of the last check. Posts `multipart/form-data` to `/verify/many` with `many-file` or
/// `links`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Many {
    pub links: String,
    pub errors: Vec<FieldError>,
    pub rows: Vec<Row>,
    pub checked_at: Option<DateTime<Utc>>,
}

impl Page for Many {
    const TEMPLATE: &'static str = "public/verify_many.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let claims = |name: &str| Claims {
            name: name.to_owned(),
            description: String::new(),
            criteria: String::new(),
            issuer_name: "Example University".to_owned(),
            issuer_url: None,
            domain: Some("badges.example.edu".to_owned()),
            is_hosted: false,
            holder: Some(samples::NAMES[4].to_owned()),
            awarded_at: Some(samples::at(12, 10)),
            expires_at: None,
            page_url: None,
        };
        let row =
            |item: &str, verdict, name: Option<&str>| Row { item: item.to_owned(), verdict, claims: name.map(claims) };
        let rows = vec![
            row("https://badges.example.edu/credentials/1", Verdict::Valid, Some("Careful experimenter")),
            row("https://badges.example.edu/credentials/2", Verdict::Expired { at: samples::at(1, 8) }, Some("Hello")),
            row("badge.json", Verdict::Revoked { at: None, reason: None }, Some(samples::LONG_TITLE)),
            row(samples::MARKUP, Verdict::Unreadable, None),
            row("https://elsewhere.example/1", Verdict::NotCheckable, None),
            row("changed.png", Verdict::Changed, Some("Careful experimenter")),
        ];
        vec![
            ("empty", Self::default()),
            (
                "usual",
                Self {
                    links: "https://badges.example.edu/credentials/1".to_owned(),
                    rows,
                    checked_at: Some(samples::at(22, 17)),
                    ..Self::default()
                },
            ),
            (
                "refused",
                Self {
                    links: samples::MARKUP.to_owned(),
                    errors: vec![
                        FieldError::new("links", Problem::TooMany { max: 100 }),
                        FieldError::new("many-file", Problem::Unreadable),
                    ],
                    ..Self::default()
                },
            ),
        ]
    }
}
