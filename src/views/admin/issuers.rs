//! Who signs: what their profile says, and the keys that they sign with.

use chrono::{DateTime, TimeZone, Utc};
use serde::Serialize;

use super::super::parts::{FieldError, Problem};
use super::super::{Layout, Page, samples};
use super::{Chrome, Done, Section};

#[derive(Clone, Debug, Serialize)]
pub struct IssuerRow {
    pub id: String,
    pub name: String,
    /// Its identifier.
    pub did: String,
    pub is_default: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Issuers {
    pub chrome: Chrome,
    pub issuers: Vec<IssuerRow>,
}

impl Page for Issuers {
    const TEMPLATE: &'static str = "admin/issuers.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |name: &str, is_default| IssuerRow {
            id: "sample".to_owned(),
            name: name.to_owned(),
            did: "did:web:badges.example.edu:issuers:sample".to_owned(),
            is_default,
        };
        let issuers = vec![row("Example University", true), row(samples::LONG_TITLE, false)];
        let viewer = Self { chrome: Chrome::sample_of_viewer(Section::Issuers), issuers: issuers.clone() };
        vec![("usual", Self { chrome: Chrome::sample(Section::Issuers), issuers }), ("viewer", viewer)]
    }
}

/// What was typed into the form of a profile, or what it says.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TypedIssuer {
    pub name: String,
    pub url: String,
    pub email: String,
    pub description: String,
    pub domain: String,
    pub logo_alt: String,
}

/// How a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyStanding {
    Signs,
    /// Published, and signs from a later moment on.
    Next,
    Retired,
    Withdrawn,
}

#[derive(Clone, Debug, Serialize)]
pub struct KeyRow {
    pub id: String,
    pub algorithm: &'static str,
    pub made_at: DateTime<Utc>,
    pub standing: KeyStanding,
}

#[derive(Clone, Debug, Serialize)]
pub struct IssuerPage {
    pub chrome: Chrome,
    pub done: Option<Done>,
    pub id: String,
    /// As it is kept, whatever was typed.
    pub name: String,
    pub did: String,
    pub url: String,
    pub logo_url: Option<String>,
    /// Whether something was signed under its identifier, so that the domain stays.
    pub is_pinned: bool,
    pub typed: TypedIssuer,
    pub keys: Vec<KeyRow>,
    pub errors: Vec<FieldError>,
    /// Whether its keys were brought from elsewhere, so that they are not replaced here.
    pub are_brought: bool,
}

impl Page for IssuerPage {
    const TEMPLATE: &'static str = "admin/issuer.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let made_at = Utc.with_ymd_and_hms(2026, 11, 27, 9, 0, 0).unwrap();
        let key = |id: &str, algorithm, standing| KeyRow { id: id.to_owned(), algorithm, made_at, standing };
        let usual = Self {
            chrome: Chrome::sample(Section::Issuers),
            done: None,
            id: "sample".to_owned(),
            name: "Example University".to_owned(),
            did: "did:web:badges.example.edu:issuers:sample".to_owned(),
            url: "https://badges.example.edu/issuers/sample".to_owned(),
            logo_url: None,
            is_pinned: false,
            typed: TypedIssuer { name: "Example University".to_owned(), ..TypedIssuer::default() },
            keys: vec![
                key("one", "Ed25519", KeyStanding::Signs),
                key("two", "RS256", KeyStanding::Next),
                key("three", "RS256", KeyStanding::Retired),
                key("four", "RS256", KeyStanding::Withdrawn),
            ],
            errors: vec![],
            are_brought: false,
        };
        let long = Self {
            name: samples::LONG_TITLE.to_owned(),
            logo_url: Some("/samples/logo.png".to_owned()),
            is_pinned: true,
            typed: TypedIssuer {
                description: samples::MARKUP.to_owned(),
                domain: "badges.law.example.edu".to_owned(),
                ..usual.typed.clone()
            },
            are_brought: true,
            ..usual.clone()
        };
        let errors = vec![
            FieldError::new("issuer-name", Problem::Missing),
            FieldError::new("issuer-url", Problem::BadLink),
            FieldError::new("issuer-email", Problem::NotAnAddress),
            FieldError::new("issuer-description", Problem::TooLong { max: 2000 }),
            FieldError::new("issuer-domain", Problem::Taken),
            FieldError::new("issuer-logo", Problem::NotAPng),
            FieldError::new("issuer-logo-alt", Problem::Control),
        ];
        let refused = Self { errors, typed: TypedIssuer::default(), ..usual.clone() };
        vec![
            ("changed", Self { done: Some(Done::IssuerChanged), ..usual.clone() }),
            ("rotated", Self { done: Some(Done::KeysRotated), ..usual.clone() }),
            ("withdrawn", Self { done: Some(Done::KeyDistrusted), ..usual.clone() }),
            ("usual", usual),
            ("long", long),
            ("refused", refused),
        ]
    }
}
