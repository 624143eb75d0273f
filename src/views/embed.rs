//! A badge in a frame on the page of somebody else.

use super::{Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// What is shown of a badge.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub page_url: String,
    pub name: String,
    /// The picture as the badge stands now.
    pub picture: Picture,
    pub state: AwardState,
    pub issuer: String,
    pub holder: Option<String>,
    pub awarded_at: DateTime<Utc>,
}

/// The small page; with nothing on it where the badge is private, or does not exist.
#[derive(Clone, Debug, Serialize)]
pub struct Embed {
    pub shown: Option<Shown>,
}

impl Page for Embed {
    const TEMPLATE: &'static str = "embed/badge.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let shown = |name: &str, state, holder: &str| Self {
            shown: Some(Shown {
                page_url: "https://badges.example.edu/credentials/sample".to_owned(),
                name: name.to_owned(),
                picture: samples::picture(),
                state,
                issuer: "Example University".to_owned(),
                holder: Some(holder.to_owned()),
                awarded_at: samples::at(12, 10),
            }),
        };
        let mut samples = vec![
            ("usual", shown("Careful experimenter", AwardState::Valid, samples::NAMES[0])),
            ("empty", Self { shown: None }),
            ("long", shown(samples::LONG_TITLE, AwardState::Valid, samples::NAMES[5])),
        ];
        let states = ["valid", "expired", "revoked", "suspended", "superseded"];
        samples.extend(
            states
                .into_iter()
                .zip(samples::every_award_state())
                .map(|(name, state)| (name, shown("Careful experimenter", state, samples::NAMES[3]))),
        );
        samples
    }
}
