//! Scores that badges write into the platform's gradebook: which column, which awards, and what became of each.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::contexts::{Context, find_context};
use super::jobs::{JobKind, enqueue};
use super::schema::{achievement_versions, achievements, awards, badge_columns, contexts, persons, scores};
use super::{Recorded, Store, StoreError, audit, insert_once};
use crate::domain::award::AwardState;
use crate::domain::console::Deed;
use crate::domain::ids::{AchievementId, AwardId};

/// Where the column of a badge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnState {
    /// To be found or made.
    Wanted,
    Ready,
    /// The platform does not want it, or somebody took it away; nothing more is tried until a teacher says so.
    Refused,
}

impl ColumnState {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::Ready => "ready",
            Self::Refused => "refused",
        }
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        [Self::Wanted, Self::Ready, Self::Refused]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(StoreError::Corrupt("the state of a column"))
    }
}

/// What became of the score of an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreState {
    Wanted,
    Sent,
    /// Something stood in the gradebook already, and stays.
    Kept,
    /// The platform takes no score for this person.
    Refused,
}

impl ScoreState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::Sent => "sent",
            Self::Kept => "kept",
            Self::Refused => "refused",
        }
    }
}

/// The column of a badge, with the course it belongs to.
#[derive(Clone, Debug)]
pub struct BadgeColumn {
    pub achievement: AchievementId,
    pub label: String,
    pub context: Context,
    pub state: ColumnState,
    pub line_item_url: Option<String>,
    /// Until then the platform is expected to make it itself, for a link that came with a column.
    pub expected_until: Option<DateTime<Utc>>,
    /// Awards by what became of their scores: wanted, sent, kept, refused.
    pub counts: ScoreCounts,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScoreCounts {
    pub wanted: i64,
    pub sent: i64,
    pub kept: i64,
    pub refused: i64,
}

/// A score to be written.
#[derive(Clone, Debug)]
pub struct WantedScore {
    pub award: AwardId,
    pub sub: String,
}

impl Store {
    /// Begins or ends that a badge writes scores. Beginning asks for the scores of everybody who has the badge, and
    /// forgives what was refused before.
    pub async fn set_writes_score(
        &self,
        achievement: AchievementId,
        writes: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let id = achievement.as_str();
            let other = achievements::table.find(id).filter(achievements::writes_score.ne(writes));
            let is_news = diesel::update(other).set(achievements::writes_score.eq(writes)).execute(db)? == 1;
            if writes {
                begin(db, id, None, now)?;
            }
            if is_news {
                let deed = if writes { Deed::ScoresBegun } else { Deed::ScoresEnded };
                audit::note(db, deed, id, now)?;
            }
            Ok(())
        })
        .await
    }

    /// The column of a badge that writes scores; `None` for any other, and where the course is gone.
    pub async fn find_badge_column(&self, achievement: AchievementId) -> Result<Option<BadgeColumn>, StoreError> {
        self.read(move |db| {
            type Row = (Option<String>, String, String, Option<String>, Option<NaiveDateTime>);
            let found: Option<Row> = badge_columns::table
                .inner_join(achievements::table.inner_join(achievement_versions::table))
                .filter(achievements::id.eq(achievement.as_str()).and(achievements::writes_score.eq(true)))
                .order(achievement_versions::number.desc())
                .select((
                    achievements::context_id,
                    achievement_versions::name,
                    badge_columns::state,
                    badge_columns::line_item_url,
                    badge_columns::expected_until,
                ))
                .first(db)
                .optional()?;
            let Some((Some(context), label, state, line_item_url, expected)) = found else {
                return Ok(None);
            };
            let Some(context) = find_context(db, &context)? else { return Ok(None) };
            let counts = counts(db, achievement.as_str())?;
            let state = ColumnState::parse(&state)?;
            let expected_until = expected.map(|time| time.and_utc());
            Ok(Some(BadgeColumn { achievement, label, context, state, line_item_url, expected_until, counts }))
        })
        .await
    }

    /// Scores that wait, the oldest award first.
    pub async fn list_wanted_scores(
        &self,
        achievement: AchievementId,
        limit: i64,
    ) -> Result<Vec<WantedScore>, StoreError> {
        self.read(move |db| {
            let rows: Vec<(String, String)> = scores::table
                .inner_join(awards::table.inner_join(persons::table))
                .filter(awards::achievement_id.eq(achievement.as_str()))
                .filter(awards::state.eq(AwardState::Issued.as_str()))
                .filter(scores::state.eq(ScoreState::Wanted.as_str()))
                .filter(persons::registration_id.eq_any(platform_of(achievement.as_str())))
                .order(awards::id)
                .limit(limit)
                .select((awards::id, persons::sub))
                .load(db)?;
            Ok(rows.into_iter().map(|(award, sub)| WantedScore { award: award.into(), sub }).collect())
        })
        .await
    }

    /// Keeps where the column is, or why there is none.
    pub async fn record_badge_column(
        &self,
        achievement: AchievementId,
        outcome: Result<String, String>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let (state, url, error) = match outcome {
                Ok(url) => (ColumnState::Ready, Some(url), None),
                Err(reason) => (ColumnState::Refused, None, Some(reason)),
            };
            diesel::update(badge_columns::table.find(achievement.as_str()))
                .set((
                    badge_columns::state.eq(state.as_str()),
                    badge_columns::line_item_url.eq(url),
                    badge_columns::last_error.eq(error),
                    badge_columns::changed_at.eq(now.naive_utc()),
                ))
                .execute(db)?;
            Ok(())
        })
        .await
    }

    pub async fn record_score(
        &self,
        award: AwardId,
        state: ScoreState,
        reason: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::update(scores::table.find(award.as_str()))
                .set((
                    scores::state.eq(state.as_str()),
                    scores::scored_at.eq((state == ScoreState::Sent).then(|| now.naive_utc())),
                    scores::last_error.eq(reason),
                    scores::changed_at.eq(now.naive_utc()),
                ))
                .execute(db)?;
            Ok(())
        })
        .await
    }
}

/// The registration of a badge's course. Whoever is known elsewhere, or by a mail address alone, is nobody there, and
/// what names them is not for that platform's eyes.
#[diesel::dsl::auto_type(no_type_alias)]
fn platform_of<'a>(achievement: &'a str) -> _ {
    achievements::table
        .inner_join(contexts::table.on(achievements::context_id.eq(contexts::id.nullable())))
        .filter(achievements::id.eq(achievement))
        .select(contexts::registration_id)
}

/// How long somebody may take to save an activity whose column the platform makes with it.
const SAVING: TimeDelta = TimeDelta::hours(1);

/// A link with a column goes into the course: the badge writes from now on, into the column that the platform makes.
pub(super) fn expect_column(db: &mut Db, achievement: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    begin(db, achievement, Some(now + SAVING), now)
}

/// A column that the platform has no more is nobody's place to write.
pub(super) fn forget_column(db: &mut Db, achievement: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(badge_columns::table.find(achievement))
        .set((
            badge_columns::state.eq(ColumnState::Wanted.as_str()),
            badge_columns::line_item_url.eq(None::<String>),
            badge_columns::changed_at.eq(now.naive_utc()),
        ))
        .execute(db)?;
    Ok(())
}

fn begin(
    db: &mut Db,
    achievement: &str,
    expected_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(achievements::table.find(achievement)).set(achievements::writes_score.eq(true)).execute(db)?;
    want_column(db, achievement, expected_until, now.naive_utc())?;
    let issued: Vec<String> = awards::table
        .inner_join(persons::table)
        .filter(awards::achievement_id.eq(achievement).and(awards::state.eq(AwardState::Issued.as_str())))
        .filter(persons::registration_id.eq_any(platform_of(achievement)))
        .select(awards::id)
        .load(db)?;
    for award in issued {
        want(db, &award, now.naive_utc())?;
    }
    enqueue(db, JobKind::Score, achievement, now)
}
/// Whether the awards of a badge are written into the gradebook.
pub(super) fn writes_score(db: &mut Db, achievement: &str) -> Result<bool, StoreError> {
    Ok(achievements::table.find(achievement).select(achievements::writes_score).first(db)?)
}

/// Asks for the score of an award that was just signed, where its badge writes scores.
pub(super) fn want_score(db: &mut Db, award: &str, achievement: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let known: i64 = awards::table
        .inner_join(persons::table)
        .filter(awards::id.eq(award).and(persons::registration_id.eq_any(platform_of(achievement))))
        .count()
        .get_result(db)?;
    if known > 0 {
        want(db, award, now.naive_utc())?;
        enqueue(db, JobKind::Score, achievement, now)?;
    }
    Ok(())
}

fn want(db: &mut Db, award: &str, now: NaiveDateTime) -> Result<(), StoreError> {
    let row = (scores::award_id.eq(award), scores::state.eq(ScoreState::Wanted.as_str()), scores::changed_at.eq(now));
    if insert_once!(db, scores::table, row)? == Recorded::Existing {
        diesel::update(scores::table.find(award).filter(scores::state.eq(ScoreState::Refused.as_str())))
            .set(scores::state.eq(ScoreState::Wanted.as_str()))
            .execute(db)?;
    }
    Ok(())
}

/// Asks for a column, anew where it was refused before.
fn want_column(
    db: &mut Db,
    achievement: &str,
    expected_until: Option<DateTime<Utc>>,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let expected_until = expected_until.map(|time| time.naive_utc());
    let row = (
        badge_columns::achievement_id.eq(achievement),
        badge_columns::state.eq(ColumnState::Wanted.as_str()),
        badge_columns::expected_until.eq(expected_until),
        badge_columns::changed_at.eq(now),
    );
    if insert_once!(db, badge_columns::table, row)? == Recorded::Existing {
        let open = badge_columns::state.ne(ColumnState::Ready.as_str());
        diesel::update(badge_columns::table.find(achievement).filter(open))
            .set((
                badge_columns::state.eq(ColumnState::Wanted.as_str()),
                badge_columns::last_error.eq(None::<String>),
                badge_columns::changed_at.eq(now),
            ))
            .execute(db)?;
        if expected_until.is_some() {
            diesel::update(badge_columns::table.find(achievement).filter(open))
                .set(badge_columns::expected_until.eq(expected_until))
                .execute(db)?;
        }
    }
    Ok(())
}

fn counts(db: &mut Db, achievement: &str) -> Result<ScoreCounts, StoreError> {
    let rows: Vec<(String, i64)> = scores::table
        .inner_join(awards::table)
        .filter(awards::achievement_id.eq(achievement))
        .group_by(scores::state)
        .select((scores::state, diesel::dsl::count_star()))
        .load(db)?;
    let of = |state: ScoreState| rows.iter().find(|(name, _)| name == state.as_str()).map_or(0, |(_, n)| *n);
    Ok(ScoreCounts {
        wanted: of(ScoreState::Wanted),
        sent: of(ScoreState::Sent),
        kept: of(ScoreState::Kept),
        refused: of(ScoreState::Refused),
    })
}
