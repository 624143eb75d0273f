//! Who looks after a badge: shown in the registry, and changed by those who may see people.

use actix_web::{HttpRequest, web};

use super::badges::named;
use super::{Answer, Fields, Signed, Stopped, done, not_found, open_as_owner, posted_by_owner};
use crate::app::App;
use crate::domain::console::Deed;
use crate::domain::ids::{AchievementId, PersonId};
use crate::store::{Registered, RegistryFilter, acting};
use crate::views::admin::{Done, OwnerPage, Section};
use crate::views::parts::{FieldError, Problem};
use crate::web::error::OrRefuse;

const LONGEST_TEXT: usize = 254;

async fn find(app: &App, id: &AchievementId) -> Result<Registered, Stopped> {
    let filter = RegistryFilter { id: Some(id.clone()), limit: 1, ..RegistryFilter::default() };
    let found = app.store.list_registry(filter).await.or_refuse_in_public(app)?.pop();
    found.ok_or_else(|| not_found(app, "a badge"))
}

fn page(app: &App, signed: &Signed, badge: &Registered) -> OwnerPage {
    OwnerPage {
        chrome: signed.chrome(app, Section::Registry),
        id: badge.id.to_string(),
        name: badge.name.clone(),
        course: badge.course.clone(),
        owner: badge.owner.as_ref().map(named),
        typed: String::new(),
        errors: vec![],
    }
}

pub async fn form(app: web::Data<App>, request: HttpRequest, id: web::Path<AchievementId>) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    let badge = find(&app, &id).await?;
    signed.show(&app, &page(&app, &signed, &badge))
}

pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<AchievementId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let badge = find(&app, &id).await?;
    let typed: String = fields.text("admin-owner").chars().take(LONGEST_TEXT).collect();
    let owner = match meant(&app, &typed).await? {
        Ok(owner) => owner,
        Err(problem) => {
            let errors = vec![FieldError::new("admin-owner", problem)];
            return signed.show_refused(&app, &OwnerPage { typed, errors, ..page(&app, &signed, &badge) });
        }
    };
    let act = signed.act(&app, Deed::OwnerChanged, id.as_str());
    acting(act, app.store.change_owner(id.into_inner(), owner)).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/registry", Done::OwnerChanged))
}

/// The one person whom an address or an id means; nobody where nothing was typed.
async fn meant(app: &App, typed: &str) -> Result<Result<Option<PersonId>, Problem>, Stopped> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let (text, store) = (typed.to_owned(), &app.store);
    let mut found = match store.find_person(PersonId::from(typed)).await.or_refuse_in_public(app)? {
        Some(person) => vec![person],
        None if typed.contains('@') => store.find_persons(None, Some(text)).await.or_refuse_in_public(app)?,
        None => store.find_persons(Some(text), None).await.or_refuse_in_public(app)?,
    };
    Ok(match (found.pop(), found.is_empty()) {
        (Some(person), true) => Ok(Some(person.id)),
        (Some(_), false) => Err(Problem::SeveralKnown),
        (None, _) => Err(Problem::NobodyKnown),
    })
}
