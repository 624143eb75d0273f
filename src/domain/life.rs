//! How long a credential is in force, and what that means for renewing it.
//!
//! A badge that runs out is renewed by a new credential of the same award. Renewed early, the new life is added to the
//! old one, so that nobody loses days by being in time; renewed late, it begins today.

use std::fmt;

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};

use super::period::{Period, PeriodError};

/// What a badge says about the end of its credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Life {
    /// A length of time from the award on.
    For(Period),
    /// The same moment for everybody, such as the end of a term.
    Until(DateTime<Utc>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LifeError {
    #[error(transparent)]
    Period(PeriodError),
    #[error(
        "write a length of time, such as P2Y or P90D, or a day, such as 2027-06-30, or a moment with its zone, such as \
         2027-06-30T18:00:00Z"
    )]
    Form,
    #[error("the end has passed already")]
    Past,
}

impl Life {
    /// Reads a length of time in ISO 8601, a moment, or a day, which ends with its last second in UTC.
    pub fn parse(text: &str) -> Result<Self, LifeError> {
        if text.starts_with('P') {
            return Period::parse(text).map(Self::For).map_err(LifeError::Period);
        }
        if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
            return Ok(Self::Until(whole_seconds(moment.to_utc())));
        }
        // Chrono alone would read a day without its zeros.
        let is_day = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| is_day).ok_or(LifeError::Form)?;
        let last = NaiveTime::from_hms_opt(23, 59, 59).expect("every day has this second");
        Ok(Self::Until(day.and_time(last).and_utc()))
    }

    /// The end of what begins at `start`. None at the end of the calendar.
    pub fn end(self, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::For(period) => period.after(start),
            Self::Until(end) => Some(end),
        }
    }

    /// Whether nothing can begin any more.
    pub fn is_over(self, now: DateTime<Utc>) -> bool {
        matches!(self, Self::Until(end) if end <= now)
    }
}

impl fmt::Display for Life {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::For(period) => period.fmt(f),
            Self::Until(end) => f.write_str(&end.to_rfc3339_opts(SecondsFormat::Secs, true)),
        }
    }
}

fn whole_seconds(time: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(time.timestamp(), 0).expect("a time without its fraction is a time")
}

/// From when to when a credential is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
}

/// Why a credential cannot be renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRenewed {
    #[error("it does not expire, so there is nothing to renew")]
    Endless,
    #[error("it was renewed already: it is in force for longer than one renewal gives")]
    Already,
    #[error("the badge gives no later end than it has")]
    NoLaterEnd,
    #[error("the end that the badge gives has passed")]
    Over,
}

impl Span {
    /// From when the life of the next credential counts: the old end, or today when that is later.
    ///
    /// Whoever asks twice gets one renewal: what is in force for longer than the badge gives from today on was renewed
    /// before.
    pub fn renewed(self, life: Option<Life>, now: DateTime<Utc>) -> Result<DateTime<Utc>, NotRenewed> {
        let until = self.until.ok_or(NotRenewed::Endless)?;
        match life {
            Some(Life::For(period)) if period.after(now).is_some_and(|end| until > end) => Err(NotRenewed::Already),
            Some(Life::Until(end)) if end <= now => Err(NotRenewed::Over),
            Some(Life::Until(end)) if end <= until => Err(NotRenewed::NoLaterEnd),
            _ => Ok(until.max(now)),
        }
    }

    /// From when on a result counts as taken again: from the middle of the life. A grade that moves soon after the award
    /// belongs to the first time.
    pub fn taken_again_from(self) -> Option<DateTime<Utc>> {
        self.until.map(|until| self.from + (until - self.from) / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn year() -> Option<Life> {
        Some(Life::parse("P1Y").unwrap())
    }

    #[test]
    fn a_life_is_a_length_of_time_a_moment_or_a_day() {
        assert_eq!(Life::parse("P90D").unwrap().to_string(), "P90D");
        assert_eq!(Life::parse("2027-06-30").unwrap(), Life::Until(at("2027-06-30T23:59:59Z")));
        assert_eq!(Life::parse("2027-06-30T20:00:00.7+02:00").unwrap().to_string(), "2027-06-30T18:00:00Z");
        let written = Life::parse("2027-06-30").unwrap().to_string();
        assert_eq!(Life::parse(&written).unwrap().to_string(), written);
        for wrong in ["", "soon", "2027-6-30", "2027-02-30", "2027-06-30T18:00:00", "30.06.2027", "P", "p1y"] {
            assert!(Life::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn renewed_early_the_new_life_is_added_to_the_old_one() {
        let span = Span { from: at("2026-01-10T00:00:00Z"), until: Some(at("2027-01-10T00:00:00Z")) };
        assert_eq!(span.renewed(year(), at("2026-12-01T00:00:00Z")), Ok(at("2027-01-10T00:00:00Z")));
    }

    #[test]
    fn renewed_late_the_new_life_begins_today() {
        let span = Span { from: at("2026-01-10T00:00:00Z"), until: Some(at("2027-01-10T00:00:00Z")) };
        assert_eq!(span.renewed(year(), at("2027-03-01T00:00:00Z")), Ok(at("2027-03-01T00:00:00Z")));
    }

    #[test]
    fn whoever_asks_twice_gets_one_renewal() {
        let span = Span { from: at("2026-12-01T00:00:00Z"), until: Some(at("2028-01-10T00:00:00Z")) };
        assert_eq!(span.renewed(year(), at("2026-12-01T00:00:01Z")), Err(NotRenewed::Already));
        assert_eq!(span.renewed(year(), at("2027-01-10T00:00:01Z")), Ok(at("2028-01-10T00:00:00Z")));
    }

    #[test]
    fn what_has_no_end_or_would_get_none_later_is_not_renewed() {
        let now = at("2026-12-01T00:00:00Z");
        assert_eq!(Span { from: now, until: None }.renewed(year(), now), Err(NotRenewed::Endless));
        let until = at("2027-06-30T23:59:59Z");
        let span = Span { from: now, until: Some(until) };
        assert_eq!(span.renewed(Some(Life::Until(until)), now), Err(NotRenewed::NoLaterEnd));
        assert_eq!(span.renewed(Some(Life::Until(now)), now), Err(NotRenewed::Over));
        let next = Life::parse("2028-06-30").unwrap();
        assert_eq!(span.renewed(Some(next), now), Ok(until));
        // A badge that no longer runs out.
        assert_eq!(span.renewed(None, now), Ok(until));
    }

    #[test]
    fn a_result_counts_as_taken_again_from_the_middle_of_the_life_on() {
        let span = Span { from: at("2026-01-01T00:00:00Z"), until: Some(at("2026-01-11T00:00:00Z")) };
        assert_eq!(span.taken_again_from(), Some(at("2026-01-06T00:00:00Z")));
        assert_eq!(Span { until: None, ..span }.taken_again_from(), None);
    }
}
