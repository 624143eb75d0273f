//! Looks behind the product: what its database holds, how often it is asked, and what the log says.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Mutex, Once};

use accolade::practice::Practice;
use accolade::store::Context;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types};

use crate::app::TestApp;

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = sql_types::BigInt)]
    rows: i64,
}

#[derive(QueryableByName)]
struct Dumped {
    #[diesel(sql_type = sql_types::Text)]
    content: String,
}

/// How many rows there are: `count(&app, "persons WHERE sub = '5'")`.
pub fn count(app: &TestApp, from: &str) -> i64 {
    let query = sql_query(format!("SELECT COUNT(*) AS rows FROM {from}"));
    let counted: Counted = match app.database_url().strip_prefix("sqlite:") {
        Some(file) => {
            let mut connection = SqliteConnection::establish(file).expect("the file opens");
            query.get_result(&mut connection).expect("the rows can be counted")
        }
        None => {
            let mut connection = PgConnection::establish(app.database_url()).expect("the server answers");
            query.get_result(&mut connection).expect("the rows can be counted")
        }
    };
    counted.rows
}

/// The practice LMS's course as it is kept, under the manners that are switched on.
pub async fn stored_context(app: &TestApp, practice: &Practice) -> Context {
    let courses = app.app.store.list_contexts(None, 100).await.expect("the courses can be listed");
    let course = courses.into_iter().find(|course| course.lti_id == practice.context_id()).expect("it was launched");
    app.app.store.find_context(course.id).await.expect("the course can be read").expect("it was listed")
}

/// Everything in the database, as text: SQLite's file with its log, PostgreSQL's tables as XML.
pub fn dump(app: &TestApp) -> String {
    match app.database_url().strip_prefix("sqlite:") {
        Some(file) => ["", "-wal"]
            .into_iter()
            .filter_map(|part| std::fs::read(format!("{file}{part}")).ok())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect(),
        None => {
            let mut connection = PgConnection::establish(app.database_url()).expect("the server answers");
            let query = sql_query("SELECT schema_to_xml('public', true, false, '')::text AS content");
            query.get_result::<Dumped>(&mut connection).expect("the tables can be read").content
        }
    }
}

/// Transactions that were committed: those that only read, and those that wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Transactions {
    pub reads: usize,
    pub writes: usize,
}

static COMMITTED: Mutex<BTreeMap<String, Transactions>> = Mutex::new(BTreeMap::new());

/// Counts the transactions of every database that is opened from now on.
pub fn count_transactions() {
    set_default_instrumentation(|| Some(Box::new(Watch::default()))).expect("nothing panicked while it was set");
}

/// The transactions on the database of this app.
pub fn transactions(app: &TestApp) -> Transactions {
    let address = app.database_url().trim_start_matches("sqlite:");
    COMMITTED.lock().expect("counting does not panic").get(address).copied().unwrap_or_default()
}

#[derive(Default)]
struct Watch {
    address: String,
    wrote: bool,
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => url.clone_into(&mut self.address),
            InstrumentationEvent::BeginTransaction { depth, .. } if depth.get() == 1 => self.wrote = false,
            InstrumentationEvent::StartQuery { query, .. } => {
                let text = query.to_string();
                self.wrote |= ["INSERT", "UPDATE", "DELETE"].iter().any(|verb| text.starts_with(verb));
            }
            InstrumentationEvent::CommitTransaction { depth, .. } if depth.get() == 1 => {
                let mut committed = COMMITTED.lock().expect("counting does not panic");
                let counted = committed.entry(self.address.clone()).or_default();
                if self.wrote {
                    counted.writes += 1;
                } else {
                    counted.reads += 1;
                }
            }
            _ => {}
        }
    }
}

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().expect("writing to memory does not panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Keeps what is logged from now on: all of ours, and of other libraries what an operator sees by default.
pub fn keep_log() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt().with_env_filter("info,accolade=trace").with_writer(|| Log).init();
    });
}

/// What was logged so far.
pub fn log() -> String {
    String::from_utf8_lossy(&LOG.lock().expect("writing to memory does not panic")).into_owned()
}
