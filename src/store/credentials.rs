//! Signed documents: which awards wait for one, and what was signed, kept byte for byte and served for ever.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::not;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::achievements::details;
use super::awards::award_details;
use super::connection::Db;
use super::counts::count_many;
use super::grants::judge_what_names;
use super::issuers::{Issuer, IssuerRow, find_issuer, with_parents};
use super::jobs::{JobKind, enqueue};
use super::log::{enter_change, enter_issued};
use super::mails::{MailKind, tell};
use super::roster::{PersonRow, identity};
use super::schema::{achievement_versions, achievements, awards, credentials, issuers, persons};
use super::scores::{want_score, writes_score as writes_score_of};
use super::{Store, StoreError, directly, status_lists};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::details::{AchievementDetails, AwardDetails};
use crate::domain::ids::{AchievementId, AwardId, CredentialId, PersonId, PictureId, StatusListId, VersionId};
use crate::domain::life::Life;
use crate::domain::log::EventKind;
use crate::domain::status::MadeFor;

/// How many ran out since they were last looked for, at most, that are told in one go.
const EXPIRED_AT_ONCE: i64 = 100;

/// Everything a credential is made from.
#[derive(Clone, Debug)]
pub struct ToIssue {
    pub award: AwardId,
    pub person: PersonId,
    pub achievement: AchievementId,
    pub version: VersionId,
    pub issuer: Arc<Issuer>,
    pub name: String,
    pub description: String,
    pub criteria: String,
    pub picture: PictureId,
    pub picture_alt: String,
    pub expires_after: Option<Life>,
    /// From when the life counts, where that is not the moment of the signature.
    pub life_from: Option<DateTime<Utc>>,
    /// The number of the credential to be, counted from 1.
    pub number: i32,
    pub made_for: MadeFor,
    /// The end of the credential that this one takes the place of.
    pub earlier_end: Option<DateTime<Utc>>,
    pub sub: String,
    pub email: Option<String>,
    /// The name to be signed: none unless the holder agreed.
    pub shown_name: Option<String>,
    pub details: AchievementDetails,
    pub award_details: AwardDetails,
    /// Whether the learner agreed that results stand in the credential.
    pub results_agreed: bool,
    pub trace: String,
    pub earned_at: DateTime<Utc>,
    pub granted_at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct NewCredential {
    pub id: CredentialId,
    pub award: AwardId,
    pub achievement: AchievementId,
    pub person: PersonId,
    pub version: VersionId,
    pub number: i32,
    pub made_for: MadeFor,
    pub json: String,
    pub jwt: String,
    /// The last part of the address that answers with the newest credential of the award.
    pub refresh: Option<String>,
    pub status_list: StatusListId,
    pub status_index: u32,
    pub valid_from: DateTime<Utc>,
    pub valid_until: Option<DateTime<Utc>>,
    /// Whether the document names its holder.
    pub names_holder: bool,
    /// Whether the document tells results.
    pub tells_results: bool,
}

/// What came of keeping a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issued {
    Now,
    /// Another worker was faster, or the award was withdrawn meanwhile.
    NotNeeded,
    /// The status index is given already: sign again with another.
    IndexTaken,
}

/// A credential with what its page says.
#[derive(Clone, Debug)]
pub struct Published {
    pub id: CredentialId,
    pub award: AwardId,
    pub achievement: AchievementId,
    pub issuer: Issuer,
    pub json: String,
    pub jwt: String,
    pub name: String,
    pub description: String,
    pub criteria: String,
    pub picture: PictureId,
    pub picture_alt: String,
    /// The name that its holder confirmed; shown where they let it be seen.
    pub holder: Option<String>,
    /// Whether it is a test of the badge, and nobody's award.
    pub is_test: bool,
    pub state: AwardState,
    pub is_superseded: bool,
    /// The credential in force of the same award, where this one is superseded.
    pub newest: Option<CredentialId>,
    pub visibility: Visibility,
    /// Whether anybody has seen it since it was awarded.
    pub is_opened: bool,
    /// Whether the files tell what their holder does not agree to any more: the page stays, the files are not served.
    pub is_withheld: bool,
    pub trace: String,
    pub granted_at: DateTime<Utc>,
    pub valid_from: DateTime<Utc>,
    pub valid_until: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revocation_reason: Option<String>,
}

impl Published {
    /// Whether its holder keeps all of it to themselves.
    pub fn is_hidden(&self) -> bool {
        self.visibility == Visibility::Hidden
    }

    /// Whether its files are served: none of what is hidden, and none that tell what their holder keeps to themselves.
    pub fn may_be_read(&self) -> bool {
        !self.is_hidden() && !self.is_withheld
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
struct WaitingRow {
    id: String,
    achievement_id: String,
    version_id: String,
    visibility: String,
    evidence: Option<String>,
    trace: String,
    earned_at: NaiveDateTime,
    granted_at: NaiveDateTime,
    signed: i32,
    wanted_for: Option<String>,
    life_from: Option<NaiveDateTime>,
    shown_name: Option<String>,
    details: Option<String>,
    results_agreed_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = achievement_versions)]
struct TextRow {
    name: String,
    description: String,
    criteria: String,
    picture_id: String,
    picture_alt: String,
    expires_after: Option<String>,
    details: Option<String>,
}

type Waiting = (WaitingRow, TextRow, PersonRow, String, Option<NaiveDateTime>);

/// Awards in force whose wanted credential is not signed, with the version they are given for, and the end of the
/// credential before.
macro_rules! waiting {
    () => {
        awards::table
            .inner_join(achievements::table)
            .inner_join(persons::table)
            .inner_join(achievement_versions::table.on(achievement_versions::id.eq(awards::version_id)))
            .left_join(
                credentials::table.on(credentials::award_id.eq(awards::id).and(credentials::is_superseded.eq(false))),
            )
            .filter(awards::wanted.gt(awards::signed).and(persons::erased_at.is_null()))
            .filter(awards::state.eq_any([AwardState::Granted.as_str(), AwardState::Issued.as_str()]))
            .select((
                WaitingRow::as_select(),
                TextRow::as_select(),
                PersonRow::as_select(),
                achievements::issuer_id,
                credentials::valid_until.nullable(),
            ))
    };
}

fn to_issue(db: &mut Db, rows: Vec<Waiting>) -> Result<Vec<ToIssue>, StoreError> {
    let mut issuers: HashMap<String, Arc<Issuer>> = HashMap::new();
    let mut found = Vec::with_capacity(rows.len());
    for (award, text, person, issuer, earlier_end) in rows {
        let issuer = match issuers.get(&issuer) {
            Some(known) => known.clone(),
            None => {
                let new = find_issuer(db, &issuer)?.ok_or(StoreError::Corrupt("the issuer of a badge"))?;
                issuers.entry(issuer).or_insert(Arc::new(new)).clone()
            }
        };
        let visibility =
            Visibility::parse(&award.visibility).ok_or(StoreError::Corrupt("the visibility of an award"))?;
        let made_for = match &award.wanted_for {
            None => MadeFor::Award,
            Some(word) => MadeFor::parse(word).ok_or(StoreError::Corrupt("what a credential is made for"))?,
        };
        let life = text.expires_after.map(|text| Life::parse(&text)).transpose();
        let holder = PersonId::from(person.id.as_str());
        let (sub, _, email) = identity(person);
        found.push(ToIssue {
            award: award.id.into(),
            person: holder,
            achievement: award.achievement_id.into(),
            version: award.version_id.into(),
            issuer,
            name: text.name,
            description: text.description,
            criteria: text.criteria,
            picture: text.picture_id.into(),
            picture_alt: text.picture_alt,
            expires_after: life.map_err(|_| StoreError::Corrupt("the life of a badge"))?,
            life_from: award.life_from.map(|time| time.and_utc()),
            number: award.signed + 1,
            made_for,
            earlier_end: earlier_end.map(|time| time.and_utc()),
            sub,
            email,
            shown_name: award.shown_name.filter(|_| visibility.shows_name()),
            details: details(text.details.as_deref())?,
            award_details: award_details(award.details.as_deref(), award.evidence)?,
            results_agreed: award.results_agreed_at.is_some(),
            trace: award.trace,
            earned_at: award.earned_at.and_utc(),
            granted_at: award.granted_at.and_utc(),
        });
    }
    Ok(found)
}

/// Marks awards as signed, as far as they are in force and wait for the credential of this number; says which.
fn mark(db: &mut Db, awards: &[&str], number: i32) -> Result<Vec<String>, StoreError> {
    let in_force = [AwardState::Granted.as_str(), AwardState::Issued.as_str()];
    let waiting = awards::table
        .filter(awards::id.eq_any(awards))
        .filter(awards::state.eq(in_force[0]).or(awards::state.eq(in_force[1])))
        .filter(awards::signed.eq(number - 1).and(awards::wanted.ge(number)));
    let signed = (awards::state.eq(AwardState::Issued.as_str()), awards::signed.eq(number));
    Ok(directly!(db, |db| diesel::update(waiting).set(signed).returning(awards::id).load(db))?)
}

fn record_credential(db: &mut Db, new: &NewCredential, now: DateTime<Utc>) -> Result<(), StoreError> {
    let index = i32::try_from(new.status_index).map_err(|_| StoreError::Corrupt("a status index"))?;
    let row = (
        credentials::id.eq(new.id.as_str()),
        credentials::award_id.eq(new.award.as_str()),
        credentials::version_id.eq(new.version.as_str()),
        credentials::number.eq(new.number),
        credentials::made_for.eq(new.made_for.as_str()),
        credentials::json.eq(&new.json),
        credentials::jwt.eq(&new.jwt),
        credentials::refresh.eq(&new.refresh),
        credentials::status_list_id.eq(new.status_list.as_str()),
        credentials::status_index.eq(index),
        credentials::is_revoked.eq(false),
        credentials::is_superseded.eq(false),
        credentials::valid_from.eq(new.valid_from.naive_utc()),
        credentials::valid_until.eq(new.valid_until.map(|time| time.naive_utc())),
        credentials::created_at.eq(now.naive_utc()),
        credentials::names_holder.eq(new.names_holder),
        credentials::tells_results.eq(new.tells_results),
    );
    directly!(db, |db| diesel::insert_into(credentials::table).values(row).execute(db))?;
    Ok(())
}

/// Whether somebody was faster.
fn is_taken(error: &StoreError) -> bool {
    matches!(error, StoreError::Database(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)))
}

/// Keeps credentials and marks their awards. What a UNIQUE constraint refuses leaves the marks behind: the caller goes back
/// to a savepoint.
fn record_each(
    db: &mut Db,
    new: &[&NewCredential],
    by_mail: bool,
    now: DateTime<Utc>,
) -> Result<Vec<Issued>, StoreError> {
    let mut by_number: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
    for credential in new {
        by_number.entry(credential.number).or_default().push(credential.award.as_str());
    }
    let mut marked = HashSet::with_capacity(new.len());
    for (number, awards) in by_number {
        marked.extend(mark(db, &awards, number)?);
    }
    let mut writes_score: HashMap<&str, bool> = HashMap::new();
    let mut outcomes = Vec::with_capacity(new.len());
    for credential in new {
        if !marked.contains(credential.award.as_str()) {
            outcomes.push(Issued::NotNeeded);
            continue;
        }
        record_credential(db, credential, now)?;
        let badge = credential.achievement.as_str();
        let writes = match writes_score.get(badge) {
            Some(known) => *known,
            None => *writes_score.entry(badge).or_insert(writes_score_of(db, badge)?),
        };
        after_issue(db, credential, (writes, by_mail), now)?;
        outcomes.push(Issued::Now);
    }
    Ok(outcomes)
}

/// The same where somebody is in the way of one of them: each in a savepoint of its own.
fn record_alone(
    db: &mut Db,
    new: &[&NewCredential],
    by_mail: bool,
    now: DateTime<Utc>,
) -> Result<Vec<Issued>, StoreError> {
    let mut outcomes = Vec::with_capacity(new.len());
    for credential in new {
        match db.transaction(|db| record_each(db, std::slice::from_ref(credential), by_mail, now)) {
            Ok(outcome) => outcomes.extend(outcome),
            Err(error) if is_taken(&error) => outcomes.push(Issued::IndexTaken),
            Err(error) => return Err(error),
        }
    }
    Ok(outcomes)
}

/// What follows from a new credential.
fn after_issue(
    db: &mut Db,
    new: &NewCredential,
    (writes_score, by_mail): (bool, bool),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let award = new.award.as_str();
    enter_issued(db, new.id.as_str(), &new.json, &new.jwt, now)?;
    if new.number == 1 {
        if writes_score {
            want_score(db, award, new.achievement.as_str(), now)?;
        }
        if by_mail {
            tell(db, MailKind::Award, (award, new.person.as_str()), "", now)?;
        }
        return Ok(());
    }
    let earlier = credentials::table
        .filter(credentials::award_id.eq(award))
        .filter(credentials::number.lt(new.number).and(credentials::is_superseded.eq(false)));
    let superseded: Vec<String> = earlier.order(credentials::number).select(credentials::id).load(db)?;
    superseded.iter().try_for_each(|id| enter_change(db, EventKind::Superseded, id, now))?;
    diesel::update(earlier)
        .set((credentials::is_superseded.eq(true), credentials::superseded_at.eq(Some(now.naive_utc()))))
        .execute(db)?;
    if new.made_for == MadeFor::Renewal {
        let (key, person): (String, String) = awards::table
            .inner_join(achievements::table)
            .filter(awards::id.eq(award))
            .select((achievements::key, awards::person_id))
            .first(db)?;
        judge_what_names(db, &key, &person, now)?;
    }
    Ok(())
}

/// The credential of an award that no other took the place of, unless its bytes were withdrawn.
fn newest(db: &mut Db, award: &str) -> Result<Option<CredentialId>, StoreError> {
    let id: Option<String> = credentials::table
        .filter(credentials::award_id.eq(award).and(credentials::is_superseded.eq(false)))
        .filter(credentials::withdrawn_at.is_null())
        .select(credentials::id)
        .first(db)
        .optional()?;
    Ok(id.map(Into::into))
}

pub(super) fn find_published(db: &mut Db, id: CredentialId) -> Result<Option<Published>, StoreError> {
    type Columns = (
        (String, String, bool, NaiveDateTime, Option<NaiveDateTime>),
        (bool, bool, bool),
        (String, String, String, String, String, NaiveDateTime),
        (Option<NaiveDateTime>, Option<String>, Option<String>, Option<NaiveDateTime>, Option<NaiveDateTime>),
        (String, String, String, String, String),
    );
    type Row = (Columns, IssuerRow);
    let found = credentials::table
        .inner_join(awards::table.inner_join(achievements::table))
        .inner_join(issuers::table.on(issuers::id.eq(achievements::issuer_id)))
        .inner_join(achievement_versions::table.on(achievement_versions::id.eq(credentials::version_id)))
        .filter(credentials::id.eq(id.as_str()).and(credentials::withdrawn_at.is_null()));
    let columns = (
        (
            credentials::json,
            credentials::jwt,
            credentials::is_superseded,
            credentials::valid_from,
            credentials::valid_until,
        ),
        (credentials::names_holder, credentials::tells_results, credentials::evidence_taken_out),
        (awards::id, awards::achievement_id, awards::state, awards::visibility, awards::trace, awards::granted_at),
        (
            awards::revoked_at,
            awards::revocation_reason,
            awards::shown_name,
            awards::results_agreed_at,
            awards::opened_at,
        ),
        (
            achievement_versions::name,
            achievement_versions::description,
            achievement_versions::criteria,
            achievement_versions::picture_id,
            achievement_versions::picture_alt,
        ),
    );
    let found: Option<Row> =
        directly!(db, |db| found.select((columns, IssuerRow::as_select())).get_result(db).optional())?;
    let Some(((document, told, award, end, version), issuer)) = found else { return Ok(None) };
    let (names_holder, tells_results, evidence_taken_out) = told;
    let (json, jwt, is_superseded, valid_from, valid_until) = document;
    let (award, achievement, state, visibility, trace, granted_at) = award;
    let (revoked_at, revocation_reason, shown_name, results_agreed_at, opened_at) = end;
    let (name, description, criteria, picture, picture_alt) = version;
    let newest = if is_superseded { newest(db, &award)? } else { None };
    let visibility = Visibility::parse(&visibility).ok_or(StoreError::Corrupt("the visibility of an award"))?;
    Ok(Some(Published {
        id,
        award: award.into(),
        achievement: achievement.into(),
        issuer: with_parents(db, issuer.try_into()?)?,
        json,
        jwt,
        name,
        description,
        criteria,
        picture: picture.into(),
        picture_alt,
        holder: shown_name,
        is_test: false,
        state: AwardState::parse(&state).ok_or(StoreError::Corrupt("the state of an award"))?,
        is_superseded,
        newest,
        visibility,
        is_opened: opened_at.is_some(),
        is_withheld: evidence_taken_out
            || (names_holder && !visibility.shows_name())
            || (tells_results && results_agreed_at.is_none()),
        trace,
        granted_at: granted_at.and_utc(),
        valid_from: valid_from.and_utc(),
        valid_until: valid_until.map(|time| time.and_utc()),
        revoked_at: revoked_at.map(|time| time.and_utc()),
        revocation_reason,
    }))
}

impl Store {
    /// What is needed to sign the next credentials of a badge; those that have waited longest come first.
    pub async fn list_to_issue(
        &self,
        badge: AchievementId,
        after: Option<AwardId>,
        limit: i64,
    ) -> Result<Vec<ToIssue>, StoreError> {
        self.read(move |db| {
            let after = after.map(AwardId::into_string).unwrap_or_default();
            let rows = waiting!()
                .filter(awards::achievement_id.eq(badge.as_str()).and(awards::id.gt(after)))
                .order(awards::id)
                .limit(limit)
                .load(db)?;
            to_issue(db, rows)
        })
        .await
    }

    /// The same for some awards; those that wait for nothing are left out.
    pub async fn find_to_issue(&self, ids: Vec<AwardId>) -> Result<Vec<ToIssue>, StoreError> {
        self.read(move |db| {
            let mut found = Vec::new();
            for ids in ids.chunks(500) {
                let ids = ids.iter().map(AwardId::as_str);
                let rows = waiting!().filter(awards::id.eq_any(ids)).order(awards::id).load(db)?;
                found.extend(to_issue(db, rows)?);
            }
            Ok(found)
        })
        .await
    }

    /// Asks for the signatures of a badge that are due.
    pub async fn enqueue_issue(&self, badge: AchievementId, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| enqueue(db, JobKind::Issue, badge.as_str(), now)).await
    }

    /// Keeps signed credentials and marks their awards, each or not at all; says for each what came of it. `by_mail` says
    /// whether those who hold a badge for the first time are told by mail.
    pub async fn record_credentials(
        &self,
        new: Vec<NewCredential>,
        by_mail: bool,
        now: DateTime<Utc>,
    ) -> Result<Vec<Issued>, StoreError> {
        self.write(move |db| {
            let mut places: HashMap<&str, Vec<u32>> = HashMap::new();
            for credential in &new {
                places.entry(credential.status_list.as_str()).or_default().push(credential.status_index);
            }
            let mut taken = HashMap::new();
            for (list, indexes) in places {
                taken.insert(list, status_lists::taken(db, list, &indexes)?);
            }
            let has_no_place = |credential: &&NewCredential| {
                let taken = taken.get(credential.status_list.as_str());
                taken.is_some_and(|taken: &Vec<u32>| taken.contains(&credential.status_index))
            };
            let free: Vec<&NewCredential> = new.iter().filter(|credential| !has_no_place(credential)).collect();
            // Nearly always nobody is in the way, and one savepoint does for all.
            let together = db.transaction(|db| record_each(db, &free, by_mail, now));
            let kept = match together {
                Err(error) if is_taken(&error) => record_alone(db, &free, by_mail, now)?,
                other => other?,
            };
            let mut kept = kept.into_iter();
            let mut outcomes = Vec::with_capacity(new.len());
            let mut counted: HashMap<(&str, MadeFor), i64> = HashMap::new();
            for credential in &new {
                let outcome = if has_no_place(&credential) {
                    Issued::IndexTaken
                } else {
                    kept.next().expect("one for each that is free")
                };
                if outcome == Issued::Now {
                    *counted.entry((credential.achievement.as_str(), credential.made_for)).or_default() += 1;
                }
                outcomes.push(outcome);
            }
            for ((achievement, made_for), n) in counted {
                let what = match made_for {
                    MadeFor::Award => "issued",
                    MadeFor::Renewal => "renewed",
                    MadeFor::Correction => "corrected",
                };
                count_many(db, achievement, what, n, now)?;
            }
            Ok(outcomes)
        })
        .await
    }

    /// Tells those who judge by a badge that it ran out for somebody; says how many credentials there were.
    pub async fn tell_expired(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let expired = move |db: &mut Db| -> Result<Vec<(String, bool, String, String)>, StoreError> {
            Ok(credentials::table
                .inner_join(awards::table.inner_join(achievements::table))
                // Not a bound value: the index holds these rows alone, and SQLite has to see that.
                .filter(not(credentials::expiry_told))
                .filter(credentials::valid_until.le(Some(now.naive_utc())))
                .order(credentials::valid_until)
                .limit(EXPIRED_AT_ONCE)
                .select((credentials::id, credentials::is_superseded, achievements::key, awards::person_id))
                .load(db)?)
        };
        if self.read(expired).await?.is_empty() {
            return Ok(0);
        }
        self.write(move |db| {
            let expired = expired(db)?;
            for (id, is_superseded, key, person) in &expired {
                diesel::update(credentials::table.find(id)).set(credentials::expiry_told.eq(true)).execute(db)?;
                // The end of what was renewed in time ends nothing.
                if !is_superseded {
                    judge_what_names(db, key, person, now)?;
                }
            }
            Ok(expired.len())
        })
        .await
    }

    /// The newest credential of the award that an address for refreshing belongs to.
    pub async fn find_refreshed(&self, refresh: String) -> Result<Option<CredentialId>, StoreError> {
        self.read(move |db| {
            let award: Option<String> = credentials::table
                .filter(credentials::refresh.eq(Some(refresh)))
                .select(credentials::award_id)
                .first(db)
                .optional()?;
            match award {
                Some(award) => newest(db, &award),
                None => Ok(None),
            }
        })
        .await
    }

    /// Whether there was such a credential, and everything about its holder was erased.
    pub async fn was_withdrawn(&self, id: CredentialId) -> Result<bool, StoreError> {
        self.read(move |db| {
            let found: Option<Option<NaiveDateTime>> =
                credentials::table.find(id.as_str()).select(credentials::withdrawn_at).first(db).optional()?;
            Ok(found.flatten().is_some())
        })
        .await
    }

    /// A credential with what its page says; none whose bytes were withdrawn.
    pub async fn find_published(&self, id: CredentialId) -> Result<Option<Published>, StoreError> {
        self.read(move |db| find_published(db, id)).await
    }

    /// The award behind the id of one of its credentials.
    pub async fn find_award_of(&self, credential: CredentialId) -> Result<Option<AwardId>, StoreError> {
        self.read(move |db| {
            let id: Option<String> =
                credentials::table.find(credential.as_str()).select(credentials::award_id).first(db).optional()?;
            Ok(id.map(Into::into))
        })
        .await
    }
}
