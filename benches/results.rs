//! What it costs to take over 100,000 results of which 1 % changed, beside reading and writing the bare rows.

mod course;

use std::collections::HashMap;
use std::time::Duration;

use accolade::domain::ids::{ActivityId, ContextId};
use accolade::keys::{MasterSecret, PersonMarks};
use accolade::store::{LineItemRecord, PersonRecord, RegistrationOrigin, ResultRecord, RosterRecord, Store, Target};
use chrono::{DateTime, TimeZone, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use rust_decimal::Decimal;
use tokio::runtime::Runtime;

const LEARNERS: usize = 1_000;
const ACTIVITIES: usize = 100;
const CHANGED_EVERY: usize = 100;

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0).single().expect("a time")
}

/// A course with all its activities, on a database of its own.
async fn filled_course(store: &Store) -> (ContextId, Vec<ActivityId>) {
    store.migrate().await.expect("the schema is made");
    let registration = accolade::lti::registration::Registration {
        id: "r".into(),
        name: "Bench".into(),
        issuer: "https://lms.example".into(),
        client_id: "1".into(),
        auth_url: "https://lms.example/auth".into(),
        token_url: "https://lms.example/token".into(),
        jwks_url: "https://lms.example/keys".into(),
        token_audience: None,
        accepts_new_deployments: true,
        family: None,
    };
    store.record_registration(registration, RegistrationOrigin::Hand, None, noon()).await.expect("a registration");
    let context = course::enter(store, &"r".into(), "d", course::told("c", "Course", None), noon()).await;
    let roster = (0..LEARNERS)
        .map(|number| RosterRecord {
            person: PersonRecord {
                new_id: format!("p{number}"),
                sub: number.to_string(),
                name: Some(format!("Learner {number}")),
                ..PersonRecord::default()
            },
            is_learner: true,
            is_teacher: false,
            is_test_user: false,
            is_observer: false,
            is_active: true,
        })
        .collect();
    store.record_roster(context.clone(), roster, &marks(), noon()).await.expect("a roster");
    let items = (0..ACTIVITIES)
        .map(|number| LineItemRecord {
            new_id: format!("a{number}"),
            url: format!("https://lms.example/items/{number}"),
            label: format!("Activity {number}"),
            maximum: Some(Decimal::ONE_HUNDRED),
            resource_id: None,
            tag: None,
        })
        .collect();
    let activities = store.record_line_items(context.clone(), items, noon()).await.expect("line items");
    (context, activities.into_iter().map(|activity| activity.id).collect())
}

/// What a platform tells of one activity; `round` moves every hundredth score.
fn told(activity: usize, round: usize) -> Vec<ResultRecord> {
    (0..LEARNERS)
        .map(|learner| {
            let moved = (learner + activity).is_multiple_of(CHANGED_EVERY);
            let score = (learner * 7 + activity) % 100 + if moved { round % 2 } else { 0 };
            ResultRecord {
                sub: learner.to_string(),
                new_person_id: String::new(),
                score: Some(Decimal::from(score)),
                maximum: Decimal::ONE_HUNDRED,
                happened_at: Some(noon()),
            }
        })
        .collect()
}

fn marks() -> PersonMarks {
    MasterSecret::generate().person_marks()
}

async fn take_over(store: &Store, context: &ContextId, activities: &[ActivityId], round: usize) -> usize {
    let mut changed = 0;
    let marks = marks();
    for (number, activity) in activities.iter().enumerate() {
        let told = told(number, round);
        changed += store
            .record_results(context.clone(), activity.clone(), told, &marks, noon())
            .await
            .expect("the results are taken over");
    }
    changed
}

#[derive(QueryableByName)]
struct Bare {
    #[diesel(sql_type = diesel::sql_types::Text)]
    person_id: String,
    #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Text>)]
    score: Option<String>,
}

/// The floor: every row read once and kept by person, and a thousand of them written, with nothing around it.
fn bare(connection: &mut SqliteConnection, round: usize) -> usize {
    let rows: Vec<Bare> =
        diesel::sql_query("SELECT person_id, score FROM results").load(connection).expect("the rows are read");
    let known: HashMap<String, Option<String>> = rows.into_iter().map(|row| (row.person_id, row.score)).collect();
    connection
        .transaction::<_, diesel::result::Error, _>(|connection| {
            for activity in 0..ACTIVITIES {
                for learner in (0..LEARNERS).filter(|learner| (learner + activity).is_multiple_of(CHANGED_EVERY)) {
                    diesel::sql_query("UPDATE results SET score = ? WHERE activity_id = ? AND person_id = ?")
                        .bind::<diesel::sql_types::Text, _>((round % 100).to_string())
                        .bind::<diesel::sql_types::Text, _>(format!("a{activity}"))
                        .bind::<diesel::sql_types::Text, _>(format!("p{learner}"))
                        .execute(connection)?;
                }
            }
            Ok(())
        })
        .expect("the rows are written");
    known.len()
}

fn results(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = std::env::temp_dir().join(format!("accolade-bench-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir(&folder).expect("a folder");
    let path = folder.join("bench.db");
    let store = Store::open(&Target::Sqlite(path.clone())).expect("the database opens");
    let (context, activities) = runtime.block_on(filled_course(&store));
    let first = runtime.block_on(take_over(&store, &context, &activities, 0));
    assert_eq!(first, LEARNERS * ACTIVITIES);
    assert_eq!(runtime.block_on(take_over(&store, &context, &activities, 0)), 0, "nothing new, nothing written");

    let mut group = criterion.benchmark_group("results");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    let mut round = 0;
    group.bench_function("100,000 results, 1 % changed", |bencher| {
        bencher.iter(|| {
            round += 1;
            let changed = runtime.block_on(take_over(&store, &context, &activities, round));
            assert_eq!(changed, LEARNERS * ACTIVITIES / CHANGED_EVERY);
        });
    });
    group.bench_function("100,000 results, none changed", |bencher| {
        bencher.iter(|| assert_eq!(runtime.block_on(take_over(&store, &context, &activities, round)), 0));
    });
    let mut connection = SqliteConnection::establish(&path.to_string_lossy()).expect("the database opens");
    connection
        .batch_execute("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
        .expect("the pragmas hold");
    let mut round = 0;
    group.bench_function("floor: read 100,000 rows, write 1,000", |bencher| {
        bencher.iter(|| {
            round += 1;
            assert_eq!(bare(&mut connection, round), LEARNERS);
        });
    });
    group.finish();
    drop(store);
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
}

criterion_group!(benches, results);
criterion_main!(benches);
