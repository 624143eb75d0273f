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
    /// The certificate, for paper.
    pub pdf_url: String,
}

impl Files {
    /// The files below the address of a credential.
    pub fn below(url: &str) -> Self {
        let file = |extension: &str| format!("{url}.{extension}");
        Self {
            png_url: file("png"),
            svg_url: file("svg"),
            json_url: file("json"),
            jwt_url: file("jwt"),
            pdf_url: file("pdf"),
        }
    }
}

/// A link that posts a badge elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Post {
    /// The word that names the place.
    pub place: &'static str,
    pub url: String,
}

/// Everything that shows a badge elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Share {
    pub page_url: String,
    pub text: String,
    pub linkedin_url: String,
    pub posts: Vec<Post>,
    pub code_url: String,
    /// Pieces of HTML.
    pub picture: String,
    pub mail_picture: String,
    pub frame: String,
}

/// Whether a badge can be shared.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Sharing {
    Open(Share),
    /// Its holder has to let it be seen first.
    Private,
    /// It is not in force.
    Ended,
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
    /// What may be asked of the teachers.
    pub asking: Vec<super::requests::Asking>,
    /// None while it is being signed, or hidden.
    pub sharing: Option<Sharing>,
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
        let share = || Share {
            page_url: url.to_owned(),
            text: format!("I earned {}.", samples::LONG_TITLE),
            linkedin_url: "https://www.linkedin.com/profile/add?certId=sample".to_owned(),
            posts: ["linkedin", "bluesky", "facebook", "whatsapp", "x", "mail"]
                .map(|place| Post { place, url: format!("https://{place}.example/?url=sample") })
                .to_vec(),
            code_url: "/frame/sample/mine/a1/code.svg".to_owned(),
            picture: r#"<a href="x"><img src="y" alt="&quot;z&quot;"></a>"#.to_owned(),
            mail_picture: r#"<a href="x"><img src="y" alt="z"></a>"#.to_owned(),
            frame: r#"<iframe src="x" title="y"></iframe>"#.to_owned(),
        };
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
            asking: vec![
                super::requests::Asking {
                    kind: "evidence",
                    url: "/frame/sample/mine/a1/evidence".to_owned(),
                    state: Some("submitted"),
                },
                super::requests::Asking { kind: "name", url: "/frame/sample/mine/a1/name".to_owned(), state: None },
            ],
            sharing: Some(if seen == Seen::Private { Sharing::Private } else { Sharing::Open(share()) }),
            page_url: Some(url.to_owned()),
            files: Some(Files::below(url)),
            notice: None,
            errors: vec![],
        };
        let unsigned = |seen| Self { page_url: None, files: None, sharing: None, ..page("Careful experimenter", seen) };
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
        samples.extend(states.into_iter().zip(samples::every_award_state()).map(|(name, state)| {
            (name, {
                let sharing = match state {
                    AwardState::Valid | AwardState::Expired { .. } => Sharing::Open(share()),
                    _ => Sharing::Ended,
                };
                Self { state, sharing: Some(sharing), ..page("Careful experimenter", Seen::Link) }
            })
        }));
        samples
    }
}

/// A file within the archive, by its path there.
#[derive(Clone, Debug, Serialize)]
pub struct TakenFile {
    pub path: String,
}

/// A badge within the archive.
#[derive(Clone, Debug, Serialize)]
pub struct TakenBadge {
    pub name: String,
    pub description: String,
    pub criteria: String,
    pub issuer: String,
    pub awarded_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
    pub page_url: String,
    /// The path of the picture; none where it was left out.
    pub picture: Option<String>,
    pub picture_alt: String,
    pub files: Vec<TakenFile>,
}

/// The page inside the archive that a learner takes along: it stands alone, and needs nothing of ours.
#[derive(Clone, Debug, Serialize)]
pub struct Takeout {
    pub badges: Vec<TakenBadge>,
    /// Learner records, each in both its forms.
    pub records: Vec<TakenFile>,
    pub taken_at: DateTime<Utc>,
}

impl Page for Takeout {
    const TEMPLATE: &'static str = "learner/takeout.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let badge = |name: &str, picture: Option<&str>| TakenBadge {
            name: name.to_owned(),
            description: samples::MARKUP.to_owned(),
            criteria: samples::MARKUP.to_owned(),
            issuer: "Example University".to_owned(),
            awarded_at: samples::at(12, 10),
            expires_at: picture.map(|_| samples::at(30, 10)),
            page_url: "https://badges.example.edu/credentials/sample".to_owned(),
            picture: picture.map(str::to_owned),
            picture_alt: "Badge: a shield with a star".to_owned(),
            files: ["json", "jwt", "png"]
                .map(|extension| TakenFile { path: format!("badges/001-sample/badge.{extension}") })
                .to_vec(),
        };
        let page = |badges| Self { badges, records: vec![], taken_at: samples::at(22, 17) };
        let records = ["json", "jwt"].map(|extension| TakenFile { path: format!("records/01-2026-11-22.{extension}") });
        vec![
            ("empty", page(vec![])),
            ("usual", page(vec![badge("Careful experimenter", Some("badges/001-sample/badge.png"))])),
            ("records", Self { records: records.to_vec(), ..page(vec![badge("Careful experimenter", None)]) }),
            ("long", page(samples::NAMES.iter().map(|name| badge(name, None)).collect())),
        ]
    }
}
