//! Administrators sign in at their institution: only those who have an account or an invitation, by an address that the
//! provider made sure of.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::console::{self, ConsoleError, act};
use crate::app::App;
use crate::domain::console::{Actor, AdminRole, Deed};
use crate::domain::ids::AdminId;
use crate::keys;
use crate::outbound::sign_on::{Asked, SignOnError, Vouched};
use crate::store::{Admin, LinkTaken, StoreError};

/// How long somebody may take at the provider.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);
const PURPOSE: &str = "single sign-on";
/// What anybody may begin, or finish, from one network address in a quarter of an hour.
const TRIES: u32 = 30;
const LONGEST_CODE: usize = 4096;

#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    #[error("no provider is set up")]
    NotOffered,
    #[error("it was tried too often")]
    TooOften,
    /// The browser brought nothing back, or something else than it was given, or too late.
    #[error("the answer belongs to no question of ours")]
    Strange,
    /// The provider said no, or somebody went away there.
    #[error("the provider refused: {0}")]
    Refused(String),
    #[error("{0}")]
    Provider(#[from] SignOnError),
    #[error("the provider did not make sure of the address")]
    Unverified,
    #[error("nobody with this address was invited")]
    Unknown,
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<ConsoleError> for StaffError {
    fn from(error: ConsoleError) -> Self {
        match error {
            ConsoleError::Store(error) => Self::Store(error),
            _ => Self::Unknown,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct UnderWay {
    asked: Asked,
    until: DateTime<Utc>,
}

/// Where the browser goes, and what it keeps meanwhile, sealed.
pub async fn begin(app: &App, address: &str) -> Result<(String, String), StaffError> {
    let provider = app.sign_on.as_ref().ok_or(StaffError::NotOffered)?;
    if !app.tries.may(format!("sign-on from {address}"), TRIES, app.clock.now()) {
        return Err(StaffError::TooOften);
    }
    let (url, asked) = provider.begin().await?;
    let under_way = UnderWay { asked, until: app.clock.now() + PATIENCE };
    let text = serde_json::to_string(&under_way).expect("texts and times are JSON");
    Ok((url, app.keys.seal(&text, PURPOSE)))
}

/// What the provider sent along with the browser.
#[derive(Default, Deserialize)]
pub struct Back {
    pub state: Option<String>,
    pub code: Option<String>,
    pub error: Option<String>,
}

/// The browser is back: gives the token of a session.
pub async fn complete(app: &App, kept: Option<&str>, back: Back, address: &str) -> Result<String, StaffError> {
    let provider = app.sign_on.as_ref().ok_or(StaffError::NotOffered)?;
    if !app.tries.may(format!("sign-on back from {address}"), TRIES, app.clock.now()) {
        return Err(StaffError::TooOften);
    }
    let opened = kept.and_then(|sealed| app.keys.open(sealed, PURPOSE));
    let under_way = opened.and_then(|text| serde_json::from_str::<UnderWay>(&text).ok());
    let under_way = under_way.filter(|one| app.clock.now() < one.until).ok_or(StaffError::Strange)?;
    if !back.state.as_deref().is_some_and(|state| keys::same(state, &under_way.asked.state)) {
        return Err(StaffError::Strange);
    }
    if let Some(error) = back.error {
        // A word of the specification; whatever else stands there goes into no log.
        let word = error.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(40).collect();
        return Err(StaffError::Refused(word));
    }
    let code = back.code.filter(|code| code.len() <= LONGEST_CODE).ok_or(StaffError::Strange)?;
    let vouched = provider.complete(under_way.asked, code).await?;
    let admin = known(app, vouched).await?;
    Ok(console::open_session(app, admin).await?)
}

/// Whose account the address belongs to; an invitation becomes an account.
async fn known(app: &App, vouched: Vouched) -> Result<AdminId, StaffError> {
    let email = vouched.email.filter(|_| vouched.is_verified).ok_or(StaffError::Unverified)?.trim().to_lowercase();
    if let Some((admin, _)) = app.store.find_admin_of(email.clone()).await? {
        return Ok(admin.id);
    }
    let id = AdminId::from(keys::ordered_id());
    let name = vouched.name.map(|name| name.chars().filter(|c| !c.is_control()).take(console::LONGEST_NAME).collect());
    let new = Admin {
        id: id.clone(),
        name: name.filter(|name: &String| !name.trim().is_empty()).unwrap_or_else(|| email.clone()),
        email,
        // The invitation says what they may do.
        role: AdminRole::Viewer,
        created_at: app.clock.now(),
    };
    let act = act(app, Actor::Admin(id.clone()), Deed::AdminMade, id.as_str());
    match app.store.take_admin_invite(new, act).await? {
        LinkTaken::Taken(id) => Ok(id),
        LinkTaken::Gone | LinkTaken::AddressTaken => Err(StaffError::Unknown),
    }
}
