//! People, found for what they may ask, and what was done by whom.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::{Answer, Fields, Said, Signed, Stopped, done, not_found, open, open_as_owner, posted_by_owner};
use crate::app::App;
use crate::domain::console::Deed;
use crate::domain::ids::PersonId;
use crate::flows::makers;
use crate::flows::person::{self, PersonError};
use crate::store::{AuditFilter, AuditLine, Person, acting};
use crate::views::admin::{ACTORS, Audit, AuditRow, Done, FoundPerson, PersonPage, Persons, Section};
use crate::views::parts::{FieldError, Problem};
use crate::web::error::{OrRefuse, Refusal};

const LONGEST_TEXT: usize = 254;
/// As many as the store gives.
const MOST_FOUND: usize = 50;
const LINES: usize = 100;

fn found(person: Person) -> FoundPerson {
    FoundPerson {
        id: person.id.into_string(),
        name: person.name,
        email: person.email,
        platform: person.platform,
        sub: person.sub,
        awards: person.awards,
    }
}

fn empty(app: &App, signed: &Signed) -> Persons {
    Persons {
        chrome: signed.chrome(app, Section::Persons),
        done: None,
        text: String::new(),
        found: vec![],
        searched: false,
        is_cut: false,
        errors: vec![],
    }
}

pub async fn form(app: web::Data<App>, request: HttpRequest, said: web::Query<Said>) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    signed.show(&app, &Persons { done: said.done(), ..empty(&app, &signed) })
}

/// By a form that is posted, so that no name stands in an address.
pub async fn search(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let text: String = fields.text("admin-person").chars().take(LONGEST_TEXT).collect();
    if text.is_empty() {
        let errors = vec![FieldError::new("admin-person", Problem::Missing)];
        return signed.show_refused(&app, &Persons { errors, ..empty(&app, &signed) });
    }
    app.store.record_act(signed.act(&app, Deed::PersonsSearched, "")).await.or_refuse_in_public(&app)?;
    let persons = app.store.search_persons(text.clone()).await.or_refuse_in_public(&app)?;
    let is_cut = persons.len() >= MOST_FOUND;
    let found = persons.into_iter().map(found).collect();
    signed.show(&app, &Persons { text, found, searched: true, is_cut, ..empty(&app, &signed) })
}

pub async fn person(app: web::Data<App>, request: HttpRequest, id: web::Path<PersonId>) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    let person = find(&app, &id).await?;
    signed.show(&app, &page(&app, &signed, person).await?)
}

async fn page(app: &App, signed: &Signed, person: Person) -> Result<PersonPage, Stopped> {
    let makers = makers::makers(app).await.or_refuse_in_public(app)?;
    let is_maker = makers.listed.contains(&person.id);
    let who = makers.who.as_str();
    Ok(PersonPage { chrome: signed.chrome(app, Section::Persons), person: found(person), is_maker, who })
}

async fn find(app: &App, id: &PersonId) -> Result<Person, Stopped> {
    let person = app.store.find_person(id.clone()).await.or_refuse_in_public(app)?;
    person.ok_or_else(|| not_found(app, "a person"))
}

fn failed(app: &App, error: PersonError) -> Stopped {
    let refusal = match &error {
        PersonError::NoSuchPerson => Refusal::not_found("a person"),
        PersonError::Store(_) | PersonError::Work(_) => Refusal::failed(&error),
    };
    crate::web::error::PageError::new(app, refusal).in_public().into()
}

/// Everything that is kept about somebody, as a file.
pub async fn export(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<PersonId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    find(&app, &id).await?;
    app.store.record_act(signed.act(&app, Deed::PersonExported, id.as_str())).await.or_refuse_in_public(&app)?;
    let file = person::export(&app, id.clone()).await.map_err(|error| failed(&app, error))?;
    let body = serde_json::to_vec_pretty(&file).expect("texts and numbers are JSON");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"person-{id}.json\"")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(body))
}

pub async fn erase(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<PersonId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let person = find(&app, &id).await?;
    if !fields.has("sure") {
        return signed.show_refused(&app, &page(&app, &signed, person).await?);
    }
    let act = signed.act(&app, Deed::PersonErased, id.as_str());
    acting(act, person::erase(&app, id.into_inner())).await.map_err(|error| failed(&app, error))?;
    Ok(done("/admin/persons", Done::PersonErased))
}

#[derive(Deserialize)]
pub struct Wanted {
    before: Option<String>,
    #[serde(default)]
    kind: String,
}

pub async fn audit(app: web::Data<App>, request: HttpRequest, wanted: web::Query<Wanted>) -> Answer {
    let signed = open(&app, &request).await?;
    let limit = i64::try_from(LINES + 1).unwrap_or(i64::MAX);
    let kind = ACTORS.into_iter().find(|kind| *kind == wanted.kind);
    let filter = AuditFilter { before: wanted.before.clone(), kind: kind.map(str::to_owned), limit };
    let mut lines = app.store.list_audit(filter).await.or_refuse_in_public(&app)?;
    let has_more = lines.len() > LINES;
    lines.truncate(LINES);
    let next = lines.last().filter(|_| has_more).map(|line| match kind {
        Some(kind) => format!("/admin/audit?before={}&kind={kind}", line.id),
        None => format!("/admin/audit?before={}", line.id),
    });
    // Who teaches is somebody's data, which viewers do not see.
    let may_see = |kind: &str| kind != "teacher" || signed.is_owner();
    let row = |line: AuditLine| AuditRow {
        at: line.at,
        name: line.actor_name.filter(|_| may_see(&line.actor_kind)),
        kind: line.actor_kind,
        actor: line.actor,
        deed: line.deed.as_str().replace(['.', '_'], "-"),
        object: line.object,
    };
    let lines = lines.into_iter().map(row).collect();
    let page = Audit::new(signed.chrome(&app, Section::Audit), kind.unwrap_or_default(), lines, next);
    signed.show(&app, &page)
}
