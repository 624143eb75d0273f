//! A database for each test: a SQLite file, or a PostgreSQL database when `TEST_DATABASE_URL` is set.
//!
//! On PostgreSQL the schema is brought in once, into a template that is named after the migrations; every test
//! database is a copy of it. Tests may run in processes of their own: an advisory lock lets one of them build the
//! template while the others wait. Dropping a [`TestDatabase`] removes it.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, sql_query, sql_types};
use uuid::Uuid;

/// Any number will do, as long as all test processes agree.
const TEMPLATE_LOCK: i64 = 0x0acc_01ad;

/// An empty, migrated database that nobody else uses.
pub struct TestDatabase {
    url: String,
    place: Place,
}

enum Place {
    Folder(PathBuf),
    Server { admin_url: String, name: String },
}

impl TestDatabase {
    /// Makes a database. `migrate` is given the address of an empty one and brings in the schema; on PostgreSQL it is
    /// called only for the template of these `migrations`, and has to close its connections before it returns.
    ///
    /// # Panics
    /// When the database cannot be made: a test cannot do anything about it.
    pub async fn create(migrations: &Path, migrate: impl AsyncFnOnce(&str)) -> Self {
        match admin_url() {
            Some(admin_url) => Self::on_server(admin_url, migrations, migrate).await,
            None => Self::in_folder(migrate).await,
        }
    }

    /// The value for `ACCOLADE_DATABASE_URL`.
    pub fn url(&self) -> &str {
        &self.url
    }

    async fn in_folder(migrate: impl AsyncFnOnce(&str)) -> Self {
        let folder = std::env::temp_dir().join(format!("accolade-test-{}", Uuid::new_v4().simple()));
        fs::create_dir(&folder).expect("the folder for temporary files is writable");
        let database =
            Self { url: format!("sqlite:{}", folder.join("accolade.db").display()), place: Place::Folder(folder) };
        migrate(&database.url).await;
        database
    }

    async fn on_server(admin_url: String, migrations: &Path, migrate: impl AsyncFnOnce(&str)) -> Self {
        let mut admin = connect(&admin_url);
        let template = template(&mut admin, &admin_url, migrations, migrate).await;
        let name = format!("accolade_test_{}", Uuid::new_v4().simple());
        run(&mut admin, &format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self { url: with_database(&admin_url, &name), place: Place::Server { admin_url, name } }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.place {
            Place::Folder(folder) => {
                let _ = fs::remove_dir_all(folder);
            }
            Place::Server { admin_url, name } => {
                // Forced, because a pool of the test may still hold connections. Nothing here may panic: the test may
                // be unwinding already.
                if let Ok(mut admin) = PgConnection::establish(admin_url) {
                    let _ = sql_query(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).execute(&mut admin);
                }
            }
        }
    }
}

/// Finds or builds the template. It is built under another name and renamed when whole, so that a test that dies in
/// the middle leaves nothing half made behind.
async fn template(
    admin: &mut PgConnection,
    admin_url: &str,
    migrations: &Path,
    migrate: impl AsyncFnOnce(&str),
) -> String {
    let name = format!("accolade_template_{:016x}", fingerprint(migrations));
    run(admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})"));
    if !exists(admin, &name) {
        let building = format!("{name}_building");
        run(admin, &format!("DROP DATABASE IF EXISTS {building} WITH (FORCE)"));
        run(admin, &format!("CREATE DATABASE {building}"));
        migrate(&with_database(admin_url, &building)).await;
        run(admin, &format!("ALTER DATABASE {building} RENAME TO {name}"));
    }
    run(admin, &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})"));
    name
}

/// Changes when a migration does, so that a server that is kept between runs never serves an old schema.
fn fingerprint(folder: &Path) -> u64 {
    fn add(hasher: &mut DefaultHasher, path: &Path) {
        if path.is_dir() {
            let mut entries: Vec<PathBuf> = fs::read_dir(path)
                .expect("a folder can be read")
                .map(|entry| entry.expect("an entry").path())
                .collect();
            entries.sort();
            entries.iter().for_each(|entry| add(hasher, entry));
        } else if let Ok(content) = fs::read(path) {
            hasher.write(path.as_os_str().as_encoded_bytes());
            hasher.write(&content);
        }
    }
    let mut hasher = DefaultHasher::new();
    add(&mut hasher, folder);
    hasher.finish()
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = sql_types::Bool)]
    found: bool,
}

fn exists(admin: &mut PgConnection, name: &str) -> bool {
    sql_query("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1) AS found")
        .bind::<sql_types::Text, _>(name)
        .get_result::<Found>(admin)
        .expect("pg_database can be read")
        .found
}

fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).unwrap_or_else(|error| panic!("TEST_DATABASE_URL does not answer: {error}"))
}

fn run(admin: &mut PgConnection, statement: &str) {
    sql_query(statement).execute(admin).unwrap_or_else(|error| panic!("{statement}: {error}"));
}

/// The same server, another database.
fn with_database(admin_url: &str, name: &str) -> String {
    let mut url =
        url::Url::parse(admin_url).expect("TEST_DATABASE_URL is a URL like postgres://user@host:port/postgres");
    url.set_path(name);
    url.into()
}

#[expect(clippy::disallowed_methods, reason = "the one setting of the tests; the product never reads it")]
fn admin_url() -> Option<String> {
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::SqliteConnection;

    fn execute(url: &str, statement: &str) -> diesel::QueryResult<usize> {
        match url.strip_prefix("sqlite:") {
            Some(file) => sql_query(statement).execute(&mut SqliteConnection::establish(file).expect("the file opens")),
            None => sql_query(statement).execute(&mut connect(url)),
        }
    }

    /// This file stands in for the migrations, since the schema is in it.
    async fn stand_in() -> TestDatabase {
        TestDatabase::create(Path::new(file!()), async |url| {
            execute(url, "CREATE TABLE stand_in (id TEXT PRIMARY KEY)").expect("an empty database takes a table");
        })
        .await
    }

    #[actix_web::test]
    async fn what_one_test_writes_another_does_not_see() {
        let (one, other) = (stand_in().await, stand_in().await);
        execute(one.url(), "INSERT INTO stand_in VALUES ('a')").expect("the table is there");
        execute(other.url(), "INSERT INTO stand_in VALUES ('a')").expect("the table is there, and empty");
        assert_ne!(one.url(), other.url());
    }

    #[actix_web::test]
    async fn a_dropped_database_is_gone() {
        let database = stand_in().await;
        let url = database.url().to_owned();
        drop(database);
        match url.strip_prefix("sqlite:") {
            Some(file) => assert!(!Path::new(file).exists()),
            None => assert!(PgConnection::establish(&url).is_err()),
        }
    }
}
