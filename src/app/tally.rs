//! What happened since it was last written down, so that looking at a page writes nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::store::Happening;

/// How often each happened. As many as there are badges that somebody looked at.
#[derive(Debug, Default)]
pub struct Tally(Mutex<HashMap<Happening, i64>>);

impl Tally {
    pub fn add(&self, happening: Happening, n: i64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(happening).or_default() += n;
    }

    /// All of it, which is forgotten here.
    pub fn take(&self) -> Vec<(Happening, i64)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn what_happened_is_added_up_by_day_and_taken_once() {
        let tally = Tally::default();
        let on = |day| Happening {
            day: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            subject: "badge".into(),
            what: "viewed",
        };
        [on(26), on(26), on(27)].into_iter().for_each(|happening| tally.add(happening, 1));
        let mut taken = tally.take();
        taken.sort_by_key(|(happening, _)| happening.day);
        assert_eq!(taken, [(on(26), 2), (on(27), 1)]);
        assert_eq!(tally.take(), []);
    }
}
