//! The link in every mail that stops mail to its address. Whoever has it needs no account; opening it changes nothing,
//! because programs open links, too.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError, Refusal};
use super::page::{Framing, language, show};
use crate::app::App;
use crate::flows::mail::{self, Asked};
use crate::views::mail::{Mails, Stop};

fn mark(app: &App, token: &str) -> Result<String, PageError> {
    let mark = mail::read_stop_token(app.keys.mails(), token);
    mark.ok_or_else(|| PageError::new(app, Refusal::not_found("a link that stops mail")).in_public())
}

pub async fn page(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let wish = app.store.find_mail_wish(mark(&app, &token)?).await.or_refuse(&app)?;
    let mails = if wish.is_some() { Mails::Stopped } else { Mails::Sent };
    show(&app, &Stop { mails, is_new: false }, language(&request, None), &Framing::Never)
}

/// What the form posts; a mail program posts `List-Unsubscribe` alone
/// ([RFC 8058 §3.2](https://www.rfc-editor.org/rfc/rfc8058#section-3.2)).
#[derive(Deserialize)]
pub struct Decision {
    again: Option<String>,
}

pub async fn decide(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    form: Option<web::Form<Decision>>,
) -> Result<HttpResponse, PageError> {
    let mark = mark(&app, &token)?;
    let again = form.is_some_and(|form| form.again.is_some());
    let asked = if again { Asked::Again } else { Asked::Stop };
    mail::decide(&app, mark, asked).await.or_refuse(&app)?;
    let mails = if again { Mails::Sent } else { Mails::Stopped };
    show(&app, &Stop { mails, is_new: true }, language(&request, None), &Framing::Never)
}
