//! How often something was tried lately, so that nobody guesses passwords. Kept in memory and bounded: a restart forgets
//! it, and each process counts for itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// How long a try is remembered.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// More names than an installation has people; beyond, the oldest is forgotten.
const MOST: usize = 10_000;

#[derive(Default)]
pub struct Tries(Mutex<HashMap<String, (u32, DateTime<Utc>)>>);

impl Tries {
    /// Counts a try, and says whether it may go ahead: at most `most` in a quarter of an hour.
    pub fn may(&self, name: String, most: u32, now: DateTime<Utc>) -> bool {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= MOST && !tries.contains_key(&name) {
            tries.retain(|_, (_, since)| now - *since < WINDOW);
            let oldest = tries.iter().min_by_key(|(_, (_, since))| *since).map(|(name, _)| name.clone());
            if let Some(oldest) = oldest.filter(|_| tries.len() >= MOST) {
                tries.remove(&oldest);
            }
        }
        let (count, since) = tries.entry(name).or_insert((0, now));
        if now - *since >= WINDOW {
            (*count, *since) = (0, now);
        }
        *count = count.saturating_add(1);
        *count <= most
    }

    /// It went well: what was tried before does not count any more.
    pub fn forget(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn a_name_may_try_so_often_in_a_quarter_of_an_hour_and_no_other_name_suffers() {
        let tries = Tries::default();
        let now = Utc.with_ymd_and_hms(2026, 11, 27, 8, 0, 0).unwrap();
        assert!((0..3).all(|_| tries.may("a".into(), 3, now)));
        assert!(!tries.may("a".into(), 3, now) && tries.may("b".into(), 3, now));
        assert!(tries.may("a".into(), 3, now + WINDOW));
        tries.forget("a");
        assert!((0..3).all(|_| tries.may("a".into(), 3, now + WINDOW)));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let tries = Tries::default();
        let now = Utc.with_ymd_and_hms(2026, 11, 27, 8, 0, 0).unwrap();
        for number in 0..MOST + 10 {
            tries.may(number.to_string(), 3, now);
        }
        assert_eq!(tries.0.lock().unwrap().len(), MOST);
    }
}
