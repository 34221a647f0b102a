//! The form of an activity: what it offers in a campaign, and what was typed, read. Everything that is wrong is said at its field;
//! nothing that was typed is lost.

use super::{
    super::{
        actions::{Campaign, MaterialRow},
        words,
    },
    field_of,
    typed::{PEOPLE, Typed},
};
use crate::{
    look::{Choice, Complaints, Frame, dates, sentence},
    written,
};
use domain::{
    ids::MaterialId,
    outreach::{Counting, NewActivity, read_count},
    packs::Pack,
    problem::{OutreachProblem, Problem},
};

/// Characters of an activity's name.
pub const NAME_LIMIT: usize = 200;

/// An audience with its field.
pub struct PeopleField {
    /// Name and id of the field.
    pub name: String,
    /// What the audience is called.
    pub label: String,
    /// How many there are, where it was stated.
    pub hint: String,
    /// What was typed.
    pub typed: String,
    /// It was used last, or has a number: it is not folded.
    pub is_near: bool,
}

/// What the form of an activity offers.
pub struct Offer {
    pub channels: Vec<Choice>,
    pub countings: Vec<Choice>,
    pub materials: Vec<Choice>,
    pub people: Vec<PeopleField>,
}

impl Offer {
    /// What a campaign offers; `near` are the audiences that the unit recorded last.
    pub fn new(
        frame: &Frame,
        campaign: &Campaign,
        materials: &[MaterialRow],
        (typed, near): (&Typed, &[String]),
        people: &dyn Fn(&str) -> Option<i64>,
    ) -> Self {
        let pack: &Pack = &campaign.pack;
        let field = |(number, (code, _)): (usize, &(String, Option<i64>))| {
            let value = typed.value(PEOPLE, code).to_owned();
            let hint = people(code).map(|people| frame.say("outreach-there-are").with("count", people).to_string());
            PeopleField {
                name: [PEOPLE, code].concat(),
                label: words::audience(frame, pack, code),
                hint: hint.unwrap_or_default(),
                is_near: !value.is_empty() || near.contains(code) || near.is_empty() && number < NEAR,
                typed: value,
            }
        };
        let counting = |one: &Counting| Choice::new(one.code(), frame.say(words::counting(*one)));
        let material = |row: &MaterialRow| {
            let label = frame.say("outreach-material-version").with("name", &row.name).with("number", row.number);
            Choice::new(format!("{}:{}", row.id, row.number), label)
        };
        Offer {
            channels: campaign
                .channels
                .iter()
                .map(|code| Choice::new(code, words::channel(frame, pack, code)))
                .collect(),
            countings: [Counting::Persons, Counting::Turns].iter().map(counting).collect(),
            materials: materials.iter().map(material).collect(),
            people: campaign.audiences.iter().enumerate().map(field).collect(),
        }
    }

    /// Whether any audience is folded away.
    pub fn has_far(&self) -> bool {
        self.people.iter().any(|field| !field.is_near)
    }
}

/// So many audiences are in sight before a unit has recorded anything.
const NEAR: usize = 2;

/// What was typed, as an activity; what cannot be read is complained about at its field.
pub fn read(frame: &Frame, typed: &Typed, complaints: &mut Complaints) -> Option<NewActivity> {
    let language = frame.language;
    let day = dates::read(typed.get("ngay_dien_ra"));
    if let Err(fault) = &day {
        complaints.about("ngay_dien_ra", fault.sentence(language));
    }
    let mut count = |field: String, value: &str| match read_count(value) {
        Ok(count) => count,
        Err(fault) => {
            complaints.about(field, sentence(&Problem::from(fault), language));
            None
        }
    };
    let reach: Vec<(String, i64)> = typed
        .begun(PEOPLE)
        .filter_map(|(code, value)| Some((code.to_owned(), count([PEOPLE, code].concat(), value)?)))
        .collect();
    let items = count("so_luong".to_owned(), typed.get("so_luong")).unwrap_or(1);
    let name = words_of(complaints, frame, "ten_hoat_dong", typed.get("ten_hoat_dong"), NAME_LIMIT);
    let above_why = words_of(complaints, frame, "vi_sao_hon", typed.get("vi_sao_hon"), written::REASON_LIMIT);
    Some(NewActivity {
        held_on: day.ok()?,
        channel: typed.get("kenh").to_owned(),
        name,
        items,
        counting: Counting::from_code(typed.get("cach_dem")).unwrap_or(Counting::Persons),
        reach,
        above_why,
    })
}

/// The material that was chosen, in which version.
pub fn material(typed: &Typed) -> Option<(MaterialId, i64)> {
    let (id, number) = typed.get("tai_lieu").split_once(':')?;
    Some((id.parse().ok()?, number.parse().ok()?))
}

/// Words of a field that may be left out.
pub fn words_of(complaints: &mut Complaints, frame: &Frame, field: &str, value: &str, limit: usize) -> String {
    written::words(field, value, limit).unwrap_or_else(|problem| {
        complaints.about(field, sentence(&problem, frame.language));
        String::new()
    })
}

/// Says each problem at its field; one about an audience at the field of that audience.
pub fn complain(frame: &Frame, campaign: &Campaign, problems: &[Problem], complaints: &mut Complaints) {
    for problem in problems {
        let field = match problem {
            Problem::Outreach(OutreachProblem::MoreThanThereAre { audience, .. }) => [PEOPLE, audience].concat(),
            Problem::Outreach(OutreachProblem::NobodyCounted) => {
                campaign.audiences.first().map(|(code, _)| [PEOPLE, code].concat()).unwrap_or_default()
            }
            other => field_of(other),
        };
        complaints.about(field, sentence(problem, frame.language));
    }
}

/// Whether the form asks why more were reached than there are: a number is complained about, or it was said already.
pub fn asks_why(typed: &Typed, complaints: &Complaints) -> bool {
    !typed.get("vi_sao_hon").is_empty() || complaints.all().iter().any(|one| one.field.starts_with(PEOPLE))
}
