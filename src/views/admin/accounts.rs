//! Signing in, accounts, and what was done by whom.

use chrono::{DateTime, TimeZone, Utc};
use serde::Serialize;

use super::super::parts::{FieldError, Problem};
use super::super::{Layout, Page, samples};
use super::{Chrome, Done, Section};

/// Why somebody sees the form to sign in, besides wanting to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    Wrong,
    TooOften,
    /// Idle for too long, or signed in elsewhere for half a day.
    Ended,
    SignedOut,
    /// A link that was used, or has run out.
    LinkGone,
    /// The institution's provider let nobody in, or could not be asked.
    SsoFailed,
    /// Nobody with that address was invited, or the provider did not make sure of it.
    SsoUnknown,
}

#[derive(Clone, Debug, Serialize)]
pub struct SignIn {
    trouble: Option<Trouble>,
    tone: &'static str,
    /// As it was typed.
    email: String,
    /// Whether there is a provider to sign in at.
    has_sso: bool,
}

impl SignIn {
    pub fn new(trouble: Option<Trouble>, email: impl Into<String>, has_sso: bool) -> Self {
        let tone = match trouble {
            Some(Trouble::Wrong | Trouble::TooOften | Trouble::LinkGone | Trouble::SsoFailed | Trouble::SsoUnknown) => {
                "bad"
            }
            Some(Trouble::Ended | Trouble::SignedOut) | None => "info",
        };
        Self { trouble, tone, email: email.into(), has_sso }
    }
}

impl Page for SignIn {
    const TEMPLATE: &'static str = "admin/sign_in.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("usual", Self::new(None, "", false)),
            ("wrong", Self::new(Some(Trouble::Wrong), "\"><b>grace</b>@example.edu", false)),
            ("too_often", Self::new(Some(Trouble::TooOften), "grace@example.edu", false)),
            ("ended", Self::new(Some(Trouble::Ended), "", true)),
            ("signed_out", Self::new(Some(Trouble::SignedOut), "", true)),
            ("link_gone", Self::new(Some(Trouble::LinkGone), "", false)),
            ("sso_failed", Self::new(Some(Trouble::SsoFailed), "", true)),
            ("sso_unknown", Self::new(Some(Trouble::SsoUnknown), "", true)),
        ]
    }
}

/// Somebody came in by single sign-on: the session's cookie counts from the next page on.
#[derive(Clone, Debug, Serialize)]
pub struct Arrived {}

impl Page for Arrived {
    const TEMPLATE: &'static str = "admin/arrived.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("usual", Self {})]
    }
}

/// What a link that works once is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WelcomeKind {
    First,
    Invite,
    Reset,
}

#[derive(Clone, Debug, Serialize)]
pub struct Welcome {
    pub kind: WelcomeKind,
    pub action: String,
    /// The address that was invited.
    pub invited: Option<String>,
    pub name: String,
    pub email: String,
    pub errors: Vec<FieldError>,
    pub too_often: bool,
}

impl Page for Welcome {
    const TEMPLATE: &'static str = "admin/welcome.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |kind| Self {
            kind,
            action: "/admin/welcome/sample".to_owned(),
            invited: None,
            name: String::new(),
            email: String::new(),
            errors: vec![],
            too_often: false,
        };
        let errors = vec![
            FieldError::new("admin-name", Problem::Missing),
            FieldError::new("admin-email", Problem::NotAnAddress),
            FieldError::new("password", Problem::TooShort { min: 12 }),
            FieldError::new("password-again", Problem::NotTheSame),
        ];
        let refused = Self { errors, name: samples::LONG_NAME.to_owned(), ..page(WelcomeKind::First) };
        vec![
            ("first", page(WelcomeKind::First)),
            ("invite", Self { invited: Some("ada@example.edu".to_owned()), ..page(WelcomeKind::Invite) }),
            ("reset", Self { too_often: true, ..page(WelcomeKind::Reset) }),
            ("refused", refused),
        ]
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct AdminRow {
    pub id: String,
    pub name: String,
    pub email: String,
    /// `owner` or `viewer`.
    pub role: &'static str,
    pub is_me: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct InvitedAdmin {
    pub email: String,
    pub role: &'static str,
    pub expires_at: DateTime<Utc>,
}

/// Who may come in.
#[derive(Clone, Debug, Serialize)]
pub struct Admins {
    pub chrome: Chrome,
    pub done: Option<Done>,
    pub admins: Vec<AdminRow>,
    pub invites: Vec<InvitedAdmin>,
    /// The link that was just made, shown once.
    pub made: Option<String>,
    pub typed: String,
    pub role: &'static str,
    pub errors: Vec<FieldError>,
    /// Whether the last owner was to be removed.
    pub is_last: bool,
}

impl Page for Admins {
    const TEMPLATE: &'static str = "admin/admins.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |id: &str, name: &str, role, is_me| AdminRow {
            id: id.to_owned(),
            name: name.to_owned(),
            email: format!("{id}@example.edu"),
            role,
            is_me,
        };
        let alone = Self {
            chrome: Chrome::sample(Section::Admins),
            done: None,
            admins: vec![row("grace", "Grace Example", "owner", true)],
            invites: vec![],
            made: None,
            typed: String::new(),
            role: "viewer",
            errors: vec![],
            is_last: false,
        };
        let expires_at = Utc.with_ymd_and_hms(2026, 12, 4, 9, 0, 0).unwrap();
        let invited = InvitedAdmin { email: "ada@example.edu".to_owned(), role: "viewer", expires_at };
        let mut usual = Self {
            invites: vec![invited],
            made: Some("https://badges.example.edu/admin/welcome/sample".to_owned()),
            ..alone.clone()
        };
        usual.admins.push(row("long", samples::LONG_NAME, "viewer", false));
        let refused = Self {
            typed: "<script>".to_owned(),
            errors: vec![FieldError::new("admin-email", Problem::NotAnAddress)],
            ..alone.clone()
        };
        vec![
            ("last", Self { is_last: true, ..alone.clone() }),
            ("removed", Self { done: Some(Done::AdminRemoved), ..alone }),
            ("usual", usual),
            ("refused", refused),
        ]
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct AuditRow {
    pub at: DateTime<Utc>,
    pub kind: String,
    pub actor: Option<String>,
    pub name: Option<String>,
    /// The word of the deed, with dashes.
    pub deed: String,
    pub object: String,
}

/// What was done by whom.
#[derive(Clone, Debug, Serialize)]
pub struct Audit {
    pub chrome: Chrome,
    /// Whose lines are shown; all where it is empty.
    pub kind: &'static str,
    kinds: [&'static str; 4],
    pub lines: Vec<AuditRow>,
    pub next: Option<String>,
}

/// Who acts, by kind.
pub const ACTORS: [&str; 4] = ["admin", "teacher", "token", "command"];

impl Audit {
    pub fn new(chrome: Chrome, kind: &'static str, lines: Vec<AuditRow>, next: Option<String>) -> Self {
        Self { chrome, kind, kinds: ACTORS, lines, next }
    }
}

impl Page for Audit {
    const TEMPLATE: &'static str = "admin/audit.html";

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let at = Utc.with_ymd_and_hms(2026, 11, 27, 9, 0, 0).unwrap();
        let deeds = [
            "admin-made",
            "admin-invited",
            "admin-removed",
            "admin-password-set",
            "admin-password-link-made",
            "admin-signed-in",
            "platform-added",
            "platform-removed",
            "invite-made",
            "invite-withdrawn",
            "job-retried",
            "badge-made",
            "badge-changed",
            "badge-published",
            "badge-paused",
            "badge-retired",
            "badge-removed",
            "badge-reviewed",
            "badge-owner-changed",
            "award-given",
            "award-revoked",
            "award-suspended",
            "award-reinstated",
            "award-renewed",
            "award-corrected",
            "award-hold-cleared",
            "request-approved",
            "request-returned",
            "request-refused",
            "run-confirmed",
            "run-set-aside",
            "run-undone",
            "scores-begun",
            "scores-ended",
            "endorsement-added",
            "endorsement-removed",
            "sync-started",
            "persons-searched",
            "person-exported",
            "person-erased",
            "policy-changed",
            "maker-listed",
            "maker-unlisted",
            "issuer-made",
            "issuer-changed",
            "issuer-removed",
            "keys-rotated",
            "key-distrusted",
            "token-made",
            "token-revoked",
        ];
        let lines = deeds.iter().zip(ACTORS.iter().cycle()).map(|(deed, kind)| AuditRow {
            at,
            kind: (*kind).to_owned(),
            actor: (*kind != "command").then(|| "01939b2e-8a52-7c31-9d1f-5b8f0a6c1e77".to_owned()),
            name: (*kind != "command").then(|| samples::LONG_NAME.to_owned()),
            deed: (*deed).to_owned(),
            object: "01939b2e-8a52-7c31-9d1f-5b8f0a6c1e78".to_owned(),
        });
        let lines: Vec<_> = lines.collect();
        let chrome = Chrome::sample_of_viewer(Section::Audit);
        let next = Some("/admin/audit?before=sample".to_owned());
        vec![
            ("empty", Self::new(chrome.clone(), "teacher", vec![], None)),
            ("usual", Self::new(chrome, "", lines, next)),
        ]
    }
}
