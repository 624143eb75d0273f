//! What an LMS's admin sees in the frame in which the LMS registers Accolade.

use super::{Page, samples};
use serde::Serialize;

/// The kinds of platforms whose next steps we can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    Moodle,
    Canvas,
    Other,
}

/// What the platform offers of what we ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Services {
    pub roster: bool,
    pub results: bool,
    pub scores: bool,
}

/// What is going to be shared, and one button.
#[derive(Clone, Debug, Serialize)]
pub struct Consent {
    /// What the platform will be called here.
    pub name: String,
    pub host: String,
    pub family: Family,
    pub services: Services,
    pub is_update: bool,
    pub privacy_url: String,
    pub action: String,
    /// Comes back with the button; sealed.
    pub form: String,
}

impl Page for Consent {
    const TEMPLATE: &'static str = "register/consent.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let all = Services { roster: true, results: true, scores: true };
        let page = |name: &str, family, services| Self {
            name: name.to_owned(),
            host: "moodle.example.edu".to_owned(),
            family,
            services,
            is_update: false,
            privacy_url: "https://badges.example.edu/privacy".to_owned(),
            action: "/lti/register/sample".to_owned(),
            form: "c2FtcGxl".to_owned(),
        };
        vec![
            ("empty", page("lms.example", Family::Other, Services { roster: false, results: false, scores: false })),
            ("usual", page("Example University Moodle", Family::Moodle, all)),
            ("canvas", page("Example College", Family::Canvas, Services { scores: false, ..all })),
            ("update", Self { is_update: true, ..page("Example University Moodle", Family::Moodle, all) }),
            ("long", page(samples::LONG_TITLE, Family::Moodle, all)),
        ]
    }
}

/// The platform registered us; the frame is asked to close.
#[derive(Clone, Debug, Serialize)]
pub struct Done {
    pub name: String,
    pub family: Family,
    pub is_update: bool,
    /// Whether nobody came from there yet.
    pub is_waiting: bool,
    /// Whether the same platform is registered under other client ids.
    pub has_siblings: bool,
}

impl Page for Done {
    const TEMPLATE: &'static str = "register/done.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |name: &str, family| Self {
            name: name.to_owned(),
            family,
            is_update: false,
            is_waiting: true,
            has_siblings: false,
        };
        vec![
            ("usual", page("Example University Moodle", Family::Moodle)),
            ("canvas", page("Example College", Family::Canvas)),
            ("other", page("lms.example", Family::Other)),
            (
                "update",
                Self { is_update: true, is_waiting: false, ..page("Example University Moodle", Family::Moodle) },
            ),
            ("long", Self { has_siblings: true, ..page(samples::LONG_TITLE, Family::Moodle) }),
        ]
    }
}
