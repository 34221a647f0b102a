//! Moments and days in Vietnam. Nothing here asks for the time: moments are handed in.
//! A day is a day in Vietnam, whatever the machine's own time zone.

use jiff::{Timestamp, civil::Date, civil::DateTime, tz::Offset};

/// Vietnam keeps UTC+7 all year, without summer time, since 13/6/1975; every instance of this system stands there.
const VIETNAM: Offset = Offset::constant(7);

/// Days from one day to another; negative when the second lies before the first.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours().div_euclid(24)
}

/// A moment, to the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since 1970-01-01T00:00Z. Values outside the calendar are brought to its ends.
    pub fn from_millisecond(millisecond: i64) -> Self {
        Moment(
            millisecond
                .clamp(Timestamp::MIN.as_millisecond() + 86_400_000, Timestamp::MAX.as_millisecond() - 86_400_000),
        )
    }

    /// The first moment of a day in Vietnam.
    pub fn start_of(day: Date) -> Self {
        Self::from_local(day.at(0, 0, 0, 0))
    }

    /// A time of day on a day in Vietnam.
    pub fn from_local(local: DateTime) -> Self {
        VIETNAM.to_timestamp(local).map_or(Moment(0), |timestamp| Moment::from_millisecond(timestamp.as_millisecond()))
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn millisecond(self) -> i64 {
        self.0
    }

    /// The day and time of day in Vietnam.
    pub fn local(self) -> DateTime {
        let timestamp = Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        VIETNAM.to_datetime(timestamp)
    }

    /// The day in Vietnam.
    pub fn day(self) -> Date {
        self.local().date()
    }

    /// The same time of day on another day.
    pub fn on_day(self, day: Date) -> Self {
        Self::from_local(day.to_datetime(self.local().time()))
    }

    /// A moment later (or earlier, when negative) by so many seconds.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Moment::from_millisecond(self.0.saturating_add(seconds.saturating_mul(1000)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_in_vietnam_starts_at_17_hours_utc_of_the_day_before() {
        let start = Moment::start_of(date(2025, 7, 1));
        assert_eq!(start.millisecond(), 1_751_302_800_000);
        assert_eq!(start.day(), date(2025, 7, 1));
        assert_eq!(start.plus_seconds(-1).day(), date(2025, 6, 30));
    }

    #[test]
    fn a_fixed_day_keeps_the_time_of_day() {
        let moment = Moment::from_local(date(2024, 2, 29).at(13, 45, 7, 0)).on_day(date(2026, 11, 23));
        assert_eq!(moment.local(), date(2026, 11, 23).at(13, 45, 7, 0));
    }
}
