//! The page for everything that did not work: what happened, what to do now, whom to tell, and a reference.

use super::{Layout, Page, samples};
use serde::Serialize;

/// Every code that has a page of its own; the text stands under `refusal-…` in the locale files.
pub const CODES: &[&str] = &[
    "launch.malformed",
    "launch.state_unknown",
    "launch.state_expired",
    "launch.replayed",
    "launch.algorithm",
    "launch.key_missing",
    "launch.key_unknown",
    "launch.signature",
    "launch.issuer",
    "launch.audience",
    "launch.expired",
    "launch.issued_at",
    "launch.nonce_mismatch",
    "launch.version",
    "launch.message_type",
    "launch.deployment_missing",
    "launch.deployment_unknown",
    "launch.target",
    "launch.roles",
    "launch.resource_link",
    "launch.deep_linking",
    "launch.subject",
    "launch.not_a_launch",
    "launch.context_missing",
    "launch.platform_error",
    "launch.keys_unreachable",
    "link.answered",
    "login.malformed",
    "login.registration_unknown",
    "login.client_id_needed",
    "register.invite_unknown",
    "register.invite_expired",
    "register.invite_removed",
    "register.invite_used",
    "register.not_from_platform",
    "register.form_expired",
    "register.busy",
    "register.address_refused",
    "register.unreachable",
    "register.not_a_configuration",
    "register.host_mismatch",
    "register.canvas_issuer",
    "register.unsupported",
    "register.token",
    "register.domain",
    "register.scope",
    "register.refused",
    "register.answer",
    "session.unknown",
    "session.expired",
    "session.cookie",
    "console.ended",
    "ob2.no_address",
    "page.not_found",
    "page.withdrawn",
    "page.wrong_role",
    "page.no_maker",
    "page.invalid",
    "page.too_large",
    "page.conflict",
    "page.failed",
];

/// What stood in a field of a form.
#[derive(Clone, Debug, Serialize)]
pub struct Typed {
    /// The key of its label.
    pub label: &'static str,
    /// Its row as people count, where it has one.
    pub row: Option<usize>,
    pub text: String,
}

/// A request that was refused or failed.
#[derive(Clone, Debug, Serialize)]
pub struct Refusal {
    /// The error's code, such as `launch.replayed`; shown small, for whoever is told.
    pub code: String,
    /// The locale key; differs from the code when the code has no text of its own.
    key: String,
    /// The identifier that the log has, too.
    pub reference: Option<String>,
    /// What the platform said itself, word for word.
    pub detail: Option<String>,
    /// Where "try again" leads, if trying again may help.
    pub retry_url: Option<String>,
    /// What was typed into the form that was refused, to be copied, and whether there was more of it.
    pub typed: Vec<Typed>,
    pub is_cut: bool,
    #[serde(skip)]
    layout: Layout,
}

impl Refusal {
    /// A page for this code; a code without a text falls back to the page of its status.
    pub fn new(code: &str, status: u16) -> Self {
        let known = if CODES.contains(&code) {
            code
        } else {
            match status {
                401 | 403 => "page.wrong_role",
                404 | 410 => "page.not_found",
                409 => "page.conflict",
                413 => "page.too_large",
                400..=499 => "page.invalid",
                _ => "page.failed",
            }
        };
        Self {
            code: code.to_owned(),
            key: format!("refusal-{}", known.replace(['.', '_'], "-")),
            reference: None,
            detail: None,
            retry_url: None,
            typed: Vec::new(),
            is_cut: false,
            layout: Layout::Frame,
        }
    }

    pub fn with_reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub fn with_retry(mut self, url: impl Into<String>) -> Self {
        self.retry_url = Some(url.into());
        self
    }

    pub fn with_typed(mut self, typed: Vec<Typed>, is_cut: bool) -> Self {
        self.typed = typed;
        self.is_cut = is_cut;
        self
    }

    /// Shows it with the bar and the links of the public pages, for addresses outside of a course.
    pub fn in_public(mut self) -> Self {
        self.layout = Layout::Public;
        self
    }
}

impl Page for Refusal {
    const TEMPLATE: &'static str = "refusal/refusal.html";

    fn layout(&self) -> Layout {
        self.layout
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let mut samples: Vec<_> =
            CODES.iter().map(|code| (*code, Self::new(code, 400).with_reference("R-7Q4K-2MXD"))).collect();
        samples.push(("fallback", Self::new("launch.something_new", 400)));
        samples.push(("fallback-failed", Self::new("store.broken", 500).with_reference("R-7Q4K-2MXD").in_public()));
        let typed = |label, row, text: &str| Typed { label, row, text: text.to_owned() };
        samples.push((
            "typed",
            Self::new("session.expired", 401).with_reference("R-7Q4K-2MXD").with_typed(
                vec![
                    typed("name", None, "Careful experimenter"),
                    typed("criteria", None, samples::MARKUP),
                    typed("handed-link", Some(2), "https://notes.example.org/lab/1"),
                ],
                true,
            ),
        ));
        samples.push((
            "typed-console",
            Self::new("console.ended", 401)
                .with_reference("R-7Q4K-2MXD")
                .with_typed(
                    vec![
                        typed("issuer-name", None, "Example University"),
                        typed("issuer-description", None, samples::MARKUP),
                    ],
                    false,
                )
                .in_public(),
        ));
        samples.push((
            "long",
            Self::new("launch.platform_error", 400)
                .with_detail(
                    "access_denied: <b>La sesión</b> ha caducado · انتهت الجلسة · セッションの有効期限が切れました",
                )
                .with_reference("R-7Q4K-2MXD")
                .with_retry("/lti/login?iss=https%3A%2F%2Flms.example"),
        ));
        samples
    }
}
