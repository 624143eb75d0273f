//! How often a teacher is told of a course by mail.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError, Refusal};
use super::page::see_other;
use super::session::{self, Open};
use crate::app::App;
use crate::domain::ids::ContextId;
use crate::store::Every;
use crate::views::instructor::Mailing;
use crate::views::parts::Notice;

/// What the course page says of it to whoever opened it.
pub async fn mailing(app: &App, open: &Open, context: &ContextId) -> Result<Mailing, PageError> {
    if app.mailer.is_none() {
        return Ok(Mailing::None);
    }
    let Some(person) = open.session.person.clone() else { return Ok(Mailing::Nobody) };
    Ok(match app.store.find_digest_choice(context.clone(), person).await.or_refuse(app)? {
        Every::Daily => Mailing::Daily,
        Every::Weekly => Mailing::Weekly,
        Every::Off => Mailing::Off,
    })
}

#[derive(Deserialize)]
pub struct Choice {
    every: String,
}

pub async fn choose(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    form: web::Form<Choice>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let every = Every::parse(&form.every).ok_or_else(|| Refusal::not_found("a choice of how often")).or_refuse(&app)?;
    let person = open.session.person.clone();
    let person = person.ok_or_else(|| Refusal::not_found("whoever wants to be told")).or_refuse(&app)?;
    app.store.record_digest_choice(context.id, person, every, app.clock.now()).await.or_refuse(&app)?;
    Ok(see_other(&format!("{}badges?done={}", open.root, Notice::Saved.as_str())))
}
