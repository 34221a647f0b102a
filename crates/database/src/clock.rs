//! The only place that asks for the time or for randomness. Everything else gets moments and identities handed in.
//! A demo and each test stand on a fixed day; identities are random there too, unless a test counts them.

use domain::time::Moment;
use jiff::{Timestamp, civil::Date};
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

/// A source of moments.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> Moment {
        Moment::from_millisecond(Timestamp::now().as_millisecond())
    }
}

/// The time of day of the machine on one unmoving day: what a demo runs on, so that its lists do not drift.
#[derive(Debug, Clone, Copy)]
pub struct FixedDay(pub Date);

impl Clock for FixedDay {
    fn now(&self) -> Moment {
        SystemClock.now().on_day(self.0)
    }
}

/// A calendar on the desk: the time of day of the machine on a day that is turned by hand. A demo tells its years with it
/// and then stays on its day.
#[derive(Debug, Clone)]
pub struct Calendar(Arc<RwLock<Date>>);

impl Calendar {
    /// A calendar that shows this day.
    pub fn at(day: Date) -> Self {
        Calendar(Arc::new(RwLock::new(day)))
    }

    /// Turns it to another day. Moments that were written stay where they are: the writer never goes back.
    pub fn turn_to(&self, day: Date) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = day;
    }
}

impl Clock for Calendar {
    fn now(&self) -> Moment {
        SystemClock.now().on_day(*self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Clock + ?Sized> Clock for Arc<T> {
    fn now(&self) -> Moment {
        (**self).now()
    }
}

/// A source of identities: random UUIDv7 in the world, countable ones in tests.
#[derive(Debug, Clone)]
pub enum Identities {
    /// UUIDv7.
    Random,
    /// 1, 2, 3 … for reproducible tests.
    Counted(Arc<std::sync::atomic::AtomicU64>),
}

impl Identities {
    /// The next identity, for a thing made at `moment`.
    pub fn next(&self, moment: Moment) -> Uuid {
        match self {
            Identities::Random => {
                let seconds = u64::try_from(moment.millisecond() / 1000).unwrap_or_default();
                let nanoseconds = u32::try_from(moment.millisecond() % 1000).unwrap_or_default() * 1_000_000;
                Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanoseconds))
            }
            Identities::Counted(counter) => {
                let next = counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
                Uuid::from_u128(u128::from(next) | 0x0000_0000_0000_7000_8000_0000_0000_0000)
            }
        }
    }
}
