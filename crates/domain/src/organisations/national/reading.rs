//! From the tables of the national register to its units. The columns stand in `packs/organisations/vietnam/README.md`.
//! A code that leads nowhere, or a name whose kind is not known, is a fault with its file and line.

use super::{
    super::{
        ParseError,
        register::{Line, lines},
    },
    NationalRegister, Unit, UnitEnd, UnitStage, organisation_of_unit,
};
use crate::text::inside_a_sentence;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

const PROVINCES_BEFORE: &str = "provinces-to-2025-06-30.tsv";
const DISTRICTS_BEFORE: &str = "districts-to-2025-06-30.tsv";
const COMMUNES_BEFORE: &str = "communes-to-2025-06-30.tsv";
const PROVINCES: &str = "provinces.tsv";
const COMMUNES: &str = "communes.tsv";
const CHANGES: &str = "changes.tsv";
const ERAS: &str = "eras.tsv";
const RESOLUTIONS: &str = "resolutions.tsv";
const EXTENTS: &str = "extents.tsv";
const KINDS: &str = "kinds.tsv";

/// What stands for the unit's name in the words of an extent.
const NAME: &str = "{}";

/// A day with its legal basis.
struct Era<'t> {
    day: Date,
    legal_basis: &'t str,
}

struct Reader<'t> {
    files: &'t [(&'t str, &'t str)],
    register: Era<'t>,
    provinces: Era<'t>,
    districts: Era<'t>,
    /// Level, first words of a name, class.
    kinds: Vec<(&'t str, &'t str, &'t str)>,
    resolutions: HashMap<&'t str, &'t str>,
    extents: HashMap<&'t str, &'t str>,
    units: Vec<Unit>,
    before: HashMap<&'t str, usize>,
    now: HashMap<&'t str, usize>,
}

pub(super) fn read<'t>(files: &'t [(&'t str, &'t str)]) -> Result<NationalRegister, ParseError> {
    let mut reader = Reader {
        register: era(files, "register")?,
        provinces: era(files, "provinces")?,
        districts: era(files, "districts")?,
        kinds: three(files, KINDS)?,
        resolutions: pairs(files, RESOLUTIONS)?,
        extents: pairs(files, EXTENTS)?,
        files,
        units: Vec::new(),
        before: HashMap::new(),
        now: HashMap::new(),
    };
    reader.read_before()?;
    reader.read_now()?;
    reader.read_ends()?;
    reader.read_changes()?;
    Ok(NationalRegister { units: reader.units })
}

fn table<'t>(files: &[(&'t str, &'t str)], file: &'static str) -> Result<Vec<Line<'t>>, ParseError> {
    let found = files.iter().find(|(name, _)| *name == file);
    let (name, text) =
        found.ok_or_else(|| ParseError { file: file.to_owned(), line: 0, remedy: "the file is missing".to_owned() })?;
    Ok(lines(name, text).collect())
}

fn era<'t>(files: &[(&'t str, &'t str)], what: &str) -> Result<Era<'t>, ParseError> {
    let table = table(files, ERAS)?;
    let line = table.iter().find(|line| line.cell(0) == what);
    let missing = || ParseError { file: ERAS.to_owned(), line: 1, remedy: format!("there is no line {what}") };
    let line = line.ok_or_else(missing)?;
    Ok(Era { day: line.date(1)?, legal_basis: line.required(2, "legal basis")? })
}

fn pairs<'t>(files: &[(&'t str, &'t str)], file: &'static str) -> Result<HashMap<&'t str, &'t str>, ParseError> {
    table(files, file)?.iter().map(|line| Ok((line.required(0, "code")?, line.required(1, "words")?))).collect()
}

fn three<'t>(files: &[(&'t str, &'t str)], file: &'static str) -> Result<Vec<(&'t str, &'t str, &'t str)>, ParseError> {
    let cells =
        |line: &Line<'t>| Ok((line.required(0, "level")?, line.required(1, "word")?, line.required(2, "class")?));
    table(files, file)?.iter().map(cells).collect()
}

impl<'t> Reader<'t> {
    /// How many bytes of a name say of which kind it is, and the class of that kind.
    fn kind(&self, line: &Line<'_>, level: &str, name: &str) -> Result<(usize, String), ParseError> {
        let fits = |word: &str| name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        let kinds = self.kinds.iter().filter(|(at, word, _)| *at == level && fits(word));
        let kind = kinds.max_by_key(|(_, word, _)| word.len());
        let unknown = || line.fault(format!("no kind of {KINDS} begins the name {name}"));
        kind.map(|(_, word, class)| (word.len(), (*class).to_owned())).ok_or_else(unknown)
    }

    fn place(of: &HashMap<&str, usize>, line: &Line<'_>, code: &str) -> Result<usize, ParseError> {
        of.get(code).copied().ok_or_else(|| line.fault(format!("there is no unit with the code {code}")))
    }

    /// A province's own resolution on its communes.
    fn resolution(&self, line: &Line<'_>, province: usize) -> Result<&'t str, ParseError> {
        let code = self.units.get(province).map(|unit| unit.code.as_str()).unwrap_or_default();
        let basis = self.resolutions.get(code).copied();
        basis.ok_or_else(|| line.fault(format!("{RESOLUTIONS} has no line for the province {code}")))
    }

    fn read_before(&mut self) -> Result<(), ParseError> {
        for (file, level, kind, above) in [
            (PROVINCES_BEFORE, "province", "province", None),
            (DISTRICTS_BEFORE, "district", "district", Some(2)),
            (COMMUNES_BEFORE, "commune-old", "commune", Some(2)),
        ] {
            for line in table(self.files, file)? {
                let (code, name) = (line.required(0, "code")?, line.required(1, "name")?);
                let parent = match above {
                    Some(column) => Some(Self::place(&self.before, &line, line.required(column, "the unit above")?)?),
                    None => None,
                };
                let (kind_bytes, class) = self.kind(&line, kind, name)?;
                let stage = UnitStage {
                    from: self.register.day,
                    name: name.to_owned(),
                    kind_bytes,
                    class,
                    level,
                    parent,
                    legal_basis: self.register.legal_basis.to_owned(),
                };
                let place = self.found(code, stage);
                self.before.insert(code, place);
            }
        }
        Ok(())
    }

    fn found(&mut self, code: &str, stage: UnitStage) -> usize {
        let id = organisation_of_unit(code, stage.from);
        self.units.push(Unit { id, code: code.to_owned(), stages: vec![stage], end: None });
        self.units.len() - 1
    }

    /// Units that go on, by the mark at their only successor.
    fn going_on(&self, file: &'static str, column: usize) -> Result<HashMap<&'t str, usize>, ParseError> {
        let mut going_on = HashMap::new();
        for line in table(self.files, file)? {
            if let Some(code) = line.cell(column).strip_prefix('=') {
                going_on.insert(code, Self::place(&self.before, &line, line.cell(0))?);
            }
        }
        Ok(going_on)
    }

    fn read_now(&mut self) -> Result<(), ParseError> {
        let mut going_on = self.going_on(PROVINCES_BEFORE, 2)?;
        going_on.extend(self.going_on(COMMUNES_BEFORE, 3)?);
        for (file, level) in [(PROVINCES, "province"), (COMMUNES, "commune")] {
            for line in table(self.files, file)? {
                let (code, name) = (line.required(0, "code")?, line.required(1, "name")?);
                let (parent, basis) = if level == "province" {
                    (None, self.provinces.legal_basis)
                } else {
                    let province = Self::place(&self.now, &line, line.required(2, "province")?)?;
                    (Some(province), self.resolution(&line, province)?)
                };
                let (kind_bytes, class) = self.kind(&line, level, name)?;
                let stage = UnitStage {
                    from: self.provinces.day,
                    name: name.to_owned(),
                    kind_bytes,
                    class,
                    level,
                    parent,
                    legal_basis: basis.to_owned(),
                };
                let place = match going_on.get(code) {
                    Some(place) => self.go_on(*place, stage),
                    None => self.found(code, stage),
                };
                self.now.insert(code, place);
            }
        }
        Ok(())
    }

    fn go_on(&mut self, place: usize, stage: UnitStage) -> usize {
        if let Some(unit) = self.units.get_mut(place) {
            unit.stages.push(stage);
        }
        place
    }

    fn end(&mut self, place: usize, end: UnitEnd) {
        if let Some(unit) = self.units.get_mut(place) {
            unit.end = Some(end);
        }
    }

    fn read_ends(&mut self) -> Result<(), ParseError> {
        let (on, basis) = (self.provinces.day, self.provinces.legal_basis);
        for line in table(self.files, PROVINCES_BEFORE)? {
            let successor = line.required(2, "successor")?;
            if !successor.starts_with('=') {
                let into = vec![(Self::place(&self.now, &line, successor)?, None)];
                let place = Self::place(&self.before, &line, line.cell(0))?;
                self.end(place, UnitEnd { on, legal_basis: basis.to_owned(), into });
            }
        }
        let grounds = self.read_ends_of_communes()?;
        self.read_ends_of_districts(grounds)
    }

    /// Also what went where out of each district: district, then successor, then words.
    fn read_ends_of_communes(&mut self) -> Result<HashMap<&'t str, Grounds>, ParseError> {
        let mut grounds: HashMap<&str, Grounds> = HashMap::new();
        for line in table(self.files, COMMUNES_BEFORE)? {
            let (name, district) = (inside_a_sentence(line.cell(1)), line.required(2, "district")?);
            let successors: Vec<&str> = line.required(3, "successors")?.split(' ').collect();
            let mut into = Vec::new();
            let mut goes_on = false;
            for successor in &successors {
                let (code, extent) = successor.split_once(':').unwrap_or((successor, "all"));
                goes_on |= code.starts_with('=');
                let place = Self::place(&self.now, &line, code.trim_start_matches('='))?;
                let part = self.words(&line, extent, &name)?;
                grounds.entry(district).or_default().entry(place).or_default().push(part.clone());
                let scope = if successors.len() > 1 { Some(self.words(&line, "territory", &part)?) } else { None };
                into.push((place, scope));
            }
            if !goes_on {
                let province = into.first().and_then(|(place, _)| self.province_of(*place));
                let legal_basis = self.resolution(&line, province.unwrap_or_default())?.to_owned();
                let place = Self::place(&self.before, &line, line.cell(0))?;
                self.end(place, UnitEnd { on: self.provinces.day, legal_basis, into });
            }
        }
        Ok(grounds)
    }

    fn province_of(&self, commune: usize) -> Option<usize> {
        self.units.get(commune)?.stages.last()?.parent
    }

    fn words(&self, line: &Line<'_>, extent: &str, name: &str) -> Result<String, ParseError> {
        let words = self.extents.get(extent);
        let words = words.ok_or_else(|| line.fault(format!("{EXTENTS} has no line {extent}")))?;
        Ok(words.replace(NAME, name))
    }

    /// A district follows its communes, and the ground that it held itself.
    fn read_ends_of_districts(&mut self, mut grounds: HashMap<&'t str, Grounds>) -> Result<(), ParseError> {
        for line in table(self.files, DISTRICTS_BEFORE)? {
            let code = line.cell(0);
            let mut ground = grounds.remove(code).unwrap_or_default();
            let mut legal_basis = self.districts.legal_basis;
            let own = line.cell(3);
            if !own.is_empty() {
                let (successor, extent) = own.split_once(':').unwrap_or((own, "all"));
                let place = Self::place(&self.now, &line, successor)?;
                if ground.is_empty() {
                    legal_basis = self.resolution(&line, self.province_of(place).unwrap_or_default())?;
                }
                let part = self.words(&line, extent, &inside_a_sentence(line.cell(1)))?;
                ground.entry(place).or_default().push(part);
            }
            if ground.is_empty() {
                return Err(line.fault("no commune and no successor of its own ground; name the successor"));
            }
            let is_whole = ground.len() == 1;
            let scope = |parts: Vec<String>| match is_whole {
                true => Ok(None),
                false => self.words(&line, "territory", &parts.join(", ")).map(Some),
            };
            let into = ground.into_iter().map(|(place, parts)| Ok((place, scope(parts)?)));
            let into = into.collect::<Result<Vec<_>, ParseError>>()?;
            let place = Self::place(&self.before, &line, code)?;
            self.end(place, UnitEnd { on: self.districts.day, legal_basis: legal_basis.to_owned(), into });
        }
        Ok(())
    }

    fn read_changes(&mut self) -> Result<(), ParseError> {
        for line in table(self.files, CHANGES)? {
            let place = Self::place(&self.now, &line, line.required(1, "code")?)?;
            let name = line.required(2, "name")?;
            let Some(last) = self.units.get(place).and_then(|unit| unit.stages.last()).cloned() else { continue };
            let (kind_bytes, class) = self.kind(&line, last.level, name)?;
            let stage = UnitStage {
                from: line.date(0)?,
                name: name.to_owned(),
                kind_bytes,
                class,
                legal_basis: line.required(3, "legal basis")?.to_owned(),
                ..last
            };
            self.go_on(place, stage);
        }
        Ok(())
    }
}

/// Successor, and in words what went there.
type Grounds = BTreeMap<usize, Vec<String>>;
