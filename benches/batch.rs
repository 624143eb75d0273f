//! Signs and keeps 10,000 awards of one badge beside the bare signatures, and looks all the while how long the writer of
//! the database is held at a stretch. Counted is the processor time of this process (Linux). `cargo bench --bench batch`;
//! a number instead of 10,000 may follow after `--`.

mod class;
mod course;
mod cpu;
mod product;

use std::hint::black_box;
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use accolade::app::App;
use accolade::clock::Clock;
use accolade::domain::ids::AchievementId;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::{evaluate, issue};
use accolade::keys::{Ed25519Key, RsaKey};
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use serde_json::json;

use product::Folder;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USUAL_AWARDS: usize = 10_000;
/// How often the writer is asked for: what is held for less than this is seen as nothing.
const LOOKS_EVERY: Duration = Duration::from_micros(500);

fn main() {
    let awards = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(USUAL_AWARDS);
    tokio::runtime::Runtime::new().expect("a runtime can be made").block_on(compare(awards));
}

async fn compare(awards: usize) {
    let floor = spent_on(|| sign_bare(awards));
    let folder = Folder::make();
    let app = product::open(folder.path(), product::free_address()).await;
    let badge = fill(&app, awards).await;

    let watch = Watch::begin(&folder.path().join("accolade.db"));
    let (began, before) = (Instant::now(), cpu::of("self"));
    let mut signed = 0;
    loop {
        match issue::issue_waiting(&app, badge.clone()).await.expect("they can be signed") {
            0 => break,
            more => signed += more,
        }
    }
    let took = began.elapsed();
    let (held, watching) = watch.end();
    let spent = cpu::of("self") - before - watching;
    assert_eq!(signed, awards);
    println!("{awards} awards signed and kept");
    println!("floor: bare RSA-2048 and Ed25519   {:>6.2} s of a processor", floor.as_secs_f64());
    println!("the product                        {:>6.2} s of a processor", spent.as_secs_f64());
    println!("ratio                              {:>6.2}", spent.as_secs_f64() / floor.as_secs_f64());
    println!("took                               {:>6.2} s", took.as_secs_f64());
    println!("writer held at a stretch, at most  {:>6.1} ms", held.as_secs_f64() * 1000.0);
}

fn spent_on(work: impl FnOnce()) -> Duration {
    let before = cpu::of("self");
    work();
    cpu::of("self") - before
}

fn sign_bare(awards: usize) {
    let (rsa, ed25519) = (RsaKey::generate().expect("a key"), Ed25519Key::generate().expect("a key"));
    // As many bytes as a token of this kind has.
    let message = [7; 3_300];
    let left = AtomicUsize::new(awards);
    let sign = || {
        while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
            black_box(rsa.sign(&message).expect("a signature"));
            black_box(ed25519.sign(&message[..64]));
        }
    };
    // Side by side, as the product signs: two processors that work at once are each a little slower.
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| (0..processors).for_each(|_| drop(scope.spawn(sign))));
}

/// A course in which everybody has met the rule of one badge, and nothing is signed yet.
async fn fill(app: &App, members: usize) -> AchievementId {
    let now = Clock::system().now();
    let course = class::enter(app, members, now).await;
    let quiz = class::column("quiz", "Final quiz");
    app.store.record_line_items(course.clone(), vec![quiz], now).await.expect("a line item");
    class::grade(app, &course, "quiz", members, |_| 90, now).await;
    let badge = BadgeInput {
        context: Some(course.clone()),
        name: "Laboratory safety".into(),
        description: "Works safely in a laboratory.".into(),
        rule: Some(json!({"score": {"activity": "Final quiz", "at_least": 75}})),
        ..BadgeInput::default()
    };
    let badge = author::create(app, badge, true).await.expect("a badge");
    evaluate::evaluate(app, course).await.expect("the rule can be judged");
    badge.achievement.id
}

/// Asks for the writer again and again, as another process would. Two stretches that follow each other without a gap
/// that it could see count as one.
struct Watch {
    ends: Arc<AtomicBool>,
    thread: thread::JoinHandle<(Duration, Duration)>,
}

impl Watch {
    fn begin(database: &Path) -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let path = database.display().to_string();
        let told = Arc::clone(&ends);
        let thread = thread::spawn(move || {
            let mut db = SqliteConnection::establish(&path).expect("the database can be opened");
            db.batch_execute("PRAGMA busy_timeout = 0").expect("a setting");
            let (mut longest, mut busy_since) = (Duration::ZERO, None);
            while !told.load(Ordering::Relaxed) {
                if db.batch_execute("BEGIN IMMEDIATE; ROLLBACK").is_ok() {
                    let held: Option<Instant> = busy_since.take();
                    longest = longest.max(held.map_or(Duration::ZERO, |since| since.elapsed()));
                } else {
                    busy_since.get_or_insert_with(Instant::now);
                }
                thread::sleep(LOOKS_EVERY);
            }
            (longest, cpu::of("thread-self"))
        });
        Self { ends, thread }
    }

    /// The longest stretch, and what watching cost of a processor.
    fn end(self) -> (Duration, Duration) {
        self.ends.store(true, Ordering::Relaxed);
        self.thread.join().expect("the watch ends")
    }
}
