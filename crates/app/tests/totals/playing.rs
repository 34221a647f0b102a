//! Playing a round: units of the period that the reorganisation cut do something at random, through the actions that pages
//! call, and the test remembers what of it counts.

use crate::rolled;
use app::{
    caller::{Caller, Entrance, Post},
    reporting::{
        SentForm,
        actions::{
            answering::{Returned, accept, open_correction, send_back},
            drafting::{open_entry, save_draft},
            endorsing::{SeenDraft, endorse},
            locking::waive_report,
            opening::{NewRound, open_round},
            showing::{find_dossier, find_whole_round},
            submitting::submit,
        },
    },
};
use database::{params, record};
use domain::{
    ids::{AccountId, ReportId, ReportSubmissionId},
    organisations::Selector,
    permissions::Role,
    reporting::{Total, cells_of, totals},
};
use jiff::civil::date;
use rollup::Known;
use std::collections::BTreeMap;
use testkit::World;

pub const COMMUNES: &[&str] =
    &["du-vinh-gao-2025", "du-yen-hen-2025", "du-yen-sau-2025", "du-ben-say-2025", "du-an-hen-2025", "du-an-sau-2025"];
/// Districts that ended inside the half-year, each with a commune that gives its part report.
pub const DISTRICTS: &[(&str, &str)] = &[("cu-vinh-gao", "du-vinh-gao-2025"), ("cu-ben-say", "du-ben-say-2025")];

record! { struct Account { id: AccountId } }

/// Numbers that follow from a seed and nothing else.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// What a unit typed, by cell; nothing for «không phát sinh».
pub type Typed = BTreeMap<String, Option<u64>>;

/// What one unit types, from the dice and the cells of the form.
pub type Typing = fn(&mut Dice, &[String]) -> Typed;

/// What the test remembers of one report.
pub struct Remembered {
    pub is_part: bool,
    pub is_waived: bool,
    /// The version that counts.
    pub counted: Option<Typed>,
}

pub fn typed(dice: &mut Dice, _: &[String]) -> Typed {
    let learners = dice.below(900);
    let (youth, trained) = (1000 + dice.below(2000), dice.below(900));
    let bodies = 10 + dice.below(20);
    let cells = [
        ("A01.value", Some(dice.below(40))),
        ("A02.numerator", Some(dice.below(bodies + 1))),
        ("A02.denominator", Some(bodies)),
        ("A04.value", Some(dice.below(30))),
        ("A05.value", Some(dice.below(5000))),
        ("A07.value", Some(dice.below(60))),
        ("C06.numerator", Some(trained)),
        ("C06.denominator", Some(youth)),
        ("C08.value", Some(learners)),
        ("C08.part.female", Some(dice.below(learners + 1))),
        ("C08.part.ethnic-minority", Some(dice.below(learners + 1))),
        ("C08.part.poor-household", Some(dice.below(learners + 1))),
        ("C11.value", Some(dice.below(300))),
    ];
    let mut cells: Typed = cells.map(|(cell, value)| (cell.to_owned(), value)).into();
    if dice.below(4) == 0 {
        cells.insert("C11.value".to_owned(), None);
    }
    cells
}

/// The full form: keys, a division and what sums and differences are computed from; nothing arose of the rest.
pub fn typed_in_full(dice: &mut Dice, all: &[String]) -> Typed {
    let mut cells: Typed = all.iter().map(|cell| (cell.clone(), None)).collect();
    let (learners, items) = (dice.below(900), [0; 4].map(|_| dice.below(50)));
    let mut put = |cell: &str, value: u64| {
        cells.insert(cell.to_owned(), Some(value));
    };
    put("C08.value", learners);
    put("C09.value", dice.below(learners + 1));
    for part in ["C08.part.female", "C08.part.ethnic-minority", "C08.part.poor-household"] {
        put(part, 0);
    }
    for level in ["B02.value", "B03.value", "B04.value"] {
        put(level, dice.below(400));
    }
    put("A06.value", items.iter().sum());
    for (part, number) in ["press", "online", "loudspeaker", "printed"].iter().zip(items) {
        put(&format!("A06.part.{part}"), number);
    }
    if dice.below(3) > 0 {
        put(KEYS, dice.below(6));
    }
    cells
}

/// The cell that holds a list of keys; a number stands for a list.
pub const KEYS: &str = "F05.value";

pub fn keys_of(number: u64) -> Vec<String> {
    (number..=number * 2).map(|key| format!("K{key}")).collect()
}

/// What the browser would send, over what stood there.
pub fn sent(before: &Typed, cells: &Typed) -> SentForm {
    let written = |cell: &str, value: Option<Option<u64>>| match value.flatten() {
        Some(number) if cell == KEYS => keys_of(number).join("\n"),
        Some(number) => number.to_string(),
        None => String::new(),
    };
    let ticked = |value: Option<Option<u64>>| if value == Some(None) { "1".to_owned() } else { String::new() };
    let mut pairs = vec![("goc-l-results".to_owned(), String::new()), ("l-results".to_owned(), "Đã làm.".to_owned())];
    for (cell, value) in cells {
        let old = before.get(cell).copied();
        for (name, began, now) in [
            (format!("o-{cell}"), written(cell, old), written(cell, Some(*value))),
            (format!("k-{cell}"), ticked(old), ticked(Some(*value))),
        ] {
            pairs.push((format!("goc-{name}"), began));
            pairs.push((name, now));
        }
    }
    SentForm::of(pairs)
}

pub async fn caller(world: &World, login: &str, word: &str, role: Role) -> Caller {
    const FIND: &str = "SELECT id FROM account WHERE login = $1";
    let account = world.connection().await.one::<Account>(FIND, params![login]).await.unwrap().id;
    let post = Post { organisation: world.organisation(word), role, is_local: false };
    Caller { account, full_name: login.to_owned(), posts: vec![post], entrance: Entrance::None }
}

pub async fn head_of(world: &World, word: &str) -> Caller {
    let login = match word {
        "du-yen-hen-2025" => "son".to_owned(),
        "du-yen-sau-2025" => "vinh".to_owned(),
        other => other.replace("du-", "bi-thu-xa-").replace("-2025", ""),
    };
    caller(world, &login, word, Role::Head).await
}

pub async fn hand_in(world: &World, holder: &Caller, report: ReportId, form: SentForm) -> ReportSubmissionId {
    save_draft(&world.app, holder, report, form).await.unwrap();
    let row = open_entry(&world.app, holder, report).await.unwrap().report.row;
    let seen = SeenDraft { report: row.version, draft: row.draft_version.unwrap() };
    endorse(&world.app, holder, report, seen).await.unwrap();
    submit(&world.app, holder, report, version(world, holder, report).await).await.unwrap()
}

pub async fn version(world: &World, who: &Caller, report: ReportId) -> i64 {
    find_dossier(&world.app, who, report, None).await.unwrap().report.row.version
}

/// Lets one unit do something at random, and remembers what of it counts.
async fn act(
    world: &World,
    dice: &mut Dice,
    minh: &Caller,
    holder: &Caller,
    report: ReportId,
    typing: &dyn Fn(&mut Dice) -> Typed,
) -> (bool, Option<Typed>) {
    let (cells, later) = (typing(dice), typing(dice));
    let app = &world.app;
    let course = dice.below(8);
    if course == 0 {
        return (false, None);
    }
    if course == 1 {
        waive_report(app, minh, report, 1, "Thiên tai.".to_owned()).await.unwrap();
        return (true, None);
    }
    let none = Typed::new();
    if course == 2 {
        save_draft(app, holder, report, sent(&none, &cells)).await.unwrap();
        return (false, None);
    }
    let submission = hand_in(world, holder, report, sent(&none, &cells)).await;
    let seen = version(world, minh, report).await;
    match course {
        3 => (false, Some(cells)),
        4 => {
            let returned = Returned { reason: "Xem lại.".to_owned(), ..Returned::default() };
            send_back(app, minh, report, seen, submission, returned).await.unwrap();
            (false, None)
        }
        _ => {
            accept(app, minh, report, seen, submission, String::new()).await.unwrap();
            if course == 5 {
                return (false, Some(cells));
            }
            let seen = version(world, holder, report).await;
            open_correction(app, holder, report, seen, "Cộng nhầm.".to_owned()).await.unwrap();
            save_draft(app, holder, report, sent(&cells, &later)).await.unwrap();
            if course == 6 {
                // What was accepted counts until the correction is handed in.
                return (false, Some(cells));
            }
            hand_in(world, holder, report, sent(&later, &later)).await;
            (false, Some(later))
        }
    }
}

/// Plays a round of one form: every unit does something at random. What the totals are, and what the test remembers.
pub async fn play(form: &str, seed: u64, typing: Typing) -> (Vec<Total>, Vec<Remembered>) {
    let world = World::new().await;
    let mut dice = Dice(seed);
    let minh = caller(&world, "minh", "ban-tgdv", Role::Specialist).await;
    let classes = ["dang-uy-xa", "dang-uy-phuong"].map(str::to_owned).to_vec();
    let new = NewRound {
        asked_by: world.organisation("ban-tgdv"),
        pack: "vocational-education".to_owned(),
        form: form.to_owned(),
        year: 2025,
        number: 2,
        selector: Selector::Class { line: "party".to_owned(), classes },
        due: date(2025, 12, 20).into(),
        cut_off_on: None,
    };
    let round = open_round(&world.app, &minh, new).await.unwrap();
    let whole = find_whole_round(&world.app, &minh, round).await.unwrap();
    let cells = cells_of(whole.round.form().unwrap(), &whole.round.pack).iter().map(ToString::to_string).collect();
    let (cells, reports): (Vec<String>, _) = (cells, whole.rows);
    assert_eq!(reports.len(), COMMUNES.len() + DISTRICTS.len());
    let mut all = Vec::new();
    let units = COMMUNES.iter().map(|word| (*word, *word, false));
    for (holder, giver, is_part) in units.chain(DISTRICTS.iter().map(|(holder, giver)| (*holder, *giver, true))) {
        let of_holder = reports.iter().find(|reported| reported.row.organisation == world.organisation(holder));
        let report = of_holder.unwrap().report.row.id;
        let giver = head_of(&world, giver).await;
        let typing = |dice: &mut Dice| typing(dice, &cells);
        let (is_waived, counted) = act(&world, &mut dice, &minh, &giver, report, &typing).await;
        if dice.below(3) == 0 {
            world.app.figures().await.unwrap();
        }
        all.push(Remembered { is_part, is_waived, counted });
    }
    let whole = find_whole_round(&world.app, &minh, round).await.unwrap();
    let rows: Vec<_> = whole.rows.into_iter().map(|reported| reported.row).collect();
    let figures = world.app.figures().await.unwrap();
    let of_round = [(whole.round.clone(), rows.clone())];
    rolled::agree(&figures, world.organisation("tinh-uy"), &of_round, Known::Now)
        .unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
    rolled::same(&figures, &world.app.load_figures().await.unwrap())
        .unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
    (totals(whole.round.form().unwrap(), &whole.round.pack, &rows), all)
}
