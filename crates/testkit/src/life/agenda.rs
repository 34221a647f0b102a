//! What is known of a life beforehand: the rounds of each form, the directives, the reorganisation, and the days on which it
//! is looked what came to be open. Steps of duties and reports come into the agenda as these are opened.

use super::{Life, PACK, Task, duties, duties::later, reports::Asked, texts};
use app::{demo, failure::Failure, reporting};
use domain::ids::OrganisationId;
use jiff::civil::date;
use std::sync::Arc;

const BEFORE: &[&str] = &["huyen-uy", "thi-uy"];
const COMMUNES: &[&str] = &["dang-uy-co-so"];
const AFTER: &[&str] = &["dang-uy-xa", "dang-uy-phuong"];

impl Life<'_> {
    /// Puts what is known beforehand into the agenda: rounds, directives, the reorganisation.
    pub(super) fn plan(&mut self, head: &str) -> Result<(), Failure> {
        let (first, cut) = (self.wish.first_day(), self.wish.reorganised_on());
        self.add(cut.yesterday().unwrap_or(cut), Task::Decide);
        self.add(cut, Task::Look);
        self.add(later(cut, 14), Task::Aim { with_province: false });
        for year in first.year()..=demo::TODAY.year() {
            for month in 1..=12 {
                for day in [1, 15] {
                    self.add(date(year, month, day), Task::Look);
                }
            }
            self.add(date(year, 2, 2), Task::Aim { with_province: true });
            self.plan_rounds(i64::from(year))?;
        }
        // Three of five fall into the time before the reorganisation.
        let before = (self.wish.directives * 3 / 5).max(1);
        let days_before = (cut - first).get_days().max(1);
        let days_after = (demo::TODAY - cut).get_days().max(1);
        for number in 0..self.wish.directives {
            let part =
                |of: usize, count: usize, days: i32| u64::from(days.unsigned_abs()) * (of as u64) / (count as u64 + 1);
            let after = self.wish.directives - before;
            let issued_on = if number < before {
                later(first, part(number + 1, before, days_before))
            } else {
                later(cut, part(number - before + 1, after, days_after) + 2)
            };
            self.directives.push(texts::directive(number, issued_on, cut, head, &mut self.chance));
            self.add(issued_on, Task::Publish(number));
        }
        Ok(())
    }

    fn plan_rounds(&mut self, year: i64) -> Result<(), Failure> {
        let pack = &reporting::newest(PACK)?.pack;
        let (board, cut) = (self.province.body("ban-tgdv"), self.wish.reorganised_on());
        for form in ["quarter", "half-year-full", "year"] {
            let Some(regime) = pack.form(form).and_then(|form| pack.regime(&form.regime)) else { continue };
            for period in regime.numbers().filter_map(|number| regime.period(year, number)) {
                let opened = duties::earlier(period.last_day, 30);
                if opened < self.wish.first_day() || opened > demo::TODAY {
                    continue;
                }
                let due = later(period.last_day, 6);
                let asked = |by, classes, opened| {
                    Task::Open(Arc::new(Asked { by, classes, form, period: period.clone(), due, opened }))
                };
                if period.last_day >= cut {
                    let opened = opened.max(cut);
                    self.add(opened, asked(board, AFTER, opened));
                    continue;
                }
                self.add(opened, asked(board, BEFORE, opened));
                if form != "quarter" {
                    let districts: Vec<OrganisationId> =
                        self.province.districts.iter().map(|district| district.body.id).collect();
                    for district in districts {
                        self.add(opened, asked(district, COMMUNES, opened));
                    }
                }
            }
        }
        Ok(())
    }
}
