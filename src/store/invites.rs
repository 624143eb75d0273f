//! Invitations: links by which a platform registers itself, kept as fingerprints, and the registrations they make.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::registrations::{NewRegistration, insert_registration};
use super::schema::{invites, registrations};
use super::{Recorded, Store, StoreError, audit};
use crate::domain::console::Deed;
use crate::domain::ids::{InviteId, RegistrationId};
use crate::lti::registration::Registration;

/// How long one click may take before another one may try: longer than every call to a platform together.
const TURN: TimeDelta = TimeDelta::minutes(5);

/// A link that was handed out.
#[derive(Clone, Debug)]
pub struct Invite {
    pub id: InviteId,
    /// What the platform is to be called here.
    pub name: Option<String>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// The registration that it made, and from then on only updates.
    pub made: Option<RegistrationId>,
}

impl Invite {
    /// Whether it can still be followed. One that made a registration keeps updating it.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.made.is_some() || now < self.expires_at
    }
}

/// Whether somebody's consent may go ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    Granted,
    /// Another click is at it.
    Busy,
    /// The same click came before, and has made or updated this registration.
    Done(RegistrationId),
}

/// What came of recording a registration by invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    Registered {
        id: RegistrationId,
        recorded: Recorded,
    },
    /// The invitation belongs to another registration.
    OtherRegistration,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = invites)]
pub(super) struct InviteRow {
    id: String,
    token_hash: String,
    name: Option<String>,
    registration_id: Option<String>,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
}

impl From<InviteRow> for Invite {
    fn from(row: InviteRow) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            created_at: row.created_at.and_utc(),
            expires_at: row.expires_at.and_utc(),
            made: row.registration_id.map(Into::into),
        }
    }
}

impl Store {
    pub async fn record_invite(&self, invite: Invite, token_hash: String) -> Result<(), StoreError> {
        self.write(move |db| {
            let row = InviteRow {
                id: invite.id.into_string(),
                token_hash,
                name: invite.name,
                registration_id: invite.made.map(RegistrationId::into_string),
                created_at: invite.created_at.naive_utc(),
                expires_at: invite.expires_at.naive_utc(),
            };
            diesel::insert_into(invites::table).values(&row).execute(db)?;
            audit::note(db, Deed::InviteMade, &row.id, invite.created_at)
        })
        .await
    }

    pub async fn find_invite(&self, id: InviteId) -> Result<Option<Invite>, StoreError> {
        self.read(move |db| {
            let row: Option<InviteRow> =
                invites::table.find(id.as_str()).select(InviteRow::as_select()).first(db).optional()?;
            Ok(row.map(Into::into))
        })
        .await
    }

    /// The invitation whose link carries the token with this fingerprint, with the registration that it made, unless
    /// that was taken out of use.
    pub async fn find_invite_by_token(
        &self,
        token_hash: String,
    ) -> Result<Option<(Invite, Option<Registration>)>, StoreError> {
        self.read(move |db| {
            let found: Option<InviteRow> = invites::table
                .filter(invites::token_hash.eq(token_hash))
                .select(InviteRow::as_select())
                .first(db)
                .optional()?;
            let Some(row) = found else { return Ok(None) };
            let made = match &row.registration_id {
                Some(id) => super::registrations::find_in_use(db, id)?,
                None => None,
            };
            Ok(Some((row.into(), made)))
        })
        .await
    }

    /// Lets one click at a time go ahead. Each consent has a fingerprint of its own, by which a repeated one finds what
    /// it has done already.
    pub async fn take_turn(&self, id: InviteId, form: String, now: DateTime<Utc>) -> Result<Turn, StoreError> {
        self.write(move |db| {
            let now = now.naive_utc();
            let row = invites::table.find(id.as_str());
            let is_free = invites::busy_until.is_null().or(invites::busy_until.le(now));
            // A turn that was taken and not given back ended in the middle: it is nobody's success.
            let is_new = invites::registration_id
                .is_null()
                .or(invites::form_hash.is_null())
                .or(invites::form_hash.ne(form.clone()))
                .or(invites::busy_until.is_not_null());
            let granted = diesel::update(row.filter(is_free).filter(is_new))
                .set((invites::form_hash.eq(Some(&form)), invites::busy_until.eq(Some(now + TURN))))
                .execute(db)?;
            if granted == 1 {
                return Ok(Turn::Granted);
            }
            type Found = (Option<String>, Option<String>, Option<NaiveDateTime>);
            let (made, last, busy): Found =
                row.select((invites::registration_id, invites::form_hash, invites::busy_until)).first(db)?;
            Ok(match made {
                Some(made) if busy.is_none() && last == Some(form) => Turn::Done(made.into()),
                _ => Turn::Busy,
            })
        })
        .await
    }

    /// Gives a turn back that came to nothing.
    pub async fn release_turn(&self, id: InviteId) -> Result<(), StoreError> {
        self.write(move |db| end_turn(db, id.as_str(), false)).await
    }

    /// Records what a platform registered through an invitation: adds the registration, or brings it up to date, and
    /// uses the invitation up; all of it or nothing.
    pub async fn record_invited(
        &self,
        invite: InviteId,
        new: NewRegistration,
        now: DateTime<Utc>,
    ) -> Result<Invited, StoreError> {
        let outcome = self
            .write(move |db| {
                let made: Option<String> =
                    invites::table.find(invite.as_str()).select(invites::registration_id).first(db)?;
                let same = registrations::issuer
                    .eq(new.registration.issuer.clone())
                    .and(registrations::client_id.eq(new.registration.client_id.clone()));
                let known: Option<String> =
                    registrations::table.filter(same).select(registrations::id).first(db).optional()?;
                let is_other = match (&made, &known) {
                    (Some(made), known) => Some(made) != known.as_ref(),
                    (None, Some(known)) => !may_take_over(db, invite.as_str(), known, &new.registration)?,
                    (None, None) => false,
                };
                if is_other {
                    end_turn(db, invite.as_str(), false)?;
                    return Ok(Invited::OtherRegistration);
                }
                let (id, recorded) = insert_registration(db, new, now.naive_utc())?;
                diesel::update(invites::table.find(invite.as_str()))
                    .set(invites::registration_id.eq(Some(id.as_str())))
                    .execute(db)?;
                diesel::update(invites::table.find(invite.as_str()).filter(invites::used_at.is_null()))
                    .set(invites::used_at.eq(Some(now.naive_utc())))
                    .execute(db)?;
                end_turn(db, invite.as_str(), true)?;
                Ok(Invited::Registered { id, recorded })
            })
            .await;
        self.remembered.forget();
        outcome
    }
}

/// Whether a fresh invitation may bring a registration up to date that it did not make: not one that was removed since
/// the invitation was written, and not to keys or tokens on another host.
fn may_take_over(db: &mut Db, invite: &str, known: &str, new: &Registration) -> Result<bool, StoreError> {
    let invited_at: NaiveDateTime = invites::table.find(invite).select(invites::created_at).first(db)?;
    let (token_url, jwks_url, removed_at): (String, String, Option<NaiveDateTime>) = registrations::table
        .find(known)
        .select((registrations::token_url, registrations::jwks_url, registrations::removed_at))
        .first(db)?;
    let host = |address: &str| url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    let is_same_place = host(&token_url) == host(&new.token_url) && host(&jwks_url) == host(&new.jwks_url);
    Ok(is_same_place && removed_at.is_none_or(|removed| removed < invited_at))
}

fn end_turn(db: &mut Db, invite: &str, is_success: bool) -> Result<(), StoreError> {
    diesel::update(invites::table.find(invite)).set(invites::busy_until.eq(None::<NaiveDateTime>)).execute(db)?;
    if !is_success {
        diesel::update(invites::table.find(invite)).set(invites::form_hash.eq(None::<String>)).execute(db)?;
    }
    Ok(())
}
