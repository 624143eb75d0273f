//! What runs unattended: the schedule that asks for polls, and the runners that carry out jobs. Any number of processes
//! may run them at once; leases and constraints keep them from doing a thing twice.

mod runner;
mod schedule;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;

/// The background work of one process.
pub struct Workers {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

/// Jobs carried out side by side: most of their time is waiting for platforms.
const RUNNERS: usize = 4;

/// Starts the schedule and the runners.
pub fn start(app: &App) -> Workers {
    let (stop, stopped) = watch::channel(false);
    let mut tasks = vec![tokio::spawn(schedule::run(app.clone(), stopped.clone()))];
    tasks.extend((0..RUNNERS).map(|number| tokio::spawn(runner::run(app.clone(), number > 0, stopped.clone()))));
    Workers { stop, tasks }
}

impl Workers {
    /// Lets what has begun come to its end, for a while; what is cut off then runs again when its lease ends.
    pub async fn stop(self) {
        const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);
        self.stop.send_replace(true);
        let until = tokio::time::Instant::now() + PATIENCE;
        for mut task in self.tasks {
            if tokio::time::timeout_at(until, &mut task).await.is_err() {
                task.abort();
            }
        }
    }
}
