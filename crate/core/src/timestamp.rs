use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Error, rfc3339};

/// A moment in time: whole seconds since 1970 in UTC, from year 0 to 9999. Its text is RFC 3339.
///
/// ```
/// use sublet::Timestamp;
///
/// let moment: Timestamp = "2026-11-22T09:30:00+09:00".parse()?;
/// assert_eq!(moment.to_string(), "2026-11-22T00:30:00Z");
/// assert_eq!(moment.year(), 2026);
/// assert_eq!("next week".parse::<Timestamp>().unwrap_err().code(), "bad-time");
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

const DAY: i64 = 86_400;
const FIRST: i64 = -62_167_219_200;
const LAST: i64 = 253_402_300_799;

impl Timestamp {
    /// The moment this many seconds after 1970 began in UTC; moments outside the years 0 to 9999 become the nearest one
    /// inside.
    pub fn from_second(seconds: i64) -> Timestamp {
        Timestamp(seconds.clamp(FIRST, LAST))
    }

    /// Seconds since 1970 began in UTC.
    pub fn as_second(self) -> i64 {
        self.0
    }

    /// The year in UTC.
    pub fn year(self) -> i16 {
        civil_from_days(self.0.div_euclid(DAY)).0 as i16
    }

    /// The first moment after a day in UTC, which counts from 1970-01-01.
    pub(crate) fn after(day: i64) -> Timestamp {
        Timestamp::from_second((day + 1) * DAY)
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Timestamp, Error> {
        match rfc3339::moment(text) {
            Some(seconds) => Ok(Timestamp::from_second(seconds)),
            None => Err(Error::BadTime { text: text.into() }),
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY));
        let clock = self.0.rem_euclid(DAY);
        let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Year, month and day (<https://howardhinnant.github.io/date_algorithms.html>, `civil_from_days`).
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_of_year = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_of_year + 2) / 5 + 1;
    let month = if month_of_year < 10 { month_of_year + 3 } else { month_of_year - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}
