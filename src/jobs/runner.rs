//! Takes one job after the other and carries it out.

use std::time::Duration;

use tokio::sync::watch;

use crate::app::App;
use crate::flows::work;
use crate::store::JobKind;

/// How long a runner without work waits before it looks again; work of this process wakes it at once.
const IDLE: Duration = Duration::from_secs(2);
/// After a fault of the database.
const FAULT: Duration = Duration::from_secs(10);

const KINDS: &[JobKind] = &[JobKind::Issue, JobKind::Status, JobKind::Evaluate, JobKind::Sync];

pub async fn run(app: App, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let lease = work::new_lease();
        let pause = match app.store.take_job(KINDS, lease, app.clock.now(), work::LEASE).await {
            Ok(Some(job)) => {
                // The failure is logged and the job put back where it is run.
                let _ = work::run(&app, job).await;
                continue;
            }
            Ok(None) => IDLE,
            Err(error) => {
                tracing::error!(%error, "no job could be taken");
                FAULT
            }
        };
        tokio::select! {
            () = app.work.notified() => {}
            () = tokio::time::sleep(pause) => {}
            _ = stopped.changed() => return,
        }
    }
}
