//! The pages between login and course: what a browser without our cookie is asked to do.

use serde::Serialize;

use super::Page;

/// The place in the platform's page that keeps a value for us.
#[derive(Clone, Debug, Serialize)]
pub struct Storage {
    pub target: String,
    pub origin: String,
    pub key: String,
}

/// How the same link is opened once more.
#[derive(Clone, Debug, Serialize)]
pub struct Again {
    /// The platform's page that launches the link.
    pub url: Option<String>,
    /// What the platform's page is asked to open in a window.
    pub full_window: Option<String>,
    pub course_url: Option<String>,
    /// Whether this is a window of its own already.
    pub was_window: bool,
}

/// Keeps a value in the platform's page, then goes on; without scripts by a link.
#[derive(Clone, Debug, Serialize)]
pub struct Storing {
    pub storage: Storage,
    pub value: String,
    pub onward: String,
}

/// Asks the platform's page for the value, and sends the launch again with it.
#[derive(Clone, Debug, Serialize)]
pub struct Asking {
    pub storage: Storage,
    /// What the platform posted.
    pub fields: Vec<(&'static str, String)>,
    pub again: Again,
}

/// The browser keeps nothing for us here: a click opens a window of its own.
#[derive(Clone, Debug, Serialize)]
pub struct NewWindow {
    pub again: Again,
}

fn storage() -> Storage {
    Storage {
        target: "post_message_forwarding".to_owned(),
        origin: "https://lms.example.edu".to_owned(),
        key: "accolade_7f".to_owned(),
    }
}

fn again(url: Option<&str>, full_window: Option<&str>, was_window: bool) -> Again {
    Again {
        url: url.map(str::to_owned),
        full_window: full_window.map(str::to_owned),
        course_url: Some("https://lms.example.edu/courses/1".to_owned()),
        was_window,
    }
}

const LAUNCH: &str = "https://lms.example.edu/mod/lti/launch.php?id=10";

impl Page for Storing {
    const TEMPLATE: &'static str = "launch/storing.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let onward = "https://lms.example.edu/authorize?state=x".to_owned();
        vec![("usual", Self { storage: storage(), value: "x".to_owned(), onward })]
    }
}

impl Page for Asking {
    const TEMPLATE: &'static str = "launch/asking.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let fields = vec![("id_token", "x.y.z".to_owned()), ("state", "s".to_owned())];
        vec![(
            "usual",
            Self { storage: storage(), fields, again: again(None, Some("https://badges.example.edu"), false) },
        )]
    }
}

impl Page for NewWindow {
    const TEMPLATE: &'static str = "launch/window.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let nowhere = Again { url: None, full_window: None, course_url: None, was_window: false };
        vec![
            ("usual", Self { again: again(Some(LAUNCH), None, false) }),
            ("asks-the-platform", Self { again: again(None, Some("https://badges.example.edu/lti/launch"), false) }),
            ("course-only", Self { again: again(None, None, false) }),
            ("nowhere", Self { again: nowhere }),
            ("in-a-window", Self { again: again(Some(LAUNCH), None, true) }),
        ]
    }
}
