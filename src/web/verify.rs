//! The verifier's page: a file, a text or a link in; a report in plain words out.

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::error::{OrRefuse, PageError};
use super::finding;
use super::forms::Form;
use super::page::{Framing, language, show, show_as};
use crate::app::App;
use crate::flows::unreached::unreached;
use crate::flows::verify::{LARGEST, Verifier, VerifyError};
use crate::openbadges::verification::{Answer, Check, CheckName, Detail, Kind, Outcome, ReadError, Report, State, say};
use crate::views::Language;
use crate::views::parts::{FieldError, Problem};
use crate::views::public as pages;

#[derive(Deserialize)]
pub struct Asked {
    /// The id or the address of a badge.
    credential: Option<String>,
}

pub async fn form(
    app: web::Data<App>,
    request: HttpRequest,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    match asked.into_inner().credential.filter(|text| !text.is_empty()) {
        Some(credential) => {
            let link = match credential.contains("://") {
                true => credential,
                false => app.urls.credential(&credential),
            };
            if app.urls.own_path(&link).is_none() {
                // Calling another machine takes a click: pages are also opened by crawlers and by prefetching.
                let form = pages::Verify { link, ..pages::Verify::default() };
                return show(&app, &form, language(&request, None), &Framing::Never);
            }
            let outcome = Verifier::of(&app).verify_link(&link, None).await;
            answer(&app, &request, outcome, pages::Verify { link, ..pages::Verify::default() }, "link")
        }
        None => show(&app, &pages::Verify::default(), language(&request, None), &Framing::Never),
    }
}

pub async fn check(app: web::Data<App>, request: HttpRequest, multipart: Multipart) -> Result<HttpResponse, PageError> {
    let mut form = Form::read(multipart, &["file"], Some(LARGEST), LARGEST).await.or_refuse_in_public(&app)?;
    let (text, link) = (form.text("text").to_owned(), form.text("link").to_owned());
    let asks_log = !form.text("log").is_empty();
    let mut verifier = Verifier::of(&app);
    if asks_log {
        verifier = verifier.asking_the_log(None);
    }
    let recipient = form.text("recipient").to_owned();
    let again = pages::Verify {
        text: text.clone(),
        link: link.clone(),
        recipient: recipient.chars().take(LONGEST_RECIPIENT).collect(),
        log: asks_log,
        ..pages::Verify::default()
    };
    if recipient.chars().count() > LONGEST_RECIPIENT {
        let max = u32::try_from(LONGEST_RECIPIENT).unwrap_or(u32::MAX);
        return refuse(&app, &request, again, FieldError::new("recipient", Problem::TooLong { max }));
    }
    let recipient = Some(recipient.as_str()).filter(|recipient| !recipient.is_empty());
    match (form.file("file"), text.is_empty(), link.is_empty()) {
        (Some(bytes), ..) => answer(&app, &request, verifier.verify(&bytes, recipient).await, again, "file"),
        (None, false, _) => answer(&app, &request, verifier.verify(text.as_bytes(), recipient).await, again, "text"),
        (None, true, false) => match address(&app, &link) {
            Some(link) => answer(&app, &request, verifier.verify_link(&link, recipient).await, again, "link"),
            None => refuse(&app, &request, again, FieldError::new("link", Problem::BadLink)),
        },
        (None, true, true) => refuse(&app, &request, again, FieldError::new("file", Problem::NothingToCheck)),
    }
}

/// A link as it was meant: addresses are handed on without their beginning. None where it is clearly no address.
fn address(app: &App, link: &str) -> Option<String> {
    if link.contains("://") {
        return Some(link.to_owned());
    }
    let own = format!("http://{link}");
    if app.urls.own_path(&own).is_some() {
        return Some(own);
    }
    let (host, path) = link.split_once('/')?;
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let (_, last) = name.rsplit_once('.')?;
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_name = name.split('.').all(is_label) && last.chars().any(char::is_alphabetic);
    let is_clear = is_name && port.parse::<u16>().is_ok() && !path.is_empty();
    is_clear.then(|| format!("https://{link}"))
}

fn refuse(
    app: &App,
    request: &HttpRequest,
    again: pages::Verify,
    error: FieldError,
) -> Result<HttpResponse, PageError> {
    let page = pages::Verify { errors: vec![error], ..again };
    show_as(app, &page, language(request, None), &Framing::Never, StatusCode::UNPROCESSABLE_ENTITY)
}

fn answer(
    app: &App,
    request: &HttpRequest,
    outcome: Result<Report, VerifyError>,
    again: pages::Verify,
    field: &'static str,
) -> Result<HttpResponse, PageError> {
    let language = language(request, None);
    let (problem, why) = match outcome {
        Ok(report) => return show(app, &page(app, report, language), language, &Framing::Never),
        Err(VerifyError::Store(error)) => return Err(error).or_refuse_in_public(app),
        Err(VerifyError::Read(ReadError::TooLarge)) => (Problem::FileTooLarge { max_kib: kib(LARGEST) }, None),
        Err(VerifyError::Read(error)) => (Problem::Unreadable, Some(Detail::from(&error))),
        Err(VerifyError::Link(error)) => {
            tracing::info!(%error, "a link to verify could not be opened");
            (Problem::Unreachable, Some(unreached(&error)))
        }
    };
    let why = why.map(|reason| finding::words(&app.views, &say::because(reason), language));
    refuse(app, request, pages::Verify { why, ..again }, FieldError::new(field, problem))
}

fn kib(bytes: usize) -> u32 {
    u32::try_from(bytes / 1024).unwrap_or(u32::MAX)
}

fn time(text: Option<&String>) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text?).ok().map(|time| time.with_timezone(&Utc))
}

pub(super) fn verdict(report: &Report, now: DateTime<Utc>) -> pages::Verdict {
    let until = time(report.badge.valid_until.as_ref());
    match report.state {
        State::Valid => pages::Verdict::Valid,
        State::Expired => pages::Verdict::Expired { at: until.unwrap_or(now) },
        State::NotYetValid => {
            pages::Verdict::NotYetValid { from: time(report.badge.valid_from.as_ref()).unwrap_or(now) }
        }
        State::Revoked => pages::Verdict::Revoked { at: None, reason: None },
        State::Suspended => pages::Verdict::Suspended,
        State::Superseded => pages::Verdict::Superseded,
        State::Test => pages::Verdict::Test,
        State::Invalid => pages::Verdict::Changed,
        State::Contradicted => pages::Verdict::Contradicted,
        State::KeyWithdrawn => pages::Verdict::KeyWithdrawn,
        State::Unverifiable if report.authentic == Answer::Yes => pages::Verdict::StatusUnknown,
        State::Unverifiable => pages::Verdict::NotCheckable,
    }
}

/// Longer than a mail address or an identifier that anybody has.
const LONGEST_RECIPIENT: usize = 500;

/// Shown of each list at most.
const MOST_WITHIN: usize = 100;

/// Credentials within what was checked. What a forgery says is not repeated.
fn within(reports: &[Report], now: DateTime<Utc>) -> Vec<pages::Within> {
    let shown = |report: &Report| {
        let is_genuine = report.authentic != Answer::No;
        let said = |text: &Option<String>| text.clone().filter(|_| is_genuine);
        let badge = &report.badge;
        pages::Within {
            name: said(&badge.name),
            by: said(&badge.issuer_name).or_else(|| said(&badge.issuer_id)),
            comment: said(&badge.description).filter(|_| report.kind == Kind::Endorsement),
            verdict: verdict(report, now),
            authentic: answer_of(report.authentic),
            in_force: answer_of(report.in_force),
            issuer_known: issuer_known(report),
        }
    };
    reports.iter().take(MOST_WITHIN).map(shown).collect()
}

fn page(app: &App, report: Report, language: Language) -> pages::Verification {
    let now = app.clock.now();
    let check = |check: &Check| {
        let detail = finding::words(&app.views, &check.detail, language);
        pages::Check::new(check_name(check.name), outcome_of(check.outcome), Some(detail))
    };
    let holder = holder(&report);
    let verdict = match (verdict(&report, now), holder) {
        (pages::Verdict::Valid, Some(pages::Answer::No)) => pages::Verdict::OfAnother,
        (verdict, _) => verdict,
    };
    pages::Verification {
        verdict,
        authentic: answer_of(report.authentic),
        in_force: answer_of(report.in_force),
        // Whom a badge names as its issuer says nothing while its signature does not hold.
        issuer_known: issuer_known(&report),
        holder,
        is_attached: report.form.is_pdf(),
        checks: report.checks.iter().map(check).collect(),
        endorsements: within(&report.endorsements, now),
        contained: within(&report.contained, now),
        claims: claims(app, report),
        checked_at: now,
    }
}

/// What the badge says of itself.
pub(super) fn claims(app: &App, report: Report) -> Option<pages::Claims> {
    let is_authentic = report.authentic == Answer::Yes;
    let is_hosted = report.checks.iter().any(|check| check.name == CheckName::Hosted);
    let badge = report.badge;
    let knows_mail = badge.has_mail();
    let page_url = badge.id.as_ref().filter(|id| app.urls.own_path(id).is_some()).cloned();
    let domain = badge.issuer_id.as_deref().filter(|_| is_authentic).and_then(domain_of);
    badge.name.map(|name| pages::Claims {
        is_hosted,
        name,
        description: badge.description.unwrap_or_default(),
        criteria: badge.criteria.unwrap_or_default(),
        issuer_name: badge.issuer_name.or(badge.issuer_id).unwrap_or_default(),
        issuer_url: badge.issuer_url,
        domain,
        hides_holder: badge.hides_recipient && badge.recipient_name.is_none(),
        knows_mail,
        holder: badge.recipient_name,
        awarded_at: time(badge.awarded_date.as_ref()).or_else(|| time(badge.valid_from.as_ref())),
        expires_at: time(badge.valid_until.as_ref()),
        page_url,
    })
}

/// The host that an identifier stands on: of a `did:web`, or of the address of a profile.
fn domain_of(issuer: &str) -> Option<String> {
    if let Some(rest) = issuer.strip_prefix("did:web:") {
        return Some(rest.split(':').next().unwrap_or(rest).replace("%3A", ":"));
    }
    let (_, rest) = issuer.split_once("://")?;
    rest.split(['/', '?', '#']).next().map(str::to_owned)
}

/// Nobody is told to know the issuer whose name a forgery bears.
fn issuer_known(report: &Report) -> pages::Answer {
    if report.authentic == Answer::Yes { answer_of(report.issuer_known) } else { pages::Answer::Unknown }
}

/// Whether it belongs to whom somebody named: what a forgery says of that is worth nothing.
fn holder(report: &Report) -> Option<pages::Answer> {
    report.is_theirs().map(|is_theirs| match (report.authentic, is_theirs) {
        (Answer::Yes, Outcome::Passed) => pages::Answer::Yes,
        (Answer::Yes, Outcome::Failed) => pages::Answer::No,
        (Answer::Yes, Outcome::Warning | Outcome::NotChecked) | (Answer::No | Answer::Unknown, _) => {
            pages::Answer::Unknown
        }
    })
}

fn answer_of(answer: Answer) -> pages::Answer {
    match answer {
        Answer::Yes => pages::Answer::Yes,
        Answer::No => pages::Answer::No,
        Answer::Unknown => pages::Answer::Unknown,
    }
}

fn outcome_of(outcome: Outcome) -> pages::Outcome {
    match outcome {
        Outcome::Passed => pages::Outcome::Passed,
        Outcome::Failed => pages::Outcome::Failed,
        Outcome::Warning => pages::Outcome::Unknown,
        Outcome::NotChecked => pages::Outcome::Skipped,
    }
}

/// The page's name of a check; those without one of their own are shown by the report's.
fn check_name(name: CheckName) -> &'static str {
    match name {
        CheckName::Terms => "format",
        CheckName::Structure => "achievement",
        CheckName::IssuerKey => "issuer_key",
        CheckName::Signature => "signature",
        CheckName::Claims => "claims",
        CheckName::Hosted => "hosted",
        CheckName::Scope => "scope",
        CheckName::Test => "test",
        CheckName::Period => "dates",
        CheckName::Status => "status",
        CheckName::Superseded => "superseded",
        CheckName::Log => "log",
        CheckName::Issuer => "issuer",
        CheckName::Recipient => "recipient",
        CheckName::Endorsements => "endorsements",
        CheckName::OtherProofs => "other_proofs",
        CheckName::Refresh => "refresh",
        CheckName::Contained => "contained",
    }
}
