//! Connections to either database, and the pool's way of making them.

use std::path::PathBuf;

use diesel::connection::{SimpleConnection, TransactionManager, TransactionManagerStatus};
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;

/// Which database to open.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    Sqlite(PathBuf),
    /// An address that may hold a password: never printed.
    Postgres(String),
}

#[derive(diesel::MultiConnection)]
pub enum Db {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Opens connections by the kind of the target. Diesel's own manager would try SQLite first, which takes almost any
/// text as the name of a file.
pub struct Manager {
    target: Target,
    writes: bool,
}

impl Manager {
    pub fn new(target: Target) -> Self {
        Self { target, writes: false }
    }

    /// Of the one connection that writes to SQLite, which keeps more pages in memory: a batch of awards is held there whole
    /// until its transaction ends, beside the indexes that it changes.
    pub fn of_writer(target: Target) -> Self {
        Self { target, writes: true }
    }
}

impl ManageConnection for Manager {
    type Connection = Db;
    type Error = ConnectionError;

    fn connect(&self) -> Result<Db, ConnectionError> {
        match &self.target {
            Target::Sqlite(path) => {
                let mut connection = SqliteConnection::establish(&path.to_string_lossy())?;
                connection
                    .batch_execute(
                        // 16 MiB of pages wait for the checkpoint: what many transactions touch is written to the file once.
                        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; \
                         PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4096;",
                    )
                    .and_then(|()| match self.writes {
                        true => connection.batch_execute("PRAGMA cache_size = -16384;"),
                        false => Ok(()),
                    })
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Db::Sqlite(connection))
            }
            Target::Postgres(url) => PgConnection::establish(url).map(Db::Postgres),
        }
    }

    fn is_valid(&self, db: &mut Db) -> Result<(), ConnectionError> {
        match db {
            // A file does not go away between two uses.
            Db::Sqlite(_) => Ok(()),
            Db::Postgres(inner) => inner.batch_execute("SELECT 1").map_err(ConnectionError::CouldntSetupConfiguration),
        }
    }

    fn has_broken(&self, db: &mut Db) -> bool {
        std::thread::panicking() || is_lost(db) || is_in_transaction(db)
    }
}

/// Whether the server is not there any more, as far as the last answer tells.
pub fn is_lost(db: &mut Db) -> bool {
    let status = <Db as Connection>::TransactionManager::transaction_manager_status_mut(db);
    matches!(status, TransactionManagerStatus::InError)
}

/// Whether somebody left a transaction open.
pub fn is_in_transaction(db: &mut Db) -> bool {
    match <Db as Connection>::TransactionManager::transaction_manager_status_mut(db) {
        TransactionManagerStatus::Valid(valid) => valid.transaction_depth().is_some(),
        TransactionManagerStatus::InError => true,
    }
}

/// The reason without the address, whose password libpq may repeat.
pub fn without_address(error: &ConnectionError, target: &Target) -> String {
    match target {
        Target::Sqlite(path) => format!("{error} ({})", path.display()),
        Target::Postgres(url) => error.to_string().replace(url.as_str(), "postgres://…"),
    }
}

#[cfg(test)]
mod tests {
    use diesel::sql_types::Text;

    use super::*;

    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = Text)]
        compile_options: String,
    }

    #[test]
    fn sqlite_plans_a_statement_once_whatever_its_values_are() {
        let mut sqlite = SqliteConnection::establish(":memory:").unwrap();
        let settings: Vec<Setting> =
            diesel::sql_query("SELECT compile_options FROM pragma_compile_options").load(&mut sqlite).unwrap();
        assert!(settings.iter().any(|one| one.compile_options == "ENABLE_QPSG"), "see .cargo/config.toml");
    }
}
