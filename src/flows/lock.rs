//! Watches locked links: a first look, its confirmation by a teacher, and every poll from then on.
//!
//! Moodle's roster for a link leaves out whom the link's own access restriction keeps out
//! ([NRPS 2.0 §2.5](https://www.imsglobal.org/spec/lti-nrps/v2p0#resource-link-membership-service) gives the address). No
//! grade is ever seen. The list is only believed beside a complete roster of the course, and not when it may mean that
//! nobody restricts any more: [`crate::domain::lock`]. It never takes anything away.

use std::collections::HashSet;

use url::Url;

use super::sync::{self, Part, RosterRead, SyncError, Trouble, TroubleKind};
use crate::app::{App, KeyringError, ToolKey};
use crate::domain::ids::{ActivityId, ContextId, PersonId};
use crate::domain::lock::{Finding, hold};
use crate::keys;
use crate::lti::nrps::Status;
use crate::store::{Context, Lock, LockReading, Member, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("the course has no such link")]
    NoSuchLink,
    #[error("the course has no such lock")]
    NoSuchLock,
    /// What the platform did not give, or gave in part.
    #[error("{0}")]
    NotRead(Trouble),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
}

impl From<SyncError> for LockError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::Store(error) => Self::Store(error),
            SyncError::Keyring(error) => Self::Keyring(error),
        }
    }
}

/// Whom a lock lets in just now: learners who can be awarded, and nobody else.
#[derive(Clone, Debug)]
pub struct Look {
    pub lock: Lock,
    pub let_in: Vec<Member>,
    pub kept_out: Vec<Member>,
    pub finding: Finding,
}

impl Look {
    /// Whether a teacher may confirm this list: a lock that is relied on already may let everybody in by right.
    pub fn may_be_confirmed(&self) -> bool {
        self.lock.armed_at.is_some() || self.finding.may_be_used()
    }

    /// What tells one list of those who are let in from another.
    pub fn print(&self) -> String {
        let mut persons: Vec<&str> = self.let_in.iter().map(|member| member.person.as_str()).collect();
        persons.sort_unstable();
        keys::fingerprint(&persons.join(" "))
    }
}

/// What became of a confirmation.
#[derive(Clone, Debug)]
pub enum Confirmed {
    /// The lock is in use.
    Used,
    /// The list is not the one that was confirmed, or shows no lock: here is what it shows now.
    Refused(Box<Look>),
}

/// Whether the platform tells whom it lets in. Of those that are known, Moodle alone leaves out whom a link's own
/// restriction keeps out; Canvas's list for a link says nothing of modules and their requirements.
pub fn tells(context: &Context) -> bool {
    context.registration.is_family("moodle") && context.memberships_url.is_some()
}

/// Makes a link of the course a lock, which nothing relies on yet.
pub async fn choose(app: &App, context: &Context, link: String) -> Result<ActivityId, LockError> {
    let links = app.store.list_lockable_links(context.id.clone()).await?;
    if !tells(context) || !links.iter().any(|(known, _)| *known == link) {
        return Err(LockError::NoSuchLink);
    }
    let made = app.store.record_lock(context.id.clone(), keys::ordered_id(), link, app.clock.now()).await?;
    made.ok_or(LockError::NoSuchLink)
}

/// Looks at whom a lock lets in, and keeps no more of it than how many.
pub async fn look(app: &App, context: &Context, activity: ActivityId) -> Result<Look, LockError> {
    let look = look_now(app, context, find(app, context, activity).await?).await?;
    let (let_in, of_all) = (look.let_in.len(), look.let_in.len() + look.kept_out.len());
    app.store.record_lock_look(look.lock.activity.clone(), let_in, of_all, look.lock.held).await?;
    Ok(look)
}

/// A teacher has seen who is let in ([`Look::print`]), and says that this is right: a lock is put to use, a held one
/// released this once. If others are let in meanwhile, they are asked again.
pub async fn confirm(app: &App, context: &Context, activity: ActivityId, seen: &str) -> Result<Confirmed, LockError> {
    let lock = find(app, context, activity).await?;
    let look = look_now(app, context, lock).await?;
    let of_all = look.let_in.len() + look.kept_out.len();
    if look.print() != seen || !look.may_be_confirmed() {
        let activity = look.lock.activity.clone();
        app.store.record_lock_look(activity, look.let_in.len(), of_all, look.lock.held).await?;
        return Ok(Confirmed::Refused(Box::new(look)));
    }
    let reading = LockReading {
        context: context.id.clone(),
        activity: look.lock.activity,
        let_in: look.let_in.into_iter().map(|member| member.person).collect(),
        of_all,
        now: app.clock.now(),
    };
    app.store.record_lock_reading(reading, true).await?;
    Ok(Confirmed::Used)
}

async fn find(app: &App, context: &Context, activity: ActivityId) -> Result<Lock, LockError> {
    app.store.find_lock(context.id.clone(), activity).await?.ok_or(LockError::NoSuchLock)
}

/// Reads the course's roster, then the lock's.
async fn look_now(app: &App, context: &Context, lock: Lock) -> Result<Look, LockError> {
    let key = app.keys.tool(app.clock.now()).await?;
    let roster = sync::read_roster(app, context, &key).await?.map_err(LockError::NotRead)?;
    if !roster.is_complete() {
        return Err(LockError::NotRead(trouble("the roster of the course was not complete")));
    }
    let learners = learners(app, &context.id).await?;
    let subs = read_link(app, context, &key, &lock).await.map_err(LockError::NotRead)?;
    let (let_in, kept_out): (Vec<Member>, Vec<Member>) =
        learners.into_iter().partition(|member| subs.contains(&member.sub));
    let finding = Finding::of(let_in.len(), let_in.len() + kept_out.len());
    Ok(Look { lock, let_in, kept_out, finding })
}

async fn learners(app: &App, context: &ContextId) -> Result<Vec<Member>, StoreError> {
    let mut members = app.store.list_members(context.clone()).await?;
    members.retain(Member::is_awardable);
    Ok(members)
}

/// Reads the locks that published rules rely on; the roster of the course was read completely a moment ago. Gives how
/// many members that changed, and what could not be read: of that, what was known stays.
pub(super) async fn follow(
    app: &App,
    context: &Context,
    key: &ToolKey,
    begun: std::time::Instant,
) -> Result<(usize, Vec<Trouble>), SyncError> {
    let locks = app.store.list_watched_locks(context.id.clone()).await?;
    let (mut changed, mut troubles) = (0, Vec::new());
    if locks.is_empty() || !tells(context) {
        return Ok((changed, troubles));
    }
    let learners: Vec<Member> = learners(app, &context.id).await?;
    for lock in locks {
        if begun.elapsed() > sync::LONGEST_POLL || troubles.len() >= sync::MOST_TROUBLES {
            troubles.push(trouble("the poll was ended early; the rest is read next time"));
            break;
        }
        match read_link(app, context, key, &lock).await {
            Ok(subs) => changed += weigh(app, &context.id, lock, &learners, &subs).await?,
            Err(trouble) => troubles.push(trouble),
        }
    }
    Ok((changed, troubles))
}

/// Takes over what a lock shows, or holds it back.
async fn weigh(
    app: &App,
    context: &ContextId,
    lock: Lock,
    learners: &[Member],
    subs: &HashSet<String>,
) -> Result<usize, StoreError> {
    let all: HashSet<&PersonId> = learners.iter().map(|member| &member.person).collect();
    let let_in: HashSet<&PersonId> =
        learners.iter().filter(|member| subs.contains(&member.sub)).map(|member| &member.person).collect();
    let known = app.store.list_let_in(lock.activity.clone()).await?;
    if let Some(reason) = hold(&all, &let_in, &known.iter().collect()) {
        if lock.held != Some(reason) {
            let (activity, let_in, of_all) = (&lock.activity, let_in.len(), all.len());
            tracing::warn!(%context, %activity, %reason, let_in, of_all, "the list of a locked link is held back");
        }
        app.store.record_lock_look(lock.activity, let_in.len(), all.len(), Some(reason)).await?;
        return Ok(0);
    }
    let reading = LockReading {
        context: context.clone(),
        activity: lock.activity,
        let_in: let_in.into_iter().cloned().collect(),
        of_all: all.len(),
        now: app.clock.now(),
    };
    app.store.record_lock_reading(reading, false).await
}

/// The ids of everybody whom a link's roster lists as an active learner.
async fn read_link(app: &App, context: &Context, key: &ToolKey, lock: &Lock) -> Result<HashSet<String>, Trouble> {
    let url = context.memberships_url.as_deref().and_then(|url| link_address(url, &lock.link));
    let url = url.ok_or_else(|| trouble("the platform offers no roster to this tool"))?;
    let roster = app.platforms.roster(&context.registration, sync::signer(key), url.as_str()).await;
    let roster = roster.map_err(|error| Trouble::of(Part::Locks, &error))?;
    if roster.skipped > 0 {
        return Err(trouble("the roster of the link was not complete"));
    }
    let listed =
        roster.members.into_iter().filter(|member| member.roles.is_learner() && member.status == Status::Active);
    Ok(listed.map(|member| member.user_id).collect())
}

/// The roster's address, narrowed to a link.
fn link_address(memberships_url: &str, link: &str) -> Option<Url> {
    let mut url = Url::parse(memberships_url).ok()?;
    url.query_pairs_mut().append_pair("rlid", link);
    Some(url)
}

fn trouble(detail: &str) -> Trouble {
    Trouble { part: Part::Locks, kind: TroubleKind::Unreadable, detail: detail.to_owned() }
}

impl RosterRead {
    /// Whether nobody of the course is missing from what is known now.
    fn is_complete(&self) -> bool {
        matches!(self, Self::Recorded { skipped: 0, .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_asked_for_beside_whatever_the_address_asks_already() {
        let address = |url: &str| link_address(url, "4 & 5").map(String::from);
        assert_eq!(address("https://m.example/memberships").unwrap(), "https://m.example/memberships?rlid=4+%26+5");
        assert_eq!(address("https://m.example/m?type=2").unwrap(), "https://m.example/m?type=2&rlid=4+%26+5");
        assert_eq!(address("not an address"), None);
    }
}
