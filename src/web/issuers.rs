//! The organisations that sign, in public: their pages and profiles, their identifiers' documents, their keys.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::besides;
use super::error::{OrRefuse, PageError};
use super::page::{Framing, language, show};
use super::public::{missing, named, open_bytes, open_json, wants_page, with_context};
use crate::app::{App, Published};
use crate::domain::endorsement::EndorsedKind;
use crate::domain::ids::IssuerId;
use crate::domain::issuer::Address;
use crate::flows::{endorse, identity};
use crate::openbadges::did;
use crate::openbadges::profile::ParentProfile;
use crate::store::{Issuer, KeyAlgorithm, KeyOrigin};
use crate::views::issuer as pages;
use crate::views::parts::Picture;

const DID_DOCUMENT: &str = "application/did+json";
const FIVE_MINUTES: &str = "public, max-age=300";

/// The issuer of the domain that the request was sent to.
pub async fn addressed(app: &App, request: &HttpRequest) -> Result<Option<Issuer>, PageError> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    match host {
        Some(host) => identity::by_host(app, host).await.or_refuse_in_public(app),
        None => Ok(None),
    }
}

pub async fn issuer(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let found = app.store.find_issuer(IssuerId::from(id)).await.or_refuse_in_public(&app)?;
    let issuer = found.ok_or_else(|| missing(&app, format!("issuer {id}")))?;
    match extension {
        None if wants_page(&request) => page(&app, &request, issuer).await,
        None | Some("json") => {
            let said = endorse::of(&app, EndorsedKind::Issuer, issuer.id.as_str(), app.clock.now()).await;
            let profile = identity::profile(&issuer, &app.urls).to_json();
            let profile = with_context(profile, &said.or_refuse_in_public(&app)?);
            Ok(open_json(&request, profile.to_string()))
        }
        Some(_) => Err(missing(&app, format!("issuer {}", name.as_str()))),
    }
}

pub async fn page(app: &App, request: &HttpRequest, issuer: Issuer) -> Result<HttpResponse, PageError> {
    let now = app.clock.now();
    let published = app.keys.published(now).await.or_refuse_in_public(app)?;
    let keys = published.iter().filter(|key| key.issuer.as_ref() == Some(&issuer.id));
    let url = app.urls.issuer(issuer.id.as_str());
    let parents = std::iter::successors(identity::parent(&issuer, &app.urls), |above| above.parent.as_deref().cloned());
    let page = pages::Issuer {
        json_url: format!("{url}.json"),
        url,
        domain: identity::domain(&issuer, &app.urls),
        is_own_domain: issuer.domain.is_some(),
        did: identity::did(&issuer, &app.urls),
        removed: issuer.removed_at.is_some(),
        keys: keys.map(|key| shown_key(app, key, now)).collect(),
        parents: parents.map(|ParentProfile { name, url, .. }| pages::Parent { name, url }).collect(),
        logo: issuer.logo.as_ref().map(|logo| Picture {
            url: app.urls.picture(logo.as_str()),
            alt: issuer.profile.logo_alt.clone().unwrap_or_else(|| issuer.profile.name.clone()),
        }),
        address: issuer.profile.address.as_ref().map(lines).unwrap_or_default(),
        identifiers: issuer
            .profile
            .identifiers
            .into_iter()
            .map(|identifier| pages::Identifier {
                kind: identifier.kind.strip_prefix("ext:").map(str::to_owned).unwrap_or(identifier.kind),
                value: identifier.value,
            })
            .collect(),
        endorsed: besides::said_of(app, &[(EndorsedKind::Issuer, issuer.id.as_str())])
            .await
            .or_refuse_in_public(app)?,
        language: issuer.profile.language,
        description: issuer.profile.description,
        website: issuer.profile.url,
        email: issuer.profile.email,
        phone: issuer.profile.phone,
        official: issuer.profile.official,
        name: issuer.profile.name,
    };
    let mut response = show(app, &page, language(request, None), &Framing::Never)?;
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept, Accept-Language, Host"));
    Ok(response)
}

/// An address as on an envelope.
fn lines(address: &Address) -> Vec<String> {
    let joined = |parts: [&Option<String>; 2]| {
        let parts: Vec<&str> = parts.into_iter().filter_map(|part| part.as_deref()).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    };
    let country = address.country.as_ref().or(address.country_code.as_ref());
    [
        address.street.clone(),
        address.post_office_box.clone(),
        joined([&address.postal_code, &address.locality]),
        address.region.clone(),
        country.cloned(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn shown_key(app: &App, key: &Published, now: DateTime<Utc>) -> pages::Key {
    let since = key.signs_from.unwrap_or(key.created_at);
    pages::Key {
        name: match key.algorithm {
            KeyAlgorithm::Ed25519 => multibase(key).unwrap_or_default(),
            KeyAlgorithm::Rs256 => key.id.to_string(),
        },
        url: app.urls.key(key.id.as_str()),
        kind: match key.algorithm {
            KeyAlgorithm::Ed25519 => pages::KeyKind::Ed25519,
            KeyAlgorithm::Rs256 => pages::KeyKind::Rsa,
        },
        imported: key.origin == KeyOrigin::Imported,
        seal: key.seal().map(|seal| pages::Seal {
            subject: seal.subject,
            authority: seal.authority,
            until: seal.until,
        }),
        since,
        state: match (key.distrusted_at, key.retired_at) {
            (Some(at), _) => pages::KeyState::Withdrawn { at },
            (None, Some(at)) if at <= now => pages::KeyState::Retired { at },
            _ if now < since => pages::KeyState::Coming { at: since },
            _ => pages::KeyState::Signs,
        },
    }
}

fn multibase(key: &Published) -> Option<String> {
    Some(did::multibase(&crate::keys::from_hex(&key.public_key)?.try_into().ok()?))
}

fn did_document(document: &Value) -> HttpResponse {
    open_bytes(DID_DOCUMENT, document.to_string().into_bytes(), FIVE_MINUTES)
}

pub async fn issuer_did(app: web::Data<App>, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    let found = app.store.find_issuer(IssuerId::from(id.as_str())).await.or_refuse_in_public(&app)?;
    // One with a domain of its own has its document there, and nowhere else.
    let issuer = found.filter(|issuer| issuer.domain.is_none());
    let issuer = issuer.ok_or_else(|| missing(&app, format!("issuer {}", id.as_str())))?;
    Ok(did_document(&identity::did_document(&app, &issuer).await.or_refuse_in_public(&app)?))
}

/// The document of the host that was asked: an issuer's under its domain. The server's own signs nothing, and names the
/// issuers that do.
pub async fn host_did(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let mut response = match addressed(&app, &request).await? {
        Some(issuer) => did_document(&identity::did_document(&app, &issuer).await.or_refuse_in_public(&app)?),
        None => {
            let issuers = app.store.list_issuers().await.or_refuse_in_public(&app)?;
            let mut document = did::document(&app.urls.server_did(), &[]);
            document["alsoKnownAs"] = issuers.iter().map(|issuer| json!(identity::did(issuer, &app.urls))).collect();
            did_document(&document)
        }
    };
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept, Host"));
    Ok(response)
}

/// A key that is published: nobody is to rely on one that somebody else may have.
fn is_published(key: &Published) -> bool {
    key.issuer.is_some() && key.distrusted_at.is_none()
}

/// A key as a bare JWK, under its issuer's identifier.
fn jwk(app: &App, key: &Published, did: &str) -> Option<Value> {
    match key.algorithm {
        KeyAlgorithm::Rs256 => Some(did::jwk(&key.public_jwk()?, &app.urls.key(key.id.as_str()))),
        KeyAlgorithm::Ed25519 => Some(did::ed25519_jwk(did, &crate::keys::from_hex(&key.public_key)?.try_into().ok()?)),
    }
}

/// One public key of an issuer or of the log as a bare JWK: what the `kid` of a credential points to, and the `key` of a
/// head.
pub async fn key(app: web::Data<App>, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    let of_log = app.keys.log().await.or_refuse_in_public(&app)?;
    if of_log.id.as_str() == id.as_str() {
        let jwk = did::bare_ed25519_jwk(&of_log.key.public_key(), &app.urls.key(&id));
        return Ok(open_bytes("application/jwk+json", jwk.to_string().into_bytes(), FIVE_MINUTES));
    }
    let published = app.keys.published(app.clock.now()).await.or_refuse_in_public(&app)?;
    let key = published.iter().find(|key| key.id.as_str() == id.as_str() && is_published(key));
    let gone = || missing(&app, format!("key {}", id.as_str()));
    let (key, owner) = key.and_then(|key| Some((key, key.issuer.clone()?))).ok_or_else(gone)?;
    let issuer = app.store.find_issuer(owner).await.or_refuse_in_public(&app)?.ok_or_else(gone)?;
    let jwk = jwk(&app, key, &identity::did(&issuer, &app.urls)).ok_or_else(gone)?;
    Ok(open_bytes("application/jwk+json", jwk.to_string().into_bytes(), FIVE_MINUTES))
}

/// The public keys of all issuers, or under an issuer's domain of that one, for verifiers that look for a key set. `iss`
/// says whose each is ([Open Badges 3.0, key provenance](https://www.imsglobal.org/spec/ob/v3p0/impl/)).
pub async fn key_set(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let issuers = match addressed(&app, &request).await? {
        Some(issuer) => vec![issuer],
        None => app.store.list_known_issuers().await.or_refuse_in_public(&app)?,
    };
    let published = app.keys.published(app.clock.now()).await.or_refuse_in_public(&app)?;
    let keys: Vec<Value> = published
        .iter()
        .filter(|key| is_published(key))
        .filter_map(|key| {
            let owner = issuers.iter().find(|issuer| key.issuer.as_ref() == Some(&issuer.id))?;
            let did = identity::did(owner, &app.urls);
            let mut jwk = jwk(&app, key, &did)?;
            jwk["iss"] = json!(did);
            Some(jwk)
        })
        .collect();
    let body = json!({ "keys": keys }).to_string();
    let mut response = open_bytes("application/jwk-set+json", body.into_bytes(), FIVE_MINUTES);
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept, Host"));
    Ok(response)
}
