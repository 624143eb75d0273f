//! Asks a platform about a course: the roster, the locked links, the line items, the results. What fails leaves what was
//! known untouched.

use chrono::{DateTime, TimeDelta, Utc};

use super::lock;
use crate::app::{App, KeyringError, ToolKey};
use crate::domain::ids::ContextId;
use crate::keys;
use crate::lti::ags::{LineItem, LineItemResult};
use crate::lti::nrps;
use crate::outbound::platform::{Gradebook, PlatformError, Signer};
use crate::store::{
    Activity, Context, LineItemRecord, PersonRecord, ResultRecord, RosterRecord, StoreError, SyncRecord,
};
use crate::views::Language;

#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
}

/// What one poll brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    pub members: usize,
    pub activities: usize,
    pub results: usize,
    pub changed: usize,
    /// One line for each thing that could not be read, as [`Trouble`] writes it.
    pub errors: Vec<String>,
}

/// What could not be read, and why. Its text is what the database keeps, so it can be taken apart again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub part: Part,
    pub kind: TroubleKind,
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Roster,
    Results,
    Locks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    Refused,
    Unreachable,
    Unreadable,
    NotOffered,
    /// The platform has it no more.
    Gone,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = match self.part {
            Part::Roster => "roster",
            Part::Results => "results",
            Part::Locks => "locks",
        };
        let kind = match self.kind {
            TroubleKind::Refused => "refused",
            TroubleKind::Unreachable => "unreachable",
            TroubleKind::Unreadable => "unreadable",
            TroubleKind::NotOffered => "not offered",
            TroubleKind::Gone => "gone",
        };
        write!(f, "{part} {kind}: {}", self.detail)
    }
}

impl Trouble {
    /// What an error of the platform comes to.
    pub fn of(part: Part, error: &PlatformError) -> Self {
        let kind = match error {
            PlatformError::NotFound => TroubleKind::Gone,
            PlatformError::Unauthorized
            | PlatformError::Forbidden
            | PlatformError::Token(_)
            | PlatformError::KeyUnknown
            | PlatformError::RateLimited { .. } => TroubleKind::Refused,
            PlatformError::ScopeNotGranted(_) => TroubleKind::NotOffered,
            PlatformError::Fetch(_) | PlatformError::Status(_) | PlatformError::ListTooSlow => TroubleKind::Unreachable,
            PlatformError::Signing
            | PlatformError::KeySetUnusable
            | PlatformError::WebPage
            | PlatformError::Unreadable
            | PlatformError::TooManyPages
            | PlatformError::TooManyEntries
            | PlatformError::PagesLoop
            | PlatformError::NextPageForeign => TroubleKind::Unreadable,
        };
        Self { part, kind, detail: error.to_string() }
    }

    /// Reads back what the database keeps.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, detail) = text.split_once(": ")?;
        let (part, kind) = head.split_once(' ')?;
        Some(Self {
            part: match part {
                "roster" => Part::Roster,
                "results" => Part::Results,
                "locks" => Part::Locks,
                _ => return None,
            },
            kind: match kind {
                "refused" => TroubleKind::Refused,
                "unreachable" => TroubleKind::Unreachable,
                "unreadable" => TroubleKind::Unreadable,
                "not offered" => TroubleKind::NotOffered,
                "gone" => TroubleKind::Gone,
                _ => return None,
            },
            detail: detail.to_owned(),
        })
    }
}

/// A poll ends well before its lease does, or two would ask the same course at once.
pub(super) const LONGEST_POLL: std::time::Duration = std::time::Duration::from_secs(8 * 60);
/// A platform that failed so often in one poll is left alone until the next.
pub(super) const MOST_TROUBLES: usize = 10;
/// Runs of an empty roster that are taken for a fault of the platform rather than for an empty course.
const EMPTY_ROSTERS_DOUBTED: i32 = 3;
/// A course in which nothing changed for so long is asked less often.
const QUIET_AFTER: TimeDelta = TimeDelta::days(2);
const QUIET_PAUSE: TimeDelta = TimeDelta::hours(6);
/// A course that nobody opened for so long is not asked any more, until somebody opens it.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(60);
const LONGEST_PAUSE_AFTER_FAILURE: TimeDelta = TimeDelta::hours(6);

/// Polls one course. Errors of the platform are part of the report; the next poll is set either way.
pub async fn poll(app: &App, id: ContextId) -> Result<SyncReport, SyncError> {
    let Some(context) = app.store.find_context(id.clone()).await? else { return Ok(SyncReport::default()) };
    let key = app.keys.tool(app.clock.now()).await?;
    let begun = std::time::Instant::now();
    let mut report = SyncReport::default();
    let mut troubles = Vec::new();
    let mut roster_doubted = None;
    match read_roster(app, &context, &key).await? {
        Ok(RosterRead::Recorded { members, changed, skipped }) => {
            roster_doubted = Some(false);
            report.members = members;
            report.changed += changed;
            // A list of a lock says something only beside everybody who could be on it.
            if skipped == 0 {
                let (changed, found) = lock::follow(app, &context, &key, begun).await?;
                report.changed += changed;
                troubles.extend(found);
            }
        }
        Ok(RosterRead::Doubted) => roster_doubted = Some(true),
        Err(trouble) => troubles.push(trouble),
    }
    match read_line_items(app, &context, &key).await? {
        Ok(activities) => {
            report.activities = activities.len();
            read_every_result(app, &context, &key, activities, begun, &mut report, &mut troubles).await?;
        }
        Err(trouble) => troubles.push(trouble),
    }
    report.errors = troubles.iter().map(ToString::to_string).collect();
    // What a platform does not offer is told, but it is no failure that asking more seldom would mend; and a link that
    // was deleted must not slow down the rest of its course.
    let is_failure = |trouble: &Trouble| trouble.kind != TroubleKind::NotOffered && trouble.part != Part::Locks;
    let failed = troubles.iter().any(is_failure);
    let now = app.clock.now();
    let record = SyncRecord {
        context: id.clone(),
        error: (!report.errors.is_empty()).then(|| report.errors.join("\n")),
        failed,
        next_sync_at: next_poll(&context, report.changed > 0, failed, app.config.sync.poll, now),
        changed: report.changed > 0,
        roster_doubted,
        now,
    };
    app.store.record_sync(record).await?;
    app.store.record_context_day(id.clone(), now).await?;
    tracing::info!(
        context = %id,
        members = report.members,
        activities = report.activities,
        results = report.results,
        changed = report.changed,
        errors = report.errors.len(),
        "course polled"
    );
    for error in &report.errors {
        tracing::warn!(context = %id, error, "part of a course could not be read");
    }
    Ok(report)
}

pub(super) enum RosterRead {
    Recorded {
        members: usize,
        changed: usize,
        /// Entries that nobody could be told from.
        skipped: usize,
    },
    /// An empty answer for a course that had members.
    Doubted,
}

/// Reads every result, until the poll has taken too long or failed too often.
async fn read_every_result(
    app: &App,
    context: &Context,
    key: &ToolKey,
    activities: Vec<Activity>,
    begun: std::time::Instant,
    report: &mut SyncReport,
    troubles: &mut Vec<Trouble>,
) -> Result<(), SyncError> {
    let most = troubles.len() + MOST_TROUBLES;
    for activity in activities {
        if begun.elapsed() > LONGEST_POLL || troubles.len() >= most {
            let detail = "the poll was ended early; the rest is read next time".to_owned();
            troubles.push(Trouble { part: Part::Results, kind: TroubleKind::Unreachable, detail });
            break;
        }
        match read_results(app, context, key, activity).await? {
            Ok((results, changed)) => {
                report.results += results;
                report.changed += changed;
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    Ok(())
}

/// Reads the roster of the course and takes it over.
pub(super) async fn read_roster(
    app: &App,
    context: &Context,
    key: &ToolKey,
) -> Result<Result<RosterRead, Trouble>, SyncError> {
    let Some(url) = &context.memberships_url else {
        return Ok(Err(not_offered(Part::Roster, "the platform offers no roster to this tool")));
    };
    let roster = match app.platforms.roster(&context.registration, signer(key), url).await {
        Ok(roster) => roster,
        Err(error) => return Ok(Err(Trouble::of(Part::Roster, &error))),
    };
    if roster.members.is_empty() && context.empty_rosters < EMPTY_ROSTERS_DOUBTED {
        let known = app.store.list_members(context.id.clone()).await?;
        if known.iter().any(|member| member.is_active) {
            return Ok(Ok(RosterRead::Doubted));
        }
    }
    let skipped = roster.skipped;
    let records = roster.members.into_iter().map(roster_record).collect();
    let outcome = app.store.record_roster(context.id.clone(), records, app.keys.persons(), app.clock.now()).await?;
    Ok(Ok(RosterRead::Recorded { members: outcome.members, changed: outcome.changed, skipped }))
}

async fn read_line_items(
    app: &App,
    context: &Context,
    key: &ToolKey,
) -> Result<Result<Vec<Activity>, Trouble>, SyncError> {
    let Some(gradebook) = gradebook(context) else {
        return Ok(Err(not_offered(Part::Results, "the platform offers no gradebook to this tool")));
    };
    match app.platforms.line_items(&context.registration, signer(key), gradebook).await {
        Ok(listing) => {
            let items = listing.entries.into_iter().map(line_item_record).collect();
            let mut activities = app.store.record_line_items(context.id.clone(), items, app.clock.now()).await?;
            // What badges write is our own word, and nobody asks for it.
            activities.retain(|activity| !activity.is_output());
            Ok(Ok(activities))
        }
        Err(error) => Ok(Err(Trouble::of(Part::Results, &error))),
    }
}

async fn read_results(
    app: &App,
    context: &Context,
    key: &ToolKey,
    activity: Activity,
) -> Result<Result<(usize, usize), Trouble>, SyncError> {
    if !is_of_platform(context, &activity.source_key) {
        let detail = "a line item lies on another server than its list".to_owned();
        return Ok(Err(Trouble { part: Part::Results, kind: TroubleKind::Unreadable, detail }));
    }
    match app.platforms.results(&context.registration, signer(key), &activity.source_key).await {
        Ok(listing) => {
            let records: Vec<ResultRecord> = listing.entries.into_iter().map(result_record).collect();
            let count = records.len();
            let now = app.clock.now();
            let changed =
                app.store.record_results(context.id.clone(), activity.id, records, app.keys.persons(), now).await?;
            Ok(Ok((count, changed)))
        }
        Err(error) => Ok(Err(Trouble::of(Part::Results, &error))),
    }
}

/// Whether an address that the platform named lies where its line items do: our token goes nowhere else.
pub(super) fn is_of_platform(context: &Context, address: &str) -> bool {
    let host = |address: &str| {
        let url = url::Url::parse(address).ok()?;
        Some((url.host_str()?.to_owned(), url.port()))
    };
    context.line_items_url.as_deref().and_then(host).is_some_and(|list| host(address) == Some(list))
}

/// Where a course has its columns, if the platform offers that.
pub(super) fn gradebook(context: &Context) -> Option<Gradebook<'_>> {
    Some(Gradebook { url: context.line_items_url.as_deref()?, scopes: &context.scopes })
}

pub(super) fn signer(key: &ToolKey) -> Signer<'_> {
    Signer { kid: key.id.as_str(), key: &key.key }
}

fn not_offered(part: Part, detail: &str) -> Trouble {
    Trouble { part, kind: TroubleKind::NotOffered, detail: detail.to_owned() }
}

fn roster_record(member: nrps::Member) -> RosterRecord {
    RosterRecord {
        person: PersonRecord {
            new_id: keys::ordered_id(),
            sub: member.user_id,
            name: member.name,
            given_name: member.given_name,
            family_name: member.family_name,
            email: member.email,
            locale: None,
            listed_locale: member.locale.filter(|tag| Language::knows(tag)),
        },
        is_learner: member.roles.is_learner(),
        is_teacher: member.roles.is_teacher(),
        is_test_user: member.roles.is_test_user(),
        is_observer: member.roles.is_observer(),
        is_active: member.status == nrps::Status::Active,
    }
}

fn line_item_record(item: LineItem) -> LineItemRecord {
    LineItemRecord {
        new_id: keys::ordered_id(),
        url: item.id,
        label: item.label,
        maximum: item.score_maximum,
        resource_id: item.resource_id,
        tag: item.tag,
    }
}

fn result_record(result: LineItemResult) -> ResultRecord {
    ResultRecord {
        sub: result.user_id,
        new_person_id: keys::ordered_id(),
        score: result.score,
        maximum: result.maximum,
        happened_at: result.timestamp,
    }
}

/// When to ask again: at the usual pause, later where nothing moves or the platform fails, and each course at its own
/// moment within a tenth of the pause, so that they do not all come at once.
fn next_poll(
    context: &Context,
    changed: bool,
    failed: bool,
    pause: std::time::Duration,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if now - context.launched_at > FORGOTTEN_AFTER {
        return None;
    }
    let usual = TimeDelta::from_std(pause).unwrap_or(QUIET_PAUSE);
    let pause = if failed {
        let doublings = u32::try_from(context.failures).unwrap_or(0).min(8);
        (usual * 2_i32.pow(doublings)).min(LONGEST_PAUSE_AFTER_FAILURE.max(usual))
    } else if !changed && now - context.changed_at > QUIET_AFTER && now - context.launched_at > QUIET_AFTER {
        QUIET_PAUSE.max(usual)
    } else {
        usual
    };
    let tenth = u32::try_from(pause.num_seconds() / 10).unwrap_or(60).max(1);
    Some(now + pause + TimeDelta::seconds(keys::random_below(tenth).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_database_keeps_of_a_failure_reads_back() {
        let trouble = Trouble::of(Part::Results, &PlatformError::Unauthorized);
        assert_eq!(Trouble::parse(&trouble.to_string()), Some(trouble));
        assert_eq!(Trouble::parse("something else"), None);
    }
}
