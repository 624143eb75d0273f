//! What a program is told when something was refused: a problem document
//! ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), and the only place of the API that knows status codes.
//! Each error of a flow is matched without a wildcard, so that a new variant has to choose its kind.

use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::KeyringError;
use crate::domain::achievement::TextError;
use crate::domain::pathway::StructureError;
use crate::flows::author::{AuthorError, Fault};
use crate::flows::award::AwardError;
use crate::flows::check::CheckError;
use crate::flows::correct::CorrectError;
use crate::flows::endorse::EndorseError;
use crate::flows::invite::MakeInviteError;
use crate::flows::issue::IssueError;
use crate::flows::issuer::{self, IssuerError};
use crate::flows::log::LogError;
use crate::flows::pathway::{self, PathwayError};
use crate::flows::person::PersonError;
use crate::flows::record::RecordError;
use crate::flows::renew::RenewError;
use crate::flows::retire::RetireError;
use crate::flows::revoke::RevokeError;
use crate::flows::round::RoundError;
use crate::flows::suspend::SuspendError;
use crate::flows::sync::SyncError;
use crate::flows::verify::VerifyError;
use crate::flows::wait::WaitError;
use crate::flows::work::WorkError;
use crate::keys;
use crate::store::StoreError;

/// The media type of problem documents ([RFC 9457 §3](https://www.rfc-editor.org/rfc/rfc9457#section-3)).
pub const MEDIA_TYPE: &str = "application/problem+json";
/// Where a kind of problem is described; the addresses are the `type` of the documents and never change.
pub const TYPES: &str = "/api/problems/";

/// The kinds of problems. Their words are part of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Malformed,
    TokenNeeded,
    ScopeMissing,
    NotFound,
    MethodNotAllowed,
    Conflict,
    KeyTaken,
    TooLarge,
    UnsupportedMediaType,
    Invalid,
    IdempotencyKeyReused,
    NotABadge,
    Failed,
    LinkUnreachable,
    Unavailable,
}

impl Kind {
    pub const ALL: &[Self] = &[
        Self::Malformed,
        Self::TokenNeeded,
        Self::ScopeMissing,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::KeyTaken,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::Invalid,
        Self::IdempotencyKeyReused,
        Self::NotABadge,
        Self::Failed,
        Self::LinkUnreachable,
        Self::Unavailable,
    ];

    /// The last part of the `type`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TokenNeeded => "token-needed",
            Self::ScopeMissing => "scope-missing",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Conflict => "conflict",
            Self::KeyTaken => "key-taken",
            Self::TooLarge => "too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::Invalid => "invalid",
            Self::IdempotencyKeyReused => "idempotency-key-reused",
            Self::NotABadge => "not-a-badge",
            Self::Failed => "failed",
            Self::LinkUnreachable => "link-unreachable",
            Self::Unavailable => "unavailable",
        }
    }

    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TokenNeeded => StatusCode::UNAUTHORIZED,
            Self::ScopeMissing => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict | Self::KeyTaken => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid | Self::IdempotencyKeyReused | Self::NotABadge => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::LinkUnreachable => StatusCode::BAD_GATEWAY,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Malformed => "The request cannot be read",
            Self::TokenNeeded => "A valid token is needed",
            Self::ScopeMissing => "The token does not allow this",
            Self::NotFound => "There is nothing here",
            Self::MethodNotAllowed => "The method is not allowed here",
            Self::Conflict => "The present state does not allow this",
            Self::KeyTaken => "The key is taken",
            Self::TooLarge => "The request is too large",
            Self::UnsupportedMediaType => "The request is encoded in a way that is not read here",
            Self::Invalid => "The request was read, and says something that cannot be",
            Self::IdempotencyKeyReused => "The Idempotency-Key was used for another request",
            Self::NotABadge => "This is not an Open Badge",
            Self::Failed => "Something failed on our side",
            Self::LinkUnreachable => "The link could not be opened",
            Self::Unavailable => "The server is busy",
        }
    }

    /// What to do about it, for the catalogue of kinds.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Malformed => "Correct the syntax of the body, the query or the header that `detail` names.",
            Self::TokenNeeded => {
                "Send `Authorization: Bearer …` with a token made by `accolade token create` that was not revoked."
            }
            Self::ScopeMissing => "Use a token with the scope that `detail` names.",
            Self::NotFound => "Check the address and the identifier; lists tell which identifiers there are.",
            Self::MethodNotAllowed => "Use one of the methods in the `Allow` header.",
            Self::Conflict => "Read the present state first; a retired badge, for instance, stays retired.",
            Self::KeyTaken => "Choose another key, or change what has it with PATCH.",
            Self::TooLarge => "Send less; `detail` names the limit.",
            Self::UnsupportedMediaType => "Send JSON, without a Content-Encoding.",
            Self::Invalid => "Correct what `errors` lists; each entry has a JSON pointer into the body.",
            Self::IdempotencyKeyReused => "Use a new key for a new request; a key is remembered for a day.",
            Self::NotABadge => {
                "Send a credential as JSON, JWT, baked PNG or SVG picture, or attached to a PDF, or a link to one."
            }
            Self::Failed => "Try again later; give the operator the `reference`, which is also in the log.",
            Self::LinkUnreachable => "Check that the link opens for everybody and points to the credential itself.",
            Self::Unavailable => "Repeat the request after the seconds in `Retry-After`.",
        }
    }

    pub fn address(self) -> String {
        format!("{TYPES}{}", self.word())
    }
}

/// A problem document.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// The kind of problem, as an address of this server where it is described.
    #[serde(rename = "type")]
    #[schema(example = "/api/problems/invalid")]
    kind: String,
    title: &'static str,
    /// The status of the response.
    status: u16,
    /// What happened this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// What the operator finds in the log.
    reference: String,
    /// Everything that is wrong with the request, as far as it can be told at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Wrong>,
}

/// One thing that is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Wrong {
    /// Where in the body, as a JSON pointer (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/rule/all/0/score/at_least")]
    pub pointer: Option<String>,
    /// Or which parameter of the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<&'static str>,
    pub detail: String,
}

impl Wrong {
    pub fn at(pointer: impl Into<String>, detail: impl ToString) -> Self {
        Self { pointer: Some(pointer.into()), parameter: None, detail: detail.to_string() }
    }

    pub fn in_query(parameter: &'static str, detail: impl ToString) -> Self {
        Self { pointer: None, parameter: Some(parameter), detail: detail.to_string() }
    }
}

/// A refusal on its way to a program. Making one logs it.
#[derive(Debug)]
pub struct Problem {
    pub kind: Kind,
    detail: Option<String>,
    reference: String,
    errors: Vec<Wrong>,
    header: Option<Box<(header::HeaderName, HeaderValue)>>,
}

impl Problem {
    /// Somebody's slip, in words for them.
    pub fn new(kind: Kind, detail: impl ToString) -> Self {
        let problem = Self::unlogged(kind, Some(detail.to_string()));
        tracing::info!(reference = problem.reference, code = kind.word(), "refused");
        problem
    }

    /// A failure of ours; the reason is logged, and never shown.
    fn failed(kind: Kind, reason: &dyn std::error::Error) -> Self {
        let problem = Self::unlogged(kind, None);
        tracing::error!(reference = problem.reference, code = kind.word(), %reason, "failed");
        match kind {
            Kind::Unavailable => problem.with_header(header::RETRY_AFTER, "10"),
            _ => problem,
        }
    }

    fn unlogged(kind: Kind, detail: Option<String>) -> Self {
        let reference = keys::hex(&keys::random::<5>()).to_uppercase();
        Self { kind, detail, reference, errors: Vec::new(), header: None }
    }

    /// A request that was read and says something that cannot be.
    pub fn invalid(errors: Vec<Wrong>) -> Self {
        let detail = errors.iter().map(|wrong| wrong.detail.as_str()).collect::<Vec<_>>().join("; ");
        Self { errors, ..Self::new(Kind::Invalid, detail) }
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(Kind::NotFound, format!("There is no such {what}."))
    }

    pub fn malformed(detail: &str) -> Self {
        Self::new(Kind::Malformed, detail)
    }

    /// Says which methods there are
    /// ([RFC 9110 §15.5.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6)).
    pub fn method_not_allowed(method: &Method, allowed: &str) -> Self {
        Self::new(Kind::MethodNotAllowed, format!("{method} is not allowed here; {allowed} is."))
            .with_header(header::ALLOW, allowed)
    }

    /// Adds one header; the values are ours, or made of what HTTP allows.
    pub fn with_header(mut self, name: header::HeaderName, value: &str) -> Self {
        self.header = HeaderValue::from_str(value).ok().map(|value| Box::new((name, value)));
        self
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind.word())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.status()
    }

    fn error_response(&self) -> HttpResponse {
        let document = ProblemDocument {
            kind: self.kind.address(),
            title: self.kind.title(),
            status: self.kind.status().as_u16(),
            detail: self.detail.clone(),
            reference: self.reference.clone(),
            errors: self.errors.clone(),
        };
        let mut response = HttpResponse::build(self.kind.status());
        response.insert_header((header::CONTENT_TYPE, MEDIA_TYPE)).insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some(header) = self.header.as_deref() {
            response.insert_header(header.clone());
        }
        response.body(serde_json::to_string(&document).expect("texts and numbers are JSON"))
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let kind = match error {
            StoreError::Unreachable(_) | StoreError::CutOff => Kind::Unavailable,
            StoreError::Database(_) | StoreError::Migration(_) | StoreError::TooNew(_) | StoreError::Corrupt(_) => {
                Kind::Failed
            }
        };
        Self::failed(kind, &error)
    }
}

impl From<WorkError> for Problem {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Store(error) => error.into(),
            WorkError::Sync(SyncError::Store(error)) => error.into(),
            WorkError::Sync(SyncError::Keyring(_)) => Self::failed(Kind::Failed, &error),
            WorkError::Busy => Self::failed(Kind::Unavailable, &error),
            WorkError::Log(error) => error.into(),
            WorkError::Mail(_)
            | WorkError::Issue(_)
            | WorkError::Status(_)
            | WorkError::Deliver(_)
            | WorkError::Copy(_) => Self::failed(Kind::Failed, &error),
        }
    }
}

impl From<LogError> for Problem {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Store(error) => error.into(),
            LogError::Keyring(_) => Self::failed(Kind::Failed, &error),
        }
    }
}

impl From<RoundError> for Problem {
    fn from(error: RoundError) -> Self {
        match error {
            RoundError::UnknownContext(_) => Self::not_found("context"),
            RoundError::Store(error) => error.into(),
            RoundError::Work(error) => error.into(),
        }
    }
}

impl From<AuthorError> for Problem {
    fn from(error: AuthorError) -> Self {
        match error {
            AuthorError::Faults(faults) => {
                let is_taken = matches!(faults.as_slice(), [Fault::KeyTaken(_)]);
                let problem = Self::invalid(faults.iter().map(wrong).collect());
                if is_taken { Self { kind: Kind::KeyTaken, ..problem } } else { problem }
            }
            AuthorError::UnknownContext(id) => {
                Self::invalid(vec![Wrong::at("/context", format!("there is no context {id}"))])
            }
            AuthorError::UnknownBadge(_) => Self::not_found("badge"),
            AuthorError::NotPossible { .. }
            | AuthorError::Unmatched(_)
            | AuthorError::Unpublished(_)
            | AuthorError::Changed => Self::new(Kind::Conflict, error),
            AuthorError::Store(error) => error.into(),
        }
    }
}

/// A fault with the place in the body that it speaks of.
fn wrong(fault: &Fault) -> Wrong {
    match fault {
        Fault::Text(error) => {
            let field = match error {
                TextError::Empty(field) | TextError::Control(field) | TextError::TooLong { field, .. } => field,
            };
            Wrong::at(format!("/{field}"), error)
        }
        Fault::Key | Fault::KeyTaken(_) => Wrong::at("/key", fault),
        Fault::Rule(error) => Wrong::at(format!("/rule{}", error.path), &error.problem),
        Fault::Cycle(_) | Fault::RuleOfPathway => Wrong::at("/rule", fault),
        Fault::RuleWithoutCourse => Wrong::at("/context", fault),
        Fault::Picture(error) => Wrong::at("/image", error),
        Fault::Design(error) => Wrong::at("/image", error),
        Fault::UnknownPicture => Wrong::at("/image", fault),
        Fault::PictureAlt => Wrong::at("/image_alt", fault),
        Fault::Expiry(error) => Wrong::at("/expires_after", error),
        Fault::UnknownIssuer(_) | Fault::IssuerFixed => Wrong::at("/issuer", fault),
        Fault::Details(error) => Wrong::at(format!("/details{}", error.pointer), &error.problem),
    }
}

impl From<PathwayError> for Problem {
    fn from(error: PathwayError) -> Self {
        match error {
            PathwayError::Faults(faults) => {
                let is_taken = matches!(faults.as_slice(), [pathway::Fault::End(Fault::KeyTaken(_))]);
                let problem = Self::invalid(faults.iter().map(wrong_in_pathway).collect());
                if is_taken { Self { kind: Kind::KeyTaken, ..problem } } else { problem }
            }
            PathwayError::Unknown(_) => Self::not_found("pathway"),
            PathwayError::Changed => Self::new(Kind::Conflict, error),
            PathwayError::Author(error) => error.into(),
            PathwayError::Store(error) => error.into(),
        }
    }
}

impl From<RecordError> for Problem {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Nothing => Self::new(Kind::Conflict, error),
            RecordError::Store(error) => error.into(),
            RecordError::Keyring(error) => error.into(),
            RecordError::Proof(_) => Self::failed(Kind::Failed, &error),
        }
    }
}

/// The step that a fault speaks of, or the list of them.
fn wrong_in_pathway(fault: &pathway::Fault) -> Wrong {
    let step = |step: &usize, field: &str| Wrong::at(format!("/steps/{step}{field}"), fault);
    match fault {
        pathway::Fault::Structure(error) => match error {
            StructureError::EmptyStep(number) => step(number, "/badges"),
            StructureError::Needs { step: number, .. } => step(number, "/needs"),
            StructureError::Title(number) => step(number, "/title"),
            StructureError::Twice { step: number, .. } | StructureError::EndInside { step: number, .. } => {
                step(number, "/badges")
            }
            StructureError::NoSteps
            | StructureError::TooManySteps
            | StructureError::TooManyBadges
            | StructureError::NothingNeeded => Wrong::at("/steps", fault),
        },
        pathway::Fault::UnknownBadge { step: number, .. } | pathway::Fault::Unpublished { step: number, .. } => {
            step(number, "/badges")
        }
        // What the pathway writes into the rule of its end follows from the steps.
        pathway::Fault::Cycle(_) | pathway::Fault::End(Fault::Rule(_) | Fault::Cycle(_)) => Wrong::at("/steps", fault),
        pathway::Fault::NoCourse => Wrong::at("/context", fault),
        pathway::Fault::Past | pathway::Fault::NoEarlier => Wrong::at("/finish_earlier_by", fault),
        pathway::Fault::End(end) => wrong(end),
    }
}

impl From<KeyringError> for Problem {
    fn from(error: KeyringError) -> Self {
        match error {
            KeyringError::Store(error) => error.into(),
            KeyringError::Key(_) | KeyringError::NoKey(_) => Self::failed(Kind::Failed, &error),
            KeyringError::KeyTaken | KeyringError::UnknownKey(_) | KeyringError::StillSigns(_) => {
                Self::new(Kind::Conflict, error)
            }
        }
    }
}

impl From<IssuerError> for Problem {
    fn from(error: IssuerError) -> Self {
        match error {
            IssuerError::Faults(faults) => {
                let is_taken = matches!(faults.as_slice(), [issuer::Fault::KeyTaken(_)]);
                let problem = Self::invalid(faults.iter().map(wrong_in_issuer).collect());
                if is_taken { Self { kind: Kind::KeyTaken, ..problem } } else { problem }
            }
            IssuerError::Unknown(_) => Self::not_found("issuer"),
            IssuerError::DomainPinned(_)
            | IssuerError::IsDefault
            | IssuerError::HasBadges(_)
            | IssuerError::IsParent => Self::new(Kind::Conflict, error),
            IssuerError::Store(error) => error.into(),
            IssuerError::Keyring(error) => error.into(),
        }
    }
}

fn wrong_in_issuer(fault: &issuer::Fault) -> Wrong {
    match fault {
        issuer::Fault::Profile(fault) => Wrong::at(format!("/{}", fault.at), fault),
        issuer::Fault::Key | issuer::Fault::KeyTaken(_) => Wrong::at("/key", fault),
        issuer::Fault::Domain(_) | issuer::Fault::DomainTaken(_) => Wrong::at("/domain", fault),
        issuer::Fault::Logo(_) => Wrong::at("/logo", fault),
        issuer::Fault::UnknownParent(_) | issuer::Fault::Parents => Wrong::at("/parent", fault),
        issuer::Fault::Unsignable(_) => Wrong::at("", fault),
    }
}

impl From<AwardError> for Problem {
    fn from(error: AwardError) -> Self {
        let pointer = match &error {
            AwardError::Address => "/email",
            AwardError::Name => "/name",
            AwardError::Details(errors) => {
                return Self::invalid(errors.iter().map(|error| Wrong::at(&error.pointer, error)).collect());
            }
            AwardError::EvidenceAsked(_) => "/evidence",
            AwardError::NoCourse | AwardError::NoSuchMember | AwardError::NotAwardable => "/member",
            AwardError::Future => "/awarded_at",
            AwardError::NotActive | AwardError::HeldBack | AwardError::Over => return Self::new(Kind::Conflict, error),
            AwardError::Store(_) => "",
        };
        match error {
            AwardError::Store(error) => error.into(),
            error => Self::invalid(vec![Wrong::at(pointer, error)]),
        }
    }
}

impl From<MakeInviteError> for Problem {
    fn from(error: MakeInviteError) -> Self {
        match error {
            MakeInviteError::Name => Self::invalid(vec![Wrong::at("/name", error)]),
            MakeInviteError::Store(error) => error.into(),
        }
    }
}

impl From<CheckError> for Problem {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::Store(error) => error.into(),
            CheckError::Keyring(_) => Self::failed(Kind::Failed, &error),
        }
    }
}

impl From<RetireError> for Problem {
    fn from(error: RetireError) -> Self {
        match error {
            RetireError::Note => Self::invalid(vec![Wrong::at("/note", error)]),
            RetireError::UnknownSuccessor(_) | RetireError::OwnSuccessor => {
                Self::invalid(vec![Wrong::at("/successor", error)])
            }
            RetireError::UnknownBadge(_) => Self::not_found("badge"),
            RetireError::Awarded | RetireError::Named(_) | RetireError::EndsPathway => Self::new(Kind::Conflict, error),
            RetireError::Store(error) => error.into(),
        }
    }
}

impl From<EndorseError> for Problem {
    fn from(error: EndorseError) -> Self {
        let pointer = match &error {
            EndorseError::TooLarge
            | EndorseError::NotAnEndorsement
            | EndorseError::DoesNotHold(_)
            | EndorseError::UnknownSubject(_)
            | EndorseError::NotCarried(_) => "/document",
            EndorseError::UnknownIssuer(_) => "/issuer",
            EndorseError::Itself | EndorseError::Subject => "/subject",
            EndorseError::Comment => "/comment",
            EndorseError::Past => "/valid_until",
            EndorseError::TooMany => return Self::new(Kind::Conflict, error),
            EndorseError::NoSuchEndorsement => return Self::not_found("endorsement"),
            EndorseError::Proof(_) => return Self::failed(Kind::Failed, &error),
            EndorseError::Verify(_) | EndorseError::Keyring(_) | EndorseError::Store(_) => "",
        };
        match error {
            EndorseError::Verify(error) => error.into(),
            EndorseError::Keyring(error) => error.into(),
            EndorseError::Store(error) => error.into(),
            error => Self::invalid(vec![Wrong::at(pointer, error)]),
        }
    }
}

impl From<PersonError> for Problem {
    fn from(error: PersonError) -> Self {
        match error {
            PersonError::NoSuchPerson => Self::not_found("person"),
            PersonError::Store(error) => error.into(),
            PersonError::Work(error) => error.into(),
        }
    }
}

impl From<RevokeError> for Problem {
    fn from(error: RevokeError) -> Self {
        match error {
            RevokeError::Reason => Self::invalid(vec![Wrong::at("/reason", error)]),
            RevokeError::NoSuchAward => Self::not_found("award"),
            RevokeError::Store(error) => error.into(),
            RevokeError::Work(error) => error.into(),
            RevokeError::Status(_) => Self::failed(Kind::Failed, &error),
        }
    }
}

impl From<IssueError> for Problem {
    fn from(error: IssueError) -> Self {
        match error {
            IssueError::Store(error) => error.into(),
            IssueError::Keyring(_) | IssueError::Proof(_) | IssueError::Status(_) | IssueError::NoFreeIndex => {
                Self::failed(Kind::Failed, &error)
            }
        }
    }
}

impl From<RenewError> for Problem {
    fn from(error: RenewError) -> Self {
        match error {
            RenewError::NoSuchAward => Self::not_found("award"),
            RenewError::NotInForce(_) | RenewError::NotActive | RenewError::NotRenewed(_) => {
                Self::new(Kind::Conflict, error)
            }
            RenewError::Store(error) => error.into(),
            RenewError::Issue(error) => error.into(),
        }
    }
}

impl From<CorrectError> for Problem {
    fn from(error: CorrectError) -> Self {
        match error {
            CorrectError::Name => Self::invalid(vec![Wrong::at("/name", error)]),
            CorrectError::Evidence(error) => error.into(),
            CorrectError::Nothing => Self::invalid(vec![Wrong::at("", error)]),
            CorrectError::NoSuchAward => Self::not_found("award"),
            CorrectError::NotInForce(_) | CorrectError::Busy => Self::new(Kind::Conflict, error),
            CorrectError::Store(error) => error.into(),
            CorrectError::Issue(error) => error.into(),
        }
    }
}

impl From<SuspendError> for Problem {
    fn from(error: SuspendError) -> Self {
        match error {
            SuspendError::Reason => Self::invalid(vec![Wrong::at("/reason", error)]),
            SuspendError::NoSuchAward => Self::not_found("award"),
            SuspendError::Revoked => Self::new(Kind::Conflict, error),
            SuspendError::Store(error) => error.into(),
            SuspendError::Issue(error) => error.into(),
        }
    }
}

impl From<WaitError> for Problem {
    fn from(error: WaitError) -> Self {
        match error {
            WaitError::Changed(..) | WaitError::Nothing => Self::new(Kind::Conflict, error),
            WaitError::Author(error) => error.into(),
            WaitError::Store(error) => error.into(),
        }
    }
}

impl From<VerifyError> for Problem {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Read(error) => Self::new(Kind::NotABadge, error),
            VerifyError::Link(_) => Self::new(Kind::LinkUnreachable, error),
            VerifyError::Store(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::rule::{RuleError, RuleProblem};

    async fn document(problem: Problem) -> Value {
        let response = problem.error_response();
        assert_eq!(response.headers().get(header::CONTENT_TYPE).unwrap(), MEDIA_TYPE);
        let status = response.status();
        let document: Value = serde_json::from_slice(&to_bytes(response.into_body()).await.unwrap()).unwrap();
        assert_eq!(document["status"], status.as_u16());
        document
    }

    #[actix_web::test]
    async fn faults_of_a_badge_point_to_where_they_stand_in_the_body() {
        let rule = RuleError { path: "/all/1/score/at_least".to_owned(), problem: RuleProblem::ThresholdZero };
        let faults = vec![Fault::Rule(rule), Fault::Text(TextError::Empty("description")), Fault::PictureAlt];
        let document = document(AuthorError::Faults(faults).into()).await;
        assert_eq!(document["type"], "/api/problems/invalid");
        let pointers: Vec<_> = document["errors"].as_array().unwrap().iter().map(|error| &error["pointer"]).collect();
        assert_eq!(pointers, ["/rule/all/1/score/at_least", "/description", "/image_alt"]);
    }

    #[actix_web::test]
    async fn a_failure_of_ours_gives_a_reference_and_no_reason() {
        let document = document(StoreError::Corrupt("the secret state").into()).await;
        assert_eq!(document["status"], 500);
        assert!(document["reference"].as_str().is_some_and(|reference| reference.len() == 10));
        assert!(!document.to_string().contains("secret state"));
        assert_eq!(document.get("detail"), None);
    }

    #[actix_web::test]
    async fn a_key_that_is_taken_is_a_conflict() {
        let document = document(AuthorError::Faults(vec![Fault::KeyTaken("lab".to_owned())]).into()).await;
        assert_eq!((&document["status"], &document["type"]), (&json!(409), &json!("/api/problems/key-taken")));
        assert_eq!(document["errors"][0]["pointer"], "/key");
    }

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        let mut words: Vec<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Kind::ALL.len());
    }
}
