//! Who comes into the console: the first administrator, those who are invited, and all of them every morning.
//!
//! Passwords are kept as Argon2id hashes, sessions and links as fingerprints. An address that nobody has takes as long to
//! refuse as a wrong password, and is refused in the same words.

use chrono::TimeDelta;

use crate::app::App;
use crate::domain::console::{Act, Actor, AdminRole, Deed};
use crate::domain::ids::AdminId;
use crate::domain::mail::is_mail_address;
use crate::keys;
use crate::store::{Admin, AdminLink, AdminRemoved, LinkTaken, StoreError, acting};

/// How long an invitation holds, and how long a link to a new password.
const INVITED: TimeDelta = TimeDelta::days(7);
const RESET: TimeDelta = TimeDelta::days(1);

pub const SHORTEST_PASSWORD: usize = 12;
/// Longer ones only keep the server busy.
pub const LONGEST_PASSWORD: usize = 1000;
pub const LONGEST_NAME: usize = 200;
pub use crate::domain::mail::LONGEST_ADDRESS;

/// Tries in a quarter of an hour.
const TRIES_OF_ACCOUNT: u32 = 10;
const TRIES_OF_ADDRESS: u32 = 30;

/// What was typed into the form of a link.
#[derive(Clone, Default)]
pub struct Account {
    pub name: String,
    pub email: String,
    pub password: String,
    /// The password once more.
    pub again: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Name,
    Address,
    AddressTaken,
    PasswordTooShort,
    PasswordTooLong,
    NotTheSame,
}

#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    /// Used, run out, or never there.
    #[error("the link does not hold any more")]
    LinkGone,
    #[error("fields are not right")]
    Faults(Vec<Fault>),
    #[error("the address or the password is wrong")]
    Wrong,
    #[error("it was tried too often")]
    TooOften,
    #[error("there is no such administrator")]
    Unknown,
    #[error("the last owner stays")]
    LastOwner,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// What a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkKind {
    First,
    /// The address that was invited, where one was named.
    Invite(Option<String>),
    Reset,
}

/// A line for the audit log.
pub fn act(app: &App, actor: Actor, deed: Deed, object: impl Into<String>) -> Act {
    Act { id: keys::ordered_id(), at: app.clock.now(), actor, deed, object: object.into() }
}

/// The link for the first administrator, as long as there is none.
pub async fn first_link(app: &App) -> Result<Option<String>, StoreError> {
    let is_free = !app.store.has_admin().await?;
    Ok(is_free.then(|| app.urls.first_admin(&app.keys.first_admin_token())))
}

/// What the link of a token is for.
pub async fn look_at_link(app: &App, token: &str, is_first: bool) -> Result<LinkKind, ConsoleError> {
    if is_first {
        let holds = keys::same(token, &app.keys.first_admin_token()) && !app.store.has_admin().await?;
        return if holds { Ok(LinkKind::First) } else { Err(ConsoleError::LinkGone) };
    }
    let found = app.store.find_admin_link(keys::fingerprint(token), app.clock.now()).await?;
    match found.ok_or(ConsoleError::LinkGone)? {
        AdminLink { admin: Some(_), .. } => Ok(LinkKind::Reset),
        AdminLink { email, .. } => Ok(LinkKind::Invite(email)),
    }
}

/// Follows a link, and opens a session: gives its token.
pub async fn follow_link(
    app: &App,
    token: &str,
    kind: &LinkKind,
    account: Account,
    address: &str,
) -> Result<String, ConsoleError> {
    let (mut faults, email) = (faults_of_password(&account), normal(&account.email));
    let has_length = (1..=LONGEST_NAME).contains(&account.name.trim().chars().count());
    let is_named = has_length && !account.name.chars().any(char::is_control);
    if *kind != LinkKind::Reset && !is_named {
        faults.insert(0, Fault::Name);
    }
    let asks_address = matches!(kind, LinkKind::First | LinkKind::Invite(None));
    if asks_address && !is_mail_address(&email) {
        faults.insert(0, Fault::Address);
    }
    if !faults.is_empty() {
        return Err(ConsoleError::Faults(faults));
    }
    // A hash is dear, and the links are open to everybody who guesses.
    if !app.tries.may(format!("links of {address}"), TRIES_OF_ADDRESS, app.clock.now()) {
        return Err(ConsoleError::TooOften);
    }
    let password = account.password;
    let hash = app.heavy(move || keys::hash_password(&password)).await;
    let id = AdminId::from(keys::ordered_id());
    let new = Admin {
        id: id.clone(),
        name: account.name.trim().to_owned(),
        email,
        role: AdminRole::Owner,
        created_at: app.clock.now(),
    };
    let taken = match kind {
        LinkKind::First => {
            let act = act(app, Actor::Admin(id.clone()), Deed::AdminMade, id.as_str());
            match app.store.record_first_admin(new, hash, act).await? {
                true => LinkTaken::Taken(id),
                false => LinkTaken::Gone,
            }
        }
        LinkKind::Invite(_) | LinkKind::Reset => take(app, token, new, hash).await?,
    };
    match taken {
        LinkTaken::Taken(id) => open_session(app, id).await,
        LinkTaken::Gone => Err(ConsoleError::LinkGone),
        LinkTaken::AddressTaken => Err(ConsoleError::Faults(vec![Fault::AddressTaken])),
    }
}

async fn take(app: &App, token: &str, new: Admin, hash: String) -> Result<LinkTaken, ConsoleError> {
    let token_hash = keys::fingerprint(token);
    let link = app.store.find_admin_link(token_hash.clone(), app.clock.now()).await?;
    let link = link.ok_or(ConsoleError::LinkGone)?;
    let (whose, deed) = match link.admin {
        Some(id) => (id, Deed::PasswordSet),
        None => (new.id.clone(), Deed::AdminMade),
    };
    let act = act(app, Actor::Admin(whose.clone()), deed, whose.as_str());
    Ok(app.store.take_admin_link(token_hash, new, hash, act).await?)
}

/// An address as it is compared.
fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

fn faults_of_password(account: &Account) -> Vec<Fault> {
    let length = account.password.chars().count();
    match () {
        () if length < SHORTEST_PASSWORD => vec![Fault::PasswordTooShort],
        () if length > LONGEST_PASSWORD => vec![Fault::PasswordTooLong],
        () if account.password != account.again => vec![Fault::NotTheSame],
        () => vec![],
    }
}

/// Signs in with a password, from this network address; gives the token of a new session.
pub async fn sign_in(app: &App, email: &str, password: &str, address: &str) -> Result<String, ConsoleError> {
    let (email, now) = (normal(email), app.clock.now());
    let account = format!("account {}", keys::fingerprint(&email));
    let may_address = app.tries.may(format!("sign-in from {address}"), TRIES_OF_ADDRESS, now);
    if !may_address || !app.tries.may(account.clone(), TRIES_OF_ACCOUNT, now) {
        return Err(ConsoleError::TooOften);
    }
    if password.len() > 4 * LONGEST_PASSWORD {
        return Err(ConsoleError::Wrong);
    }
    let (found, kept) = app.store.find_admin_of(email).await?.unzip();
    let (password, kept) = (password.to_owned(), kept.flatten());
    let is_right = app.heavy(move || keys::is_password(&password, kept.as_deref())).await;
    let admin = found.filter(|_| is_right).ok_or(ConsoleError::Wrong)?;
    app.tries.forget(&account);
    open_session(app, admin.id).await
}

/// Opens a session for somebody who is known, and gives its token.
pub async fn open_session(app: &App, id: AdminId) -> Result<String, ConsoleError> {
    let token = keys::random_token();
    let act = act(app, Actor::Admin(id.clone()), Deed::SignedIn, id.as_str());
    let record = app.store.record_admin_session(id, keys::fingerprint(&token), app.clock.now());
    acting(act, record).await?;
    Ok(token)
}

/// Makes a link that invites somebody, and gives its address: the only time that it is known.
pub async fn invite(app: &App, actor: Actor, email: &str, role: AdminRole) -> Result<String, ConsoleError> {
    let email = normal(email);
    if !is_mail_address(&email) {
        return Err(ConsoleError::Faults(vec![Fault::Address]));
    }
    if app.store.find_admin_of(email.clone()).await?.is_some() {
        return Err(ConsoleError::Faults(vec![Fault::AddressTaken]));
    }
    let link = AdminLink { admin: None, role, email: Some(email), expires_at: app.clock.now() + INVITED };
    let act = act(app, actor, Deed::AdminInvited, role.as_str());
    keep_link(app, link, act).await
}

/// Makes a link by which an administrator sets a new password.
pub async fn reset(app: &App, actor: Actor, email: &str) -> Result<String, ConsoleError> {
    let (admin, _) = app.store.find_admin_of(normal(email)).await?.ok_or(ConsoleError::Unknown)?;
    let act = act(app, actor, Deed::PasswordLinkMade, admin.id.as_str());
    let expires_at = app.clock.now() + RESET;
    keep_link(app, AdminLink { admin: Some(admin.id), role: admin.role, email: None, expires_at }, act).await
}

async fn keep_link(app: &App, link: AdminLink, act: Act) -> Result<String, ConsoleError> {
    let token = keys::random_token();
    acting(act, app.store.record_admin_link(link, keys::fingerprint(&token), app.clock.now())).await?;
    Ok(app.urls.admin_link(&token))
}

/// Takes somebody's account away, with their sessions.
pub async fn remove(app: &App, actor: Actor, id: AdminId) -> Result<(), ConsoleError> {
    let act = act(app, actor, Deed::AdminRemoved, id.as_str());
    match app.store.remove_admin(id, act).await? {
        AdminRemoved::Removed => Ok(()),
        AdminRemoved::Unknown => Err(ConsoleError::Unknown),
        AdminRemoved::LastOwner => Err(ConsoleError::LastOwner),
    }
}
