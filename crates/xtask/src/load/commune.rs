//! One commune on the reporting day: its clerk signs in, opens the work page and the report, types and has it saved a few
//! times; its head signs in and endorses; the clerk submits and reads the receipt. Between the steps they think and type.

use super::figures::Kind;
use crate::{
    forms::{self, Form, entered, filled, offers},
    http::{Answer, Browser},
    instance::Unit,
};
use anyhow::Context;
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use testkit::{Chance, report::FIGURES};

/// Where reports are.
const REPORTS: &str = "/bao-cao/";
/// The form is saved so often while the clerk types.
const SAVES: usize = 3;
/// Of so many communes one presses «Gửi» a second time.
const IMPATIENT: u64 = 10;
/// Who is silent for longer has no connection any more.
const CONNECTED: Duration = Duration::from_secs(10);

/// When a commune comes, and when it submits if that is planned too. From the start of the day.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plan {
    /// The clerk signs in.
    pub arrives: Duration,
    /// The clerk comes back and submits.
    pub submits: Option<Duration>,
}

/// When the next step is due.
pub enum Next {
    /// After a pause.
    After(Duration),
    /// At a moment of the day.
    At(Duration),
    /// There is none.
    Done,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    ClerkArrives,
    ClerkLooks,
    ClerkOpens,
    ClerkTypes(usize),
    ClerkHandsOver,
    HeadArrives,
    HeadEndorses,
    ClerkSubmits,
    ClerkReadsTheReceipt,
}

/// Times of the requests of one step.
pub type Times = Vec<(Kind, Duration)>;

/// A commune.
pub struct Commune {
    unit: Unit,
    clerk: Browser,
    head: Browser,
    chance: Chance,
    step: Step,
    /// When it comes.
    pub plan: Plan,
    report: String,
    form: Form,
    receipt: Option<String>,
    number: Option<String>,
}

impl Commune {
    /// Before the day.
    pub fn new(unit: &Unit, address: SocketAddr, seed: u64) -> Self {
        let browser = || Browser::resting(address).taking_gzip();
        Commune {
            unit: unit.clone(),
            clerk: browser(),
            head: browser(),
            chance: Chance::of(seed),
            step: Step::ClerkArrives,
            plan: Plan::default(),
            report: String::new(),
            form: Form::new(),
            receipt: None,
            number: None,
        }
    }

    /// For what is printed.
    pub fn name(&self) -> &str {
        &self.unit.clerk
    }

    /// Address and number of the receipt that the clerk read.
    pub fn receipt(&self) -> Option<(&str, &str)> {
        self.receipt.as_deref().zip(self.number.as_deref())
    }

    /// Takes the next step.
    pub fn step(&mut self, times: &mut Times) -> anyhow::Result<Next> {
        let (step, seconds) = match self.step {
            Step::ClerkArrives => {
                arrive(&mut self.clerk, &self.unit.clerk, times)?;
                (Step::ClerkLooks, 1)
            }
            Step::ClerkLooks => {
                let work = page(&mut self.clerk, "/viec-cua-toi", times)?;
                self.report = report_on(&work)?;
                page(&mut self.clerk, &self.report, times)?;
                (Step::ClerkOpens, 2)
            }
            Step::ClerkOpens => {
                let address = self.at("/nhap");
                let entry = page(&mut self.clerk, &address, times)?;
                self.form = entered(&entry, &[])?;
                (Step::ClerkTypes(1), 3)
            }
            Step::ClerkTypes(save) => {
                self.types(save, times)?;
                (if save < SAVES { Step::ClerkTypes(save + 1) } else { Step::ClerkHandsOver }, 3)
            }
            Step::ClerkHandsOver => {
                self.hands_over(times)?;
                self.clerk.hang_up();
                (Step::HeadArrives, 4)
            }
            Step::HeadArrives => {
                arrive(&mut self.head, &self.unit.head, times)?;
                (Step::HeadEndorses, 2)
            }
            Step::HeadEndorses => {
                self.endorses(times)?;
                self.head.hang_up();
                (Step::ClerkSubmits, 3)
            }
            Step::ClerkSubmits => {
                self.submits(times)?;
                (Step::ClerkReadsTheReceipt, 0)
            }
            Step::ClerkReadsTheReceipt => {
                self.reads_the_receipt(times)?;
                return Ok(Next::Done);
            }
        };
        self.step = step;
        if let (Step::ClerkSubmits, Some(moment)) = (step, self.plan.submits) {
            return Ok(Next::At(moment));
        }
        Ok(Next::After(self.thinks(seconds)))
    }

    fn at(&self, step: &str) -> String {
        [&self.report, step].concat()
    }

    /// From half to one and a half of so many seconds.
    fn thinks(&mut self, seconds: u64) -> Duration {
        let pause = Duration::from_millis(seconds * 500 + self.chance.below(seconds * 1000 + 1));
        if pause > CONNECTED {
            self.clerk.hang_up();
        }
        pause
    }

    /// Types a part of the figures; the script saves the form as it stands.
    fn types(&mut self, save: usize, times: &mut Times) -> anyhow::Result<()> {
        let so_far = FIGURES.len() * save / SAVES;
        for (field, value) in FIGURES.iter().take(so_far) {
            put(&mut self.form, field, value);
        }
        if save == SAVES {
            put(&mut self.form, "l-results", "Results of the period, as the figures tell them.");
        }
        let fields = pairs(&self.form);
        let address = self.at("/ban-nhap");
        let answer = timed(Kind::Save, times, || self.clerk.post_quietly(&address, &fields))?;
        anyhow::ensure!(answer.status == 200, "a draft is answered with {}", answer.status);
        // What was saved is what the boxes begin with from now on.
        let typed: Vec<(String, String)> = self.form.iter().filter(|(name, _)| is_box(name)).cloned().collect();
        for (name, value) in typed {
            put(&mut self.form, &["goc-", &name].concat(), &value);
        }
        Ok(())
    }

    /// Saves with the button and looks the report over.
    fn hands_over(&mut self, times: &mut Times) -> anyhow::Result<()> {
        self.form.push(("tiep".to_owned(), "1".to_owned()));
        let (fields, address) = (pairs(&self.form), self.at("/ban-nhap"));
        let answer = timed(Kind::Save, times, || self.clerk.post(&address, &fields))?;
        anyhow::ensure!(answer.status == 303, "the form is answered with {}", answer.status);
        page(&mut self.clerk, &self.report, times).map(drop)
    }

    fn endorses(&mut self, times: &mut Times) -> anyhow::Result<()> {
        page(&mut self.head, "/viec-cua-toi", times)?;
        let shown = page(&mut self.head, &self.report, times)?;
        let address = self.at("/duyet");
        anyhow::ensure!(offers(&shown, &address), "the head is not asked to endorse");
        let form = filled(&shown, &["version", "ban_nhap"], &[])?;
        let answer = timed(Kind::Endorse, times, || forms::send(&mut self.head, &address, &form))?;
        anyhow::ensure!(answer.status == 303, "an endorsement is answered with {}", answer.status);
        Ok(())
    }

    fn submits(&mut self, times: &mut Times) -> anyhow::Result<()> {
        let shown = page(&mut self.clerk, &self.report, times)?;
        let address = self.at("/gui");
        anyhow::ensure!(offers(&shown, &address), "the clerk cannot submit");
        let form = filled(&shown, &["version"], &[])?;
        let receipt = timed(Kind::Submit, times, || forms::submit(&mut self.clerk, &address, &form))?;
        if self.chance.below(IMPATIENT) == 0 {
            let again = timed(Kind::Submit, times, || forms::submit(&mut self.clerk, &address, &form))?;
            anyhow::ensure!(again == receipt, "pressed twice, it has two receipts: {receipt} and {again}");
        }
        self.receipt = Some(receipt);
        Ok(())
    }

    fn reads_the_receipt(&mut self, times: &mut Times) -> anyhow::Result<()> {
        let address = self.receipt.clone().context("no receipt")?;
        let paper = page(&mut self.clerk, &address, times)?;
        let number = paper.body.split("<p class=\"no\">").nth(1).and_then(|rest| rest.split('<').next());
        self.number = Some(number.context("a receipt without a number")?.to_owned());
        self.clerk.hang_up();
        Ok(())
    }
}

/// Opens the door, with its styles and scripts, and signs in.
fn arrive(browser: &mut Browser, login: &str, times: &mut Times) -> anyhow::Result<()> {
    let door = page(browser, "/dang-nhap", times)?;
    for asset in door.assets() {
        let answer = timed(Kind::Asset, times, || browser.get(&asset))?;
        anyhow::ensure!(answer.status == 200, "{asset} is answered with {}", answer.status);
    }
    let fields = [("login", login), ("password", app::demo::PASSWORD)];
    let answer = timed(Kind::SignIn, times, || browser.post("/dang-nhap", &fields))?;
    anyhow::ensure!(answer.status == 303, "signing in is answered with {}", answer.status);
    Ok(())
}

fn page(browser: &mut Browser, address: &str, times: &mut Times) -> anyhow::Result<Answer> {
    let page = timed(Kind::Page, times, || browser.get(address))?;
    anyhow::ensure!(page.status == 200, "{address} is answered with {}", page.status);
    Ok(page)
}

fn timed<T>(kind: Kind, times: &mut Times, ask: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let start = Instant::now();
    let answer = ask();
    times.push((kind, start.elapsed()));
    answer
}

/// The first report that the work page leads to, to its form or to its page.
fn report_on(work: &Answer) -> anyhow::Result<String> {
    let links = work.links(REPORTS);
    let mut ids = links.iter().filter_map(|link| link.strip_prefix(REPORTS)?.split('/').next());
    let id = ids.find(|id| id.parse::<uuid::Uuid>().is_ok()).context("no report in the work page")?;
    Ok([REPORTS, id].concat())
}

fn pairs(form: &Form) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn is_box(name: &str) -> bool {
    ["o-", "k-", "l-"].iter().any(|start| name.starts_with(start))
}

fn put(form: &mut Form, field: &str, value: &str) {
    match form.iter_mut().find(|(name, _)| name == field) {
        Some((_, known)) => value.clone_into(known),
        None => form.push((field.to_owned(), value.to_owned())),
    }
}
