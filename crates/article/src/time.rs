//! Points in time as publishers write them: with an offset, in UTC, without a zone, or a day alone.

use crate::{
    serial::as_text,
    text::{push_digits, trim},
};
use std::fmt;

/// A date, perhaps with a time, perhaps with an offset from UTC. What the publisher did not say is not filled in:
/// a date without a time never moves to another day, and a time without a zone is shown as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp {
    /// The year, 2 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to the month's last.
    pub day: u8,
    /// The time of the day; `None` for a day alone.
    pub time: Option<Time>,
}

/// A time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59; a leap second is read as 59.
    pub second: u8,
    /// What is known of the zone.
    pub zone: Zone,
}

/// What is known of the zone of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Nothing: the time is the publisher's own.
    Unknown,
    /// The instant is known (`Z`, an epoch time), the publisher's zone is not.
    Utc,
    /// The publisher's offset in minutes east of UTC, -1439 to 1439.
    Offset(i16),
}

impl Timestamp {
    /// Reads what can mean one day or instant only: RFC 3339 and what is seen in its place. The year stands first,
    /// in four digits, whatever stands between the numbers (`2026/3/3`, `20260303T090000Z`), or the month has its
    /// English name (`Tue, 03 Mar 2026 09:00:00 GMT`, `March 3, 2026`). A time may have no seconds, a fraction,
    /// an hour of one digit, `am` or `pm`; a zone is `Z`, `UTC`, `GMT`, an offset or none, and its name in
    /// brackets may follow. `-00:00` says that the offset is not known (RFC 3339, section 4.3), and is read as
    /// `Z`. The years 0 and 1 are what systems write for "never".
    pub fn parse(text: &str) -> Option<Timestamp> {
        let mut rest = Digits(trim(text).as_bytes());
        let named = rest.0.first().is_some_and(u8::is_ascii_alphabetic) || rest.run() < 4;
        let (year, month, day) = if named { rest.named_date() } else { rest.date() }?;
        let time = if rest.0.is_empty() { None } else { Some(rest.time()?) };
        let timestamp = Timestamp { year, month, day, time };
        timestamp.is_valid().then_some(timestamp)
    }

    /// The instant of an epoch time in milliseconds, between the years 2 and 9999.
    pub fn from_epoch_ms(milliseconds: i64) -> Option<Timestamp> {
        let seconds = milliseconds.div_euclid(1_000);
        let (year, month, day) = civil_from_days(seconds.div_euclid(86_400))?;
        let of_day = u32::try_from(seconds.rem_euclid(86_400)).ok()?;
        let time = Time {
            hour: u8::try_from(of_day / 3_600).ok()?,
            minute: u8::try_from(of_day / 60 % 60).ok()?,
            second: u8::try_from(of_day % 60).ok()?,
            zone: Zone::Utc,
        };
        Some(Timestamp { year, month, day, time: Some(time) })
    }

    /// Milliseconds from 1970-01-01T00:00:00 to the date and time as written, as if they were in UTC.
    pub fn local_ms(&self) -> i64 {
        let time = self.time.map_or(0, |time| {
            i64::from(time.hour) * 3_600 + i64::from(time.minute) * 60 + i64::from(time.second)
        });
        (days_from_civil(self.year, self.month, self.day) * 86_400 + time) * 1_000
    }

    /// The publisher's offset in minutes east of UTC, where it is said.
    pub fn offset(&self) -> Option<i16> {
        match self.time?.zone {
            Zone::Offset(minutes) => Some(minutes),
            Zone::Utc | Zone::Unknown => None,
        }
    }

    /// The instant as an epoch time in milliseconds. `None` for a day alone and for a time without a zone.
    pub fn epoch_ms(&self) -> Option<i64> {
        match self.time?.zone {
            Zone::Unknown => None,
            Zone::Utc => Some(self.local_ms()),
            Zone::Offset(minutes) => Some(self.local_ms() - i64::from(minutes) * 60_000),
        }
    }

    /// For comparing which is earlier: the instant, or, if that is not known, the time as written.
    pub fn order_ms(&self) -> i64 {
        self.epoch_ms().unwrap_or(self.local_ms())
    }

    /// The same instant with the publisher's offset, where another field tells it. Unchanged where the
    /// instant is not known, and by an offset of a day or more.
    #[must_use]
    pub fn with_offset(&self, minutes: i16) -> Timestamp {
        let known = self.epoch_ms().filter(|_| minutes.unsigned_abs() < 24 * 60);
        let shifted = known.map(|ms| ms + i64::from(minutes) * 60_000);
        let Some(mut shifted) = shifted.and_then(Timestamp::from_epoch_ms) else { return *self };
        if let Some(time) = &mut shifted.time {
            time.zone = Zone::Offset(minutes);
        }
        shifted
    }

    /// As [`fmt::Display`] writes it, which would bring more code.
    pub fn rfc3339(&self) -> String {
        let mut out = String::new();
        push_digits(&mut out, self.year.into(), 4);
        push_pair(&mut out, '-', self.month);
        push_pair(&mut out, '-', self.day);
        if let Some(time) = self.time {
            push_pair(&mut out, 'T', time.hour);
            push_pair(&mut out, ':', time.minute);
            push_pair(&mut out, ':', time.second);
            match time.zone {
                Zone::Unknown => {}
                Zone::Utc => out.push('Z'),
                Zone::Offset(minutes) => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    let minutes = minutes.unsigned_abs();
                    push_pair(&mut out, sign, (minutes / 60) as u8);
                    push_pair(&mut out, ':', (minutes % 60) as u8);
                }
            }
        }
        out
    }

    fn is_valid(&self) -> bool {
        let every = |years| self.year.is_multiple_of(years);
        let leap = every(4) && (!every(100) || every(400));
        let days = match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        self.year >= 2 && (1..=12).contains(&self.month) && (1..=days).contains(&self.day)
    }
}

/// As RFC 3339 writes it, for `datetime` attributes and the own format: `2024-10-22T09:00:00+09:00`.
impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.rfc3339())
    }
}

as_text!(Timestamp, rfc3339, parse, "a date, as RFC 3339 writes it");

/// A number of two digits after a sign.
#[inline(never)]
fn push_pair(out: &mut String, before: char, number: u8) {
    out.push(before);
    push_digits(out, number.into(), 2);
}

/// What is left to read of a date.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    /// A number of two digits, below a limit.
    #[inline(never)]
    fn pair(&mut self, below: u8) -> Option<u8> {
        let [tens @ b'0'..=b'9', units @ b'0'..=b'9', rest @ ..] = self.0 else { return None };
        self.0 = rest;
        Some((tens - b'0') * 10 + units - b'0').filter(|number| *number < below)
    }

    /// Whether one of these bytes comes next, which is then read.
    #[inline(never)]
    fn skip(&mut self, bytes: &[u8]) -> bool {
        let Some((first, rest)) = self.0.split_first() else { return false };
        let found = bytes.contains(first);
        if found {
            self.0 = rest;
        }
        found
    }

    /// How many digits come next.
    fn run(&self) -> usize {
        self.0.iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// A number of one or two digits, below a limit.
    fn short(&mut self, below: u8) -> Option<u8> {
        if self.run() != 1 {
            return self.pair(below);
        }
        let (digit, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(digit - b'0').filter(|number| *number < below)
    }

    /// What may stand between two numbers: signs, and letters of no Latin script (`2026年3月3日`).
    fn between(&mut self) {
        let sign = |byte: &u8| b"-/. ".contains(byte) || !byte.is_ascii();
        let count = self.0.iter().take(4).take_while(|byte| sign(byte)).count();
        self.0 = self.0.get(count..).unwrap_or_default();
    }

    /// The day, without a look at the month's length.
    fn date(&mut self) -> Option<(u16, u8, u8)> {
        let whole = self.run() >= 8;
        let year = u16::from(self.pair(100)?) * 100 + u16::from(self.pair(100)?);
        if whole {
            return Some((year, self.pair(13)?, self.pair(32)?));
        }
        self.between();
        let month = self.short(13)?;
        self.between();
        let day = self.short(32)?;
        // The sign for a day.
        if self.0.first().is_some_and(|byte| !byte.is_ascii()) {
            self.between();
        }
        Some((year, month, day))
    }

    /// The letters that come next.
    fn word(&mut self) -> &[u8] {
        let count = self.0.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.0.split_at(count);
        self.0 = rest;
        word
    }

    /// A day with the English name of its month, perhaps after that of the day of the week.
    fn named_date(&mut self) -> Option<(u16, u8, u8)> {
        let (mut day, mut month, mut year) = (None, None, None);
        while year.is_none() || month.is_none() || day.is_none() {
            while self.skip(b" ,.-") {}
            match self.run() {
                0 => {
                    let word = self.word();
                    let known = number_of(word, MONTHS);
                    if known.is_some() && month.is_none() {
                        month = known;
                    } else if !is_filler(word) && number_of(word, WEEKDAYS).is_none() {
                        return None;
                    }
                }
                1 | 2 if day.is_none() => day = Some(self.short(32)?),
                4 if year.is_none() => {
                    year = Some(u16::from(self.pair(100)?) * 100 + u16::from(self.pair(100)?));
                }
                _ => return None,
            }
        }
        year.zip(month).zip(day).map(|((year, month), day)| (year, month, day))
    }

    fn time(&mut self) -> Option<Time> {
        let parted = self.0.first().is_some_and(|byte| !byte.is_ascii_digit());
        while self.skip(b" ,") {}
        if self.0.first().is_some_and(u8::is_ascii_alphabetic) {
            let word = self.word();
            if !matches!(word, b"T" | b"t") && !is_filler(word) {
                return None;
            }
            while self.skip(b" ") {}
        } else if !parted && self.run() < 4 {
            return None;
        }
        let whole = self.run() >= 4;
        let mut hour = self.short(24)?;
        let mut minute = 0;
        if whole || self.skip(b":") {
            minute = self.pair(60)?;
        } else if !self.0.trim_ascii_start().first().is_some_and(|byte| b"aApP".contains(byte)) {
            return None;
        }
        let mut second = 0;
        if self.skip(b":") || (whole && self.run() >= 2) {
            second = self.pair(61)?.min(59);
            if self.skip(b".,") {
                while self.skip(b"0123456789") {}
            }
        }
        hour = self.half(hour)?;
        Some(Time { hour, minute, second, zone: self.zone()? })
    }

    /// The hour of the day, where `am` or `pm` follows.
    fn half(&mut self, hour: u8) -> Option<u8> {
        let rest = self.0.trim_ascii_start();
        let [first @ (b'a' | b'A' | b'p' | b'P'), rest @ ..] = rest else { return Some(hour) };
        let rest = rest.strip_prefix(b".").unwrap_or(rest);
        let [b'm' | b'M', rest @ ..] = rest else { return None };
        self.0 = rest.strip_prefix(b".").unwrap_or(rest);
        let afternoon = matches!(first, b'p' | b'P');
        (1..=12).contains(&hour).then_some(hour % 12 + if afternoon { 12 } else { 0 })
    }

    fn zone(&mut self) -> Option<Zone> {
        // The zone's name in brackets says no more than its offset.
        for (open, close) in [(b'[', b']'), (b'(', b')')] {
            if self.0.last() == Some(&close)
                && let Some(at) = self.0.iter().position(|byte| *byte == open)
            {
                self.0 = self.0.get(..at).unwrap_or_default();
            }
        }
        self.0 = self.0.trim_ascii();
        if self.0.is_empty() {
            return Some(Zone::Unknown);
        }
        let name = self.word();
        if !matches!(name, b"" | b"Z" | b"z" | b"UTC" | b"GMT" | b"UT") {
            return None;
        }
        if self.0.is_empty() {
            return Some(Zone::Utc);
        }
        // U+2212 is how a typesetter writes a minus.
        let minus = self.0.strip_prefix("\u{2212}".as_bytes());
        let west = minus.is_some() || self.0.first() == Some(&b'-');
        match minus {
            Some(rest) => self.0 = rest,
            None if !self.skip(b"-") && !self.skip(b"+") => return None,
            None => {}
        }
        let hours = i16::from(match self.run() {
            // `+100` is an hour.
            1 | 3 => self.0.split_first().map(|(digit, rest)| {
                self.0 = rest;
                digit - b'0'
            })?,
            _ => self.pair(24)?,
        });
        self.skip(b":");
        let minutes = if self.0.is_empty() { 0 } else { i16::from(self.pair(60)?) };
        if !self.0.is_empty() {
            return None;
        }
        Some(match (west, hours * 60 + minutes) {
            (true, 0) => Zone::Utc,
            (true, minutes) => Zone::Offset(-minutes),
            (false, minutes) => Zone::Offset(minutes),
        })
    }
}

const MONTHS: &str =
    "january february march april may june july august september october november december";
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// Which of some names a word is, or the beginning of, in at least three letters; counted from one.
fn number_of(word: &[u8], names: &str) -> Option<u8> {
    let begins = |name: &&str| {
        name.as_bytes().get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    let at = names.split(' ').position(|name| word.len() >= 3 && begins(&name))?;
    u8::try_from(at + 1).ok()
}

/// Words between the parts of a date that say nothing.
fn is_filler(word: &[u8]) -> bool {
    matches!(word, b"st" | b"nd" | b"rd" | b"th" | b"of" | b"at" | b"the")
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms", days_from_civil).
fn days_from_civil(year: u16, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let from_march = (i64::from(month) + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The way back (civil_from_days, same source); `None` outside the years 2 to 9999.
fn civil_from_days(days: i64) -> Option<(u16, u8, u8)> {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = years + era * 400 + i64::from(month <= 2);
    let year = u16::try_from(year).ok().filter(|year| (2..=9999).contains(year))?;
    Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}
