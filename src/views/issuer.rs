//! The page of an organisation that signs: what it says of itself, and how anybody can know.

use super::details::{self, Endorsed};
use super::{Layout, Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
pub struct Issuer {
    pub url: String,
    pub json_url: String,
    pub name: String,
    /// BCP 47, of the name and the description.
    pub language: Option<String>,
    pub description: Option<String>,
    pub website: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub official: Option<String>,
    /// Line by line, as on an envelope.
    pub address: Vec<String>,
    pub identifiers: Vec<Identifier>,
    /// The organisations above, the nearest first.
    pub parents: Vec<Parent>,
    pub logo: Option<Picture>,
    pub domain: String,
    /// Whether the domain is its own, and not that of the server.
    pub is_own_domain: bool,
    /// The decentralised identifier that signatures name.
    pub did: String,
    /// Whether it issues no more.
    pub removed: bool,
    /// The newest first.
    pub keys: Vec<Key>,
    pub endorsed: Vec<Endorsed>,
}

/// What others know the organisation by.
#[derive(Clone, Debug, Serialize)]
pub struct Identifier {
    /// Such as `ROR`, or a word of the specification.
    pub kind: String,
    pub value: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Parent {
    pub name: String,
    pub url: Option<String>,
}

/// A public key of the issuer.
#[derive(Clone, Debug, Serialize)]
pub struct Key {
    /// What names it in signatures.
    pub name: String,
    /// Where it is published alone.
    pub url: String,
    pub kind: KeyKind,
    /// Whether it was made elsewhere, and brought here.
    pub imported: bool,
    pub seal: Option<Seal>,
    pub since: DateTime<Utc>,
    pub state: KeyState,
}

/// Whom a trust service confirmed as the owner of a key.
#[derive(Clone, Debug, Serialize)]
pub struct Seal {
    pub subject: String,
    pub authority: String,
    pub until: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyKind {
    Ed25519,
    Rsa,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KeyState {
    Coming {
        at: DateTime<Utc>,
    },
    Signs,
    Retired {
        at: DateTime<Utc>,
    },
    /// Somebody else may have it; it is not published any more.
    Withdrawn {
        at: DateTime<Utc>,
    },
}

impl Page for Issuer {
    const TEMPLATE: &'static str = "public/issuer.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let key = |kind, imported, state| Key {
            name: match kind {
                KeyKind::Ed25519 => "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK".to_owned(),
                KeyKind::Rsa => "5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64".to_owned(),
            },
            url: "/keys/5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64".to_owned(),
            kind,
            imported,
            seal: imported.then(|| Seal {
                subject: "Example University e-seal, Example University".to_owned(),
                authority: "Example Seal CA 1, Example Trust Services".to_owned(),
                until: samples::at(30, 0),
            }),
            since: samples::at(2, 8),
            state,
        };
        let page = |name: &str| Self {
            url: "https://badges.example.edu/issuers/i1".to_owned(),
            json_url: "/issuers/i1.json".to_owned(),
            name: name.to_owned(),
            endorsed: vec![],
            language: None,
            description: None,
            website: None,
            email: None,
            phone: None,
            official: None,
            address: Vec::new(),
            identifiers: Vec::new(),
            parents: Vec::new(),
            logo: None,
            domain: "badges.example.edu".to_owned(),
            is_own_domain: false,
            did: "did:web:badges.example.edu:issuers:i1".to_owned(),
            removed: false,
            keys: vec![key(KeyKind::Rsa, false, KeyState::Signs), key(KeyKind::Ed25519, false, KeyState::Signs)],
        };
        let full = Self {
            language: Some("de-AT".to_owned()),
            description: Some("Teaches and examines since 1877.".to_owned()),
            website: Some("https://law.example.edu/".to_owned()),
            email: Some("badges@law.example.edu".to_owned()),
            phone: Some("+43 1 555 0100".to_owned()),
            official: Some("Ada Example".to_owned()),
            address: vec!["Beispielgasse 1".to_owned(), "1010 Wien".to_owned(), "Austria".to_owned()],
            identifiers: vec![
                Identifier { kind: "ROR".to_owned(), value: "https://ror.org/000000000".to_owned() },
                Identifier { kind: "eIDAS".to_owned(), value: "VATAT-U00000000".to_owned() },
            ],
            parents: vec![
                Parent { name: "Example University".to_owned(), url: Some("https://www.example.edu".to_owned()) },
                Parent { name: "Example Federation".to_owned(), url: None },
            ],
            logo: Some(samples::picture()),
            domain: "law.example.edu".to_owned(),
            is_own_domain: true,
            did: "did:web:law.example.edu".to_owned(),
            keys: vec![
                key(KeyKind::Ed25519, false, KeyState::Coming { at: samples::at(28, 9) }),
                key(KeyKind::Rsa, true, KeyState::Signs),
                key(KeyKind::Ed25519, false, KeyState::Signs),
                key(KeyKind::Rsa, false, KeyState::Retired { at: samples::at(20, 9) }),
                key(KeyKind::Ed25519, false, KeyState::Withdrawn { at: samples::at(12, 9) }),
            ],
            ..page("Example Faculty of Law")
        };
        let long = Self {
            description: Some(samples::MARKUP.to_owned()),
            official: Some(samples::NAMES[5].to_owned()),
            address: samples::NAMES.iter().map(|name| (*name).to_owned()).collect(),
            identifiers: vec![Identifier { kind: samples::NAMES[4].to_owned(), value: "9".repeat(200) }],
            parents: vec![Parent { name: samples::LONG_TITLE.to_owned(), url: Some("javascript:0".to_owned()) }],
            endorsed: details::samples::endorsed(),
            removed: true,
            ..page(samples::LONG_TITLE)
        };
        vec![("empty", page("Example University")), ("usual", full), ("long", long)]
    }
}
