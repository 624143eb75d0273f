//! Pathways and their versions. A pathway has the stage, the key and the course of the badge at its end; both change in
//! one transaction.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::{NewAchievement, Revision, StoredAchievement, find, insert, lock, revise};
use super::connection::Db;
use super::schema::{achievements, pathway_versions, pathways, rule_references};
use super::{Recorded, RuleReference, Store, StoreError, audit};
use crate::domain::console;
use crate::domain::ids::{ContextId, PathwayId};
use crate::domain::pathway::Structure;

/// What a version of a pathway says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathwayDraft {
    pub name: String,
    pub description: String,
    pub structure: Structure,
    /// Until when the version before can be finished, too.
    pub finish_earlier_by: Option<DateTime<Utc>>,
}

/// A pathway at its current version, with the badge at its end.
#[derive(Clone, Debug)]
pub struct StoredPathway {
    pub id: PathwayId,
    /// Counted from 1.
    pub version: u32,
    pub draft: PathwayDraft,
    pub end: StoredAchievement,
    pub created_at: DateTime<Utc>,
}

type Row = (String, i32, NaiveDateTime, String);

fn stored(db: &mut Db, (id, version, created_at, end): Row) -> Result<StoredPathway, StoreError> {
    let draft = version_of(db, &id, version)?.ok_or(StoreError::Corrupt("the version of a pathway"))?;
    Ok(StoredPathway {
        version: u32::try_from(version).map_err(|_| StoreError::Corrupt("the number of a version"))?,
        draft,
        end: find(db, &end)?.ok_or(StoreError::Corrupt("the badge at the end of a pathway"))?,
        created_at: created_at.and_utc(),
        id: id.into(),
    })
}

fn version_of(db: &mut Db, id: &str, number: i32) -> Result<Option<PathwayDraft>, StoreError> {
    type Version = (String, String, String, Option<NaiveDateTime>);
    let found: Option<Version> = pathway_versions::table
        .find((id, number))
        .select((
            pathway_versions::name,
            pathway_versions::description,
            pathway_versions::structure,
            pathway_versions::finish_earlier_by,
        ))
        .first(db)
        .optional()?;
    let Some((name, description, structure, until)) = found else { return Ok(None) };
    let structure = serde_json::from_str(&structure).map_err(|_| StoreError::Corrupt("the steps of a pathway"))?;
    Ok(Some(PathwayDraft { name, description, structure, finish_earlier_by: until.map(|time| time.and_utc()) }))
}

fn insert_version(
    db: &mut Db,
    id: &str,
    number: i32,
    draft: &PathwayDraft,
    at: NaiveDateTime,
) -> Result<(), StoreError> {
    let row = (
        pathway_versions::pathway_id.eq(id),
        pathway_versions::number.eq(number),
        pathway_versions::name.eq(&draft.name),
        pathway_versions::description.eq(&draft.description),
        pathway_versions::structure.eq(kept(&draft.structure)),
        pathway_versions::finish_earlier_by.eq(draft.finish_earlier_by.map(|time| time.naive_utc())),
        pathway_versions::created_at.eq(at),
    );
    diesel::insert_into(pathway_versions::table).values(row).execute(db)?;
    Ok(())
}

fn kept(structure: &Structure) -> String {
    serde_json::to_string(structure).expect("steps have text for keys")
}

/// Pathways with what their rows say.
macro_rules! found {
    () => {
        pathways::table
            .inner_join(achievements::table.on(achievements::pathway_id.eq(pathways::id.nullable())))
            .select((pathways::id, pathways::version, pathways::created_at, achievements::id))
    };
}

fn load(db: &mut Db, rows: Vec<Row>) -> Result<Vec<StoredPathway>, StoreError> {
    rows.into_iter().map(|row| stored(db, row)).collect()
}

impl Store {
    /// Adds a pathway with the badge at its end. `Existing` means that the key is taken.
    pub async fn record_pathway(
        &self,
        id: PathwayId,
        draft: PathwayDraft,
        end: NewAchievement,
        now: DateTime<Utc>,
    ) -> Result<Recorded, StoreError> {
        self.write(move |db| {
            let at = now.naive_utc();
            if insert(db, end, now)? == Recorded::Existing {
                return Ok(Recorded::Existing);
            }
            let row = (
                pathways::id.eq(id.as_str()),
                pathways::version.eq(1),
                pathways::created_at.eq(at),
                pathways::changed_at.eq(at),
            );
            diesel::insert_into(pathways::table).values(row).execute(db)?;
            insert_version(db, id.as_str(), 1, &draft, at)?;
            Ok(Recorded::New)
        })
        .await
    }

    /// Changes a pathway and the badge at its end. What was once published gets a new version. False where somebody changed
    /// or published it since it was read, or it is gone: nothing is changed then.
    pub async fn revise_pathway(
        &self,
        read: StoredPathway,
        draft: PathwayDraft,
        end: Revision,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let (id, at) = (read.id.as_str(), now.naive_utc());
            lock(db, read.end.achievement.id.as_str(), at)?;
            let row: Option<Row> = found!().filter(pathways::id.eq(id)).first(db).optional()?;
            let Some(known) = row.map(|row| stored(db, row)).transpose()? else { return Ok(false) };
            let (is_made, end_is_made) = (known.draft == draft, end.is_made(&known.end));
            let form = end.form.as_deref();
            let is_as = (known.draft == read.draft || known.end.comes_from(form)) && known.end.is_as(&read.end, form);
            if !(is_as || is_made && end_is_made) || !revise(db, &read.end, end, now)? {
                return Ok(false);
            }
            if end_is_made && !is_made {
                audit::note(db, console::Deed::BadgeChanged, read.end.achievement.id.as_str(), now)?;
            }
            let mut number =
                i32::try_from(known.version).map_err(|_| StoreError::Corrupt("the number of a version"))?;
            if known.end.published_at.is_none() {
                diesel::update(pathway_versions::table.find((id, number)))
                    .set((
                        pathway_versions::name.eq(&draft.name),
                        pathway_versions::description.eq(&draft.description),
                        pathway_versions::structure.eq(kept(&draft.structure)),
                    ))
                    .execute(db)?;
            } else if !is_made {
                number += 1;
                insert_version(db, id, number, &draft, at)?;
            }
            diesel::update(pathways::table.find(id))
                .set((pathways::version.eq(number), pathways::changed_at.eq(at)))
                .execute(db)?;
            Ok(true)
        })
        .await
    }

    pub async fn find_pathway(&self, id: PathwayId) -> Result<Option<StoredPathway>, StoreError> {
        self.read(move |db| {
            let row: Option<Row> = found!().filter(pathways::id.eq(id.as_str())).first(db).optional()?;
            row.map(|row| stored(db, row)).transpose()
        })
        .await
    }

    /// An earlier version, or the present one.
    pub async fn find_pathway_version(&self, id: PathwayId, number: u32) -> Result<Option<PathwayDraft>, StoreError> {
        self.read(move |db| {
            let number = i32::try_from(number).map_err(|_| StoreError::Corrupt("the number of a version"))?;
            version_of(db, id.as_str(), number)
        })
        .await
    }

    /// Pathways in the order of their ids, from behind `after`.
    pub async fn list_pathways(
        &self,
        context: Option<ContextId>,
        after: Option<String>,
        limit: i64,
    ) -> Result<Vec<StoredPathway>, StoreError> {
        self.read(move |db| {
            let after = after.unwrap_or_default();
            let rows: Vec<Row> = match context {
                Some(context) => found!()
                    .filter(achievements::context_id.eq(context.as_str()))
                    .filter(pathways::id.gt(after))
                    .order(pathways::id)
                    .limit(limit)
                    .load(db)?,
                None => found!().filter(pathways::id.gt(after)).order(pathways::id).limit(limit).load(db)?,
            };
            load(db, rows)
        })
        .await
    }

    /// The pathways that end in a course or need badges of it, the oldest first.
    pub async fn list_pathways_through(
        &self,
        context: ContextId,
        limit: i64,
    ) -> Result<Vec<StoredPathway>, StoreError> {
        self.read(move |db| {
            let keys: Vec<String> = achievements::table
                .filter(achievements::context_id.eq(context.as_str()))
                .select(achievements::key)
                .load(db)?;
            let mut ids: Vec<String> = Vec::new();
            for keys in keys.chunks(500) {
                ids.extend(
                    rule_references::table
                        .inner_join(achievements::table)
                        .filter(rule_references::kind.eq(RuleReference::Badge.as_str()))
                        .filter(rule_references::target.eq_any(keys))
                        .filter(achievements::pathway_id.is_not_null())
                        .select(achievements::id)
                        .distinct()
                        .load::<String>(db)?,
                );
            }
            let rows: Vec<Row> = found!()
                .filter(achievements::context_id.eq(context.as_str()).or(achievements::id.eq_any(ids)))
                .order(pathways::id)
                .limit(limit)
                .load(db)?;
            load(db, rows)
        })
        .await
    }
}
