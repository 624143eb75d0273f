//! Issuers: the organisations that sign, what they say of themselves, and their public keys.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::ToSchema;

use super::badges::picture_bytes;
use super::body::{self, Created, Fields, json};
use super::paging::{self, Page};
use super::problem::{Problem, ProblemDocument};
use super::token;
use crate::app::{App, Published};
use crate::domain::issuer as domain;
use crate::domain::status::StatusForm;
use crate::flows::identity;
use crate::flows::issuer::{self, IssuerInput, LogoInput};
use crate::store::{self, KeyOrigin};

pub const COLLECTION: &str = "/api/v1/issuers";
/// A logo of 2 MB grows by a third in base64.
const LARGEST: usize = 4 << 20;
const LARGEST_LOGO: usize = 2 << 20;

/// An organisation that signs badges.
#[derive(Serialize, ToSchema)]
pub struct Issuer {
    id: String,
    /// Names it in files and in the API, and never changes.
    #[schema(example = "law")]
    key: String,
    name: String,
    url: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    description: Option<String>,
    /// The name of somebody who may speak for it.
    official: Option<String>,
    /// Of name and description, BCP 47.
    language: Option<String>,
    address: Option<Address>,
    identifiers: Vec<Identifier>,
    parent: Option<Parent>,
    linkedin_id: Option<String>,
    /// The address of its logo, a PNG.
    #[schema(format = "uri")]
    logo: Option<String>,
    logo_alt: Option<String>,
    /// The host whose `did:web` identifier it signs under; null for one below this server's.
    domain: Option<String>,
    /// The identifier that signatures name.
    #[schema(example = "did:web:badges.law.example.edu")]
    did: String,
    /// Whether it has signed: then the identifier never changes.
    pinned: bool,
    /// Whether it signs the badges that name no issuer.
    default: bool,
    /// How badges that it signs from now on say whether they were revoked.
    #[schema(pattern = "^(bitstring|revocation_list)$")]
    status: &'static str,
    /// Its public page.
    #[schema(format = "uri")]
    page: String,
    /// Its public keys, the newest first.
    keys: Vec<Key>,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
}

/// Where it is. Numbers are degrees, and belong together.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Address {
    street: Option<String>,
    post_office_box: Option<String>,
    postal_code: Option<String>,
    locality: Option<String>,
    region: Option<String>,
    country: Option<String>,
    /// ISO 3166-1, two letters.
    #[schema(example = "AT")]
    country_code: Option<String>,
    #[schema(value_type = Option<f64>)]
    latitude: Option<Number>,
    #[schema(value_type = Option<f64>)]
    longitude: Option<Number>,
}

/// What others know it by.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// A word of the specification (`IdentifierTypeEnum`), or one of your own: `ROR` is kept as `ext:ROR`.
    #[serde(rename = "type")]
    #[schema(example = "ext:ROR")]
    kind: String,
    #[schema(example = "https://ror.org/000000000")]
    value: String,
}

/// The organisation above: an `issuer` here by its id or key, or one elsewhere by `name` and `url` or `id`.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parent {
    issuer: Option<String>,
    id: Option<String>,
    name: Option<String>,
    url: Option<String>,
}

/// A public key of an issuer.
#[derive(Serialize, ToSchema)]
pub struct Key {
    id: String,
    #[schema(pattern = "^(Ed25519|RS256)$")]
    algorithm: &'static str,
    /// `coming` is published and does not sign yet; `distrusted` is not published any more.
    #[schema(pattern = "^(coming|signs|retired|distrusted)$")]
    state: &'static str,
    #[schema(pattern = "^(made|imported)$")]
    origin: &'static str,
    /// Whom its certificates name; null for a key without.
    seal: Option<Seal>,
    /// Where it is published, as a JSON Web Key.
    #[schema(format = "uri")]
    url: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
    #[schema(value_type = Option<String>, format = DateTime)]
    retired_at: Option<DateTime<Utc>>,
}

/// Whom a trust service confirmed as the owner of a key.
#[derive(Serialize, ToSchema)]
pub struct Seal {
    subject: String,
    authority: String,
    #[schema(value_type = String, format = DateTime)]
    from: DateTime<Utc>,
    #[schema(value_type = String, format = DateTime)]
    until: DateTime<Utc>,
}

impl Key {
    fn of(app: &App, key: &Published, now: DateTime<Utc>) -> Self {
        Self {
            id: key.id.to_string(),
            algorithm: key.algorithm.as_str(),
            state: match (key.distrusted_at, key.retired_at) {
                (Some(_), _) => "distrusted",
                (None, Some(end)) if end <= now => "retired",
                _ if key.signs_from.is_some_and(|from| now < from) => "coming",
                _ => "signs",
            },
            origin: match key.origin {
                KeyOrigin::Made => "made",
                KeyOrigin::Imported => "imported",
            },
            seal: key.seal().map(|seal| Seal {
                subject: seal.subject,
                authority: seal.authority,
                from: seal.from,
                until: seal.until,
            }),
            url: app.urls.key(key.id.as_str()),
            created_at: key.created_at,
            retired_at: key.retired_at,
        }
    }
}

impl From<domain::Address> for Address {
    fn from(address: domain::Address) -> Self {
        let number = |text: Option<String>| text.and_then(|text| text.parse().ok());
        Self {
            street: address.street,
            post_office_box: address.post_office_box,
            postal_code: address.postal_code,
            locality: address.locality,
            region: address.region,
            country: address.country,
            country_code: address.country_code,
            latitude: number(address.latitude),
            longitude: number(address.longitude),
        }
    }
}

impl From<Address> for domain::Address {
    fn from(address: Address) -> Self {
        Self {
            street: address.street,
            post_office_box: address.post_office_box,
            postal_code: address.postal_code,
            locality: address.locality,
            region: address.region,
            country: address.country,
            country_code: address.country_code,
            latitude: address.latitude.map(|number| number.to_string()),
            longitude: address.longitude.map(|number| number.to_string()),
        }
    }
}

impl Parent {
    fn of(app: &App, issuer: &store::Issuer) -> Option<Self> {
        let above = identity::parent(issuer, &app.urls)?;
        let here = issuer.parent.as_ref().map(|above| above.id.to_string());
        Some(Self { issuer: here, id: Some(above.id), name: Some(above.name), url: above.url })
    }

    fn into_domain(self) -> domain::Parent {
        match self.issuer {
            Some(issuer) => domain::Parent::Here { issuer: issuer.into() },
            None => domain::Parent::Elsewhere(domain::Elsewhere {
                id: self.id,
                name: self.name.unwrap_or_default(),
                url: self.url,
            }),
        }
    }
}

impl Issuer {
    async fn of(app: &App, issuer: store::Issuer) -> Result<Self, Problem> {
        let now = app.clock.now();
        let published = app.keys.published(now).await?;
        let keys = published.iter().filter(|key| key.issuer.as_ref() == Some(&issuer.id));
        let keys = keys.map(|key| Key::of(app, key, now)).collect();
        let identifier = |one: domain::Identifier| Identifier { kind: one.kind, value: one.value };
        Ok(Self {
            did: identity::did(&issuer, &app.urls),
            page: app.urls.issuer(issuer.id.as_str()),
            logo: issuer.logo.as_ref().map(|logo| app.urls.picture(logo.as_str())),
            parent: Parent::of(app, &issuer),
            pinned: issuer.pinned_at.is_some(),
            default: issuer.is_default,
            status: issuer.status.as_str(),
            created_at: issuer.created_at,
            keys,
            id: issuer.id.into_string(),
            key: issuer.key,
            domain: issuer.domain,
            name: issuer.profile.name,
            url: issuer.profile.url,
            email: issuer.profile.email,
            phone: issuer.profile.phone,
            description: issuer.profile.description,
            official: issuer.profile.official,
            language: issuer.profile.language,
            address: issuer.profile.address.map(Into::into),
            identifiers: issuer.profile.identifiers.into_iter().map(identifier).collect(),
            linkedin_id: issuer.profile.linkedin_id,
            logo_alt: issuer.profile.logo_alt,
        })
    }
}

/// An issuer to be, or what is to change of one: a member that is missing stays as it is, and null takes it away.
#[derive(Debug, Default, ToSchema)]
#[expect(dead_code, reason = "describes bodies whose members are taken one by one, because null and missing differ")]
pub struct IssuerProfile {
    /// For a new issuer; made from the name where it is missing.
    #[schema(example = "law")]
    key: Option<String>,
    /// A new issuer needs one.
    #[schema(max_length = 200)]
    name: Option<String>,
    url: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    #[schema(max_length = 2000)]
    description: Option<String>,
    official: Option<String>,
    language: Option<String>,
    address: Option<Address>,
    /// All of them; 20 at most.
    identifiers: Option<Vec<Identifier>>,
    parent: Option<Parent>,
    #[schema(pattern = "^[0-9]{1,20}$")]
    linkedin_id: Option<String>,
    /// A PNG of 64 to 4096 pixels a side or an SVG drawing, 2 MB at most, as base64 or as a `data:` address. It is kept as
    /// pixels.
    logo: Option<String>,
    #[schema(max_length = 300)]
    logo_alt: Option<String>,
    /// A host name that leads to this server. It can change until the issuer first signs.
    #[schema(example = "badges.law.example.edu")]
    domain: Option<String>,
    /// True makes it the default; another one becomes it in its place.
    default: Option<bool>,
    /// How badges that it signs from now on say whether they were revoked: `bitstring`, a signed list of bits, which most
    /// verifiers read; or `revocation_list`, a `1EdTechRevocationList`, which names them, for certification.
    #[schema(pattern = "^(bitstring|revocation_list)$")]
    status: Option<String>,
}

/// Puts what a body says in the place of what was there.
fn read(body: &[u8], input: &mut IssuerInput, is_new: bool) -> Result<(), Problem> {
    let mut fields = Fields::read(body)?;
    if is_new {
        input.key = fields.optional("key");
        input.profile.name = fields.required("name");
    } else if fields.change::<String>("key").is_some_and(|key| key != input.key) {
        fields.refuse("key", "the key of an issuer never changes");
    }
    let profile = &mut input.profile;
    if let Some(name) = fields.change::<String>("name") {
        profile.name = name.unwrap_or_default();
    }
    for (name, place) in [
        ("url", &mut profile.url),
        ("email", &mut profile.email),
        ("phone", &mut profile.phone),
        ("description", &mut profile.description),
        ("official", &mut profile.official),
        ("language", &mut profile.language),
        ("linkedin_id", &mut profile.linkedin_id),
        ("logo_alt", &mut profile.logo_alt),
        ("domain", &mut input.domain),
    ] {
        if let Some(text) = fields.change(name) {
            *place = text;
        }
    }
    if let Some(address) = fields.change::<Address>("address") {
        profile.address = address.map(Into::into);
    }
    if let Some(identifiers) = fields.change::<Vec<Identifier>>("identifiers") {
        let identifier = |one: Identifier| domain::Identifier { kind: one.kind, value: one.value };
        profile.identifiers = identifiers.unwrap_or_default().into_iter().map(identifier).collect();
    }
    if let Some(parent) = fields.change::<Parent>("parent") {
        profile.parent = parent.map(Parent::into_domain);
    }
    match fields.change::<String>("logo") {
        None => {}
        Some(None) => input.logo = LogoInput::None,
        Some(Some(text)) => match picture_bytes(&text) {
            Ok(bytes) => input.logo = LogoInput::Uploaded(bytes),
            Err(detail) => fields.refuse("logo", detail),
        },
    }
    match fields.optional::<bool>("default") {
        Some(false) if input.is_default => fields.refuse("default", "make another issuer the default in its place"),
        Some(is_default) => input.is_default = is_default,
        None => {}
    }
    match fields.optional::<String>("status").as_deref().map(StatusForm::parse) {
        Some(None) => fields.refuse("status", "it is `bitstring` or `revocation_list`"),
        Some(form) => input.status = form,
        None => {}
    }
    fields.finish()
}

/// Lists the issuers that can be chosen
#[utoipa::path(
    get, path = "/api/v1/issuers", tag = "issuers", operation_id = "list_issuers", security(("token" = ["read"])),
    params(
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Issuer>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn list(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let wanted = paging::wanted(&request)?;
    let all = app.store.list_issuers().await?;
    let page = wanted.page_of_all(all, |issuer| issuer.id.as_str(), |issuer| issuer);
    let mut items = Vec::with_capacity(page.items.len());
    for issuer in page.items {
        items.push(Issuer::of(&app, issuer).await?);
    }
    Ok(json(StatusCode::OK, &Page { items, next: page.next }))
}

/// Adds an issuer
///
/// It gets keys of its own. A badge names it by `issuer` when it is made.
#[utoipa::path(
    post, path = "/api/v1/issuers", tag = "issuers", operation_id = "create_issuer", security(("token" = ["write"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255, description = "The same key with the same request within a day gives the same answer")),
    request_body = IssuerProfile,
    responses(
        (status = 201, body = Issuer, headers(("Location" = String, description = "The issuer's address in the API"))),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")
    )
)]
pub async fn create(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let token = token::writer(&app, &request).await?;
    let body = body::read(&request, payload, LARGEST).await?;
    let create = async {
        let mut input = IssuerInput::default();
        read(&body, &mut input, true)?;
        let made = issuer::create(&app, input).await?;
        Ok(Created { is_new: true, value: Issuer::of(&app, made).await? })
    };
    body::once(&app, &request, token, &body, COLLECTION, create).await
}

/// Shows an issuer
#[utoipa::path(
    get, path = "/api/v1/issuers/{id}", tag = "issuers", operation_id = "find_issuer", security(("token" = ["read"])),
    params(("id" = String, Path, description = "The issuer's id or key")),
    responses((status = 200, body = Issuer), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let found = issuer::find_named(&app, &id).await?;
    Ok(json(StatusCode::OK, &Issuer::of(&app, found).await?))
}

/// Changes what an issuer says from its next badge on
///
/// Badges that were signed before keep what they said.
#[utoipa::path(
    patch, path = "/api/v1/issuers/{id}", tag = "issuers", operation_id = "change_issuer", security(("token" = ["write"])),
    params(("id" = String, Path, description = "The issuer's id or key")), request_body = IssuerProfile,
    responses((status = 200, body = Issuer), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let body = body::read(&request, payload, LARGEST).await?;
    let known = issuer::find_named(&app, &id).await?;
    let mut input = issuer::input_of(&known);
    read(&body, &mut input, false)?;
    let changed = issuer::change(&app, &known.id, input).await?;
    Ok(json(StatusCode::OK, &Issuer::of(&app, changed).await?))
}

/// Uploads a logo
///
/// The body is the file: a PNG of 64 to 4096 pixels a side, or an SVG drawing. It is kept as pixels.
#[utoipa::path(
    put, path = "/api/v1/issuers/{id}/logo", tag = "issuers", operation_id = "upload_logo", security(("token" = ["write"])),
    params(("id" = String, Path, description = "The issuer's id or key")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "2 MB at most"),
    responses((status = 200, body = Issuer), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn upload_logo(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let bytes = body::read(&request, payload, LARGEST_LOGO).await?;
    let known = issuer::find_named(&app, &id).await?;
    let input = IssuerInput { logo: LogoInput::Uploaded(bytes.to_vec()), ..issuer::input_of(&known) };
    let changed = issuer::change(&app, &known.id, input).await?;
    Ok(json(StatusCode::OK, &Issuer::of(&app, changed).await?))
}

/// Takes an issuer out of use
///
/// Its badges have to be retired before. One that never signed is gone; of others the page, the keys and the status lists
/// stay, because what they signed has to stay checkable.
#[utoipa::path(
    delete, path = "/api/v1/issuers/{id}", tag = "issuers", operation_id = "remove_issuer", security(("token" = ["write"])),
    params(("id" = String, Path, description = "The issuer's id or key")),
    responses((status = 204), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn remove(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let known = issuer::find_named(&app, &id).await?;
    issuer::remove(&app, &known.id).await?;
    Ok(HttpResponse::NoContent().finish())
}
