//! The part of a badge's page on which a teacher tries the badge out.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::samples;

/// The tests that a teacher has of a badge. Posts `form` to `badges/{id}/tests`, and nothing to
/// `badges/{id}/tests/{test}/delete`.
#[derive(Clone, Debug, Serialize)]
pub struct Tests {
    /// Names the form, so that it makes one test however often it is sent.
    pub form: String,
    pub tests: Vec<Test>,
    /// Whether no further one may be made.
    pub is_full: bool,
    /// Whether the badge can be tested: one that is not given any more cannot.
    pub can_make: bool,
}

/// One of them, whose files have the address of its page and an extension.
#[derive(Clone, Debug, Serialize)]
pub struct Test {
    pub id: String,
    pub page_url: String,
    pub verify_url: String,
    pub made_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

impl Tests {
    pub(super) fn sample(count: u32) -> Self {
        let test = |number: u32| Test {
            id: format!("test-{number}"),
            page_url: format!("https://badges.example.edu/credentials/test-{number}"),
            verify_url: format!("/verify?credential=test-{number}"),
            made_at: samples::at(22, 9 + number),
            ends_at: samples::at(23, 9 + number),
        };
        Self { form: "sample".to_owned(), tests: (1..=count).map(test).collect(), is_full: count == 3, can_make: true }
    }
}
