//! How long what is kept: chosen by whoever runs the installation, told on the public page about privacy, and carried out by
//! the schedule a few pieces at a time. Unless somebody chooses, everything stays.
//!
//! What was signed, its places in status lists, the issuance log, and who holds what are never part of it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::domain::console::Act;
use crate::domain::progress::Judgement;
use crate::store::{StoreError, acting};

const SETTING: &str = "retention";
/// A course that nobody opens is polled for sixty days: what is taken away after these does not come back by itself.
pub const FEWEST_COURSE_DAYS: u32 = 90;
/// Whoever looks into something asks about the last year at least.
pub const FEWEST_AUDIT_DAYS: u32 = 365;
pub const MOST_DAYS: u32 = 3650;
/// Pieces of each kind in one go of the schedule.
const PIECES: usize = 20;

/// In days; `None` keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// After a course was last opened: results, what rules saw, texts that were handed in and answered, and whom copies of
    /// mails went to.
    pub course_days: Option<u32>,
    /// Lines of the audit log.
    pub audit_days: Option<u32>,
}

pub async fn retention(app: &App) -> Result<Retention, StoreError> {
    let Some(text) = app.store.find_setting(SETTING).await? else { return Ok(Retention::default()) };
    serde_json::from_str(&text).map_err(|_| StoreError::Corrupt("how long what is kept"))
}

pub async fn decide(app: &App, act: Act, chosen: Retention) -> Result<(), StoreError> {
    let value = serde_json::to_string(&chosen).expect("two numbers are JSON");
    acting(act, app.store.change_setting(SETTING, move |_| Ok(value))).await
}

/// What goes by pieces.
#[derive(Clone, Copy)]
enum Kind {
    Results,
    Traces,
    Requests,
    Copies,
    Lines,
}

/// Takes away what is due, and says how much that was. What is left over is due at the next time.
pub async fn apply(app: &App) -> Result<usize, StoreError> {
    let Retention { course_days, audit_days } = retention(app).await?;
    let (course, audit) =
        (course_days.map(|days| days.max(FEWEST_COURSE_DAYS)), audit_days.map(|days| days.max(FEWEST_AUDIT_DAYS)));
    let due = [
        (Kind::Results, course),
        (Kind::Traces, course),
        (Kind::Requests, course),
        (Kind::Copies, course),
        (Kind::Lines, audit),
    ];
    let mut gone = 0;
    for (kind, days) in due {
        let Some(days) = days else { continue };
        let before = app.clock.now() - TimeDelta::days(days.into());
        // One piece after the other until nothing is left, or enough for now.
        for _ in 0..PIECES {
            match forget(app, kind, before).await? {
                0 => break,
                rows => gone += rows,
            }
        }
    }
    Ok(gone)
}

async fn forget(app: &App, kind: Kind, before: DateTime<Utc>) -> Result<usize, StoreError> {
    match kind {
        Kind::Results => app.store.forget_results(before).await,
        Kind::Traces => {
            let nothing = serde_json::to_string(&Judgement::of_nothing()).expect("a judgement is JSON");
            app.store.forget_traces(before, nothing).await
        }
        Kind::Requests => app.store.forget_requests(before).await,
        Kind::Copies => app.store.forget_copies(before).await,
        Kind::Lines => app.store.forget_lines(before).await,
    }
}
