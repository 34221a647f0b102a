//! Random routes: units raise, holders forward, merge, take apart and answer, units judge and take back, and bodies end and
//! are followed meanwhile. After each act the rows say what the oracle's folders say.

use super::{
    super::*,
    oracle::{Folder, Stand, speaks_for},
    province::{FIRST_DAY, Happening, Province, body, day, play},
};
use crate::{
    ids::{DifficultyId, OrganisationId},
    organisations::Graph,
};
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
enum Wish {
    Raise { who: u8 },
    Forward { which: u8, to: u8 },
    Up { which: u8 },
    Merge { one: u8, other: u8 },
    Part { which: u8, place: u8 },
    Answer { which: u8 },
    Judge { which: u8, who: u8, solves: bool },
    Withdraw { which: u8 },
}

/// A fault put in on purpose, which the oracle must see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Planted {
    None,
    /// Taking apart gives a new day.
    PartingBeginsAnew,
    /// Merging forgets to say so in the younger one: two holders.
    MergedStandsAlone,
    /// Forwarding writes nothing down of an answer that came before.
    AnswerLost,
    /// What was raised counts from the last holder on.
    AgeBeginsAnew,
    /// Nobody takes over from a body that ended.
    SuccessorForgotten,
}

fn clock() -> Clock {
    Clock {
        counts: Counts::CalendarDays,
        days: 7,
        silence_days: 6,
        levels: vec![("province".to_owned(), 10), ("district".to_owned(), 5)],
        holidays: std::collections::BTreeSet::new(),
    }
}

fn id(number: usize) -> DifficultyId {
    uuid::Uuid::from_u128(number as u128 + 1).into()
}

struct Play {
    province: Province,
    graph: Graph,
    clock: Clock,
    today: Date,
    logs: BTreeMap<DifficultyId, Log>,
    folders: Vec<Folder>,
    raised: usize,
    answers: usize,
    planted: Planted,
}

type Told = Result<(), String>;

impl Play {
    fn matter(&self, number: usize) -> Matter {
        Matter::find(&self.logs, id(number)).expect("it was raised")
    }

    fn write(&mut self, into: DifficultyId, by: u8, act: Act) {
        let log = self.logs.get_mut(&into).expect("it was raised");
        log.steps.push(Step { number: log.last_number() + 1, on: self.today, by: body(by), act });
    }

    fn due_on(&self, to: u8) -> Date {
        self.clock.due_on(self.today, self.graph.level(body(to), self.today))
    }

    fn pick(&self, which: u8) -> Option<usize> {
        (!self.folders.is_empty()).then(|| usize::from(which) % self.folders.len())
    }

    /// Does it in both ways; both agree whether it may be done.
    fn act(&mut self, wish: &Wish) -> Told {
        match *wish {
            Wish::Raise { who } => self.raise(who),
            Wish::Forward { which, to } => self.pick(which).map_or(Ok(()), |at| {
                let to = to % self.province.count();
                self.forward(at, to)
            }),
            Wish::Up { which } => self.pick(which).map_or(Ok(()), |at| self.up(at)),
            Wish::Merge { one, other } => {
                self.pick(one).zip(self.pick(other)).map_or(Ok(()), |(one, other)| self.merge(one, other))
            }
            Wish::Part { which, place } => self.pick(which).map_or(Ok(()), |at| self.part(at, place)),
            Wish::Answer { which } => self.pick(which).map_or(Ok(()), |at| self.answer(at)),
            Wish::Judge { which, who, solves } => self.pick(which).map_or(Ok(()), |at| self.judge(at, who, solves)),
            Wish::Withdraw { which } => self.withdraw(which),
        }
    }

    fn raise(&mut self, who: u8) -> Told {
        let living: Vec<u8> = self.province.living(self.today).into_keys().collect();
        let who = living[usize::from(who) % living.len()];
        let Some(to) = self.province.above(who, self.today) else { return Ok(()) };
        let (number, due_on) = (self.raised, self.due_on(to));
        self.raised += 1;
        let holding = Holding { holder: body(to), received_on: self.today, due_on };
        let log = Log { id: id(number), raiser: body(who), line: "party".to_owned(), steps: Vec::new() };
        self.logs.insert(id(number), log);
        self.write(id(number), who, Act::Raised { holding });
        self.folders.push(Folder {
            id: number,
            raiser: who,
            raised_on: self.today,
            withdrawn_on: None,
            holder: to,
            received_on: self.today,
            due_on,
            inner: Vec::new(),
            answer: None,
            answers: Vec::new(),
            said: BTreeMap::new(),
        });
        Ok(())
    }

    fn up(&mut self, at: usize) -> Told {
        let folder = &self.folders[at];
        let told = self.matter(folder.id).above(&self.graph, self.today).ok();
        let known = self.province.above(folder.holder, self.today);
        if told != known.map(body) {
            return Err(format!("above the holder of {} stands {told:?}, not {known:?}", folder.id));
        }
        known.map_or(Ok(()), |to| self.forward(at, to))
    }

    fn forward(&mut self, at: usize, to: u8) -> Told {
        let (today, folder) = (self.today, &self.folders[at]);
        let (number, from, province) = (folder.id, folder.holder, &self.province);
        let is_raiser = folder.raisers().iter().any(|raiser| speaks_for(province, *raiser, today) == Some(to));
        let up = province.above(from, today) == Some(to);
        let near = province.is_above(from, to, today)
            || province.above(from, today).is_some() && province.above(from, today) == province.above(to, today);
        let lives = province.living(today).contains_key(&to);
        let may = folder.is_with_holder(today) && lives && to != from && !is_raiser && (up || near);
        let told = self.matter(number).check_forward(&self.graph, body(to), today);
        if told.is_ok() != may {
            return Err(format!("forwarding {number} from {from} to {to}: {told:?}, but {may}"));
        }
        if !may {
            return Ok(());
        }
        let due_on = self.due_on(to);
        if self.planted == Planted::AnswerLost {
            self.logs.get_mut(&id(number)).expect("it").steps.retain(|step| !matches!(step.act, Act::Answered { .. }));
        }
        let holding = Holding { holder: body(to), received_on: today, due_on };
        self.write(id(number), from, Act::Forwarded { holding });
        if self.planted == Planted::AgeBeginsAnew {
            self.logs.get_mut(&id(number)).expect("it").steps[0].on = today;
        }
        self.folders[at].give(to, today, due_on);
        Ok(())
    }

    fn merge(&mut self, one: usize, other: usize) -> Told {
        let today = self.today;
        let (a, b) = (&self.folders[one], &self.folders[other]);
        let may = one != other && a.is_with_holder(today) && b.is_with_holder(today) && a.holder == b.holder;
        let (by, numbers) = (a.holder, (a.id, b.id));
        let told = self.matter(numbers.0).merge(&self.matter(numbers.1), &self.graph, today);
        if told.is_ok() != may {
            return Err(format!("merging {numbers:?}: {told:?}, but {may}"));
        }
        let Ok(written) = told else { return Ok(()) };
        for (into, act) in written {
            if self.planted != Planted::MergedStandsAlone || !matches!(act, Act::Merged { .. }) {
                self.write(into, by, act);
            }
        }
        let a_is_elder = (a_key(&self.folders[one])) <= (a_key(&self.folders[other]));
        let younger = self.folders.remove(if a_is_elder { other } else { one });
        let kept = if a_is_elder { numbers.0 } else { numbers.1 };
        self.folders.iter_mut().find(|folder| folder.id == kept).expect("it").lay_in(younger);
        Ok(())
    }

    fn part(&mut self, at: usize, place: u8) -> Told {
        let (today, folder) = (self.today, &self.folders[at]);
        if folder.inner.is_empty() {
            return Ok(());
        }
        let place = usize::from(place) % folder.inner.len();
        let (inner, by, number) = (&folder.inner[place], folder.holder, folder.id);
        let may = !inner.is_answered_since && !folder.is_closed(today);
        let told = self.matter(number).part(id(inner.folder.id), today);
        if told.is_ok() != may {
            return Err(format!("taking {} out of {number}: {told:?}, but {may}", inner.folder.id));
        }
        let Ok(written) = told else { return Ok(()) };
        for (into, mut act) in written {
            if let (Planted::PartingBeginsAnew, Act::Parted { holding, .. }) = (self.planted, &mut act) {
                holding.due_on = self.due_on(by).tomorrow().expect("a day");
            }
            self.write(into, by, act);
        }
        let out = self.folders[at].take_out(place);
        self.folders.push(out);
        Ok(())
    }

    fn answer(&mut self, at: usize) -> Told {
        let (today, folder) = (self.today, &mut self.folders[at]);
        let may = folder.is_with_holder(today);
        let (number, by) = (folder.id, folder.holder);
        let closes_on = self.clock.closes_on(today);
        if may {
            self.answers += 1;
            folder.answer = Some((closes_on, BTreeMap::new()));
            folder.answers.push(self.answers);
            folder.inner.iter_mut().for_each(|inner| inner.is_answered_since = true);
        }
        // The rows are asked as they were before.
        let told = self.matter(number).check_waiting(today);
        if told.is_ok() != may {
            return Err(format!("answering {number}: {told:?}, but {may}"));
        }
        if may {
            self.write(id(number), by, Act::Answered { closes_on });
        }
        Ok(())
    }

    fn judge(&mut self, at: usize, who: u8, solves: bool) -> Told {
        let (today, number) = (self.today, self.folders[at].id);
        let folder = &mut self.folders[at];
        let units: Vec<u8> = folder.all().into_iter().map(|one| one.raiser).collect();
        let unit = units[usize::from(who) % units.len()];
        let is_open = matches!(folder.stand(today), Stand::Answered | Stand::Returned);
        let spoke = folder.answer.as_ref().is_some_and(|(_, said)| said.contains_key(&unit));
        let may = is_open && !spoke && folder.raisers().contains(&unit);
        if may {
            folder.said.insert(unit, (today, solves));
            if let Some((_, said)) = &mut folder.answer {
                said.insert(unit, solves);
            }
        }
        let told = self.matter(number).check_judgement(body(unit), today);
        if told.is_ok() != may {
            return Err(format!("{unit} judging {number}: {told:?}, but {may}"));
        }
        if may {
            self.write(id(number), unit, Act::Judged { raiser: body(unit), solves });
        }
        Ok(())
    }

    fn withdraw(&mut self, which: u8) -> Told {
        if self.raised == 0 {
            return Ok(());
        }
        let (today, number) = (self.today, usize::from(which) % self.raised);
        let told = self.matter(number).check_withdrawal(id(number), today);
        let at = self.folders.iter().position(|folder| folder.all().iter().any(|one| one.id == number)).expect("it");
        let is_closed = self.folders[at].is_closed(today);
        let one = find(&mut self.folders[at], number).expect("it");
        let (may, raiser) = (one.withdrawn_on.is_none() && !is_closed, one.raiser);
        if told.is_ok() != may {
            return Err(format!("taking {number} back: {told:?}, but {may}"));
        }
        if may {
            one.withdrawn_on = Some(today);
            self.write(id(number), raiser, Act::Withdrawn);
        }
        Ok(())
    }

    fn turn_to(&mut self, on: Date) {
        for (ended_on, from, _, by) in &self.province.ends {
            if self.today < *ended_on
                && *ended_on <= on
                && let Some(by) = by
            {
                self.folders.iter_mut().for_each(|folder| folder.picked_up(*from, *by));
            }
        }
        self.today = on;
    }

    /// Exactly one holder, the same one; the same days; the same standing; no answer and no unit lost.
    fn compare(&self) -> Told {
        let roots = self.logs.values().filter(|log| log.merged_into().is_none()).count();
        if roots != self.folders.len() {
            return Err(format!("{roots} are held, not {}", self.folders.len()));
        }
        for folder in &self.folders {
            self.compare_one(folder)?;
        }
        Ok(())
    }

    fn compare_one(&self, folder: &Folder) -> Told {
        let today = self.today;
        for one in folder.all() {
            if self.matter(one.id).root().id != id(folder.id) {
                return Err(format!("{} is not in {}", one.id, folder.id));
            }
        }
        let matter = self.matter(folder.id);
        let holding = matter.holding().expect("it is held");
        let said = (
            matter.holder(&self.graph, today),
            holding.received_on,
            holding.due_on,
            matter.first_raised_on(),
            stand(matter.state(today)),
        );
        let known: (Option<OrganisationId>, Date, Date, Option<Date>, Stand) =
            (Some(body(folder.holder)), folder.received_on, folder.due(), Some(folder.oldest()), folder.stand(today));
        if said != known {
            return Err(format!("{} on {today}: {said:?}, not {known:?}", folder.id));
        }
        let raisers: std::collections::BTreeSet<_> = folder.raisers().into_iter().map(body).collect();
        if matter.raisers() != raisers {
            return Err(format!("units of {}: {:?}", folder.id, matter.raisers()));
        }
        let answers = matter.logs().flat_map(|log| &log.steps).filter(|step| matches!(step.act, Act::Answered { .. }));
        let kept: usize = folder.all().iter().map(|one| one.answers.len()).sum();
        let count = answers.count();
        if count == kept { Ok(()) } else { Err(format!("{count} answers of {}, not {kept}", folder.id)) }
    }
}

fn a_key(folder: &Folder) -> (Date, usize) {
    (folder.raised_on, folder.id)
}

fn find(folder: &mut Folder, number: usize) -> Option<&mut Folder> {
    if folder.id == number {
        return Some(folder);
    }
    folder.inner.iter_mut().find_map(|inner| find(&mut inner.folder, number))
}

fn stand(state: State) -> Stand {
    match state {
        State::Waiting => Stand::Waiting,
        State::Answered { .. } => Stand::Answered,
        State::Returned => Stand::Returned,
        State::Solved { .. } => Stand::Solved,
        State::ClosedBySilence { .. } => Stand::Silent,
        State::Withdrawn { .. } => Stand::Withdrawn,
    }
}

fn route(changes: &[(i64, Happening)], wishes: &[(Wish, i64)], planted: Planted) -> Told {
    let (province, mut graph) = play(changes);
    if planted == Planted::SuccessorForgotten {
        graph = self::play(&[]).1;
    }
    let mut play = Play {
        province,
        graph,
        clock: clock(),
        today: FIRST_DAY,
        logs: BTreeMap::new(),
        folders: Vec::new(),
        raised: 0,
        answers: 0,
        planted,
    };
    let mut offset = 0;
    for (wish, days) in wishes {
        offset += days;
        play.turn_to(day(offset));
        play.compare()?;
        play.act(wish)?;
        play.compare()?;
    }
    Ok(())
}

fn change() -> impl Strategy<Value = Happening> {
    prop_oneof![
        3 => any::<(u8, u8)>().prop_map(|(from, into)| Happening::Merge { from, into }),
        2 => any::<(u8, u8)>().prop_map(|(from, first_part)| Happening::Split { from, first_part }),
        1 => any::<u8>().prop_map(|who| Happening::Dissolve { who }),
    ]
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        6 => any::<u8>().prop_map(|who| Wish::Raise { who }),
        4 => any::<u8>().prop_map(|which| Wish::Up { which }),
        2 => any::<(u8, u8)>().prop_map(|(which, to)| Wish::Forward { which, to }),
        6 => any::<(u8, u8)>().prop_map(|(one, other)| Wish::Merge { one, other }),
        4 => any::<(u8, u8)>().prop_map(|(which, place)| Wish::Part { which, place }),
        5 => any::<u8>().prop_map(|which| Wish::Answer { which }),
        6 => any::<(u8, u8, bool)>().prop_map(|(which, who, solves)| Wish::Judge { which, who, solves }),
        1 => any::<u8>().prop_map(|which| Wish::Withdraw { which }),
    ]
}

fn changes() -> impl Strategy<Value = Vec<(i64, Happening)>> {
    proptest::collection::vec((1..80_i64, change()), 0..8)
}

fn wishes() -> impl Strategy<Value = Vec<(Wish, i64)>> {
    proptest::collection::vec((wish(), 0..3_i64), 1..90)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn random_routes_are_what_the_folders_say(changes in changes(), wishes in wishes()) {
        if let Err(told) = route(&changes, &wishes, Planted::None) {
            return Err(TestCaseError::fail(told));
        }
    }
}

#[test]
fn the_folders_notice_every_planted_fault() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    for planted in [
        Planted::PartingBeginsAnew,
        Planted::MergedStandsAlone,
        Planted::AnswerLost,
        Planted::AgeBeginsAnew,
        Planted::SuccessorForgotten,
    ] {
        let mut runner = TestRunner::deterministic();
        let is_noticed = (0..200).any(|_| {
            let (changes, wishes) = (changes(), wishes()).new_tree(&mut runner).expect("a route").current();
            let right = route(&changes, &wishes, Planted::None);
            assert!(right.is_ok(), "{right:?}");
            route(&changes, &wishes, planted).is_err()
        });
        assert!(is_noticed, "{planted:?} was not noticed");
    }
}
