//! Many badges checked at once, as a page or as a table to keep.

use std::iter;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::{OrRefuse, PageError};
use super::forms::Form;
use super::page::{Framing, language, show, show_as};
use super::table::{self, cell};
use super::verify;
use crate::app::App;
use crate::flows::verify_many::{self, Checked, Item, LARGEST_UPLOAD, MOST, ManyError};
use crate::views::many::{Many, Row};
use crate::views::parts::{FieldError, Problem};
use crate::views::public::{Claims, Verdict};
use crate::views::{Language, Views};

/// A hundred links, however long they are.
const LONGEST_PASTE: usize = 256 * 1024;

pub async fn form(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    show(&app, &Many::default(), language(&request, None), &Framing::Never)
}

pub async fn check(app: web::Data<App>, request: HttpRequest, multipart: Multipart) -> Result<HttpResponse, PageError> {
    let language = language(&request, None);
    let mut form =
        Form::read(multipart, &["many-file"], Some(LONGEST_PASTE), LARGEST_UPLOAD).await.or_refuse_in_public(&app)?;
    let links = form.text("links").to_owned();
    let (field, items) = match form.file("many-file") {
        Some(bytes) => ("many-file", app.heavy(move || verify_many::read_file(&bytes)).await),
        None => ("links", verify_many::read_text(&links)),
    };
    let items = match items {
        Ok(items) => items,
        Err(error) => {
            let page = Many { links, errors: vec![FieldError::new(field, problem(error))], ..Many::default() };
            return show_as(&app, &page, language, &Framing::Never, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let checked = verify_many::verify_all(&app, items).await.or_refuse_in_public(&app)?;
    let rows: Vec<Row> = checked.into_iter().map(|(item, checked)| row(&app, &item, checked)).collect();
    if form.text("as") == "csv" {
        return Ok(table(&app.views, &rows, language));
    }
    let page = Many { links, rows, checked_at: Some(app.clock.now()), ..Many::default() };
    show(&app, &page, language, &Framing::Never)
}

fn problem(error: ManyError) -> Problem {
    match error {
        ManyError::Nothing => Problem::NoBadges,
        ManyError::TooMany => Problem::TooMany { max: u32::try_from(MOST).unwrap_or(u32::MAX) },
        ManyError::TooLarge => {
            Problem::FileTooLarge { max_kib: u32::try_from(LARGEST_UPLOAD / 1024).unwrap_or(u32::MAX) }
        }
        ManyError::Unreadable => Problem::Unreadable,
    }
}

fn row(app: &App, item: &Item, checked: Checked) -> Row {
    let bare = |verdict| Row::new(item.name(), verdict, None);
    match checked {
        Checked::Report(report) => {
            let verdict = verify::verdict(&report, app.clock.now());
            Row::new(item.name(), verdict, verify::claims(app, *report))
        }
        Checked::NoBadge => bare(Verdict::Unreadable),
        Checked::Unreachable | Checked::OutOfTime => bare(Verdict::NotCheckable),
    }
}

fn table(views: &Views, rows: &[Row], language: Language) -> HttpResponse {
    let head = ["item", "result", "in_words", "badge", "issuer", "domain", "holder", "awarded", "expires", "page"];
    let line = |row: &Row| {
        let claims = row.claims.as_ref();
        let text = |of: fn(&Claims) -> Option<String>| cell(&claims.and_then(of).unwrap_or_default());
        [
            cell(&row.item),
            row.verdict.word().to_owned(),
            cell(&views.verdict(&row.verdict, language)),
            text(|claims| Some(claims.name.clone())),
            text(|claims| Some(claims.issuer_name.clone())),
            text(|claims| claims.domain.clone()),
            text(|claims| claims.holder.clone()),
            text(|claims| claims.awarded_at.map(|at| at.to_rfc3339())),
            text(|claims| claims.expires_at.map(|at| at.to_rfc3339())),
            text(|claims| claims.page_url.clone()),
        ]
    };
    let lines = table::lines(iter::once(head.map(str::to_owned)).chain(rows.iter().map(line)));
    table::download("checked-badges.csv").body(lines)
}
