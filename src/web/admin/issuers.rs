//! Who signs: profile, logo, domain and keys.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, web};
use chrono::{DateTime, Utc};

use super::{Answer, Fields, Said, Signed, Stopped, done, not_found, open, open_as_owner, posted_by_owner, refused};
use crate::app::{App, Begin, KeyringError};
use crate::domain::console::Deed;
use crate::domain::ids::{IssuerId, KeyId};
use crate::domain::issuer::ProfileProblem;
use crate::flows::identity;
use crate::flows::issuer::{self, Fault, IssuerError, IssuerInput, LogoInput, ProfileFault};
use crate::store::{Issuer, KeyOrigin, StoredKey, acting};
use crate::views::admin::{Done, IssuerPage, IssuerRow, Issuers, KeyRow, KeyStanding, Section, TypedIssuer};
use crate::views::parts::{FieldError, Problem};
use crate::web::edit::picture_problem;
use crate::web::error::{OrRefuse, PageError, Refusal, Refuse};
use crate::web::forms::Form;

const LARGEST_LOGO: usize = 2 << 20;

pub async fn list(app: web::Data<App>, request: HttpRequest) -> Answer {
    let signed = open(&app, &request).await?;
    let issuers = app.store.list_issuers().await.or_refuse_in_public(&app)?;
    let row = |issuer: Issuer| IssuerRow {
        did: identity::did(&issuer, &app.urls),
        id: issuer.id.into_string(),
        name: issuer.profile.name,
        is_default: issuer.is_default,
    };
    let issuers = issuers.into_iter().map(row).collect();
    signed.show(&app, &Issuers { chrome: signed.chrome(&app, Section::Issuers), issuers })
}

async fn find(app: &App, id: &IssuerId) -> Result<Issuer, Stopped> {
    let found = app.store.find_issuer(id.clone()).await.or_refuse_in_public(app)?;
    found.filter(|issuer| issuer.removed_at.is_none()).ok_or_else(|| not_found(app, "an issuer"))
}

fn standing(key: &StoredKey, now: DateTime<Utc>) -> KeyStanding {
    match (key.signs_from, key.retired_at, key.distrusted_at) {
        (.., Some(_)) => KeyStanding::Withdrawn,
        (_, Some(end), _) if end <= now => KeyStanding::Retired,
        (Some(from), ..) if now < from => KeyStanding::Next,
        _ => KeyStanding::Signs,
    }
}

fn said(issuer: &Issuer) -> TypedIssuer {
    let profile = issuer.profile.clone();
    TypedIssuer {
        name: profile.name,
        url: profile.url.unwrap_or_default(),
        email: profile.email.unwrap_or_default(),
        description: profile.description.unwrap_or_default(),
        domain: issuer.domain.clone().unwrap_or_default(),
        logo_alt: profile.logo_alt.unwrap_or_default(),
    }
}

async fn page(app: &App, signed: &Signed, issuer: &Issuer) -> Result<IssuerPage, Stopped> {
    let now = app.clock.now();
    let known = app.store.list_keys().await.or_refuse_in_public(app)?;
    let own: Vec<_> = known.into_iter().filter(|key| key.issuer.as_ref() == Some(&issuer.id)).collect();
    let in_use = own.iter().filter(|key| key.retired_at.is_none());
    Ok(IssuerPage {
        chrome: signed.chrome(app, Section::Issuers),
        done: None,
        id: issuer.id.to_string(),
        name: issuer.profile.name.clone(),
        did: identity::did(issuer, &app.urls),
        url: app.urls.issuer(issuer.id.as_str()),
        logo_url: issuer.logo.as_ref().map(|logo| app.urls.picture(logo.as_str())),
        is_pinned: issuer.pinned_at.is_some(),
        typed: said(issuer),
        are_brought: in_use.clone().count() > 0 && in_use.clone().all(|key| key.origin == KeyOrigin::Imported),
        keys: own
            .iter()
            .map(|key| KeyRow {
                id: key.id.to_string(),
                algorithm: key.algorithm.as_str(),
                made_at: key.created_at,
                standing: standing(key, now),
            })
            .collect(),
        errors: vec![],
    })
}

pub async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<IssuerId>,
    said: web::Query<Said>,
) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    let issuer = find(&app, &id).await?;
    let page = page(&app, &signed, &issuer).await?;
    signed.show(&app, &IssuerPage { done: said.done(), ..page })
}

/// Changes what the profile says from the next badge on. What the form does not ask for stays.
pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<IssuerId>,
    multipart: Multipart,
) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    let read = Form::read(multipart, &["issuer-logo"], None, LARGEST_LOGO).await;
    let mut form = read.or_refuse_in_public(&app)?;
    if !signed.holds(&app, &request, form.text("token")) {
        return Err(refused(&app, "a form of the console came from elsewhere"));
    }
    let known = find(&app, &id).await?;
    let typed = TypedIssuer {
        name: form.text("issuer-name").to_owned(),
        url: form.text("issuer-url").to_owned(),
        email: form.text("issuer-email").to_owned(),
        description: form.text("issuer-description").replace("\r\n", "\n"),
        domain: form.text("issuer-domain").to_owned(),
        logo_alt: form.text("issuer-logo-alt").to_owned(),
    };
    let input = input(&known, &typed, form.file("issuer-logo"));
    let act = signed.act(&app, Deed::IssuerChanged, id.as_str());
    let errors = match acting(act, issuer::change(&app, &id, input)).await {
        Ok(_) => return Ok(done(&format!("/admin/issuers/{id}"), Done::IssuerChanged)),
        Err(IssuerError::Faults(faults)) => faults.iter().map(told).collect(),
        Err(IssuerError::DomainPinned(_)) => vec![FieldError::new("issuer-domain", Problem::Fixed)],
        Err(error) => return Err(failed(&app, &error)),
    };
    let page = page(&app, &signed, &known).await?;
    signed.show_refused(&app, &IssuerPage { typed, errors, ..page })
}

fn failed(app: &App, error: &IssuerError) -> Stopped {
    let refusal = match error {
        IssuerError::Unknown(_) => Refusal::not_found("an issuer"),
        IssuerError::Store(error) => error.refusal(),
        _ => Refusal::failed(error),
    };
    PageError::new(app, refusal).in_public().into()
}

fn input(known: &Issuer, typed: &TypedIssuer, logo: Option<Vec<u8>>) -> IssuerInput {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let mut input = issuer::input_of(known);
    input.profile.name.clone_from(&typed.name);
    input.profile.url = some(&typed.url);
    input.profile.email = some(&typed.email);
    input.profile.description = some(&typed.description);
    input.profile.logo_alt = some(&typed.logo_alt);
    input.domain = some(&typed.domain);
    if let Some(bytes) = logo {
        input.logo = LogoInput::Uploaded(bytes);
    }
    input
}

/// A fault beside its field. What the form does not ask for was right before, and stands under the name.
fn told(fault: &Fault) -> FieldError {
    match fault {
        Fault::Profile(ProfileFault { at, problem }) => {
            let field = match at.as_str() {
                "url" => "issuer-url",
                "email" => "issuer-email",
                "description" => "issuer-description",
                "logo_alt" => "issuer-logo-alt",
                _ => "issuer-name",
            };
            FieldError::new(field, profile_problem(problem))
        }
        Fault::Domain(_) => FieldError::new("issuer-domain", Problem::BadLink),
        Fault::DomainTaken(_) => FieldError::new("issuer-domain", Problem::Taken),
        Fault::Logo(error) => FieldError::new("issuer-logo", picture_problem(error)),
        Fault::Unsignable(_) => FieldError::new("issuer-description", Problem::NotSignable),
        Fault::Key | Fault::KeyTaken(_) | Fault::UnknownParent(_) | Fault::Parents => {
            FieldError::new("issuer-name", Problem::Gone)
        }
    }
}

fn profile_problem(problem: &ProfileProblem) -> Problem {
    match problem {
        ProfileProblem::Missing => Problem::Missing,
        ProfileProblem::TooLong(max) => Problem::TooLong { max: u32::try_from(*max).unwrap_or(u32::MAX) },
        ProfileProblem::Control => Problem::Control,
        ProfileProblem::WebAddress => Problem::BadLink,
        ProfileProblem::MailAddress => Problem::NotAnAddress,
        _ => Problem::NotSignable,
    }
}

/// Makes new keys, which sign once everybody can have seen them.
pub async fn rotate(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<IssuerId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    find(&app, &id).await?;
    let act = signed.act(&app, Deed::KeysRotated, id.as_str());
    let rotation = app.keys.rotate(Some(id.clone()), Begin::WhenSeen, app.clock.now());
    acting(act, rotation).await.or_refuse_in_public(&app)?;
    Ok(done(&format!("/admin/issuers/{id}"), Done::KeysRotated))
}

/// Withdraws a key that signs no more: what it signed passes no check any more.
pub async fn distrust(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(IssuerId, KeyId)>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let (id, key) = path.into_inner();
    let known = app.store.list_keys().await.or_refuse_in_public(&app)?;
    let own = known.iter().find(|one| one.id == key && one.issuer.as_ref() == Some(&id));
    let own = own.ok_or_else(|| not_found(&app, "a key"))?;
    let is_retired = standing(own, app.clock.now()) == KeyStanding::Retired;
    if is_retired && fields.has("sure") {
        let act = signed.act(&app, Deed::KeyDistrusted, key.as_str());
        match acting(act, app.keys.distrust(&key, app.clock.now())).await {
            Ok(()) => return Ok(done(&format!("/admin/issuers/{id}"), Done::KeyDistrusted)),
            // Somebody was faster, or it signs after all.
            Err(KeyringError::UnknownKey(_) | KeyringError::StillSigns(_)) => {}
            Err(error) => return Ok(Err(error).or_refuse_in_public(&app)?),
        }
    }
    let issuer = find(&app, &id).await?;
    signed.show_refused(&app, &page(&app, &signed, &issuer).await?)
}
