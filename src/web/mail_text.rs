//! What the mail about a badge says, written by its teacher: kept, shown as it will go, sent to the teacher alone.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::{OrRefuse, PageError};
use super::instructor::{Done, badge_at};
use super::page::{Besides, see_other, show_under};
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::domain::mail_text::{self, LONGEST_OPENING, LONGEST_SUBJECT, TextFault, Value};
use crate::flows::mail_text::{Tried, preview, try_out};
use crate::store::{Context, StoredAchievement};
use crate::views::mail_text::{MailText, Placeholder, Preview, Tried as ShownTry};
use crate::views::parts::{FieldError, Notice, Problem};

/// The form as it was typed.
#[derive(Default)]
struct Typed {
    subject: String,
    opening: String,
    is_off: bool,
    action: String,
}

impl Typed {
    fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in url::form_urlencoded::parse(body) {
            match name.as_ref() {
                "mail-subject" => typed.subject = value.into_owned(),
                "mail-opening" => typed.opening = value.into_owned(),
                "off" => typed.is_off = value == "on",
                "action" => typed.action = value.into_owned(),
                _ => {}
            }
        }
        typed
    }

    fn text(&self) -> Result<mail_text::MailText, Vec<FieldError>> {
        let subject = mail_text::checked_subject(&self.subject);
        let opening = mail_text::checked_opening(&self.opening);
        match (subject, opening) {
            (Ok(subject), Ok(opening)) => Ok(mail_text::MailText { subject, opening, is_off: self.is_off }),
            (subject, opening) => {
                let subject = subject.err().map(|fault| FieldError::new("mail-subject", problem(fault)));
                let opening = opening.err().map(|fault| FieldError::new("mail-opening", problem(fault)));
                Err(subject.into_iter().chain(opening).collect())
            }
        }
    }
}

fn problem(fault: TextFault) -> Problem {
    match fault {
        TextFault::TooLong(limit) => Problem::TooLong { max: most(limit) },
        TextFault::Control => Problem::Control,
        TextFault::Unknown(word) => Problem::UnknownValue { word },
        TextFault::Brace => Problem::StrayBrace,
    }
}

fn most(limit: usize) -> u32 {
    u32::try_from(limit).unwrap_or(u32::MAX)
}

fn page(app: &App, open: &Open, badge: &StoredAchievement, typed: Typed) -> MailText {
    MailText {
        root: open.root.clone(),
        id: badge.achievement.id.to_string(),
        name: badge.achievement.texts.name.clone(),
        picture: words::picture(app, badge),
        sends: app.mailer.is_some(),
        subject: typed.subject,
        opening: typed.opening,
        is_off: typed.is_off,
        most_subject: most(LONGEST_SUBJECT),
        most_opening: most(LONGEST_OPENING),
        values: Value::ALL.into_iter().map(|value| Placeholder { word: value.as_str() }).collect(),
        preview: None,
        tried: None,
        notice: None,
        errors: Vec::new(),
    }
}

/// The badge, for a teacher who may say what it says.
async fn mine(
    app: &App,
    request: &HttpRequest,
    path: (String, String),
) -> Result<(Open, Context, StoredAchievement), PageError> {
    let found = badge_at(app, request, path).await?;
    session::refuse_others(app, &found.0).await?;
    Ok(found)
}

pub async fn form(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    done: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let (open, _, badge) = mine(&app, &request, path.into_inner()).await?;
    let kept = app.store.find_mail_text(badge.achievement.id.clone()).await.or_refuse(&app)?;
    let typed = Typed {
        subject: kept.subject.unwrap_or_default(),
        opening: kept.opening.unwrap_or_default(),
        is_off: kept.is_off,
        ..Typed::default()
    };
    let page = MailText { notice: done.notice(), ..page(&app, &open, &badge, typed) };
    show_under(&app, &page, open.language, &open.framing, StatusCode::OK, Besides::FramesMail)
}

pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: web::Bytes,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = mine(&app, &request, path.into_inner()).await?;
    let typed = Typed::read(&body);
    let text = match typed.text() {
        Ok(text) => text,
        Err(errors) => {
            let page = MailText { errors, ..page(&app, &open, &badge, typed) };
            return show_under(
                &app,
                &page,
                open.language,
                &open.framing,
                StatusCode::UNPROCESSABLE_ENTITY,
                Besides::FramesMail,
            );
        }
    };
    let teacher = open.session.person.clone();
    let page = match typed.action.as_str() {
        "preview" => {
            let drawn = preview(&app, &badge, text, teacher, &context.title, open.language).await.or_refuse(&app)?;
            let preview = Preview { subject: drawn.subject, text: drawn.text, html: drawn.html };
            MailText { preview: Some(preview), ..page(&app, &open, &badge, typed) }
        }
        "test" => {
            let tried = try_out(&app, &badge, text, teacher, &context.title, open.language).await.or_refuse(&app)?;
            MailText { tried: Some(shown(tried)), ..page(&app, &open, &badge, typed) }
        }
        _ => {
            let id = badge.achievement.id;
            app.store.record_mail_text(id.clone(), text, app.clock.now()).await.or_refuse(&app)?;
            tracing::info!(achievement = %id, "the mail about a badge says something else");
            return Ok(see_other(&format!("{}badges/{id}/mail?done={}", open.root, Notice::MailText.as_str())));
        }
    };
    show_under(&app, &page, open.language, &open.framing, StatusCode::OK, Besides::FramesMail)
}

fn shown(tried: Tried) -> ShownTry {
    match tried {
        Tried::Sent => ShownTry::Sent,
        Tried::NoServer => ShownTry::NoServer,
        Tried::NoAddress => ShownTry::NoAddress,
        Tried::Stopped => ShownTry::Stopped,
        Tried::TooOften => ShownTry::TooOften,
        Tried::Failed => ShownTry::Failed,
    }
}
