//! The key sets of platforms, kept for as long as their answers say.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

use super::{PlatformError, Platforms};
use crate::lti::id_token::{Key, KeySet, LARGEST_KEY_SET};
use crate::lti::registration::Registration;
use crate::outbound::http::Fetched;

/// Bounds of a key set's lifetime, and what is assumed where the platform says nothing, as Moodle does.
const SHORTEST: Duration = Duration::minutes(5);
const LONGEST: Duration = Duration::hours(24);
const USUAL: Duration = Duration::hours(1);

/// However many launches name a key that we do not know, a platform is asked no more often than this.
const PAUSE: Duration = Duration::minutes(1);

/// A key set as it is found by somebody who only wants to see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeySetVisit {
    pub keys: usize,
    /// How far the platform's clock is ahead of ours, where it tells.
    pub clock_ahead: Option<Duration>,
}

/// By registration and address: a registration that changed begins anew.
#[derive(Debug, Default)]
pub(super) struct KeySets(Mutex<HashMap<(String, String), Arc<Entry>>>);

#[derive(Debug, Default)]
struct Entry {
    known: Mutex<Known>,
    /// Held while the platform is asked, so that one asks for all.
    asking: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Debug, Default)]
struct Known {
    set: KeySet,
    fresh_until: Option<DateTime<Utc>>,
    asked_at: Option<DateTime<Utc>>,
    last_failure: Option<PlatformError>,
}

impl Known {
    fn find(&self, kid: &str) -> Option<Key> {
        self.set.find(kid).cloned()
    }

    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        self.fresh_until.is_some_and(|until| now < until)
    }

    fn may_ask(&self, now: DateTime<Utc>) -> bool {
        self.asked_at.is_none_or(|asked| now - asked >= PAUSE)
    }

    fn learn(&mut self, outcome: Result<(KeySet, Duration), PlatformError>, now: DateTime<Utc>) {
        self.asked_at = Some(now);
        self.last_failure = outcome.as_ref().err().copied();
        if let Ok((set, lifetime)) = outcome {
            self.set = set;
            self.fresh_until = Some(now + lifetime);
        }
    }

    /// Why there is no such key: the platform has none, or could not be asked.
    fn absence(&self) -> PlatformError {
        self.last_failure.unwrap_or(PlatformError::KeyUnknown)
    }
}

impl Entry {
    fn with<T>(&self, look: impl FnOnce(&mut Known) -> T) -> T {
        look(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Platforms {
    /// The platform's key of this name. A set that could not be fetched again is kept, so that an outage of its
    /// address does not stop launches.
    pub async fn key(&self, registration: &Registration, kid: &str) -> Result<Key, PlatformError> {
        let now = self.0.clock.now();
        let entry = self.key_entry(registration);
        let known = match entry.with(|known| (known.find(kid), known.is_fresh(now))) {
            (Some(key), true) => return Ok(key),
            (known, _) => known,
        };
        let turn = match (entry.asking.clone().try_lock_owned(), known) {
            (Ok(turn), _) => turn,
            // Someone is asking already: an old key will do meanwhile, and whoever has none waits.
            (Err(_), Some(key)) => return Ok(key),
            (Err(_), None) => entry.asking.clone().lock_owned().await,
        };
        if entry.with(|known| known.may_ask(now)) {
            // On its own, so that a browser that hangs up in the middle does not spoil the answer for the next one.
            let (platforms, registration, entry) = (self.clone(), registration.clone(), entry.clone());
            let asking = tokio::spawn(async move {
                let _turn = turn;
                let outcome = platforms.fetch_key_set(&registration).await;
                entry.with(|known| known.learn(outcome, now));
            });
            asking.await.map_err(|_| PlatformError::KeySetUnusable)?;
        }
        entry.with(|known| known.find(kid).ok_or_else(|| known.absence()))
    }

    /// Asks for the key set as it is now, whatever is remembered of it.
    pub async fn visit_key_set(&self, registration: &Registration) -> Result<KeySetVisit, PlatformError> {
        let asked = self.0.clock.now();
        let (set, answer) = self.read_key_set(registration).await?;
        let there = answer.date.as_deref().and_then(|date| DateTime::parse_from_rfc2822(date).ok());
        // The header has whole seconds, and was written while we waited.
        let here = asked + (self.0.clock.now() - asked) / 2 - Duration::milliseconds(500);
        Ok(KeySetVisit { keys: set.len(), clock_ahead: there.map(|there| there.to_utc() - here) })
    }

    fn key_entry(&self, registration: &Registration) -> Arc<Entry> {
        let mut sets = self.0.key_sets.0.lock().unwrap_or_else(PoisonError::into_inner);
        sets.entry((registration.id.clone(), registration.jwks_url.clone())).or_default().clone()
    }

    async fn fetch_key_set(&self, registration: &Registration) -> Result<(KeySet, Duration), PlatformError> {
        let (set, answer) = self.read_key_set(registration).await?;
        Ok((set, lifetime(answer.cache_control.as_deref())))
    }

    async fn read_key_set(&self, registration: &Registration) -> Result<(KeySet, Fetched), PlatformError> {
        let answer = self.0.http.fetch(&registration.jwks_url, "application/json", LARGEST_KEY_SET).await?;
        let answer = self.accepted(answer)?;
        let set = KeySet::parse(&answer.body).map_err(|_| PlatformError::KeySetUnusable)?;
        if set.is_empty() {
            return Err(PlatformError::KeySetUnusable);
        }
        Ok((set, answer))
    }
}

fn lifetime(cache_control: Option<&str>) -> Duration {
    let directives = cache_control.unwrap_or_default().split(',');
    let age = directives.filter_map(|directive| directive.trim().strip_prefix("max-age=")).next();
    let age = age.and_then(|seconds| seconds.trim_matches('"').parse::<u32>().ok());
    age.map_or(USUAL, |seconds| Duration::seconds(i64::from(seconds)).clamp(SHORTEST, LONGEST))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use actix_web::HttpResponse;
    use serde_json::json;

    use super::super::tests::{at_noon, registered_at};
    use super::*;
    use crate::clock::Clock;
    use crate::keys::RsaKey;
    use crate::outbound::http::tests::{local, serve};

    struct Lms {
        asked: AtomicUsize,
        rotated: AtomicBool,
        down: AtomicBool,
    }

    async fn lms(cache_control: &'static str) -> (Arc<Lms>, Registration) {
        let state =
            Arc::new(Lms { asked: AtomicUsize::new(0), rotated: AtomicBool::new(false), down: AtomicBool::new(false) });
        let mut jwk = RsaKey::generate().unwrap().public_jwk();
        let seen = state.clone();
        jwk["kid"] = json!("first");
        let base = serve(move |_, _, _| {
            seen.asked.fetch_add(1, Ordering::SeqCst);
            if seen.down.load(Ordering::SeqCst) {
                return HttpResponse::BadGateway().body("<html>");
            }
            let mut jwk = jwk.clone();
            if seen.rotated.load(Ordering::SeqCst) {
                jwk["kid"] = json!("second");
            }
            HttpResponse::Ok().insert_header(("Cache-Control", cache_control)).body(json!({"keys": [jwk]}).to_string())
        })
        .await;
        (state, registered_at(&base))
    }

    #[actix_web::test]
    async fn a_key_set_is_asked_for_once_in_its_lifetime() {
        let (lms, registration) = lms("max-age=600").await;
        let clock = Clock::fixed_at(at_noon());
        let platforms = Platforms::new(local(), clock.clone());
        let first = futures_util::future::join_all((0..20).map(|_| platforms.key(&registration, "first"))).await;
        assert!(first.iter().all(Result::is_ok));
        clock.advance(Duration::seconds(599));
        platforms.clone().key(&registration, "first").await.unwrap();
        assert_eq!(lms.asked.load(Ordering::SeqCst), 1);
        clock.advance(Duration::seconds(1));
        platforms.key(&registration, "first").await.unwrap();
        assert_eq!(lms.asked.load(Ordering::SeqCst), 2);
    }

    #[actix_web::test]
    async fn a_launch_that_is_broken_off_does_not_spoil_the_next_one() {
        let (lms, registration) = lms("max-age=600").await;
        let platforms = Platforms::new(local(), Clock::fixed_at(at_noon()));
        let hung_up = tokio::time::timeout(std::time::Duration::ZERO, platforms.key(&registration, "first")).await;
        assert!(hung_up.is_err());
        platforms.key(&registration, "first").await.unwrap();
        assert_eq!(lms.asked.load(Ordering::SeqCst), 1);
    }

    #[actix_web::test]
    async fn unknown_keys_are_asked_for_once_a_minute() {
        let (lms, registration) = lms("max-age=86400").await;
        let clock = Clock::fixed_at(at_noon());
        let platforms = Platforms::new(local(), clock.clone());
        for _ in 0..100 {
            let unknown = platforms.key(&registration, "second").await;
            assert_eq!(unknown.unwrap_err(), PlatformError::KeyUnknown);
        }
        assert_eq!(lms.asked.load(Ordering::SeqCst), 1);
        lms.rotated.store(true, Ordering::SeqCst);
        clock.advance(PAUSE);
        assert_eq!(platforms.key(&registration, "second").await.unwrap().kid(), "second");
        assert_eq!(lms.asked.load(Ordering::SeqCst), 2);
        assert_eq!(platforms.key(&registration, "first").await.unwrap_err(), PlatformError::KeyUnknown);
    }

    #[actix_web::test]
    async fn the_last_good_set_is_kept_through_an_outage() {
        let (lms, registration) = lms("no-store").await;
        let clock = Clock::fixed_at(at_noon());
        let platforms = Platforms::new(local(), clock.clone());
        platforms.key(&registration, "first").await.unwrap();
        lms.down.store(true, Ordering::SeqCst);
        clock.advance(Duration::days(2));
        platforms.key(&registration, "first").await.unwrap();
        platforms.key(&registration, "first").await.unwrap();
        assert_eq!(lms.asked.load(Ordering::SeqCst), 2);
        assert_eq!(platforms.key(&registration, "x").await.unwrap_err(), PlatformError::Status(502));
    }

    #[test]
    fn a_lifetime_is_what_the_platform_says_within_bounds() {
        assert_eq!(lifetime(Some("public, max-age=7200")), Duration::hours(2));
        assert_eq!(lifetime(Some("max-age=0")), SHORTEST);
        assert_eq!(lifetime(Some("max-age=4294967295")), LONGEST);
        assert_eq!(lifetime(Some("max-age=99999999999999")), USUAL);
        assert_eq!(lifetime(None), USUAL);
    }
}
