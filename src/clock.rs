//! Time as a value, so that tests can set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, TimeZone, Utc};

/// What time it is. Cut to milliseconds, because that is what both databases keep.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until it is moved; its clones move with it.
    pub fn fixed_at(time: DateTime<Utc>) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(time.timestamp_millis()))))
    }

    pub fn now(&self) -> DateTime<Utc> {
        let millis = match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's time")]
            Source::System => Utc::now().timestamp_millis(),
            Source::Fixed(millis) => millis.load(Ordering::SeqCst),
        };
        Utc.timestamp_millis_opt(millis).single().expect("a time in milliseconds is unambiguous in UTC")
    }

    /// Moves a fixed clock.
    ///
    /// # Panics
    /// When the clock is the system's.
    pub fn advance(&self, by: Duration) {
        match &self.0 {
            Source::System => panic!("the system's clock cannot be moved"),
            Source::Fixed(millis) => millis.fetch_add(by.num_milliseconds(), Ordering::SeqCst),
        };
    }
}
