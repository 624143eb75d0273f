//! What learners ask of their teachers, and what they are answered. The row says how it stands; what was handed in and
//! what was answered is entered beside it in the same transaction and never changed.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::renewals::{Correction, correct};
use super::roster::touch;
use super::schema::{achievement_versions, achievements, persons, request_entries, requests};
use super::waits::{Deed, Ruling, record_decisions};
use super::{Recorded, Store, StoreError, StoredAchievement, audit, insert_once};
use crate::domain::console;
use crate::domain::details::Evidence;
use crate::domain::ids::{AchievementId, AwardId, ContextId, PersonId};
use crate::domain::request::{MAX_ENTRIES, MAX_REQUESTS, Paper, RequestKind, RequestState, TEXT_VERSION};

/// How many requests of a course are listed at once.
const MOST_LISTED: i64 = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: String,
    pub kind: RequestKind,
    pub achievement: AchievementId,
    pub person: PersonId,
    pub award: Option<AwardId>,
    pub state: RequestState,
    /// As it is written now.
    pub paper: Paper,
    /// Whether it may stand in the credential.
    pub may_show: bool,
    pub entries: i32,
    pub changed_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
}

/// What was handed in, or answered, at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestEntry {
    pub deed: RequestState,
    pub paper: Paper,
    pub may_show: bool,
    pub at: DateTime<Utc>,
}

/// A request in the list of a course.
#[derive(Clone, Debug)]
pub struct Listed {
    pub request: Request,
    pub badge_name: String,
    /// The name that the platform tells.
    pub name: Option<String>,
}

/// What a learner writes. The form names the request, so that one that is sent twice does nothing twice.
#[derive(Clone, Debug)]
pub struct Writing {
    pub id: String,
    pub kind: RequestKind,
    pub achievement: AchievementId,
    pub person: PersonId,
    pub award: Option<AwardId>,
    pub paper: Paper,
    pub may_show: bool,
    /// Whether it goes to the teachers now.
    pub submits: bool,
    /// The tag of the language in which the sentences were read.
    pub language: &'static str,
    pub now: DateTime<Utc>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Now,
    /// It was handed in before, just so.
    Before,
    /// It is with a teacher, was answered, or another one is open.
    Closed,
    /// There were too many already.
    TooMany,
}

/// What a teacher decides about a request of which they saw so many entries.
#[derive(Clone, Debug)]
pub struct Answer {
    pub id: String,
    pub seen: i32,
    pub author: PersonId,
    pub to: RequestState,
    pub comment: String,
    /// What is corrected by it, and in the place of which credential.
    pub correction: Option<(Correction, Option<i32>)>,
    pub now: DateTime<Utc>,
}

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    Now,
    /// Somebody else was faster, or the learner took it back.
    Changed,
    /// The award is being changed by somebody else.
    Busy,
}

/// What was handed in for a badge and approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    pub handed_in_at: DateTime<Utc>,
    /// What may stand in the badge.
    pub evidence: Vec<Evidence>,
}

/// A request as it is told to the person.
#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptRequest {
    pub id: String,
    pub kind: RequestKind,
    pub badge: AchievementId,
    pub award: Option<AwardId>,
    pub state: RequestState,
    pub paper: Paper,
    pub may_show: bool,
    pub changed_at: DateTime<Utc>,
    pub entries: Vec<KeptEntry>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptEntry {
    pub deed: RequestState,
    pub paper: Paper,
    pub may_show: bool,
    pub text_version: Option<String>,
    pub language: Option<String>,
    pub at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = requests)]
struct Row {
    id: String,
    kind: String,
    achievement_id: String,
    person_id: String,
    award_id: Option<String>,
    state: String,
    body: String,
    name: Option<String>,
    links: String,
    may_show: bool,
    entries: i32,
    changed_at: NaiveDateTime,
    submitted_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = request_entries)]
struct EntryRow {
    request_id: String,
    deed: String,
    body: String,
    name: Option<String>,
    links: String,
    may_show: bool,
    text_version: Option<String>,
    language: Option<String>,
    at: NaiveDateTime,
}

fn paper(text: String, name: Option<String>, links: &str) -> Result<Paper, StoreError> {
    let links = serde_json::from_str(links).map_err(|_| StoreError::Corrupt("the links of a request"))?;
    Ok(Paper { text, links, name })
}

fn links(paper: &Paper) -> String {
    serde_json::to_string(&paper.links).expect("a list of texts is JSON")
}

fn request_state(word: &str) -> Result<RequestState, StoreError> {
    RequestState::parse(word).ok_or(StoreError::Corrupt("the state of a request"))
}

impl TryFrom<Row> for Request {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: RequestKind::parse(&row.kind).ok_or(StoreError::Corrupt("the kind of a request"))?,
            state: request_state(&row.state)?,
            paper: paper(row.body, row.name, &row.links)?,
            id: row.id,
            achievement: row.achievement_id.into(),
            person: row.person_id.into(),
            award: row.award_id.map(Into::into),
            may_show: row.may_show,
            entries: row.entries,
            changed_at: row.changed_at.and_utc(),
            submitted_at: row.submitted_at.map(|time| time.and_utc()),
        })
    }
}

pub(super) fn find(db: &mut Db, id: &str) -> Result<Option<Request>, StoreError> {
    let row: Option<Row> = requests::table.find(id).select(Row::as_select()).first(db).optional()?;
    row.map(TryInto::try_into).transpose()
}

/// Keeps the state of a request, with an entry about it where something was handed in or answered.
pub(super) fn enter(
    db: &mut Db,
    request: &Request,
    deed: RequestState,
    (paper, may_show, language, author): (&Paper, bool, Option<&str>, Option<&PersonId>),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let number = request.entries + 1;
    let entry = (
        request_entries::request_id.eq(&request.id),
        request_entries::number.eq(number),
        request_entries::deed.eq(deed.as_str()),
        request_entries::body.eq(&paper.text),
        request_entries::name.eq(&paper.name),
        request_entries::links.eq(links(paper)),
        request_entries::may_show.eq(may_show),
        request_entries::text_version.eq(language.map(|_| TEXT_VERSION)),
        request_entries::language.eq(language),
        request_entries::author_id.eq(author.map(PersonId::as_str)),
        request_entries::at.eq(now.naive_utc()),
    );
    diesel::insert_into(request_entries::table).values(entry).execute(db)?;
    let row = requests::table.find(&request.id);
    diesel::update(row)
        .set((
            requests::state.eq(deed.as_str()),
            requests::entries.eq(number),
            requests::changed_at.eq(now.naive_utc()),
        ))
        .execute(db)?;
    match deed {
        RequestState::Submitted => {
            diesel::update(row).set(requests::submitted_at.eq(Some(now.naive_utc()))).execute(db)?
        }
        _ => diesel::update(row).set(requests::decided_at.eq(Some(now.naive_utc()))).execute(db)?,
    };
    Ok(())
}

/// Makes the row of a new request, as a draft. None where another one is open, or there were too many.
fn begin(db: &mut Db, writing: &Writing) -> Result<Result<Request, Written>, StoreError> {
    let of_kind = requests::table
        .filter(requests::person_id.eq(writing.person.as_str()))
        .filter(requests::achievement_id.eq(writing.achievement.as_str()))
        .filter(requests::kind.eq(writing.kind.as_str()));
    let known: i64 = of_kind.count().get_result(db)?;
    if known >= MAX_REQUESTS {
        return Ok(Err(Written::TooMany));
    }
    let approved: i64 = of_kind.filter(requests::state.eq(RequestState::Approved.as_str())).count().get_result(db)?;
    // What counts already needs no second approval.
    if writing.kind == RequestKind::Application && approved > 0 {
        return Ok(Err(Written::Closed));
    }
    let at = writing.now.naive_utc();
    let row = (
        requests::id.eq(&writing.id),
        requests::kind.eq(writing.kind.as_str()),
        requests::achievement_id.eq(writing.achievement.as_str()),
        requests::person_id.eq(writing.person.as_str()),
        requests::award_id.eq(writing.award.as_ref().map(AwardId::as_str)),
        requests::state.eq(RequestState::Draft.as_str()),
        requests::body.eq(""),
        requests::links.eq("[]"),
        requests::may_show.eq(false),
        requests::entries.eq(0),
        requests::created_at.eq(at),
        requests::changed_at.eq(at),
    );
    if insert_once!(db, requests::table, row)? == Recorded::Existing {
        return Ok(Err(Written::Closed));
    }
    find(db, &writing.id)?.ok_or(StoreError::Corrupt("a request that was just made")).map(Ok)
}

/// What comes of writing on a request that is a teacher's turn, or closed: the same form sent again is no news.
fn too_late(request: &Request, writing: &Writing) -> Written {
    let is_same = request.paper == writing.paper && request.may_show == writing.may_show;
    match request.state {
        RequestState::Submitted if is_same && writing.submits => Written::Before,
        _ => Written::Closed,
    }
}

/// What a teacher does who answers so.
fn answering(to: RequestState) -> Option<console::Deed> {
    match to {
        RequestState::Approved => Some(console::Deed::RequestApproved),
        RequestState::Returned => Some(console::Deed::RequestReturned),
        RequestState::Refused => Some(console::Deed::RequestRefused),
        RequestState::Draft | RequestState::Submitted | RequestState::Withdrawn => None,
    }
}

impl Store {
    /// Keeps what a learner wrote, and hands it in where they say so.
    pub async fn record_writing(&self, writing: Writing) -> Result<Written, StoreError> {
        self.write(move |db| {
            let alive: i64 = persons::table
                .filter(persons::id.eq(writing.person.as_str()).and(persons::erased_at.is_null()))
                .count()
                .get_result(db)?;
            if alive == 0 {
                return Ok(Written::Closed);
            }
            let request = match find(db, &writing.id)? {
                Some(request) => request,
                None => match begin(db, &writing)? {
                    Ok(request) => request,
                    Err(outcome) => return Ok(outcome),
                },
            };
            let is_theirs = request.person == writing.person
                && request.achievement == writing.achievement
                && request.kind == writing.kind
                && request.award == writing.award;
            if !is_theirs {
                return Ok(Written::Closed);
            }
            if !request.state.is_with_learner() {
                return Ok(too_late(&request, &writing));
            }
            if writing.submits && request.entries >= MAX_ENTRIES {
                return Ok(Written::TooMany);
            }
            let row = requests::table.find(&writing.id);
            let written = diesel::update(row.filter(requests::entries.eq(request.entries)))
                .set((
                    requests::body.eq(&writing.paper.text),
                    requests::name.eq(&writing.paper.name),
                    requests::links.eq(links(&writing.paper)),
                    requests::may_show.eq(writing.may_show),
                    requests::changed_at.eq(writing.now.naive_utc()),
                ))
                .execute(db)?;
            if written == 0 {
                let now = find(db, &writing.id)?;
                return Ok(now.map_or(Written::Closed, |request| too_late(&request, &writing)));
            }
            if writing.submits {
                let said = (&writing.paper, writing.may_show, Some(writing.language), None);
                enter(db, &request, RequestState::Submitted, said, writing.now)?;
            }
            Ok(Written::Now)
        })
        .await
    }

    /// Takes an open request back. False when it is not open any more, or somebody else's.
    pub async fn withdraw_request(&self, id: String, person: PersonId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let Some(request) = find(db, &id)?.filter(|one| one.person == person && one.state.is_open()) else {
                return Ok(false);
            };
            // Whoever answers at the same time waits for this row, or is waited for.
            let row = requests::table.find(&id).filter(requests::entries.eq(request.entries));
            if diesel::update(row).set(requests::changed_at.eq(now.naive_utc())).execute(db)? == 0 {
                return Ok(false);
            }
            enter(db, &request, RequestState::Withdrawn, (&Paper::default(), false, None, None), now)?;
            Ok(true)
        })
        .await
    }

    /// Answers a request, once, and does what follows from it in the same transaction: an approved application is judged,
    /// an approved correction is signed.
    pub async fn record_request_answer(&self, answer: Answer) -> Result<Answered, StoreError> {
        self.write(move |db| {
            let now = answer.now;
            let waiting = requests::table
                .find(&answer.id)
                .filter(requests::state.eq(RequestState::Submitted.as_str()))
                .filter(requests::entries.eq(answer.seen));
            if diesel::update(waiting).set(requests::changed_at.eq(now.naive_utc())).execute(db)? == 0 {
                return Ok(Answered::Changed);
            }
            let request = find(db, &answer.id)?.ok_or(StoreError::Corrupt("a request that was just there"))?;
            if let (Some((correction, number)), Some(award)) = (answer.correction, &request.award)
                && !correct(db, award, correction, number, now)?
            {
                return Ok(Answered::Busy);
            }
            let said = Paper { text: answer.comment, ..Paper::default() };
            enter(db, &request, answer.to, (&said, false, None, Some(&answer.author)), now)?;
            if let Some(deed) = answering(answer.to) {
                audit::note(db, deed, &request.id, now)?;
            }
            if request.kind == RequestKind::Application && answer.to == RequestState::Approved {
                // Somebody looked at this very person.
                let (badge, person) = (request.achievement.as_str(), [request.person.clone()]);
                record_decisions(db, badge, Deed::Award, &person, Ruling::Confirmed, now)?;
                let context: Option<String> =
                    achievements::table.find(badge).select(achievements::context_id).first(db)?;
                if let Some(context) = context {
                    touch(db, &context, request.person.as_str())?;
                    enqueue(db, JobKind::Evaluate, &context, now)?;
                }
            }
            Ok(Answered::Now)
        })
        .await
    }

    pub async fn find_request(&self, id: String) -> Result<Option<Request>, StoreError> {
        self.read(move |db| find(db, &id)).await
    }

    /// What was handed in and answered, the oldest first.
    pub async fn list_request_entries(&self, id: String) -> Result<Vec<RequestEntry>, StoreError> {
        self.read(move |db| {
            let rows: Vec<EntryRow> = request_entries::table
                .filter(request_entries::request_id.eq(&id))
                .order(request_entries::number)
                .select(EntryRow::as_select())
                .load(db)?;
            rows.into_iter()
                .map(|row| {
                    Ok(RequestEntry {
                        deed: request_state(&row.deed)?,
                        paper: paper(row.body, row.name, &row.links)?,
                        may_show: row.may_show,
                        at: row.at.and_utc(),
                    })
                })
                .collect()
        })
        .await
    }

    /// What somebody asked about the badges of a course, the oldest first.
    pub async fn list_requests_of(&self, person: PersonId, context: ContextId) -> Result<Vec<Request>, StoreError> {
        self.read(move |db| {
            let rows: Vec<Row> = requests::table
                .inner_join(achievements::table)
                .filter(requests::person_id.eq(person.as_str()))
                .filter(achievements::context_id.eq(context.as_str()))
                .order((requests::created_at, requests::id))
                .select(Row::as_select())
                .load(db)?;
            rows.into_iter().map(TryInto::try_into).collect()
        })
        .await
    }

    /// What somebody asked about one award, the oldest first.
    pub async fn list_requests_about(&self, award: AwardId) -> Result<Vec<Request>, StoreError> {
        self.read(move |db| {
            let rows: Vec<Row> = requests::table
                .filter(requests::award_id.eq(award.as_str()))
                .order((requests::created_at, requests::id))
                .select(Row::as_select())
                .load(db)?;
            rows.into_iter().map(TryInto::try_into).collect()
        })
        .await
    }

    /// What the teachers of a course were asked: what waits, the longest first, or all else that was ever handed in, the
    /// newest first.
    pub async fn list_requests_in(&self, context: ContextId, is_waiting: bool) -> Result<Vec<Listed>, StoreError> {
        self.read(move |db| {
            let submitted = RequestState::Submitted.as_str();
            let query = requests::table
                .inner_join(persons::table)
                .inner_join(achievements::table)
                .inner_join(
                    achievement_versions::table.on(achievement_versions::achievement_id
                        .eq(achievements::id)
                        .and(achievement_versions::number.eq(achievements::version))),
                )
                .filter(achievements::context_id.eq(context.as_str()))
                .limit(MOST_LISTED)
                .select((Row::as_select(), achievement_versions::name, persons::name));
            let rows: Vec<(Row, String, Option<String>)> = match is_waiting {
                true => query
                    .filter(requests::state.eq(submitted))
                    .order((requests::submitted_at, requests::id))
                    .load(db)?,
                false => query
                    .filter(requests::state.ne(submitted).and(requests::submitted_at.is_not_null()))
                    .order((requests::changed_at.desc(), requests::id))
                    .load(db)?,
            };
            rows.into_iter()
                .map(|(row, badge_name, name)| Ok(Listed { request: row.try_into()?, badge_name, name }))
                .collect()
        })
        .await
    }

    /// How many requests of a course wait for a teacher.
    pub async fn count_requests_waiting(&self, context: ContextId) -> Result<i64, StoreError> {
        self.read(move |db| {
            Ok(requests::table
                .inner_join(achievements::table)
                .filter(achievements::context_id.eq(context.as_str()))
                .filter(requests::state.eq(RequestState::Submitted.as_str()))
                .count()
                .get_result(db)?)
        })
        .await
    }
}

/// What was handed in and approved for those of the badges whose rules ask for it, by one person or by all.
pub(super) fn approvals(
    db: &mut Db,
    badges: &[StoredAchievement],
    one: Option<&PersonId>,
) -> Result<HashMap<(AchievementId, PersonId), Approval>, StoreError> {
    let asks =
        |badge: &&StoredAchievement| badge.achievement.rule.as_ref().is_some_and(|rule| rule.asks_for().is_some());
    let asking: Vec<&str> = badges.iter().filter(asks).map(|badge| badge.achievement.id.as_str()).collect();
    let mut found = HashMap::new();
    if asking.is_empty() {
        return Ok(found);
    }
    let approved = requests::table
        .filter(requests::achievement_id.eq_any(asking))
        .filter(requests::state.eq(RequestState::Approved.as_str()))
        .filter(requests::kind.eq(RequestKind::Application.as_str()))
        .order(requests::submitted_at)
        .select(Row::as_select());
    let rows: Vec<Row> = match one {
        Some(person) => approved.filter(requests::person_id.eq(person.as_str())).load(db)?,
        None => approved.load(db)?,
    };
    for row in rows {
        let request: Request = row.try_into()?;
        let Some(handed_in_at) = request.submitted_at else { continue };
        let evidence = if request.may_show { request.paper.evidence() } else { Vec::new() };
        let approval = Approval { handed_in_at, evidence };
        found.insert((request.achievement, request.person), approval);
    }
    Ok(found)
}

/// Everything that somebody asked, for themselves.
pub(super) fn kept_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptRequest>, StoreError> {
    let rows: Vec<Row> = requests::table
        .filter(requests::person_id.eq(person.as_str()))
        .order((requests::created_at, requests::id))
        .select(Row::as_select())
        .load(db)?;
    let entries: Vec<EntryRow> = request_entries::table
        .inner_join(requests::table)
        .filter(requests::person_id.eq(person.as_str()))
        .order((request_entries::request_id, request_entries::number))
        .select(EntryRow::as_select())
        .load(db)?;
    let mut kept: HashMap<String, Vec<KeptEntry>> = HashMap::new();
    for row in entries {
        let entry = KeptEntry {
            deed: request_state(&row.deed)?,
            paper: paper(row.body, row.name, &row.links)?,
            may_show: row.may_show,
            text_version: row.text_version,
            language: row.language,
            at: row.at.and_utc(),
        };
        kept.entry(row.request_id).or_default().push(entry);
    }
    rows.into_iter()
        .map(|row| {
            let request: Request = row.try_into()?;
            Ok(KeptRequest {
                entries: kept.remove(&request.id).unwrap_or_default(),
                id: request.id,
                kind: request.kind,
                badge: request.achievement,
                award: request.award,
                state: request.state,
                paper: request.paper,
                may_show: request.may_show,
                changed_at: request.changed_at,
            })
        })
        .collect()
}

/// Takes away what somebody asked, whatever became of it; says how many requests that were.
pub(super) fn delete_of_person(db: &mut Db, person: &str) -> Result<usize, StoreError> {
    let of_person = requests::table.filter(requests::person_id.eq(person));
    let entries = request_entries::request_id.eq_any(of_person.select(requests::id));
    diesel::delete(request_entries::table.filter(entries)).execute(db)?;
    Ok(diesel::delete(of_person).execute(db)?)
}

/// Takes away what was asked about a badge that nobody was awarded.
pub(super) fn delete_of_badge(db: &mut Db, badge: &str) -> QueryResult<()> {
    let of_badge = requests::table.filter(requests::achievement_id.eq(badge));
    let entries = request_entries::request_id.eq_any(of_badge.select(requests::id));
    diesel::delete(request_entries::table.filter(entries)).execute(db)?;
    diesel::delete(of_badge).execute(db)?;
    Ok(())
}
