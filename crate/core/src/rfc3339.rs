//! Dates and times as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) writes them, with what TOML 1.1 adds: a space may
//! stand for the `T`, and the seconds may be left out.

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Seconds since 1970 began, for a text that is a date, a time and an offset.
pub(crate) fn moment(text: &str) -> Option<i64> {
    let mut reader = Reader(text.as_bytes());
    let day = reader.day()?;
    reader.one_of(b"Tt ")?;
    let clock = reader.clock()?;
    let ahead = reader.offset()?;
    reader.at_end(day * DAY + clock - ahead)
}

/// Days since 1970-01-01, for a text that is a date.
pub(crate) fn day(text: &str) -> Option<i64> {
    let mut reader = Reader(text.as_bytes());
    let day = reader.day()?;
    reader.at_end(day)
}

struct Reader<'t>(&'t [u8]);

impl Reader<'_> {
    fn day(&mut self) -> Option<i64> {
        let year = self.number(4, 0, 9999)?;
        self.one_of(b"-")?;
        let month = self.number(2, 1, 12)?;
        self.one_of(b"-")?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + i64::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let day = self.number(2, 1, last)?;
        Some(days_from_civil(year, month, day))
    }

    fn clock(&mut self) -> Option<i64> {
        let hour = self.number(2, 0, 23)?;
        self.one_of(b":")?;
        let minute = self.number(2, 0, 59)?;
        let mut second = 0;
        if self.one_of(b":").is_some() {
            second = self.number(2, 0, 60)?;
            if self.one_of(b".").is_some() {
                self.number(1, 0, 9)?;
                while self.number(1, 0, 9).is_some() {}
            }
        }
        Some(hour * HOUR + minute * MINUTE + second)
    }

    fn offset(&mut self) -> Option<i64> {
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hour = self.number(2, 0, 23)?;
        self.one_of(b":")?;
        let minute = self.number(2, 0, 59)?;
        Some(sign * (hour * HOUR + minute * MINUTE))
    }

    /// Takes a number of so many digits in a range.
    fn number(&mut self, digits: usize, least: i64, most: i64) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(digits)?;
        let number = digits
            .iter()
            .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))?;
        self.0 = rest;
        (least..=most).contains(&number).then_some(number)
    }

    /// Takes one of these bytes.
    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = if bytes.contains(&first) { rest } else { return None };
        Some(first)
    }

    fn at_end(&self, value: i64) -> Option<i64> {
        self.0.is_empty().then_some(value)
    }
}

/// <https://howardhinnant.github.io/date_algorithms.html>, `days_from_civil`.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml_datetime::{Datetime, Offset};

    /// Seconds by the `toml_datetime` crate, which reads the same grammar, and `jiff`, which knows the calendar.
    fn expected(text: &str) -> Option<i64> {
        let Datetime { date: Some(date), time: Some(time), offset: Some(offset) } = text.parse().ok()? else {
            return None;
        };
        let date = jiff::civil::date(date.year as i16, date.month as i8, date.day as i8);
        let midnight = date.duration_since(jiff::civil::date(1970, 1, 1)).as_secs();
        let clock = i64::from(time.hour) * HOUR + i64::from(time.minute) * MINUTE;
        let ahead = match offset {
            Offset::Z => 0,
            Offset::Custom { minutes } => i64::from(minutes) * MINUTE,
        };
        Some(midnight + clock + i64::from(time.second.unwrap_or(0)) - ahead)
    }

    #[test]
    fn reads_what_toml_reads() {
        let dates = ["2026-11-22", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "9999-12-31"];
        let odd = ["2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "026-01-01", "20260101", "", "2026-11-22T"];
        let joints = ["T", "t", " ", "", "  ", "x"];
        let clocks = ["09:30:00", "23:59:60", "24:00:00", "12:60:00", "09:30", "09:30:00.5", "09:30:00.", "9:30:00"];
        let offsets = ["Z", "z", "+09:00", "-23:59", "+24:00", "+0900", "", "Z "];
        for date in dates.iter().chain(&odd) {
            let whole = date.parse::<Datetime>().ok().filter(|read| read.date.is_some() && read.time.is_none());
            assert_eq!(day(date).is_some(), whole.is_some(), "{date:?}");
            for (joint, clock) in joints.iter().flat_map(|joint| clocks.map(|clock| (joint, clock))) {
                for offset in offsets {
                    let text = format!("{date}{joint}{clock}{offset}");
                    assert_eq!(moment(&text), expected(&text), "{text:?}");
                }
            }
        }
    }
}
