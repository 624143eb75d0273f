//! How long something lasts, counted in calendar years, months and days.

use std::fmt;

use chrono::{DateTime, Days, Months, Utc};

/// A length of time in ISO 8601 notation, of which years, months and days are understood: `P1Y`, `P18M`, `P2Y6M`, `P90D`.
///
/// Kept as written, because a year of 12 months and one of 365 days end on different days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    years: u32,
    months: u32,
    days: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    #[error("write a length of time as years, months and days, such as P1Y, P18M, P2Y6M or P90D")]
    Form,
    #[error("a length of time has to be longer than nothing")]
    Nothing,
    #[error("a length of time may not exceed 100 years")]
    TooLong,
}

impl Period {
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let mut rest = text.strip_prefix('P').filter(|rest| !rest.is_empty()).ok_or(PeriodError::Form)?;
        let mut period = Self { years: 0, months: 0, days: 0 };
        for (unit, place) in [('Y', &mut period.years), ('M', &mut period.months), ('D', &mut period.days)] {
            let Some((digits, behind)) = rest.split_once(unit) else { continue };
            if !(1..=5).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(PeriodError::Form);
            }
            *place = digits.parse().map_err(|_| PeriodError::Form)?;
            rest = behind;
        }
        if !rest.is_empty() {
            return Err(PeriodError::Form);
        }
        match period {
            Self { years: 0, months: 0, days: 0 } => Err(PeriodError::Nothing),
            Self { years, months, days } if years > 100 || months > 1_200 || days > 36_525 => Err(PeriodError::TooLong),
            _ => Ok(period),
        }
    }

    /// The end of a period that begins at `start`. A day that its month does not have becomes the month's last: a year
    /// after 29 February is 28 February. None at the end of the calendar.
    pub fn after(self, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
        start
            .checked_add_months(Months::new(self.years * 12 + self.months))?
            .checked_add_days(Days::new(self.days.into()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (count, unit) in [(self.years, 'Y'), (self.months, 'M'), (self.days, 'D')] {
            if count > 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(period: &str, start: &str) -> String {
        let end = Period::parse(period).unwrap().after(start.parse().unwrap()).unwrap();
        end.format("%Y-%m-%d %H:%M").to_string()
    }

    #[test]
    fn a_period_is_written_as_it_was_read() {
        for text in ["P1Y", "P18M", "P2Y6M", "P90D", "P1Y2M3D"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
            let quoted = format!("\"{text}\"");
            assert_eq!(serde_json::to_string(&serde_json::from_str::<Period>(&quoted).unwrap()).unwrap(), quoted);
        }
    }

    #[test]
    fn what_is_no_period_of_years_months_and_days_is_refused() {
        for text in [
            "", "P", "1Y", "P1W", "PT1H", "P1DT1H", "P1.5Y", "P-1Y", "P+1Y", "P1M1Y", "P1Y1Y", "P1", "PY", "p1y",
            "P999999D", "P１Y",
        ] {
            assert_eq!(Period::parse(text), Err(PeriodError::Form), "{text}");
        }
        assert_eq!(Period::parse("P0Y0M0D"), Err(PeriodError::Nothing));
        assert_eq!(Period::parse("P101Y"), Err(PeriodError::TooLong));
        assert_eq!(Period::parse("P99999M"), Err(PeriodError::TooLong));
        assert!(serde_json::from_str::<Period>("\"P1W\"").is_err());
    }

    #[test]
    fn a_period_ends_on_the_same_day_of_a_later_month_at_the_same_time() {
        assert_eq!(ends("P1Y", "2027-03-15T09:30:00Z"), "2028-03-15 09:30");
        assert_eq!(ends("P18M", "2027-03-15T09:30:00Z"), "2028-09-15 09:30");
        assert_eq!(ends("P90D", "2027-01-01T00:00:00Z"), "2027-04-01 00:00");
        assert_eq!(ends("P2Y6M10D", "2027-01-25T00:00:00Z"), "2029-08-04 00:00");
    }

    #[test]
    fn a_day_that_its_month_does_not_have_becomes_the_last_of_the_month() {
        assert_eq!(ends("P1M", "2027-01-31T12:00:00Z"), "2027-02-28 12:00");
        assert_eq!(ends("P1M", "2028-01-31T12:00:00Z"), "2028-02-29 12:00");
        assert_eq!(ends("P1Y", "2028-02-29T12:00:00Z"), "2029-02-28 12:00");
    }

    #[test]
    fn a_period_beyond_the_end_of_the_calendar_has_no_end() {
        assert_eq!(Period::parse("P1D").unwrap().after(DateTime::<Utc>::MAX_UTC), None);
        assert_eq!(Period::parse("P100Y").unwrap().after(DateTime::<Utc>::MAX_UTC), None);
    }
}
