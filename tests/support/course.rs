//! A course under test: the product, a practice LMS, and the course between them, polled once. No worker runs, so that
//! each test says what happens and when.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use accolade::app::App;
use accolade::clock::Clock;
use accolade::domain::ids::ContextId;
use accolade::flows::author::{self, AuthorError, BadgeInput};
use accolade::flows::round::{SyncSummary, settle, sync_now};
use accolade::flows::verify::Verifier;
use accolade::flows::wait;
use accolade::openbadges::verification::{Report, State};
use accolade::practice::{Course, Manners, Owner, Practice, Role};
use accolade::store::{
    Award, AwardFilter, Context, Member, ResultRecord, Ruling, StoredAchievement, StoredResult, Whom,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types};
use flate2::read::GzDecoder;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::app::{Frame, TestApp};

pub const MEMBERS: &str = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
pub const LINE_ITEMS: &str = "application/vnd.ims.lis.v2.lineitemcontainer+json";
pub const RESULTS: &str = "application/vnd.ims.lis.v2.resultcontainer+json";

/// Everything that a poll of a course could change, but for the course's own row, its day and the jobs.
pub const FACTS: [&str; 9] = [
    "persons",
    "members",
    "activities",
    "results",
    "achievements",
    "achievement_versions",
    "rule_references",
    "awards",
    "credentials",
];

/// What stood in some tables at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dump(BTreeMap<&'static str, Vec<String>>);

pub struct Taught {
    pub app: TestApp,
    pub lms: Practice,
    pub context: ContextId,
    /// The teacher's session.
    pub teacher: Frame,
}

impl Taught {
    pub async fn start(manners: Manners) -> Self {
        let (app, lms) = TestApp::with_practice(manners).await;
        Self::begin(app, lms).await
    }

    /// On a clock that stands still at the present time until the test moves it.
    pub async fn start_with_clock(manners: Manners) -> (Self, Clock) {
        let clock = Clock::fixed_at(Clock::system().now());
        let app = TestApp::start_at(clock.clone()).await;
        let lms = app.practice(manners).await;
        (Self::begin(app, lms).await, clock)
    }

    /// The teacher's first launch and the first poll.
    pub async fn begin(mut app: TestApp, lms: Practice) -> Self {
        let teacher = app.open(&lms, "teacher").await;
        let context = app.app.store.list_contexts(None, 10).await.unwrap().remove(0).id;
        sync_now(&app.app, context.clone()).await.unwrap();
        app.stop_workers().await;
        Self { app, lms, context, teacher }
    }

    pub async fn stop(self) {
        self.app.stop().await;
    }

    /// Polls, judges and signs.
    pub async fn sync(&self) -> SyncSummary {
        sync_now(&self.app.app, self.context.clone()).await.unwrap()
    }

    pub async fn record(&self) -> Context {
        self.app.app.store.find_context(self.context.clone()).await.unwrap().unwrap()
    }

    pub fn input(&self, name: &str, rule: Value) -> BadgeInput {
        BadgeInput {
            context: Some(self.context.clone()),
            name: name.to_owned(),
            description: format!("{name}, as practised."),
            rule: Some(rule),
            ..BadgeInput::default()
        }
    }

    /// A published badge with this rule; nobody has it before the next `sync`.
    pub async fn badge(&self, name: &str, rule: Value) -> StoredAchievement {
        author::create(&self.app.app, self.input(name, rule), true).await.unwrap()
    }

    pub async fn try_badge(&self, name: &str, rule: Value) -> Result<StoredAchievement, AuthorError> {
        author::create(&self.app.app, self.input(name, rule), true).await
    }

    /// The badge as it is kept now.
    pub async fn again(&self, badge: &StoredAchievement) -> StoredAchievement {
        self.app.app.store.find_achievement(badge.achievement.id.clone()).await.unwrap().unwrap()
    }

    pub async fn awards(&self, badge: &StoredAchievement) -> Vec<Award> {
        awards_of(&self.app.app, badge).await
    }

    /// The award of one person.
    pub async fn award(&self, badge: &StoredAchievement, key: &str) -> Option<Award> {
        let sub = self.lms.person_id(key);
        self.awards(badge).await.into_iter().find(|award| award.sub == sub)
    }

    /// Who was ever awarded a badge, by the keys of the practice course.
    pub async fn holders(&self, badge: &StoredAchievement) -> BTreeSet<String> {
        let keys: BTreeMap<String, String> =
            Course::seeded().people.into_iter().map(|person| (self.lms.person_id(&person.key), person.key)).collect();
        let awards = self.awards(badge).await;
        awards.into_iter().map(|award| keys.get(&award.sub).cloned().unwrap_or(award.sub)).collect()
    }

    pub async fn member(&self, key: &str) -> Option<Member> {
        let sub = self.lms.person_id(key);
        self.app.app.store.find_member_by_sub(self.context.clone(), sub).await.unwrap()
    }

    /// What is known of a member in an activity.
    pub async fn result(&self, key: &str, activity: &str) -> Option<StoredResult> {
        let person = self.member(key).await?.person;
        let facts =
            self.app.app.store.find_course_facts(self.context.clone(), Whom::Everyone, true, self.app.app.clock.now());
        let facts = facts.await.unwrap();
        let activity = facts.activities.iter().find(|known| known.label == activity)?.id.clone();
        facts.results.get(&person)?.iter().find(|result| result.activity == activity).cloned()
    }

    /// Results as if a poll had just brought them, for what happens long after the clock of the platform. Whoever is
    /// not named keeps what is known of them.
    pub async fn tell(&self, activity: &str, scores: &[(&str, &str)]) {
        let (store, now) = (&self.app.app.store, self.app.app.clock.now());
        let facts = store.find_course_facts(self.context.clone(), Whom::Everyone, true, now).await.unwrap();
        let activity = facts.activities.iter().find(|known| known.label == activity).expect("an activity").id.clone();
        let results = facts.members.iter().filter_map(|member| {
            let sub = &member.member.sub;
            let told = scores.iter().find(|(key, _)| self.lms.person_id(key) == *sub);
            let known = facts.results.get(&member.member.person).into_iter().flatten();
            let known = known.filter(|result| result.activity == activity).find_map(|result| result.score);
            Some(ResultRecord {
                sub: sub.clone(),
                new_person_id: sub.clone(),
                score: Some(told.map_or(known, |(_, score)| score.parse().ok())?),
                maximum: Decimal::ONE_HUNDRED,
                happened_at: told.map(|_| now),
            })
        });
        let results = results.collect();
        store.record_results(self.context.clone(), activity, results, self.app.app.keys.persons(), now).await.unwrap();
    }

    /// Says yes to everything of a badge that waits.
    pub async fn confirm(&self, badge: &StoredAchievement) {
        let badge = self.again(badge).await;
        assert!(badge.hold.is_some(), "nothing waits");
        wait::decide(&self.app.app, &badge, None, Ruling::Confirmed).await.unwrap();
        self.settle().await;
    }

    /// Judges what is known and signs, without asking the platform.
    pub async fn settle(&self) {
        settle(&self.app.app, self.context.clone()).await.unwrap();
    }

    /// The bit of a credential in the list that it names, read as a stranger would.
    pub async fn bit(&self, credential: &[u8]) -> bool {
        let credential: Value = serde_json::from_slice(credential).unwrap();
        let entry = &credential["credentialStatus"];
        let list = self.app.fetch(entry["statusListCredential"].as_str().unwrap()).await.expect(200).json();
        let encoded = list["credentialSubject"]["encodedList"].as_str().unwrap();
        let packed = URL_SAFE_NO_PAD.decode(encoded.strip_prefix('u').unwrap()).unwrap();
        let mut bits = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
        let index: usize = entry["statusListIndex"].as_str().unwrap().parse().unwrap();
        bits[index / 8] & (0x80 >> (index % 8)) != 0
    }

    /// A list of results as the platform would send it, with scores written down to the digit.
    pub fn results_told(&self, scores: &[(&str, &str)]) -> String {
        let told: Vec<String> = scores
            .iter()
            .map(|(key, score)| {
                let id = self.lms.person_id(key);
                format!(r#"{{"id": "r-{id}", "userId": "{id}", "resultScore": {score}, "resultMaximum": 100}}"#)
            })
            .collect();
        format!("[{}]", told.join(","))
    }

    /// Columns as the platform would list them.
    pub fn line_items_told(&self, labels: &[&str]) -> String {
        let items: Vec<Value> = labels
            .iter()
            .map(|label| json!({"id": self.lms.line_item_url(label), "label": label, "scoreMaximum": 100}))
            .collect();
        Value::from(items).to_string()
    }

    /// The file of an award, by extension.
    pub async fn file(&self, award: &Award, extension: &str) -> Vec<u8> {
        let (id, _) = award.credential.clone().expect("it is signed");
        self.app.fetch(&format!("/credentials/{id}.{extension}")).await.expect(200).bytes
    }

    pub async fn verify(&self, bytes: &[u8]) -> Report {
        Verifier::of(&self.app.app).verify(bytes, None).await.unwrap()
    }

    /// How each file of an award verifies.
    pub async fn states(&self, award: &Award) -> Vec<State> {
        let mut states = Vec::new();
        for extension in ["json", "jwt", "png"] {
            states.push(self.verify(&self.file(award, extension).await).await.state);
        }
        states
    }

    /// Every row of these tables.
    pub fn dump(&self, tables: &[&'static str]) -> Dump {
        Dump(tables.iter().map(|table| (*table, rows(&self.app, table))).collect())
    }

    /// Holds that these tables still say what they said.
    #[track_caller]
    pub fn assert_unchanged(&self, before: &Dump, why: &str) {
        for (table, before) in &before.0 {
            let now = rows(&self.app, table);
            let new = now.iter().find(|row| !before.contains(row));
            let gone = before.iter().find(|row| !now.contains(row));
            assert!(new.is_none() && gone.is_none(), "{table} {why}: {gone:?} became {new:?}");
        }
    }
}

pub async fn awards_of(app: &App, badge: &StoredAchievement) -> Vec<Award> {
    let filter =
        AwardFilter { achievement: Some(badge.achievement.id.clone()), limit: 10_000, ..AwardFilter::default() };
    app.store.list_awards(filter).await.unwrap()
}

/// The scores that the practice course starts with in one of its columns, by person; only those of learners.
pub fn seeded_scores(label: &str) -> BTreeMap<String, Decimal> {
    let course = Course::seeded();
    let column = course.column(label).expect("a seeded column");
    let learners = course.people.iter().filter(|person| person.role == Role::Learner);
    learners
        .filter_map(|person| {
            let score = column.grades.get(&person.number)?.score?;
            Some((person.key.clone(), score.to_string().parse().expect("a decimal")))
        })
        .collect()
}

/// How many results the tool can see in the seeded course.
pub fn seeded_results() -> usize {
    let columns = Course::seeded().columns;
    columns.iter().filter(|column| column.owner == Owner::Tool).map(|column| column.grades.len()).sum()
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = sql_types::Text)]
    found: String,
}

/// The texts that a query gives as `found`, straight from the database.
pub fn query(app: &TestApp, statement: &str) -> Vec<String> {
    let found: Vec<Found> = match app.database_url().strip_prefix("sqlite:") {
        Some(file) => sql_query(statement).load(&mut sqlite(file)).expect("the query is sound"),
        None => sql_query(statement).load(&mut postgres(app.database_url())).expect("the query is sound"),
    };
    found.into_iter().map(|row| row.found).collect()
}

/// Changes the database behind the product's back; gives how many rows.
pub fn execute(app: &TestApp, statement: &str) -> usize {
    match app.database_url().strip_prefix("sqlite:") {
        Some(file) => sql_query(statement).execute(&mut sqlite(file)).expect("the statement is sound"),
        None => sql_query(statement).execute(&mut postgres(app.database_url())).expect("the statement is sound"),
    }
}

/// A change behind the product's back that is not committed yet.
pub enum Uncommitted {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Uncommitted {
    pub fn begin(app: &TestApp, statement: &str) -> Self {
        match app.database_url().strip_prefix("sqlite:") {
            Some(file) => {
                let mut db = sqlite(file);
                db.batch_execute(&format!("BEGIN IMMEDIATE; {statement}")).expect("the statement is sound");
                Self::Sqlite(db)
            }
            None => {
                let mut db = postgres(app.database_url());
                db.batch_execute(&format!("BEGIN; {statement}")).expect("the statement is sound");
                Self::Postgres(db)
            }
        }
    }

    pub fn commit(self) {
        match self {
            Self::Sqlite(mut db) => db.batch_execute("COMMIT").expect("it commits"),
            Self::Postgres(mut db) => db.batch_execute("COMMIT").expect("it commits"),
        }
    }
}

/// Changes a badge as it is now.
pub async fn revise(app: &App, badge: &StoredAchievement, input: BadgeInput) -> Result<StoredAchievement, AuthorError> {
    let present = app.store.find_achievement(badge.achievement.id.clone()).await.unwrap().unwrap();
    author::revise(app, &present, None, input).await
}

/// The value of a hidden field; of several, the one of the form that is written into, which stands last.
pub fn hidden(page: &str, name: &str) -> String {
    let field = page.rsplit_once(&format!("type=\"hidden\" name=\"{name}\" value=\""));
    field.unwrap_or_else(|| panic!("no {name} in {page}")).1.split('"').next().unwrap().to_owned()
}

/// Has the database run a statement at the moment that the row of a badge is locked for a change, so that whatever was read
/// before is out of date.
pub fn change_when_locked(app: &TestApp, badge: &str, statement: &str) {
    let trigger = match app.database_url().starts_with("sqlite:") {
        true => format!(
            "CREATE TRIGGER crossing AFTER UPDATE OF changed_at ON achievements
             WHEN new.id = '{badge}' BEGIN {statement}; END"
        ),
        false => format!(
            "CREATE FUNCTION crossing() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN {statement}; RETURN NULL; END $$;
             CREATE TRIGGER crossing AFTER UPDATE OF changed_at ON achievements FOR EACH ROW
             WHEN (NEW.id = '{badge}') EXECUTE FUNCTION crossing()"
        ),
    };
    Uncommitted::begin(app, &trigger).commit();
}

/// Has the database publish a badge at the moment that its row is locked for a change.
pub fn publish_when_locked(app: &TestApp, badge: &str) {
    let set = "state = 'active', published_at = changed_at";
    let publish = format!("UPDATE achievements SET {set} WHERE id = '{badge}' AND published_at IS NULL");
    change_when_locked(app, badge, &publish);
}

fn sqlite(file: &str) -> SqliteConnection {
    let mut connection = SqliteConnection::establish(file).expect("the file opens");
    connection.batch_execute("PRAGMA busy_timeout = 5000").expect("SQLite waits");
    connection
}

fn postgres(url: &str) -> PgConnection {
    PgConnection::establish(url).expect("the server answers")
}

/// Every row of a table as text.
pub fn rows(app: &TestApp, table: &str) -> Vec<String> {
    if !app.database_url().starts_with("sqlite:") {
        return query(app, &format!("SELECT t::text AS found FROM {table} t ORDER BY 1"));
    }
    let columns = query(app, &format!("SELECT name AS found FROM pragma_table_info('{table}')"));
    assert!(!columns.is_empty(), "no table {table}");
    let quoted: Vec<String> = columns.iter().map(|name| format!("quote(\"{name}\")")).collect();
    query(app, &format!("SELECT {} AS found FROM {table} ORDER BY 1", quoted.join(" || '|' || ")))
}
