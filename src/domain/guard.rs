//! When a run of awards would surprise: then it waits until somebody who knows the course says that it is meant.

/// In a small course the whole of it may pass a test together, and nobody is surprised.
const FEW: usize = 5;
/// However large the course is.
const MOST: usize = 200;

/// Whether so many awards of one badge, made at once and seen by nobody before, are more than expected: more than a
/// quarter of the course, or more than 200.
pub fn surprises(awards: usize, learners: usize) -> bool {
    awards > FEW && (awards > MOST || awards.saturating_mul(4) > learners)
}

/// Whether so many who have a badge fall below its rule at once that it is rather the course that changed.
pub fn alarms(flags: usize) -> bool {
    flags > FEW
}

/// Whether a number could surprise in any course; where it could not, the course need not be counted.
pub fn may_surprise(awards: usize) -> bool {
    awards > FEW
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_quarter_of_a_course_is_a_surprise() {
        assert!(!surprises(6, 26) && surprises(7, 26));
        assert!(!surprises(25, 100) && surprises(26, 100));
    }

    #[test]
    fn a_handful_is_never_one_and_more_than_two_hundred_always_are() {
        assert!(!surprises(4, 4) && !surprises(5, 5) && surprises(6, 6));
        assert!(!surprises(200, 30_000) && surprises(201, 30_000));
        assert!(!alarms(5) && alarms(6));
        assert!(!may_surprise(5) && may_surprise(6));
    }
}
