//! What holds for the whole installation: who may make badges.

use actix_web::{HttpRequest, web};

use super::{Answer, Fields, Said, done, not_found, open_as_owner, posted_by_owner, see_other};
use crate::app::App;
use crate::domain::console::Deed;
use crate::domain::ids::PersonId;
use crate::flows::makers::{self, Who};
use crate::flows::standing::display_name;
use crate::views::admin::{Done, Maker, Policy, Section};
use crate::web::error::OrRefuse;

pub async fn show(app: web::Data<App>, request: HttpRequest, said: web::Query<Said>) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    let makers = makers::makers(&app).await.or_refuse_in_public(&app)?;
    let known = app.store.list_persons(makers.listed).await.or_refuse_in_public(&app)?;
    let listed = known.into_iter().map(|person| Maker {
        name: display_name(person.name.as_deref(), &person.id),
        id: person.id.into_string(),
        platform: person.platform,
    });
    let page = Policy {
        chrome: signed.chrome(&app, Section::Policy),
        done: said.done(),
        who: makers.who.as_str(),
        listed: listed.collect(),
    };
    signed.show(&app, &page)
}

pub async fn decide(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let Some(who) = Who::parse(fields.text("who")) else { return Ok(see_other("/admin/policy")) };
    let act = signed.act(&app, Deed::PolicyChanged, format!("badge_makers {}", who.as_str()));
    makers::decide(&app, act, who).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/policy", Done::PolicyChanged))
}

/// Puts somebody on the list of those who may make badges, or takes them off it.
pub async fn list(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<PersonId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let is_listed = fields.text("listed") == "yes";
    let known = app.store.find_person(id.clone()).await.or_refuse_in_public(&app)?;
    if is_listed && known.is_none() {
        return Err(not_found(&app, "a person"));
    }
    let (deed, said) = match is_listed {
        true => (Deed::MakerListed, Done::MakerListed),
        false => (Deed::MakerUnlisted, Done::MakerUnlisted),
    };
    let act = signed.act(&app, deed, id.as_str());
    makers::list(&app, act, id.into_inner(), is_listed).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/policy", said))
}
