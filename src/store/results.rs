//! Activities of a course and what is known of each member in them. What did not change is not written.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use rust_decimal::Decimal;

use super::achievements::refresh_attention;
use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::persons::erased_among;
use super::roster::{PersonRecord, listed_person_row, touch_each};
use super::schema::{achievements, activities, contexts, members, persons, results};
use super::{Recorded, Store, StoreError, directly, insert_once};
use crate::domain::ids::{ActivityId, ContextId, PersonId};
use crate::domain::rule::ActivityKind;
use crate::keys::PersonMarks;
use crate::lti::ags::TAG_BADGE;

/// Anything in a course that can be scored or completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub id: ActivityId,
    pub source: String,
    pub kind: ActivityKind,
    /// How the source names it: the address of a line item, the platform's id of a locked link, the id of a placement.
    pub source_key: String,
    pub label: String,
    pub maximum: Option<Decimal>,
    /// The tool's own names of a column, which copies of the course keep. The tag says what it is for.
    pub resource_id: Option<String>,
    pub tag: Option<String>,
    pub gone_at: Option<DateTime<Utc>>,
    /// Since when rules may rely on it; only locks ever wait for that.
    pub armed_at: Option<DateTime<Utc>>,
}

impl Activity {
    /// Whether badges write here, so that what stands in it is our own word: no rule can ask for it.
    pub fn is_output(&self) -> bool {
        self.tag.as_deref() == Some(TAG_BADGE)
    }

    pub fn is_armed(&self) -> bool {
        self.kind != ActivityKind::Lock || self.armed_at.is_some()
    }
}

/// The word for each source in the database, and what an activity from there can prove.
const SOURCES: [(&str, ActivityKind); 3] =
    [("ags", ActivityKind::Column), ("roster", ActivityKind::Lock), ("launch", ActivityKind::Gate)];

pub(super) fn source_of(kind: ActivityKind) -> &'static str {
    SOURCES.iter().find(|(_, known)| *known == kind).map_or("ags", |(word, _)| word)
}

/// One line item as AGS tells it.
#[derive(Clone, Debug)]
pub struct LineItemRecord {
    pub new_id: String,
    pub url: String,
    pub label: String,
    pub maximum: Option<Decimal>,
    pub resource_id: Option<String>,
    pub tag: Option<String>,
}

/// One result as a source tells it. `score` is `None` where there is no grade.
#[derive(Clone, Debug)]
pub struct ResultRecord {
    pub sub: String,
    pub new_person_id: String,
    pub score: Option<Decimal>,
    pub maximum: Decimal,
    pub happened_at: Option<DateTime<Utc>>,
}

/// What is known of one member in one activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredResult {
    pub activity: ActivityId,
    pub person: PersonId,
    pub score: Option<Decimal>,
    pub maximum: Decimal,
    pub completed: Option<bool>,
    pub happened_at: Option<DateTime<Utc>>,
    pub changed_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = activities)]
struct ActivityRow {
    id: String,
    source: String,
    source_key: String,
    label: String,
    maximum: Option<String>,
    resource_id: Option<String>,
    tag: Option<String>,
    gone_at: Option<NaiveDateTime>,
    armed_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = results)]
struct ResultRow {
    activity_id: String,
    person_id: String,
    score: Option<String>,
    maximum: String,
    completed: Option<bool>,
    happened_at: Option<NaiveDateTime>,
    changed_at: NaiveDateTime,
}

fn decimal(text: &str) -> Result<Decimal, StoreError> {
    Decimal::from_str(text).map_err(|_| StoreError::Corrupt("a decimal"))
}

/// The text that is stored: 62.50 and 62.5 are the same score.
fn text(value: Decimal) -> String {
    value.normalize().to_string()
}

impl TryFrom<ActivityRow> for Activity {
    type Error = StoreError;

    fn try_from(row: ActivityRow) -> Result<Self, StoreError> {
        let kind = SOURCES.iter().find(|(word, _)| *word == row.source).map(|(_, kind)| *kind);
        Ok(Self {
            id: row.id.into(),
            kind: kind.ok_or(StoreError::Corrupt("the source of an activity"))?,
            source: row.source,
            source_key: row.source_key,
            label: row.label,
            maximum: row.maximum.as_deref().map(decimal).transpose()?,
            resource_id: row.resource_id,
            tag: row.tag,
            gone_at: row.gone_at.map(|time| time.and_utc()),
            armed_at: row.armed_at.map(|time| time.and_utc()),
        })
    }
}

impl TryFrom<ResultRow> for StoredResult {
    type Error = StoreError;

    fn try_from(row: ResultRow) -> Result<Self, StoreError> {
        Ok(Self {
            activity: row.activity_id.into(),
            person: row.person_id.into(),
            score: row.score.as_deref().map(decimal).transpose()?,
            maximum: decimal(&row.maximum)?,
            completed: row.completed,
            happened_at: row.happened_at.map(|time| time.and_utc()),
            changed_at: row.changed_at.and_utc(),
        })
    }
}

pub(super) fn list_activities(db: &mut Db, context: &str) -> Result<Vec<Activity>, StoreError> {
    let rows: Vec<ActivityRow> = directly!(db, |db| activities::table
        .filter(activities::context_id.eq(context))
        .order((activities::label, activities::id))
        .select(ActivityRow::as_select())
        .load(db))?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The results of some persons in the activities of a course, by person.
pub(super) fn results_of(
    db: &mut Db,
    context: &str,
    persons: Option<&[String]>,
) -> Result<HashMap<PersonId, Vec<StoredResult>>, StoreError> {
    let mut by_person: HashMap<PersonId, Vec<StoredResult>> = HashMap::new();
    let mut keep = |rows: Vec<ResultRow>| -> Result<(), StoreError> {
        for row in rows {
            let result = StoredResult::try_from(row)?;
            by_person.entry(result.person.clone()).or_default().push(result);
        }
        Ok(())
    };
    // What is gone from the course says nothing any more.
    let of_context = activities::table
        .filter(activities::context_id.eq(context).and(activities::gone_at.is_null()))
        .select(activities::id);
    match persons {
        None => {
            let of_all = results::table.filter(results::activity_id.eq_any(of_context));
            keep(of_all.select(ResultRow::as_select()).load(db)?)?;
        }
        Some([one]) => {
            let of_one =
                results::table.filter(results::activity_id.eq_any(of_context)).filter(results::person_id.eq(one));
            keep(directly!(db, |db| of_one.select(ResultRow::as_select()).load(db))?)?;
        }
        Some(persons) => {
            for persons in persons.chunks(500) {
                let rows = results::table
                    .filter(results::activity_id.eq_any(of_context).and(results::person_id.eq_any(persons)))
                    .select(ResultRow::as_select())
                    .load(db)?;
                keep(rows)?;
            }
        }
    }
    Ok(by_person)
}

/// Active learners, those of them with any score, and those with a score in every activity.
pub(super) fn coverage(db: &mut Db, context: &str) -> Result<(i32, i32, i32), StoreError> {
    let learners: HashSet<String> = members::table
        .filter(members::context_id.eq(context))
        .filter(members::is_active.eq(true).and(members::is_learner.eq(true)))
        .filter(members::launched_as_teacher.eq(false).and(members::is_test_user.eq(false)))
        .select(members::person_id)
        .load::<String>(db)?
        .into_iter()
        .collect();
    let scored: Vec<(String, i64)> = results::table
        .inner_join(activities::table)
        .filter(activities::context_id.eq(context).and(activities::gone_at.is_null()))
        .filter(results::score.is_not_null())
        .group_by(results::person_id)
        .select((results::person_id, diesel::dsl::count_star()))
        .load(db)?;
    let offered: i64 = activities::table
        .filter(activities::context_id.eq(context).and(activities::gone_at.is_null()))
        .filter(activities::source.eq(source_of(ActivityKind::Column)))
        .filter(activities::tag.is_null().or(activities::tag.ne(TAG_BADGE)))
        .count()
        .get_result(db)?;
    let scored: Vec<i64> =
        scored.into_iter().filter(|(person, _)| learners.contains(person)).map(|(_, count)| count).collect();
    let with_all = scored.iter().filter(|count| **count >= offered).count();
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    Ok((number(learners.len()), number(scored.len()), number(with_all)))
}

impl Store {
    pub async fn list_activities(&self, context: ContextId) -> Result<Vec<Activity>, StoreError> {
        self.read(move |db| list_activities(db, context.as_str())).await
    }

    /// How many succeeded in each activity of a course that knows no scores.
    pub async fn count_successes(&self, context: ContextId) -> Result<HashMap<ActivityId, i64>, StoreError> {
        self.read(move |db| {
            let rows: Vec<(String, i64)> = results::table
                .inner_join(activities::table)
                .filter(activities::context_id.eq(context.as_str()).and(results::completed.eq(true)))
                .group_by(results::activity_id)
                .select((results::activity_id, diesel::dsl::count_star()))
                .load(db)?;
            Ok(rows.into_iter().map(|(id, count)| (id.into(), count)).collect())
        })
        .await
    }

    /// Takes over a complete list of line items. Rules that name one that is gone are flagged; rules whose items are
    /// all back lose the flag.
    pub async fn record_line_items(
        &self,
        context: ContextId,
        items: Vec<LineItemRecord>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Activity>, StoreError> {
        let (known, id) = {
            let id = context.clone();
            let known = self
                .read(move |db| {
                    let rows: Vec<ActivityRow> = activities::table
                        .filter(activities::context_id.eq(context.as_str()).and(activities::source.eq("ags")))
                        .select(ActivityRow::as_select())
                        .load(db)?;
                    Ok(rows.into_iter().map(|row| (row.source_key.clone(), row)).collect::<HashMap<_, _>>())
                })
                .await?;
            (known, id)
        };
        let unchanged = items.len() == known.values().filter(|row| row.gone_at.is_none()).count()
            && items.iter().all(|item| known.get(&item.url).is_some_and(|row| is_same(row, item)));
        if !unchanged {
            self.write(move |db| write_line_items(db, id.as_str(), items, &known, now)).await
        } else {
            let mut activities: Vec<Activity> = known.into_values().map(TryInto::try_into).collect::<Result<_, _>>()?;
            activities.retain(|activity| activity.gone_at.is_none());
            Ok(activities)
        }
    }

    /// Takes over the complete results of one activity and says how many changed. A member that the source is silent
    /// about has no score: unknown, not zero. Nothing is kept of whoever was erased.
    pub async fn record_results(
        &self,
        context: ContextId,
        activity: ActivityId,
        mut told: Vec<ResultRecord>,
        marks: &PersonMarks,
        now: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        // Pages that overlap list somebody twice.
        let mut listed = HashSet::new();
        told.retain(|result| listed.insert(result.sub.clone()));
        let (id, of, marks) = (activity.clone(), context.clone(), marks.clone());
        let (known, erased): (HashMap<String, ResultRow>, _) = self
            .read(move |db| {
                let rows: Vec<(String, ResultRow)> = results::table
                    .inner_join(persons::table)
                    .filter(results::activity_id.eq(id.as_str()))
                    .select((persons::sub, ResultRow::as_select()))
                    .load(db)?;
                Ok((rows.into_iter().collect(), erased_among(db, of.as_str())?))
            })
            .await?;
        told.retain(|result| known.contains_key(&result.sub) || !erased.includes(&marks, &result.sub));
        let silent: Vec<String> = {
            let told: HashSet<&str> = told.iter().map(|result| result.sub.as_str()).collect();
            known
                .iter()
                .filter(|(sub, row)| row.score.is_some() && !told.contains(sub.as_str()))
                .map(|(_, row)| row.person_id.clone())
                .collect()
        };
        let news: Vec<ResultRecord> =
            told.into_iter().filter(|result| is_news(known.get(&result.sub), result)).collect();
        let changed = news.len() + silent.len();
        if changed == 0 {
            return Ok(0);
        }
        let news = News { told: news, silent, known: known.into_values().map(|row| row.person_id).collect() };
        self.write(move |db| write_results(db, context.as_str(), activity.as_str(), news, &marks, now)).await?;
        Ok(changed)
    }
}

fn is_same(row: &ActivityRow, item: &LineItemRecord) -> bool {
    row.gone_at.is_none()
        && row.label == item.label
        && row.maximum == item.maximum.map(text)
        && row.resource_id == item.resource_id
        && row.tag == item.tag
}

fn write_line_items(
    db: &mut Db,
    context: &str,
    items: Vec<LineItemRecord>,
    known: &HashMap<String, ActivityRow>,
    now: DateTime<Utc>,
) -> Result<Vec<Activity>, StoreError> {
    let at = now.naive_utc();
    for item in &items {
        let maximum = item.maximum.map(text);
        match known.get(&item.url) {
            Some(row) if is_same(row, item) => {}
            Some(row) => {
                diesel::update(activities::table.find(&row.id))
                    .set((
                        activities::label.eq(&item.label),
                        activities::maximum.eq(&maximum),
                        activities::resource_id.eq(&item.resource_id),
                        activities::tag.eq(&item.tag),
                        activities::changed_at.eq(at),
                        activities::gone_at.eq(None::<NaiveDateTime>),
                    ))
                    .execute(db)?;
                if row.gone_at.is_some() {
                    refresh_attention(db, &row.id, at)?;
                }
            }
            None => {
                let row = (
                    activities::id.eq(&item.new_id),
                    activities::context_id.eq(context),
                    activities::source.eq("ags"),
                    activities::source_key.eq(&item.url),
                    activities::label.eq(&item.label),
                    activities::maximum.eq(&maximum),
                    activities::resource_id.eq(&item.resource_id),
                    activities::tag.eq(&item.tag),
                    activities::first_seen_at.eq(at),
                    activities::changed_at.eq(at),
                );
                insert_once!(db, activities::table, row)?;
                if item.tag.as_deref() == Some(TAG_BADGE) {
                    column_appeared(db, context, item, now)?;
                }
            }
        }
    }
    let listed: HashSet<&str> = items.iter().map(|item| item.url.as_str()).collect();
    for row in known.values().filter(|row| row.gone_at.is_none() && !listed.contains(row.source_key.as_str())) {
        diesel::update(activities::table.find(&row.id))
            .set((activities::gone_at.eq(Some(at)), activities::changed_at.eq(at)))
            .execute(db)?;
        refresh_attention(db, &row.id, at)?;
    }
    enqueue(db, JobKind::Evaluate, context, now)?;
    let mut activities = list_activities(db, context)?;
    activities.retain(|activity| activity.gone_at.is_none() && activity.source == "ags");
    Ok(activities)
}

fn is_news(known: Option<&ResultRow>, told: &ResultRecord) -> bool {
    match known {
        None => told.score.is_some(),
        Some(row) => {
            row.score != told.score.map(text)
                || row.maximum != text(told.maximum)
                // A source repeats the time of a score to the second; a new time alone is no new score.
                || (row.happened_at.is_none() && told.happened_at.is_some() && told.score.is_some())
        }
    }
}

/// What the results of an activity tell anew.
struct News {
    told: Vec<ResultRecord>,
    /// Persons of whom the source says nothing any more.
    silent: Vec<String>,
    /// Persons who have a row already.
    known: HashSet<String>,
}

fn write_results(
    db: &mut Db,
    context: &str,
    activity: &str,
    news: News,
    marks: &PersonMarks,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let at = now.naive_utc();
    let registration: String = contexts::table.find(context).select(contexts::registration_id).first(db)?;
    let mut changed = BTreeSet::new();
    for result in news.told {
        let person = PersonRecord { new_id: result.new_person_id, sub: result.sub, ..PersonRecord::default() };
        let Some(person) = listed_person_row(db, &registration, &person, marks, at)? else { continue };
        let score = result.score.map(text);
        let happened_at = result.happened_at.map(|time| time.naive_utc());
        let row = (
            results::activity_id.eq(activity),
            results::person_id.eq(&person),
            results::score.eq(&score),
            results::maximum.eq(text(result.maximum)),
            results::happened_at.eq(happened_at),
            results::first_seen_at.eq(at),
            results::changed_at.eq(at),
        );
        if news.known.contains(&person) || insert_once!(db, results::table, row)? == Recorded::Existing {
            diesel::update(results::table.find((activity, &person)))
                .set((
                    results::score.eq(&score),
                    results::maximum.eq(text(result.maximum)),
                    results::happened_at.eq(happened_at),
                    results::changed_at.eq(at),
                ))
                .execute(db)?;
        }
        changed.insert(person);
    }
    for person in news.silent {
        diesel::update(results::table.find((activity, &person)))
            .set((
                results::score.eq(None::<String>),
                results::happened_at.eq(None::<NaiveDateTime>),
                results::changed_at.eq(at),
            ))
            .execute(db)?;
        changed.insert(person);
    }
    touch_each(db, context, changed)?;
    enqueue(db, JobKind::Evaluate, context, now)
}

/// The column of a badge that a placed link came with: what waits for it can be written now.
fn column_appeared(db: &mut Db, context: &str, item: &LineItemRecord, now: DateTime<Utc>) -> Result<(), StoreError> {
    let Some(badge) = &item.resource_id else { return Ok(()) };
    let own = achievements::table
        .filter(achievements::id.eq(badge).and(achievements::context_id.eq(context)))
        .filter(achievements::writes_score.eq(true))
        .count()
        .get_result::<i64>(db)?;
    if own > 0 {
        enqueue(db, JobKind::Score, badge, now)?;
    }
    Ok(())
}
