//! Locked links: whom the platform lets in, and when that is not to be believed.
//!
//! A lock is a sensor with one dangerous fault: when its restriction is deleted, or restrictions are switched off for
//! the whole site, the platform answers with everybody and says nothing. So whenever somebody is newly let in, the list
//! is weighed against everybody, and a list that may mean "no lock any more" is held until a person has looked.

use std::collections::HashSet;
use std::hash::Hash;

use super::words;

words! {
    /// Why a list is held back.
    Hold {
        /// Everybody is let in.
        AllLetIn = "all_let_in",
        /// Suddenly a large part of the course is let in.
        Jump = "jump",
    }
}

words! {
    /// What a first look at a lock finds.
    Finding {
        /// Everybody is let in: there is no restriction, or it stands on the section alone, or it binds nobody.
        NoRestriction = "no_restriction",
        /// Nobody is let in: nobody met it yet, or the activity is hidden, or what it names is gone.
        NobodyYet = "nobody_yet",
        /// One learner alone cannot tell a lock from an open door.
        OnlyOne = "only_one",
        /// There is nobody whom it could let in.
        NoLearners = "no_learners",
        /// Some are let in and some are not.
        Works = "works",
    }
}

impl Finding {
    pub fn of(let_in: usize, of_all: usize) -> Self {
        match (let_in, of_all) {
            (_, 0) => Self::NoLearners,
            (0, _) => Self::NobodyYet,
            (_, 1) => Self::OnlyOne,
            (let_in, of_all) if let_in >= of_all => Self::NoRestriction,
            _ => Self::Works,
        }
    }

    /// Whether rules may begin to rely on the lock.
    pub fn may_be_used(self) -> bool {
        !matches!(self, Self::NoRestriction | Self::NoLearners)
    }
}

/// More people at once than this, and more than half of the course, is a jump.
const JUMP: usize = 5;

/// Whether a list has to be held back: `learners` is everybody who could be let in, `let_in` those who are now, and
/// `known` those of whom it was known before. Who was let in before is no news, so a list without news is never held.
pub fn hold<T: Eq + Hash>(learners: &HashSet<T>, let_in: &HashSet<T>, known: &HashSet<T>) -> Option<Hold> {
    let news = let_in.difference(known).count();
    if news == 0 {
        None
    } else if learners.len() > 1 && let_in.is_superset(learners) {
        Some(Hold::AllLetIn)
    } else if news > JUMP && news * 2 > learners.len() {
        Some(Hold::Jump)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first(count: u32) -> HashSet<u32> {
        (0..count).collect()
    }

    #[test]
    fn a_lock_that_lets_everybody_in_is_held_even_when_only_one_of_them_is_new() {
        assert_eq!(hold(&first(25), &first(25), &first(12)), Some(Hold::AllLetIn));
        assert_eq!(hold(&first(25), &first(25), &first(24)), Some(Hold::AllLetIn));
        assert_eq!(hold(&first(2), &first(2), &first(1)), Some(Hold::AllLetIn));
    }

    #[test]
    fn a_course_of_one_learner_cannot_tell_and_is_not_held() {
        assert_eq!(hold(&first(1), &first(1), &first(0)), None);
    }

    #[test]
    fn what_was_confirmed_before_is_no_news_though_it_is_everybody() {
        assert_eq!(hold(&first(25), &first(25), &first(25)), None);
    }

    #[test]
    fn more_than_half_of_the_course_and_more_than_five_at_once_is_a_jump() {
        assert_eq!(hold(&first(25), &first(13), &first(0)), Some(Hold::Jump));
        assert_eq!(hold(&first(25), &first(12), &first(0)), None, "not more than half");
        assert_eq!(hold(&first(9), &first(5), &first(0)), None, "not more than five");
        assert_eq!(hold(&first(25), &first(20), &first(12)), None, "eight new ones of 25");
    }

    #[test]
    fn somebody_who_is_new_in_the_course_and_let_in_at_once_shows_that_the_lock_is_open() {
        let everybody = first(26);
        assert_eq!(hold(&everybody, &everybody, &first(25)), Some(Hold::AllLetIn));
    }

    #[test]
    fn a_first_look_tells_an_open_door_from_a_lock() {
        assert_eq!(Finding::of(25, 25), Finding::NoRestriction);
        assert_eq!(Finding::of(12, 25), Finding::Works);
        assert_eq!(Finding::of(0, 25), Finding::NobodyYet);
        assert_eq!(Finding::of(1, 1), Finding::OnlyOne);
        assert_eq!(Finding::of(0, 0), Finding::NoLearners);
        assert!(!Finding::NoRestriction.may_be_used());
    }

    proptest! {
        #[test]
        fn whoever_opens_the_door_to_all_is_always_held_while_somebody_is_news(all in 2_u32..60, known in 0_u32..60) {
            let known = first(known.min(all - 1));
            prop_assert_eq!(hold(&first(all), &first(all), &known), Some(Hold::AllLetIn));
        }

        #[test]
        fn losing_the_key_is_never_held(all in 0_u32..60, known in 0_u32..60, now in 0_u32..60) {
            let known = first(known.min(all));
            let now: HashSet<u32> = first(now).intersection(&known).copied().collect();
            prop_assert_eq!(hold(&first(all), &now, &known), None);
        }
    }
}
