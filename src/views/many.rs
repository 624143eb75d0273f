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
    /// Its begin and its end, where it is long; the whole is one click away.
    short: Option<String>,
    pub verdict: Verdict,
    pub claims: Option<Claims>,
}

/// Longer than most file names, and about a line of a phone.
const LONG: usize = 44;
const HEAD: usize = 26;
const TAIL: usize = 14;

impl Row {
    pub fn new(item: impl Into<String>, verdict: Verdict, claims: Option<Claims>) -> Self {
        let item = item.into();
        let count = item.chars().count();
        let head = host_end(&item).max(HEAD);
        let short = (count > LONG && head + TAIL < count).then(|| {
            let (head, tail): (String, String) =
                (item.chars().take(head).collect(), item.chars().skip(count - TAIL).collect());
            format!("{head}…{tail}")
        });
        Self { item, short, verdict, claims }
    }
}

/// Where the host of an address ends: a part of its name may be the name of somebody else.
fn host_end(item: &str) -> usize {
    item.split_once("://").map_or(0, |(scheme, rest)| {
        let host = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        scheme.chars().count() + 3 + host.chars().count()
    })
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
            hides_holder: false,
            knows_mail: true,
            awarded_at: Some(samples::at(12, 10)),
            expires_at: None,
            page_url: None,
        };
        let row = |item: &str, verdict, name: Option<&str>| Row::new(item, verdict, name.map(claims));
        let long = format!("https://badges.example.edu/credentials/{}?from=newsletter", "0123456789abcdef".repeat(4));
        let rows = vec![
            row("https://badges.example.edu/credentials/1", Verdict::Valid, Some("Careful experimenter")),
            row(&long, Verdict::Superseded, Some("Careful experimenter")),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_address_keeps_its_whole_host() {
        let shown = |item: String| Row::new(item, Verdict::Valid, None).short;
        let path = "0123456789".repeat(6);
        assert_eq!(
            shown(format!("https://badges.example.edu.evil.example/{path}")).as_deref(),
            Some("https://badges.example.edu.evil.example…67890123456789")
        );
        assert_eq!(shown(format!("https://{path}.example/x")), None);
    }
}
