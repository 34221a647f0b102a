//! The storm: every lane submits at the same moment and goes on, until the program is killed without warning.
//!
//! A request that breaks off after the kill was decided is in flight: its outcome is not known, and both outcomes are
//! right as long as they are whole. One that fails before is a fault.

use super::{
    kinds::{Lane, Receipt, Shown},
    program::Program,
};
use std::{
    fmt,
    net::SocketAddr,
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};
use testkit::Chance;

/// A moment that never comes is waited for in so many pauses, about ten seconds.
const PAUSES: u32 = 100_000;
const PAUSE: Duration = Duration::from_micros(100);
/// The kill follows an answer by at most so long, while others still submit.
const SOON_MICROSECONDS: u64 = 6_000;
/// Or by at most so long, when they read receipts, report, endorse and send back.
const LATER_MICROSECONDS: u64 = 400_000;

/// A lane at sea.
pub struct Ship {
    lane: Box<dyn Lane>,
    reader: &'static str,
    in_flight: bool,
}

impl Ship {
    /// Ready to put out.
    pub fn new(lane: Box<dyn Lane>, reader: &'static str) -> Self {
        Ship { lane, reader, in_flight: false }
    }

    /// Its form was sent and not answered.
    pub fn is_in_flight(&self) -> bool {
        self.in_flight
    }

    /// Finds the program where it listens now. A form whose answer was lost is sent again, as a person would.
    pub fn put_out_again(&mut self, address: SocketAddr) -> anyhow::Result<Option<Shown>> {
        self.lane.move_to(address)?;
        if !std::mem::take(&mut self.in_flight) {
            return Ok(None);
        }
        let address = self.lane.submit()?;
        let receipt = Some(Receipt::read(self.lane.submitter(), &address)?);
        Ok(Some(Shown { reader: self.reader, address, receipt }))
    }

    /// Submits again and again; ends with what broke off.
    fn sail(&mut self, sea: &Sea, shown: &mut Vec<Shown>) -> anyhow::Result<()> {
        loop {
            self.in_flight = true;
            let address = self.lane.submit()?;
            self.in_flight = false;
            sea.answers.fetch_add(1, Ordering::SeqCst);
            shown.push(Shown { reader: self.reader, address: address.clone(), receipt: None });
            let receipt = Receipt::read(self.lane.submitter(), &address)?;
            if let Some(last) = shown.last_mut() {
                last.receipt = Some(receipt);
            }
            self.lane.prepare()?;
        }
    }
}

/// What is left after the kill.
pub struct Storm {
    /// The lanes.
    pub ships: Vec<Ship>,
    /// What was answered.
    pub shown: Vec<Shown>,
    /// What went wrong before the kill.
    pub faults: Vec<String>,
    /// When it was killed.
    pub moment: Moment,
}

struct Sea {
    start: Barrier,
    answers: AtomicUsize,
    is_over: AtomicBool,
}

/// When to kill.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    answers: usize,
    after: Duration,
}

impl fmt::Display for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} µs after answer {}", self.after.as_micros(), self.answers)
    }
}

impl Moment {
    /// After any answer of the first round: half of the kills follow it as closely as they can.
    fn draw(chance: &mut Chance, lanes: usize) -> Self {
        let answers = usize::try_from(chance.below(u64::try_from(lanes).unwrap_or(1) + 1)).unwrap_or_default();
        let after = match chance.below(4) {
            0 => chance.below(LATER_MICROSECONDS),
            1 => chance.below(SOON_MICROSECONDS),
            _ => 0,
        };
        Moment { answers, after: Duration::from_micros(after) }
    }

    fn wait(self, sea: &Sea) {
        for _ in 0..PAUSES {
            if sea.answers.load(Ordering::SeqCst) >= self.answers {
                break;
            }
            thread::sleep(PAUSE);
        }
        thread::sleep(self.after);
    }
}

/// Prepares every lane, lets them all submit, and kills the program at a drawn moment.
pub fn rage(ships: Vec<Ship>, program: Program, chance: &mut Chance) -> anyhow::Result<Storm> {
    let moment = Moment::draw(chance, ships.len());
    let sea = Arc::new(Sea {
        start: Barrier::new(ships.len() + 1),
        answers: AtomicUsize::new(0),
        is_over: AtomicBool::new(false),
    });
    let voyage = |mut ship: Ship| {
        let sea = Arc::clone(&sea);
        thread::spawn(move || {
            let ready = ship.lane.prepare();
            sea.start.wait();
            let mut shown = Vec::new();
            let ended = ready.and_then(|()| ship.sail(&sea, &mut shown));
            let fault = ended.err().filter(|_| !sea.is_over.load(Ordering::SeqCst));
            (ship, shown, fault)
        })
    };
    let voyages: Vec<_> = ships.into_iter().map(voyage).collect();
    sea.start.wait();
    moment.wait(&sea);
    sea.is_over.store(true, Ordering::SeqCst);
    program.kill()?;
    let mut storm = Storm { ships: Vec::new(), shown: Vec::new(), faults: Vec::new(), moment };
    for voyage in voyages {
        let (ship, shown, fault) = voyage.join().map_err(|_| anyhow::anyhow!("a lane broke down"))?;
        storm.ships.push(ship);
        storm.shown.extend(shown);
        storm.faults.extend(fault.map(|fault| format!("before the kill: {fault:#}")));
    }
    Ok(storm)
}
