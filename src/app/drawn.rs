//! What was drawn lately, so that a picture that many look at is drawn once.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// All pictures together; a card has some tens of kilobytes.
const LARGEST: usize = 16 << 20;

/// Pictures by what they show, the latest first. Nothing here is the only copy of anything.
#[derive(Debug, Default)]
pub struct Drawn(Mutex<VecDeque<(String, Vec<u8>)>>);

impl Drawn {
    pub fn find(&self, key: &str) -> Option<Vec<u8>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(known, _)| known == key)?;
        let found = kept.remove(place)?;
        let bytes = found.1.clone();
        kept.push_front(found);
        Some(bytes)
    }

    pub fn keep(&self, key: String, bytes: Vec<u8>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| *known != key);
        kept.push_front((key, bytes));
        while kept.len() > 1 && kept.iter().map(|(key, bytes)| key.len() + bytes.len()).sum::<usize>() > LARGEST {
            kept.pop_back();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_lately_stays_and_the_rest_gives_way() {
        let drawn = Drawn::default();
        let large = || vec![0; LARGEST / 3 - 1];
        for key in ["a", "b", "c"] {
            drawn.keep(key.to_owned(), large());
        }
        assert!(drawn.find("a").is_some());
        drawn.keep("d".to_owned(), large());
        assert!(drawn.find("a").is_some() && drawn.find("d").is_some());
        assert!(drawn.find("b").is_none());
    }
}
