//! What holds for the whole installation: who may make badges, whether mails are copied, and how long what is kept.

use actix_web::{HttpRequest, web};

use super::{Answer, Fields, Said, Signed, Stopped, done, not_found, open_as_owner, posted_by_owner, see_other};
use crate::app::App;
use crate::domain::console::Deed;
use crate::domain::ids::PersonId;
use crate::flows::mail_copies;
use crate::flows::makers::{self, Who};
use crate::flows::retention::{self, FEWEST_AUDIT_DAYS, FEWEST_COURSE_DAYS, MOST_DAYS, Retention};
use crate::flows::standing::display_name;
use crate::views::admin::{Done, Maker, Policy, Section, TypedRetention};
use crate::views::parts::{FieldError, Problem};
use crate::web::error::OrRefuse;

pub async fn show(app: web::Data<App>, request: HttpRequest, said: web::Query<Said>) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    let page = page(&app, &signed).await?;
    signed.show(&app, &Policy { done: said.done(), ..page })
}

async fn page(app: &App, signed: &Signed) -> Result<Policy, Stopped> {
    let makers = makers::makers(app).await.or_refuse_in_public(app)?;
    let kept = retention::retention(app).await.or_refuse_in_public(app)?;
    let sends_copies = mail_copies::are_allowed(app).await.or_refuse_in_public(app)?;
    let known = app.store.list_persons(makers.listed).await.or_refuse_in_public(app)?;
    let listed = known.into_iter().map(|person| Maker {
        name: display_name(person.name.as_deref(), &person.id),
        id: person.id.into_string(),
        platform: person.platform,
    });
    let days = |days: Option<u32>| days.map(|days| days.to_string()).unwrap_or_default();
    Ok(Policy {
        chrome: signed.chrome(app, Section::Policy),
        done: None,
        who: makers.who.as_str(),
        listed: listed.collect(),
        kept: TypedRetention { course_days: days(kept.course_days), audit_days: days(kept.audit_days) },
        sends_copies,
        errors: vec![],
    })
}

/// Says how long what is kept; nothing typed keeps it.
pub async fn keep(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let mut errors = Vec::new();
    let mut days = |field: &'static str, min: u32| {
        let text = fields.text(field);
        if text.is_empty() {
            return None;
        }
        let problem = match text.parse::<u32>() {
            Ok(days) if (min..=MOST_DAYS).contains(&days) => return Some(days),
            Ok(_) => Problem::OutOfRange { min, max: MOST_DAYS },
            Err(_) => Problem::NotANumber,
        };
        errors.push(FieldError::new(field, problem));
        None
    };
    let chosen = Retention {
        course_days: days("course-days", FEWEST_COURSE_DAYS),
        audit_days: days("audit-days", FEWEST_AUDIT_DAYS),
    };
    if !errors.is_empty() {
        let typed = |field: &str| fields.text(field).chars().take(20).collect();
        let kept = TypedRetention { course_days: typed("course-days"), audit_days: typed("audit-days") };
        return signed.show_refused(&app, &Policy { kept, errors, ..page(&app, &signed).await? });
    }
    let told = |days: Option<u32>| days.map_or_else(|| "always".to_owned(), |days| days.to_string());
    let object = format!("retention courses {} audit {}", told(chosen.course_days), told(chosen.audit_days));
    let act = signed.act(&app, Deed::PolicyChanged, object);
    retention::decide(&app, act, chosen).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/policy", Done::PolicyChanged))
}

pub async fn decide(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let Some(who) = Who::parse(fields.text("who")) else { return Ok(see_other("/admin/policy")) };
    let act = signed.act(&app, Deed::PolicyChanged, format!("badge_makers {}", who.as_str()));
    makers::decide(&app, act, who).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/policy", Done::PolicyChanged))
}

/// Lets courses send copies of mails, or no longer.
pub async fn copies(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let is_allowed = fields.text("mail-copies") == "on";
    let object = format!("mail_copies {}", if is_allowed { "on" } else { "off" });
    let act = signed.act(&app, Deed::PolicyChanged, object);
    mail_copies::decide(&app, act, is_allowed).await.or_refuse_in_public(&app)?;
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
