//! What the page of one difficulty shows: who holds it, what was raised by whom, what can be done by this person now, what may
//! be the same, and everything that was done. Only what can be done is offered.

use super::{
    super::{
        actions::{
            self, FateRow, StepRow,
            finding::Whole,
            holding::ways_on,
            judging::{silent_units_of, units_of},
            mark, thing_of,
        },
        words,
    },
    address,
    show::Typed,
};
use crate::{
    App,
    acting::Acting,
    look::{Choice, Complaints, Frame, Section, Tone, dates::Due},
    reporting::{Mark, words::at},
};
use askama::Template;
use domain::{
    difficulties::{Fate, State},
    ids::DifficultyId,
    permissions::Verb,
    time::Moment,
};
use jiff::civil::Date;

/// What one unit raised.
pub(super) struct Raised {
    pub id: DifficultyId,
    pub unit: String,
    pub kind: String,
    pub words: String,
    pub about: String,
    pub about_path: String,
    pub told: String,
    pub files: Vec<(String, String, String)>,
    pub is_withdrawn: bool,
    pub may_change: bool,
    pub may_part: bool,
}

/// One that may be the same.
pub(super) struct AlikeView {
    pub id: DifficultyId,
    pub path: String,
    pub words: String,
    pub unit: String,
    pub why: String,
}

/// A thing that was done.
pub(super) struct Line {
    pub day: Date,
    pub symbol: &'static str,
    pub tone: Tone,
    pub done: String,
    pub words: String,
    pub by: String,
}

/// A saying of what became of it.
pub(super) struct FateLine {
    pub word: String,
    pub reason: String,
    pub basis: String,
    pub told: String,
}

#[derive(Template)]
#[template(path = "difficulties/show.html")]
pub(super) struct ShowPage {
    pub frame: Frame,
    pub base: String,
    pub seen: String,
    pub state: Mark,
    pub waits: String,
    pub age: String,
    pub due: Option<Due>,
    pub merged_note: bool,
    pub raised: Vec<Raised>,
    pub hidden: usize,
    pub units: usize,
    pub answer: Option<Line>,
    pub closes_on: Option<Date>,
    pub may_answer: bool,
    pub ways: Vec<Choice>,
    pub nobody_above: bool,
    pub alike: Vec<AlikeView>,
    pub judges: Vec<Choice>,
    pub may_judge: bool,
    pub is_policy: bool,
    pub may_record: bool,
    pub fates: Vec<FateLine>,
    pub fate_choices: Vec<Choice>,
    pub fates_seen: usize,
    pub lines: Vec<Line>,
    pub left_over: Vec<String>,
    pub limit_megabytes: usize,
    pub typed: Typed,
    pub complaints: Complaints,
}

/// Everything that the page shows to this person.
pub(super) fn view(
    app: &App,
    acting: &Acting,
    frame: &Frame,
    (id, whole): (DifficultyId, &Whole),
    typed: Typed,
    complaints: Complaints,
) -> ShowPage {
    let root = whole.matter.root().id;
    let thing = thing_of(acting, &whole.matter, root);
    let is_waiting = whole.told.state.waits_for_holder();
    let may_answer = is_waiting && acting.may(Verb::AnswerDifficulty, &thing);
    let ways = if is_waiting && acting.may(Verb::ForwardDifficulty, &thing) {
        ways_on(acting, &whole.matter)
    } else {
        Vec::new()
    };
    let silent = silent_units_of(acting, &whole.matter);
    let title = whole.raised.first().map(|(row, _)| words::kind(frame.language, &row.kind)).unwrap_or_default();
    let unit = whole.raised.first().map(|(row, _)| words::name(frame, &acting.graph, row.organisation_id));
    let title = frame.say("difficulties-title-of").with("kind", title).with("unit", unit.unwrap_or_default());
    let answer = whole
        .matter
        .answer()
        .and_then(|answer| whole.steps.iter().find(|step| step.difficulty_id == root && step.number == answer.number));
    let name = |id| words::name(frame, &acting.graph, id);
    ShowPage {
        base: address(root),
        seen: mark(&whole.matter),
        state: words::shown(frame, &whole.told),
        waits: words::waits(frame, &acting.graph, &whole.told),
        age: words::age(frame, &whole.told),
        due: is_waiting.then(|| frame.due(&whole.told.holding.due_on)),
        merged_note: id != root,
        raised: raised(acting, frame, whole),
        hidden: whole.hidden,
        units: whole.told.raisers.len(),
        answer: answer.map(|step| line(frame, acting, step)),
        closes_on: match whole.told.state {
            State::Answered { closes_on } => Some(closes_on),
            _ => None,
        },
        nobody_above: may_answer && whole.matter.above(&acting.graph, acting.today).is_err(),
        ways: ways
            .into_iter()
            .map(|(to, way)| {
                let said = frame.say("difficulties-forward-choice").with("body", name(to));
                Choice::new(to, said.with("way", words::direction(frame, way)))
            })
            .collect(),
        alike: alike(acting, frame, whole),
        judges: silent.iter().map(|unit| Choice::new(unit, name(*unit))).collect(),
        may_judge: !silent.is_empty(),
        is_policy: whole.is_policy,
        may_record: whole.is_policy && acting.may(Verb::RecordFate, &thing),
        fates: whole.fates.iter().rev().map(|row| fate(frame, acting, row)).collect(),
        fate_choices: Fate::ALL
            .iter()
            .map(|fate| Choice::new(fate.code(), words::fate(frame.language, fate.code())))
            .collect(),
        fates_seen: whole.fates.len(),
        lines: whole.steps.iter().rev().map(|step| line(frame, acting, step)).collect(),
        left_over: typed.left_over(may_answer, !silent.is_empty()),
        limit_megabytes: crate::uploads::limit_megabytes(app),
        frame: frame.clone().titled(title).in_section(Section::Difficulties).complaining(&complaints),
        may_answer,
        typed,
        complaints,
    }
}

fn raised(acting: &Acting, frame: &Frame, whole: &Whole) -> Vec<Raised> {
    let (matter, own) = (&whole.matter, units_of(acting, &whole.matter));
    let is_open = whole.told.state.closed_on().is_none();
    let may_merge = acting.may(Verb::MergeDifficulties, &thing_of(acting, matter, matter.root().id));
    let may_read_round = |thing: &crate::permits::Thing| acting.may(Verb::ReadRound, thing);
    let one = |(row, files): &(actions::DifficultyRow, Vec<actions::EvidenceRow>)| {
        let is_withdrawn = matter.log(row.id).is_some_and(|log| log.withdrawn_on().is_some());
        let file = |file: &actions::EvidenceRow| {
            let told = format!("{}, {}", file.attacher, at(frame, file.attached_at_ms));
            (format!("{}/tep/{}", address(row.id), file.id), file.file_name.clone(), told)
        };
        Raised {
            id: row.id,
            unit: words::name(frame, &acting.graph, row.organisation_id),
            kind: words::kind(frame.language, &row.kind),
            words: row.words.clone(),
            about: words::about(frame.language, row),
            about_path: words::about_path(row, may_read_round, acting.today),
            told: format!("{}, {}", row.raiser_name, at(frame, row.raised_at_ms)),
            files: files.iter().map(file).collect(),
            is_withdrawn,
            may_change: is_open && !is_withdrawn && own.contains(&row.organisation_id),
            may_part: may_merge && row.id != matter.root().id && matter.part(row.id, acting.today).is_ok(),
        }
    };
    whole.raised.iter().map(one).collect()
}

fn alike(acting: &Acting, frame: &Frame, whole: &Whole) -> Vec<AlikeView> {
    let one = |alike: &actions::finding::Alike| {
        let found = alike.likeness;
        let mut why = vec![frame.say("difficulties-alike-words").with("percent", found.words_percent).to_string()];
        let reasons = [
            (found.same_clause, "difficulties-alike-clause"),
            (found.same_obligation, "difficulties-alike-obligation"),
            (found.same_figure, "difficulties-alike-figure"),
        ];
        why.extend(reasons.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| frame.say(key).to_string()));
        AlikeView {
            id: alike.row.id,
            path: address(alike.row.id),
            words: words::short(&alike.row.words),
            unit: frame
                .say("difficulties-alike-units")
                .with("unit", words::name(frame, &acting.graph, alike.row.organisation_id))
                .with("count", alike.raisers)
                .to_string(),
            why: why.join("; "),
        }
    };
    whole.alike.iter().map(one).collect()
}

fn line(frame: &Frame, acting: &Acting, step: &StepRow) -> Line {
    let name = |id| words::name(frame, &acting.graph, id);
    let said = frame.say(words::step_key(&step.step)).with("by", name(step.organisation_id));
    let said = said.with("to", step.holder_id.map(name).unwrap_or_default());
    let due = step.due_on.map(|day| frame.date(&day)).unwrap_or_default();
    let closes = step.closes_on.map(|day| frame.date(&day)).unwrap_or_default();
    let (symbol, tone) = words::step_symbol(&step.step);
    Line {
        day: Moment::from_millisecond(step.taken_at_ms).day(),
        symbol,
        tone,
        done: said.with("due", due).with("closes", closes).to_string(),
        words: step.words.clone(),
        by: format!("{}, {}", step.taker, at(frame, step.taken_at_ms)),
    }
}

fn fate(frame: &Frame, acting: &Acting, row: &FateRow) -> FateLine {
    let body = words::name(frame, &acting.graph, row.organisation_id);
    FateLine {
        word: words::fate(frame.language, &row.fate),
        reason: row.reason.clone(),
        basis: row.basis.clone(),
        told: format!("{body}, {}, {}", row.recorder, at(frame, row.recorded_at_ms)),
    }
}
