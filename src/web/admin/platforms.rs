//! How the installation does, its platforms, and the links by which others register themselves.

use actix_web::{HttpRequest, web};
use url::Url;

use super::{Answer, Fields, Said, Signed, Stopped, done, not_found, open, posted_by_owner};
use crate::app::App;
use crate::domain::console::Deed;
use crate::domain::ids::{InviteId, RegistrationId};
use crate::flows::check::{self, CheckError, Line, Outcome};
use crate::flows::invite::{self, MakeInviteError};
use crate::keys;
use crate::store::{Platform, RegistrationOrigin, acting};
use crate::views::admin::{
    CheckedLine, Done, Mark, OpenInvite, Overview, PlatformPage, PlatformRow, Platforms, Section, Silent,
};
use crate::views::parts::{FieldError, Problem};
use crate::web::error::{OrRefuse, Refusal};

pub async fn overview(app: web::Data<App>, request: HttpRequest) -> Answer {
    let signed = open(&app, &request).await?;
    let totals = app.store.count_totals(app.clock.now()).await.or_refuse_in_public(&app)?;
    let platforms = app.store.list_platforms(None).await.or_refuse_in_public(&app)?;
    let silent = platforms.into_iter().filter(|platform| !platform.is_active());
    let page = Overview {
        chrome: signed.chrome(&app, Section::Overview),
        platforms: totals.platforms,
        courses: totals.courses,
        troubled: totals.troubled,
        active: totals.active,
        awards: totals.awards,
        waiting_jobs: totals.waiting_jobs,
        failing_jobs: totals.failing_jobs,
        silent: silent.map(|one| Silent { id: one.registration.id, name: one.registration.name }).collect(),
    };
    signed.show(&app, &page)
}

pub async fn list(app: web::Data<App>, request: HttpRequest, said: web::Query<Said>) -> Answer {
    let signed = open(&app, &request).await?;
    let page = platforms(&app, &signed).await?;
    signed.show(&app, &Platforms { done: said.done(), ..page })
}

async fn platforms(app: &App, signed: &Signed) -> Result<Platforms, Stopped> {
    let known = app.store.list_platforms(None).await.or_refuse_in_public(app)?;
    let invites = app.store.list_open_invites(app.clock.now()).await.or_refuse_in_public(app)?;
    let row = |platform: Platform| PlatformRow {
        host: Url::parse(&platform.registration.auth_url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default(),
        id: platform.registration.id,
        name: platform.registration.name,
        is_dynamic: platform.origin == RegistrationOrigin::Dynamic,
        last_launch: platform.latest_course.map(|(_, at)| at),
    };
    let invite = |invite: crate::store::Invite| OpenInvite {
        id: invite.id.into_string(),
        name: invite.name,
        expires_at: invite.expires_at,
    };
    Ok(Platforms {
        chrome: signed.chrome(app, Section::Platforms),
        done: None,
        platforms: known.into_iter().map(row).collect(),
        invites: invites.into_iter().map(invite).collect(),
        made: None,
        typed: String::new(),
        errors: vec![],
    })
}

pub async fn invite(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let typed = fields.text("admin-platform-name").to_owned();
    let id = InviteId::from(keys::ordered_id());
    let act = signed.act(&app, Deed::InviteMade, id.as_str());
    let name = Some(typed.clone()).filter(|name| !name.is_empty());
    match acting(act, invite::invite_as(&app, id, name)).await {
        Ok(made) => {
            let page = platforms(&app, &signed).await?;
            signed.show(&app, &Platforms { made: Some(made.url), ..page })
        }
        Err(MakeInviteError::Name) => {
            let problem = match typed.chars().any(char::is_control) {
                true => Problem::Control,
                false => Problem::TooLong { max: 255 },
            };
            let errors = vec![FieldError::new("admin-platform-name", problem)];
            let page = platforms(&app, &signed).await?;
            signed.show_refused(&app, &Platforms { errors, typed: typed.chars().take(255).collect(), ..page })
        }
        Err(MakeInviteError::Store(error)) => Ok(Err(error).or_refuse_in_public(&app)?),
    }
}

pub async fn withdraw(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<InviteId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let found = app.store.find_invite(id.clone()).await.or_refuse_in_public(&app)?;
    if found.is_none_or(|invite| invite.made.is_some()) {
        return Err(not_found(&app, "a link that nobody has used"));
    }
    let act = signed.act(&app, Deed::InviteWithdrawn, id.as_str());
    acting(act, app.store.withdraw_invite(id.into_inner())).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/platforms", Done::InviteWithdrawn))
}

async fn find(app: &App, id: &RegistrationId) -> Result<Platform, Stopped> {
    let found = app.store.list_platforms(Some(id.clone())).await.or_refuse_in_public(app)?.pop();
    found.ok_or_else(|| not_found(app, "a platform"))
}

fn page(app: &App, signed: &Signed, platform: &Platform, lines: Vec<Line>) -> PlatformPage {
    let mark = |outcome| match outcome {
        Outcome::Ok => Mark::Passed,
        Outcome::Warning => Mark::Unknown,
        Outcome::Failed => Mark::Failed,
        Outcome::NotTested => Mark::Untested,
    };
    let registration = &platform.registration;
    PlatformPage {
        chrome: signed.chrome(app, Section::Platforms),
        id: registration.id.clone(),
        name: registration.name.clone(),
        issuer: registration.issuer.clone(),
        client_id: registration.client_id.clone(),
        deployments: platform.deployments.clone(),
        accepts_new: registration.accepts_new_deployments,
        created_at: platform.created_at,
        last_launch: platform.latest_course.as_ref().map(|(_, at)| *at),
        failed: lines.iter().filter(|line| line.outcome == Outcome::Failed).count(),
        lines: lines
            .into_iter()
            .map(|line| CheckedLine { name: line.name, mark: mark(line.outcome), found: line.found, mend: line.mend })
            .collect(),
    }
}

pub async fn platform(app: web::Data<App>, request: HttpRequest, id: web::Path<RegistrationId>) -> Answer {
    let signed = open(&app, &request).await?;
    let platform = find(&app, &id).await?;
    signed.show(&app, &page(&app, &signed, &platform, vec![]))
}

/// Asks the platform everything that courses depend on, and shows what it said.
pub async fn check(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<RegistrationId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let platform = find(&app, &id).await?;
    let lines = match check::check(&app, &platform).await {
        Ok(lines) => lines,
        Err(CheckError::Store(error)) => return Ok(Err(error).or_refuse_in_public(&app)?),
        Err(error @ CheckError::Keyring(_)) => return Ok(Err(Refusal::failed(&error)).or_refuse_in_public(&app)?),
    };
    signed.show(&app, &page(&app, &signed, &platform, lines))
}

pub async fn remove(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<RegistrationId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let platform = find(&app, &id).await?;
    if !fields.has("sure") {
        return signed.show_refused(&app, &page(&app, &signed, &platform, vec![]));
    }
    let act = signed.act(&app, Deed::PlatformRemoved, id.as_str());
    let removal = app.store.remove_registration(id.into_inner(), app.clock.now());
    acting(act, removal).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/platforms", Done::PlatformRemoved))
}
