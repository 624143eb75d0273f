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
