//! Adds, changes and removes issuers: what a profile would say is checked whole, because badges repeat it for good.

use serde_json::json;

use super::identity;
use crate::app::{App, KeyringError};
use crate::artwork::{self, ArtworkError};
use crate::domain::achievement::{is_key, key_from, shortened_key};
use crate::domain::ids::{IssuerId, PictureId};
use crate::domain::issuer::MAX_PARENTS;
pub use crate::domain::issuer::{Elsewhere, Identifier, Parent, Profile, ProfileFault};
pub use crate::domain::status::StatusForm;
use crate::keys;
use crate::openbadges::terms::{self, CREDENTIALS_V2, OPEN_BADGES, TermError};
use crate::store::{Issuer, IssuerKept, IssuerRemoved, Picture, StoreError};
use crate::urls::DomainError;

/// What somebody wants an issuer to be.
#[derive(Clone, Debug, Default)]
pub struct IssuerInput {
    /// Made from the name where it is missing; never changed afterwards.
    pub key: Option<String>,
    /// A parent of this installation is named by its id or key.
    pub profile: Profile,
    pub logo: LogoInput,
    /// A host name, or an https origin.
    pub domain: Option<String>,
    pub is_default: bool,
    /// How its badges say whether they are in force; as it was where it is missing.
    pub status: Option<StatusForm>,
}

#[derive(Clone, Debug, Default)]
pub enum LogoInput {
    #[default]
    None,
    /// One that is kept already.
    Kept(PictureId),
    Uploaded(Vec<u8>),
}

/// Why an issuer cannot be as somebody wants it.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Faults(Vec<Fault>),
    #[error("there is no issuer {0}")]
    Unknown(String),
    #[error(
        "badges were signed under the identifier {0}, which verifiers look up for as long as the badges last, so the \
         domain cannot change; add another issuer for the other domain, and give new badges to that one"
    )]
    DomainPinned(String),
    #[error("it is the default issuer; make another one the default first")]
    IsDefault,
    #[error("{0} of its badges are not retired; retire them first, and make new ones for another issuer")]
    HasBadges(i64),
    #[error("another issuer names it as the organisation above; change that one first")]
    IsParent,
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    #[error("{0}")]
    Profile(ProfileFault),
    #[error("a key is made of lower-case letters, digits and hyphens, 64 at most")]
    Key,
    #[error("the key {0} is taken by another issuer")]
    KeyTaken(String),
    #[error("domain: {0}")]
    Domain(DomainError),
    #[error("the domain {0} belongs to another issuer")]
    DomainTaken(String),
    #[error("logo: {0}")]
    Logo(ArtworkError),
    #[error("parent: there is no issuer {0}")]
    UnknownParent(String),
    #[error(
        "parent: the organisations would stand above each other in a circle, or more than {MAX_PARENTS} above one another"
    )]
    Parents,
    #[error("the profile could not be signed: {0}")]
    Unsignable(TermError),
}

/// Adds an issuer with keys of its own.
pub async fn create(app: &App, input: IssuerInput) -> Result<Issuer, IssuerError> {
    let derived = input.key.is_none();
    let key = input.key.clone().unwrap_or_else(|| key_from(&input.profile.name).replacen("badge-", "issuer-", 1));
    let id = IssuerId::from(keys::opaque_id());
    let now = app.clock.now();
    let mut issuer = check(app, input, Issuer::named(id, &key, "", false, now)).await?;
    let signing = app.keys.new_issuer_keys(&issuer.id, now).await?;
    // A key that was made from a name gives way; one that somebody chose is refused.
    for attempt in 1..=20 {
        issuer.key = if attempt == 1 { key.clone() } else { format!("{}-{attempt}", shortened_key(&key, 4)) };
        match app.store.record_issuer(issuer.clone(), signing.clone()).await? {
            IssuerKept::KeyTaken if derived => {}
            kept => {
                kept_or(&issuer, kept)?;
                app.keys.forget();
                return find(app, &issuer.id).await;
            }
        }
    }
    Err(IssuerError::Faults(vec![Fault::KeyTaken(key)]))
}

/// Changes what an issuer says from its next badge on; its key stays.
pub async fn change(app: &App, id: &IssuerId, input: IssuerInput) -> Result<Issuer, IssuerError> {
    let known = find(app, id).await?;
    let changed = check(app, input, known.clone()).await?;
    let kept = app.store.update_issuer(changed.clone(), app.clock.now()).await?;
    if kept == IssuerKept::DomainPinned {
        return Err(IssuerError::DomainPinned(identity::did(&known, &app.urls)));
    }
    kept_or(&changed, kept)?;
    find(app, id).await
}

/// Takes an issuer out of use.
pub async fn remove(app: &App, id: &IssuerId) -> Result<IssuerRemoved, IssuerError> {
    let removed = app.store.remove_issuer(id.clone(), app.clock.now()).await?;
    match removed {
        IssuerRemoved::Gone | IssuerRemoved::Retired => {
            app.keys.forget();
            Ok(removed)
        }
        IssuerRemoved::Unknown => Err(IssuerError::Unknown(id.to_string())),
        IssuerRemoved::IsDefault => Err(IssuerError::IsDefault),
        IssuerRemoved::HasBadges(badges) => Err(IssuerError::HasBadges(badges)),
        IssuerRemoved::IsParent => Err(IssuerError::IsParent),
    }
}

/// The issuer with this id or key that can be chosen.
pub async fn find_named(app: &App, name: &str) -> Result<Issuer, IssuerError> {
    let found = app.store.find_issuer_named(name.to_owned()).await?;
    let chosen = found.filter(|issuer| issuer.removed_at.is_none());
    chosen.ok_or_else(|| IssuerError::Unknown(name.chars().take(80).collect()))
}

/// The issuer that signs where nobody is named.
pub async fn find_default(app: &App) -> Result<Issuer, IssuerError> {
    let found = app.store.find_default_issuer().await?;
    found.ok_or(IssuerError::Store(StoreError::Corrupt("the default issuer")))
}

async fn find(app: &App, id: &IssuerId) -> Result<Issuer, IssuerError> {
    let found = app.store.find_issuer(id.clone()).await?;
    found.ok_or_else(|| IssuerError::Unknown(id.to_string()))
}

fn kept_or(issuer: &Issuer, kept: IssuerKept) -> Result<(), IssuerError> {
    let domain = || issuer.domain.clone().unwrap_or_default();
    match kept {
        IssuerKept::Kept => Ok(()),
        IssuerKept::Unknown => Err(IssuerError::Unknown(issuer.id.to_string())),
        IssuerKept::KeyTaken => Err(IssuerError::Faults(vec![Fault::KeyTaken(issuer.key.clone())])),
        IssuerKept::DomainTaken => Err(IssuerError::Faults(vec![Fault::DomainTaken(domain())])),
        IssuerKept::DomainPinned => Err(IssuerError::DomainPinned(domain())),
    }
}

/// The input as it stands now, for changing parts of it.
pub fn input_of(issuer: &Issuer) -> IssuerInput {
    IssuerInput {
        key: Some(issuer.key.clone()),
        profile: issuer.profile.clone(),
        logo: issuer.logo.clone().map_or(LogoInput::None, LogoInput::Kept),
        domain: issuer.domain.clone(),
        is_default: issuer.is_default,
        status: Some(issuer.status),
    }
}

/// The issuer with everything that the input says. The logo is kept when all else is right; nothing else is written.
async fn check(app: &App, input: IssuerInput, mut issuer: Issuer) -> Result<Issuer, IssuerError> {
    let mut faults = Vec::new();
    if !is_key(&issuer.key) {
        faults.push(Fault::Key);
    }
    issuer.is_default |= input.is_default;
    issuer.status = input.status.unwrap_or(issuer.status);
    issuer.domain = None;
    if let Some(domain) = input.domain.filter(|domain| !domain.trim().is_empty()) {
        match app.urls.root().other_domain(&domain) {
            Ok(domain) => issuer.domain = Some(domain),
            Err(error) => faults.push(Fault::Domain(error)),
        }
    }
    let mut profile = input.profile;
    issuer.parent = None;
    if let Some(Parent::Here { issuer: named }) = &profile.parent {
        match find_parent(app, &issuer.id, named.as_str()).await? {
            Ok(above) => {
                profile.parent = Some(Parent::Here { issuer: above.id.clone() });
                issuer.parent = Some(Box::new(above));
            }
            Err(fault) => faults.push(fault),
        }
    }
    match profile.checked() {
        Ok(profile) => issuer.profile = profile,
        Err(found) => faults.extend(found.into_iter().map(Fault::Profile)),
    }
    let logo = match input.logo {
        LogoInput::None => None,
        LogoInput::Kept(id) => Some(Logo::Kept(id)),
        LogoInput::Uploaded(bytes) => match app.heavy(move || artwork::read_logo(&bytes)).await {
            Ok(png) => Some(Logo::New(png.into_bytes())),
            Err(error) => {
                faults.push(Fault::Logo(error));
                None
            }
        },
    };
    if faults.is_empty() {
        faults.extend(unsignable(app, &issuer).map(Fault::Unsignable));
    }
    if !faults.is_empty() {
        return Err(IssuerError::Faults(faults));
    }
    issuer.logo = match logo {
        Some(Logo::New(bytes)) => Some(keep_logo(app, bytes).await?),
        Some(Logo::Kept(id)) => Some(id),
        None => None,
    };
    Ok(issuer)
}

enum Logo {
    Kept(PictureId),
    New(Vec<u8>),
}

/// The issuer above, unless the line of those above would lead back to where it began, or be too long.
async fn find_parent(app: &App, own: &IssuerId, named: &str) -> Result<Result<Issuer, Fault>, StoreError> {
    let found = app.store.find_issuer_named(named.to_owned()).await?.filter(|issuer| issuer.removed_at.is_none());
    let Some(above) = found else { return Ok(Err(Fault::UnknownParent(named.chars().take(80).collect()))) };
    let line: Vec<&Issuer> = std::iter::successors(Some(&above), |issuer| issuer.parent.as_deref()).collect();
    let leads_back = line.iter().any(|issuer| issuer.id == *own);
    if leads_back || line.len() > MAX_PARENTS { Ok(Err(Fault::Parents)) } else { Ok(Ok(above)) }
}

/// Why the profile has no canonical form: then no badge of this issuer could be signed.
fn unsignable(app: &App, issuer: &Issuer) -> Option<TermError> {
    let mut document = identity::profile(issuer, &app.urls).to_json();
    document["@context"] = json!([CREDENTIALS_V2, OPEN_BADGES]);
    terms::canonical(&document).err()
}

async fn keep_logo(app: &App, bytes: Vec<u8>) -> Result<PictureId, StoreError> {
    let id = PictureId::from(keys::hex(&keys::sha256(&bytes)));
    let picture = Picture { id: id.clone(), media_type: "image/png".to_owned(), bytes, design: None };
    app.store.record_picture(picture, app.clock.now()).await?;
    Ok(id)
}
