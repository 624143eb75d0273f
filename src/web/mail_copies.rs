//! Who gets copies of the mails about the badges of a course, where whoever runs the installation allows copies.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::{OrRefuse, PageError, Refusal};
use super::instructor::Done;
use super::page::{see_other, show, show_as};
use super::session::{self, Open};
use crate::app::App;
use crate::domain::ids::ContextId;
use crate::domain::mail::LONGEST_ADDRESS;
use crate::flows::mail_copies;
use crate::store::{Context, MOST_COPIES};
use crate::views::mail_copies::MailCopies;
use crate::views::parts::{FieldError, Notice, Problem};

/// How many a course names; none where there are no copies.
pub async fn count(app: &App, context: &ContextId) -> Result<Option<u32>, PageError> {
    if !mail_copies::are_allowed(app).await.or_refuse(app)? {
        return Ok(None);
    }
    let named = mail_copies::named(app, context.clone()).await.or_refuse(app)?;
    Ok(Some(u32::try_from(named.len()).unwrap_or(u32::MAX)))
}

/// The course of a session whose person may make its badges.
async fn mine(app: &App, request: &HttpRequest, handle: &str) -> Result<(Open, Context), PageError> {
    let found = session::open_as_maker(app, request, handle).await?;
    match mail_copies::are_allowed(app).await.or_refuse(app)? {
        true => Ok(found),
        false => Err(Refusal::not_found("copies of mails")).or_refuse(app),
    }
}

fn page(app: &App, open: &Open, context: &Context, mut addresses: Vec<String>) -> MailCopies {
    addresses.resize(MOST_COPIES, String::new());
    MailCopies {
        root: open.root.clone(),
        course: context.title.clone(),
        sends: app.mailer.is_some(),
        addresses,
        notice: None,
        errors: Vec::new(),
    }
}

pub async fn form(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    done: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = mine(&app, &request, &handle).await?;
    let named = mail_copies::named(&app, context.id.clone()).await.or_refuse(&app)?;
    let page = MailCopies { notice: done.notice(), ..page(&app, &open, &context, named) };
    show(&app, &page, open.language, &open.framing)
}

pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    body: web::Bytes,
) -> Result<HttpResponse, PageError> {
    let (open, context) = mine(&app, &request, &handle).await?;
    let mut typed = vec![String::new(); MOST_COPIES];
    for (name, value) in url::form_urlencoded::parse(&body) {
        let place = name.strip_prefix("copy-address-").and_then(|place| place.parse::<usize>().ok());
        if let Some(line) = place.and_then(|place| typed.get_mut(place)) {
            // One more than may be kept is refused, and no more of it is shown again.
            *line = value.chars().take(LONGEST_ADDRESS + 1).collect();
        }
    }
    let Err(wrong) = mail_copies::name(&app, &context.id, &typed, open.language).await.or_refuse(&app)? else {
        tracing::info!(context = %context.id, "a course sends copies of its mails to others");
        return Ok(see_other(&format!("{}copies?done={}", open.root, Notice::MailCopies.as_str())));
    };
    let error = |at| FieldError::new(format!("copy-address-{at}"), Problem::NotAnAddress);
    let errors = wrong.into_iter().map(error).collect();
    let page = MailCopies { errors, ..page(&app, &open, &context, typed) };
    show_as(&app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY)
}
