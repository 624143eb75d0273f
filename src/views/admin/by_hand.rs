//! The form that registers a platform which cannot do it itself.

use serde::Serialize;

use super::super::parts::{FieldError, Problem};
use super::super::{Layout, Page, samples};
use super::{Chrome, Section};

/// A kind of platform.
#[derive(Clone, Debug, Serialize)]
pub struct Kind {
    pub value: &'static str,
    pub label: String,
    /// What is worth a look when launches fail, in English.
    pub hints: Vec<String>,
}

/// The form as it was typed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TypedPlatform {
    pub kind: String,
    pub name: String,
    pub url: String,
    pub client_id: String,
    pub deployment: String,
    pub issuer: String,
    pub auth_url: String,
    pub token_url: String,
    pub jwks_url: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct PlatformForm {
    pub chrome: Chrome,
    pub kinds: Vec<Kind>,
    /// Our addresses, to be entered at the platform.
    pub login: String,
    pub launch: String,
    pub keys: String,
    pub typed: TypedPlatform,
    pub errors: Vec<FieldError>,
}

impl Page for PlatformForm {
    const TEMPLATE: &'static str = "admin/platform_form.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let kind = |value, label: &str, hint: &str| Kind {
            value,
            label: label.to_owned(),
            hints: Some(hint.to_owned()).filter(|hint| !hint.is_empty()).into_iter().collect(),
        };
        let empty = Self {
            chrome: Chrome::sample(Section::Platforms),
            kinds: vec![kind("moodle", "Moodle", "Moodle calls it Platform ID."), kind("canvas", "Canvas", "")],
            login: "https://badges.example.edu/lti/login".to_owned(),
            launch: "https://badges.example.edu/lti/launch".to_owned(),
            keys: "https://badges.example.edu/lti/jwks.json".to_owned(),
            typed: TypedPlatform { kind: "moodle".to_owned(), ..TypedPlatform::default() },
            errors: vec![],
        };
        let typed = TypedPlatform {
            name: samples::LONG_TITLE.to_owned(),
            url: "<b>".to_owned(),
            token_url: "http://lms.example/token".to_owned(),
            ..empty.typed.clone()
        };
        let errors = ["platform-kind", "platform-url", "client-id", "deployment-id", "token-url"].map(|field| {
            FieldError::new(field, if field == "token-url" { Problem::BadLink } else { Problem::Missing })
        });
        vec![("refused", Self { typed, errors: errors.to_vec(), ..empty.clone() }), ("empty", empty)]
    }
}
