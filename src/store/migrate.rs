//! Brings the database to this version: one folder of migrations for each kind, with the same steps.

use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::Db;
use super::{Store, StoreError};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Taken on PostgreSQL while migrating, so that two starting nodes take turns. The number means nothing.
const MIGRATION_LOCK: i64 = 0x6163_636f_6c61_6465;

/// How the database stands against this version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaState {
    pub pending: usize,
    /// Applied steps that this version does not know.
    pub unknown: Vec<String>,
}

impl Store {
    /// Applies what is missing and says how many steps that were. A database of a newer version is refused.
    pub async fn migrate(&self) -> Result<usize, StoreError> {
        self.outside_transaction(|db| {
            lock(db)?;
            let outcome = state(db).and_then(|state| match state.unknown.first() {
                Some(step) => Err(StoreError::TooNew(step.clone())),
                None => match db {
                    Db::Sqlite(inner) => inner.run_pending_migrations(SQLITE).map(|steps| steps.len()),
                    Db::Postgres(inner) => inner.run_pending_migrations(POSTGRES).map(|steps| steps.len()),
                }
                .map_err(|error| StoreError::Migration(error.to_string())),
            });
            unlock(db)?;
            outcome
        })
        .await
    }

    pub async fn schema_state(&self) -> Result<SchemaState, StoreError> {
        self.outside_transaction(state).await
    }

    /// Takes every step back; the tests hold up, down and up against each other.
    pub async fn revert_migrations(&self) -> Result<(), StoreError> {
        self.outside_transaction(|db| {
            match db {
                Db::Sqlite(inner) => inner.revert_all_migrations(SQLITE).map(drop),
                Db::Postgres(inner) => inner.revert_all_migrations(POSTGRES).map(drop),
            }
            .map_err(|error| StoreError::Migration(error.to_string()))
        })
        .await
    }

    /// A migration brings its own transactions.
    async fn outside_transaction<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let pool = self.pool.clone();
        super::on_blocking_thread(move || {
            let mut db = pool.get().map_err(|error| StoreError::Unreachable(error.to_string()))?;
            work(&mut db)
        })
        .await
    }
}

fn state(db: &mut Db) -> Result<SchemaState, StoreError> {
    let (pending, applied, known) = match db {
        Db::Sqlite(inner) => (
            inner.pending_migrations(SQLITE).map(|steps| steps.len()),
            inner.applied_migrations(),
            names::<diesel::sqlite::Sqlite>(&SQLITE)?,
        ),
        Db::Postgres(inner) => (
            inner.pending_migrations(POSTGRES).map(|steps| steps.len()),
            inner.applied_migrations(),
            names::<diesel::pg::Pg>(&POSTGRES)?,
        ),
    };
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| StoreError::Migration(error.to_string());
    let applied = applied.map_err(failed)?;
    let unknown = applied.iter().map(ToString::to_string).filter(|step| !known.contains(step)).collect();
    Ok(SchemaState { pending: pending.map_err(failed)?, unknown })
}

fn lock(db: &mut Db) -> Result<(), StoreError> {
    statement(db, "pg_advisory_lock")
}

fn unlock(db: &mut Db) -> Result<(), StoreError> {
    statement(db, "pg_advisory_unlock")
}

fn statement(db: &mut Db, function: &str) -> Result<(), StoreError> {
    use diesel::connection::SimpleConnection;
    match db {
        // A writer of SQLite locks the whole file.
        Db::Sqlite(_) => Ok(()),
        Db::Postgres(inner) => Ok(inner.batch_execute(&format!("SELECT {function}({MIGRATION_LOCK})"))?),
    }
}

fn names<B: diesel::backend::Backend>(migrations: &EmbeddedMigrations) -> Result<Vec<String>, StoreError> {
    let known =
        MigrationSource::<B>::migrations(migrations).map_err(|error| StoreError::Migration(error.to_string()))?;
    Ok(known.iter().map(|migration| migration.name().version().to_string()).collect())
}
