//! A pasted block of targets as it is understood, row by row: what a row sets, or what is asked of it, with what the person
//! answered in it. It writes nothing, and what is not certain is never guessed.

use super::{
    super::{
        actions::{NewTarget, Place, finding, sourcing::CITED_LIMIT},
        words,
    },
    form::{self, Field, TypedSource},
    pasted::{self, Found, Named, Pasted, PastedRow},
    sentence, setting,
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    look::{Choice, Complaints, Frame},
};
use domain::{
    ids::OrganisationId,
    journal::hex,
    packs::Indicator,
    problem::Problem,
    targets::{Bound, Commitment, Source},
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The box of the form in which the rows stand.
const BLOCK: &str = "dan";

/// What was sent.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub(super) block: String,
    /// How binding, for rows that do not say.
    pub(super) loai: String,
    /// How a bare number bounds.
    pub(super) cach: String,
    pub(super) van_ban: String,
    pub(super) dieu: String,
    pub(super) can_cu: String,
    /// What was shown when the button was pressed that sets.
    pub(super) seen: String,
    pub(super) sets: bool,
    /// Choices in rows, by the name of their field.
    pub(super) picked: BTreeMap<String, String>,
}

impl Typed {
    pub(super) fn of(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                // A browser drops a first line that is empty.
                BLOCK => typed.block = value.trim_start_matches(['\r', '\n']).to_owned(),
                "loai" => typed.loai = value,
                "cach" => typed.cach = value,
                "van_ban" => typed.van_ban = value,
                "dieu" => typed.dieu = value,
                "can_cu" => typed.can_cu = value,
                "da_xem" => typed.seen = value,
                "ghi" => typed.sets = true,
                _ => drop(typed.picked.insert(name, value)),
            }
        }
        typed
    }

    fn source(&self) -> TypedSource {
        TypedSource { van_ban: self.van_ban.clone(), dieu: self.dieu.clone(), can_cu: self.can_cu.clone() }
    }

    fn has_source(&self) -> bool {
        [&self.van_ban, &self.dieu, &self.can_cu].iter().any(|typed| !typed.trim().is_empty())
    }

    /// A mark of what is shown: what was typed over after it was seen is shown again before it is set.
    pub(super) fn mark(&self) -> String {
        let mut hash = Sha256::new();
        for part in [&self.block, &self.loai, &self.cach, &self.van_ban, &self.dieu, &self.can_cu] {
            // A browser sends line ends of its own.
            hash.update(part.replace("\r\n", "\n").trim_end());
            hash.update([0]);
        }
        hex(hash.finalize().get(..8).unwrap_or_default())
    }

    /// What was chosen in a row, while the row stands as it was when it was chosen.
    fn picked(&self, what: &str, row: &PastedRow) -> &str {
        let of = |what: &str| self.picked.get(&format!("{what}-{}", row.number)).map(String::as_str);
        if of("dong") == Some(row.whole().as_str()) { of(what).unwrap_or_default() } else { "" }
    }
}

/// A row as it is shown.
pub struct Line {
    pub(super) number: u32,
    /// Its cells, which the form sends back.
    pub(super) whole: String,
    /// The indicator, or the text that means none.
    pub(super) indicator: String,
    pub(super) term: String,
    pub(super) bound: String,
    pub(super) commitment: String,
    pub(super) source: String,
    /// What is not understood.
    pub(super) said: Vec<String>,
    /// The indicators that it could mean; none where there is nothing to choose.
    pub(super) options: Vec<Choice>,
    pub(super) chosen: String,
    pub(super) is_left_out: bool,
    pub(super) new: Option<NewTarget>,
}

impl Line {
    pub(super) fn is_understood(&self) -> bool {
        self.new.is_some() && !self.is_left_out
    }

    pub(super) fn is_asked(&self) -> bool {
        self.new.is_none() && !self.is_left_out
    }
}

/// A block as it is understood.
#[derive(Default)]
pub struct Read {
    pub(super) lines: Vec<Line>,
    pub(super) unused: Vec<String>,
    pub(super) complaints: Complaints,
}

impl Read {
    pub(super) async fn of(
        app: &App,
        caller: &Caller,
        frame: &Frame,
        body: OrganisationId,
        typed: &Typed,
    ) -> Result<Self, Failure> {
        let mut complaints = Complaints::none();
        let source = match typed.has_source() {
            true => form::read_source(app, caller, frame, &typed.source(), &mut complaints).await?,
            false => None,
        };
        let Pasted { rows, unused } = match pasted::read(&typed.block) {
            // Blanks alone are no rows, and no table that cannot be read.
            _ if typed.block.trim().is_empty() => {
                complaints.about(BLOCK, frame.say("targets-paste-nothing"));
                return Ok(Read { complaints, ..Read::default() });
            }
            Ok(pasted) if pasted.rows.is_empty() => {
                complaints.about(BLOCK, frame.say("targets-paste-nothing"));
                return Ok(Read { complaints, ..Read::default() });
            }
            Ok(pasted) if pasted.rows.len() > pasted::ROWS => {
                complaints.about(BLOCK, frame.say("targets-paste-too-many").with("count", pasted::ROWS));
                return Ok(Read { complaints, ..Read::default() });
            }
            Ok(pasted) => pasted,
            Err(problem) => {
                complaints.about(BLOCK, sentence(&problem, frame.language));
                return Ok(Read { complaints, ..Read::default() });
            }
        };
        let live = finding::live_of(&mut app.database().read().await?, body).await?;
        let mut reader = Reader {
            frame,
            body,
            typed,
            source,
            live: live.iter().map(finding::Known::place).collect(),
            seen: BTreeMap::new(),
        };
        let lines = rows.iter().map(|row| reader.line(row)).collect();
        Ok(Read { lines, unused, complaints })
    }

    /// Every row is understood or left out, and something is left to set.
    pub(super) fn is_ready(&self) -> bool {
        let is_clear = self.complaints.is_empty() && !self.lines.iter().any(Line::is_asked);
        is_clear && self.lines.iter().any(Line::is_understood)
    }
}

/// What rows are understood with.
struct Reader<'r> {
    frame: &'r Frame,
    body: OrganisationId,
    typed: &'r Typed,
    /// For rows without one of their own.
    source: Option<Source>,
    live: BTreeSet<Place>,
    /// What rows above are of, with their numbers.
    seen: BTreeMap<Place, u32>,
}

impl Reader<'_> {
    fn line(&mut self, row: &PastedRow) -> Line {
        let is_left_out = !self.typed.picked("bo", row).is_empty();
        let mut said = Vec::new();
        let (indicator, options, chosen) = self.indicator(row, &mut said);
        let term = pasted::term_of(&row.year);
        if term.is_none() {
            said.push(self.say("targets-year-unreadable"));
        }
        let bound = indicator.and_then(|(_, indicator)| self.bound(indicator, row, &mut said));
        let commitment = self.commitment(row, &mut said);
        let source = self.source_of(row, &mut said);
        if row.is_too_long {
            said.push(self.say("targets-paste-too-long"));
        }
        let new = indicator.zip(term).zip(bound).zip(commitment).zip(source);
        let new = new.map(|(((((pack, indicator), term), bound), commitment), source)| NewTarget {
            organisation: self.body,
            pack: pack.to_owned(),
            indicator: indicator.code.clone(),
            term,
            commitment,
            bound,
            source,
        });
        let new = new.filter(|new| is_left_out || self.is_free(new, row.number, &mut said)).filter(|_| said.is_empty());
        let typed = [&row.code, &row.indicator].map(String::as_str).join(" ");
        Line {
            number: row.number,
            whole: row.whole(),
            indicator: indicator.map_or_else(|| typed.trim().to_owned(), |named| label(self.frame, named)),
            term: term.map_or_else(|| row.year.clone(), |term| words::term(self.frame, term)),
            bound: match (&new, indicator) {
                (Some(new), Some((_, indicator))) => words::bound(self.frame, indicator, &new.bound),
                _ => row.bound.clone(),
            },
            commitment: commitment.map_or_else(|| row.kind.clone(), |it| words::commitment(self.frame, it)),
            source: row.source.clone(),
            said,
            options,
            chosen,
            is_left_out,
            new,
        }
    }

    fn say(&self, key: &str) -> String {
        self.frame.say(key).to_string()
    }

    /// The indicator of a row. Where it is not certain, those that it could mean are offered, or all.
    fn indicator(&self, row: &PastedRow, said: &mut Vec<String>) -> (Option<Named>, Vec<Choice>, String) {
        let choice = |named: &Named| Choice::new(format!("{}/{}", named.0, named.1.code), label(self.frame, *named));
        let (options, key) = match pasted::indicator_of(row) {
            Found::One(named) => return (Some(named), Vec::new(), String::new()),
            Found::Several(several) => (several.iter().map(choice).collect(), "targets-paste-which"),
            Found::Nothing => (setting::indicators(self.frame), "targets-paste-unknown"),
        };
        let chosen = self.typed.picked("ct", row).to_owned();
        let named = chosen.split_once('/').and_then(|(pack, code)| {
            let indicator = words::indicator_of(pack, code)?;
            let pack = crate::reporting::packs::newest(pack).ok()?;
            Some((pack.pack.code.as_str(), indicator))
        });
        if named.is_none() {
            said.push(self.say(key));
        }
        (named, options, chosen)
    }

    fn bound(&self, indicator: &Indicator, row: &PastedRow, said: &mut Vec<String>) -> Option<Bound> {
        let mut complaints = Complaints::none();
        // The way that is chosen for all is for bare numbers; a row that says how is taken by its words.
        let field = |chosen| Field { name: "muc", typed: &row.bound, how: "cach", chosen };
        let read = form::read(self.frame, indicator, &field(""), &mut complaints);
        if read.is_none() && complaints.of("cach").is_some() && !self.typed.cach.is_empty() {
            complaints = Complaints::none();
            let read = form::read(self.frame, indicator, &field(&self.typed.cach), &mut complaints);
            said.extend(complaints.all().iter().map(|complaint| complaint.sentence.clone()));
            return read;
        }
        said.extend(complaints.all().iter().map(|complaint| complaint.sentence.clone()));
        read
    }

    fn commitment(&self, row: &PastedRow, said: &mut Vec<String>) -> Option<Commitment> {
        let found = match row.kind.is_empty() {
            true => Commitment::from_code(&self.typed.loai),
            false => pasted::commitment_of(&row.kind),
        };
        if found.is_none() {
            said.push(self.say("targets-paste-no-kind"));
        }
        found
    }

    fn source_of(&self, row: &PastedRow, said: &mut Vec<String>) -> Option<Source> {
        if row.source.chars().count() > CITED_LIMIT {
            let limit = i64::try_from(CITED_LIMIT).unwrap_or(i64::MAX);
            said.push(sentence(&Problem::TooLong { field: "can_cu".to_owned(), limit }, self.frame.language));
            return None;
        }
        let own = (!row.source.is_empty()).then(|| Source { cited: row.source.clone(), ..Source::default() });
        let found = own.or_else(|| self.source.clone());
        if found.is_none() {
            said.push(self.say("targets-paste-no-source"));
        }
        found
    }

    /// Whether nothing is set for the same yet, and no row above is of the same.
    fn is_free(&mut self, new: &NewTarget, number: u32, said: &mut Vec<String>) -> bool {
        let place = new.place();
        if self.live.contains(&place) {
            said.push(self.say("targets-exists"));
            return false;
        }
        if let Some(above) = self.seen.get(&place) {
            said.push(self.frame.say("targets-paste-twice").with("line", above.to_string()).to_string());
            return false;
        }
        self.seen.insert(place, number);
        true
    }
}

fn label(frame: &Frame, (_, indicator): Named) -> String {
    let (name, unit) = (words::of(&indicator.name, frame.language), words::of(&indicator.unit, frame.language));
    format!("{} {name} ({unit})", indicator.code)
}
