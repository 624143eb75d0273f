//! A platform that cannot register itself: what follows from its kind is filled in, the rest is typed.

use actix_web::{HttpRequest, web};

use super::{Answer, Fields, Signed, done, open_as_owner, posted_by_owner};
use crate::app::App;
use crate::domain::console::Deed;
use crate::flows::presets::{self, Preset, front_page};
use crate::flows::register::{PlatformInput, RegisterError, register};
use crate::lti::registration::RegistrationFault;
use crate::store::acting;
use crate::views::admin::{Done, Kind, PlatformForm, Section, TypedPlatform};
use crate::views::parts::{FieldError, Problem};
use crate::web::error::OrRefuse;

/// Longer than any address that is registered; the check says so.
const LONGEST: usize = 2100;

fn page(app: &App, signed: &Signed, typed: TypedPlatform, errors: Vec<FieldError>) -> PlatformForm {
    let kinds = presets::names().into_iter().filter_map(|name| {
        let preset = presets::find(name)?;
        Some(Kind { value: name, label: preset.label, hints: preset.hints.into_values().collect() })
    });
    PlatformForm {
        chrome: signed.chrome(app, Section::Platforms),
        kinds: kinds.collect(),
        login: app.urls.login(),
        launch: app.urls.launch(),
        keys: app.urls.tool_keys(),
        typed,
        errors,
    }
}

pub async fn form(app: web::Data<App>, request: HttpRequest) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    signed.show(
        &app,
        &page(&app, &signed, TypedPlatform { kind: "moodle".to_owned(), ..TypedPlatform::default() }, vec![]),
    )
}

pub async fn add(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let text = |name: &str| fields.text(name).chars().take(LONGEST).collect::<String>();
    let typed = TypedPlatform {
        kind: text("platform-kind"),
        name: text("admin-platform-name"),
        url: text("platform-url"),
        client_id: text("client-id"),
        deployment: text("deployment-id"),
        issuer: text("platform-issuer"),
        auth_url: text("auth-url"),
        token_url: text("token-url"),
        jwks_url: text("jwks-url"),
    };
    let input = match input(&typed) {
        Ok(input) => input,
        Err(errors) => return signed.show_refused(&app, &page(&app, &signed, typed, errors)),
    };
    let act = signed.act(&app, Deed::PlatformAdded, input.issuer.clone());
    match acting(act, register(&app, input)).await {
        Ok(_) => Ok(done("/admin/platforms", Done::PlatformAdded)),
        Err(RegisterError::Registration(error)) => {
            let errors = error.faults.iter().map(field_error).collect();
            signed.show_refused(&app, &page(&app, &signed, typed, errors))
        }
        Err(RegisterError::Store(error)) => Ok(Err(error).or_refuse_in_public(&app)?),
    }
}

/// What to register: of the kind of platform what was not typed.
fn input(typed: &TypedPlatform) -> Result<PlatformInput, Vec<FieldError>> {
    let mut errors = Vec::new();
    let preset = presets::find(&typed.kind);
    if preset.is_none() {
        errors.push(FieldError::new("platform-kind", Problem::Gone));
    }
    let needs_url = preset.as_ref().is_some_and(Preset::needs_url);
    let front = front_page(&typed.url);
    match (needs_url, typed.url.is_empty(), front) {
        (true, true, _) => errors.push(FieldError::new("platform-url", Problem::Missing)),
        (_, false, None) => errors.push(FieldError::new("platform-url", Problem::BadLink)),
        _ => {}
    }
    let Some(preset) = preset.map(|preset| preset.filled(front.unwrap_or_default(), &typed.client_id)) else {
        return Err(errors);
    };
    let accepts = preset.accepts_new_deployments && typed.deployment.is_empty();
    if !accepts && typed.deployment.is_empty() {
        errors.push(FieldError::new("deployment-id", Problem::Missing));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let or = |typed: &String, known: Option<String>| match typed.is_empty() {
        true => known.unwrap_or_default(),
        false => typed.clone(),
    };
    Ok(PlatformInput {
        name: or(&typed.name, Some(preset.label)),
        issuer: or(&typed.issuer, preset.issuer),
        client_id: typed.client_id.clone(),
        auth_url: or(&typed.auth_url, preset.auth_url),
        token_url: or(&typed.token_url, preset.token_url),
        jwks_url: or(&typed.jwks_url, preset.jwks_url),
        token_audience: preset.token_audience,
        family: preset.family,
        accepts_new_deployments: accepts,
        deployment_id: Some(typed.deployment.clone()).filter(|id| !id.is_empty()),
    })
}

/// The field that a fault is about, by the words of the check.
fn field_error(fault: &RegistrationFault) -> FieldError {
    use RegistrationFault as F;
    let (what, problem) = match fault {
        F::Empty(what) => (*what, Problem::Missing),
        F::TooLong(what, max) => (*what, Problem::TooLong { max: u32::try_from(*max).unwrap_or(u32::MAX) }),
        F::Unprintable(what) => (*what, Problem::Control),
        F::NotAnAddress(what) | F::NotHttps(what) | F::Decorated(what) => (*what, Problem::BadLink),
    };
    let field = match what {
        "name" => "admin-platform-name",
        "issuer" => "platform-issuer",
        "authentication address" => "auth-url",
        "token address" => "token-url",
        "key set address" => "jwks-url",
        _ => "client-id",
    };
    FieldError::new(field, problem)
}
