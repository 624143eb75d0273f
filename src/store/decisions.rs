//! What holders decide about their awards: who may see them, how the name is spelt, whether results stand in the file,
//! and whether they keep them at all. Each decision is recorded beside what it changes, in the same transaction; deciding
//! the same again changes and records nothing.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::schema::{awards, consents, credentials, persons};
use super::withdrawals::lock;
use super::{Store, StoreError};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::consent::{About, Chosen, TEXT_VERSION};
use crate::domain::ids::AwardId;
use crate::domain::status::MadeFor;

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Who may see it. The first time that a name is shown, `name` is how its holder confirmed it.
    Visibility {
        visibility: Visibility,
        name: Option<String>,
    },
    Results {
        agreed: bool,
    },
    /// Nobody sees it, until it is taken back.
    Declined {
        declined: bool,
    },
}

/// A decision with the circumstances that the record keeps.
#[derive(Clone, Debug)]
pub struct Decision {
    pub award: AwardId,
    pub choice: Choice,
    /// The tag of the language in which the sentences were read.
    pub language: &'static str,
    /// Identifiers for at most two entries of the record.
    pub new_ids: [String; 2],
    pub now: DateTime<Utc>,
}

/// What came of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    Now,
    /// It was so before.
    Before,
    /// A name would be shown, and nobody confirmed one.
    NameMissing,
    /// What was declined is shown to nobody before that is taken back.
    Declined,
    NoSuchAward,
}

struct Known {
    person: String,
    achievement: String,
    state: String,
    visibility: Visibility,
    shown_name: Option<String>,
    confirmed_name: Option<String>,
    agreed: bool,
    declined: bool,
    wanted: i32,
    signed: i32,
}

fn known(db: &mut Db, award: &AwardId) -> Result<Option<Known>, StoreError> {
    type Row = (
        (String, String, String, String, i32, i32),
        (Option<String>, Option<String>, Option<NaiveDateTime>, Option<NaiveDateTime>),
    );
    let found: Option<Row> = awards::table
        .inner_join(persons::table)
        .filter(awards::id.eq(award.as_str()).and(persons::erased_at.is_null()))
        .select((
            (
                awards::person_id,
                awards::achievement_id,
                awards::state,
                awards::visibility,
                awards::wanted,
                awards::signed,
            ),
            (awards::shown_name, persons::confirmed_name, awards::results_agreed_at, awards::declined_at),
        ))
        .first(db)
        .optional()?;
    let Some((award, (shown_name, confirmed_name, agreed, declined))) = found else { return Ok(None) };
    let (person, achievement, state, visibility, wanted, signed) = award;
    Ok(Some(Known {
        person,
        achievement,
        state,
        visibility: Visibility::parse(&visibility).ok_or(StoreError::Corrupt("the visibility of an award"))?,
        shown_name,
        confirmed_name,
        agreed: agreed.is_some(),
        declined: declined.is_some(),
        wanted,
        signed,
    }))
}

fn note(
    db: &mut Db,
    known: &Known,
    decision: &Decision,
    (about, chosen): (About, Chosen),
    id: &str,
) -> Result<(), StoreError> {
    let row = (
        consents::id.eq(id),
        consents::person_id.eq(&known.person),
        consents::award_id.eq(decision.award.as_str()),
        consents::about.eq(about.as_str()),
        consents::chosen.eq(chosen.as_str()),
        consents::text_version.eq(TEXT_VERSION),
        consents::language.eq(decision.language),
        consents::decided_at.eq(decision.now.naive_utc()),
    );
    diesel::insert_into(consents::table).values(row).execute(db)?;
    Ok(())
}

/// Asks for another credential in the place of the current one. Where one is due already, another follows it: it may
/// have been read before the decision.
fn want_another(db: &mut Db, known: &Known, award: &AwardId, now: DateTime<Utc>) -> Result<(), StoreError> {
    if known.state != AwardState::Issued.as_str() {
        return Ok(());
    }
    let row = awards::table.find(award.as_str());
    if known.wanted == known.signed {
        diesel::update(row).set(awards::wanted_for.eq(Some(MadeFor::Correction.as_str()))).execute(db)?;
    }
    diesel::update(row).set(awards::wanted.eq(known.wanted + 1)).execute(db)?;
    enqueue(db, JobKind::Issue, &known.achievement, now)
}

/// What the newest credential tells.
struct Told {
    names_holder: bool,
    tells_results: bool,
    /// What ran out is not made anew: it would be over before it began.
    is_over: bool,
}

fn told(db: &mut Db, award: &AwardId, now: DateTime<Utc>) -> Result<Option<Told>, StoreError> {
    let found: Option<(bool, bool, Option<NaiveDateTime>)> = credentials::table
        .filter(credentials::award_id.eq(award.as_str()).and(credentials::is_superseded.eq(false)))
        .select((credentials::names_holder, credentials::tells_results, credentials::valid_until))
        .first(db)
        .optional()?;
    Ok(found.map(|(names_holder, tells_results, until)| Told {
        names_holder,
        tells_results,
        is_over: until.is_some_and(|until| until <= now.naive_utc()),
    }))
}

/// Whether a name that may not be shown any more stands in the newest file, or may come to stand in the next.
fn must_lose_name(db: &mut Db, known: &Known, decision: &Decision) -> Result<bool, StoreError> {
    let Some(told) = told(db, &decision.award, decision.now)? else { return Ok(false) };
    let is_under_way = known.visibility.shows_name() && known.wanted > known.signed;
    Ok(!told.is_over && (told.names_holder || is_under_way))
}

fn set_visibility(
    db: &mut Db,
    known: &Known,
    decision: &Decision,
    visibility: Visibility,
    name: Option<&String>,
) -> Result<Decided, StoreError> {
    let award = awards::table.find(decision.award.as_str());
    let [first, second] = &decision.new_ids;
    if known.declined {
        return Ok(Decided::Declined);
    }
    if visibility == known.visibility && (!visibility.shows_name() || known.shown_name.is_some()) {
        return Ok(Decided::Before);
    }
    if visibility.shows_name() && known.shown_name.is_none() {
        let shown = match (&known.confirmed_name, name) {
            (Some(confirmed), _) => confirmed,
            (None, Some(name)) => {
                diesel::update(persons::table.find(&known.person))
                    .set(persons::confirmed_name.eq(Some(name)))
                    .execute(db)?;
                note(db, known, decision, (About::Name, Chosen::Confirmed), first)?;
                name
            }
            (None, None) => return Ok(Decided::NameMissing),
        };
        diesel::update(award).set(awards::shown_name.eq(Some(shown))).execute(db)?;
    }
    diesel::update(award).set(awards::visibility.eq(visibility.as_str())).execute(db)?;
    note(db, known, decision, (About::Visibility, visibility.into()), second)?;
    if !visibility.shows_name() && must_lose_name(db, known, decision)? {
        want_another(db, known, &decision.award, decision.now)?;
    }
    Ok(Decided::Now)
}

fn set_results(db: &mut Db, known: &Known, decision: &Decision, agreed: bool) -> Result<Decided, StoreError> {
    if agreed == known.agreed {
        return Ok(Decided::Before);
    }
    let at = agreed.then(|| decision.now.naive_utc());
    diesel::update(awards::table.find(decision.award.as_str())).set(awards::results_agreed_at.eq(at)).execute(db)?;
    let chosen = if agreed { Chosen::Agreed } else { Chosen::Withdrawn };
    note(db, known, decision, (About::Results, chosen), &decision.new_ids[0])?;
    let told = told(db, &decision.award, decision.now)?.filter(|told| !told.is_over);
    if told.is_some_and(|told| told.tells_results != agreed || known.wanted > known.signed) {
        want_another(db, known, &decision.award, decision.now)?;
    }
    Ok(Decided::Now)
}

fn set_declined(db: &mut Db, known: &Known, decision: &Decision, declined: bool) -> Result<Decided, StoreError> {
    if declined == known.declined {
        return Ok(Decided::Before);
    }
    let visibility = if declined { Visibility::Hidden } else { Visibility::Private };
    diesel::update(awards::table.find(decision.award.as_str()))
        .set((
            awards::declined_at.eq(declined.then(|| decision.now.naive_utc())),
            awards::visibility.eq(visibility.as_str()),
        ))
        .execute(db)?;
    let chosen = if declined { Chosen::Declined } else { Chosen::Kept };
    note(db, known, decision, (About::Keeping, chosen), &decision.new_ids[0])?;
    if declined && must_lose_name(db, known, decision)? {
        want_another(db, known, &decision.award, decision.now)?;
    }
    Ok(Decided::Now)
}

impl Store {
    /// Takes a holder's decision over, and records it.
    pub async fn record_decision(&self, decision: Decision) -> Result<Decided, StoreError> {
        self.write(move |db| {
            lock(db, &decision.award)?;
            let Some(known) = known(db, &decision.award)? else { return Ok(Decided::NoSuchAward) };
            match &decision.choice {
                Choice::Visibility { visibility, name } => {
                    set_visibility(db, &known, &decision, *visibility, name.as_ref())
                }
                Choice::Results { agreed } => set_results(db, &known, &decision, *agreed),
                Choice::Declined { declined } => set_declined(db, &known, &decision, *declined),
            }
        })
        .await
    }
}
