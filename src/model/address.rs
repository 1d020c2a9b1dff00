//! Addresses of data: each value of an edition has one, such as `kpis.hate-crime.2017-18.Q4`.
//!
//! | address | datum |
//! |---|---|
//! | `kpis.ID` | a measure as a whole |
//! | `kpis.ID.YEAR` | its value for a year |
//! | `kpis.ID.YEAR.Q4`, `kpis.ID.YEAR.year` | a cell; `.share`, `.count`, `.whole` after it name a part |
//! | `kpis.ID.YEAR.share-count` | how many things the shares of a year's cells stand for |
//! | `kpis.ID.AREA.GROUP` | a cell of a comparison of areas, both as slugs |
//! | `kpis.ID.change`, `kpis.ID.change-percent` | the change that we work out |
//! | `kpis.ID.stated.KEY` | what the document states: `baseline`, `total`, `change` … |
//! | `kpis.ID.direction`, `.target`, `.commentary` | what is wanted, what is aimed at, what is said |
//! | `figures.ID` | a figure |
//! | `budget.YEAR.income.ID`, `budget.YEAR.spending.ID` | a line of the budget |
//! | `budget.YEAR.spending.ID.spent` | what was spent of it |
//! | `budget.YEAR.other-years.ID` | money that the document states for another year |
//! | `budget.YEAR.carry-forward`, `.left-over`, `.stated-total`, `.spending`, `.stated-spent`, `.spent` | the rest of the money |
//! | `sections.SLUG`, `sections.overview` | the words of a page |
//! | `board.ID` | a list of the board |
//! | `findings.GROUP.TITLE` | a finding with its direction, by its title as a slug |
//! | `plans.ID` | a plan with its actions |
//! | `recommendations.GROUP`, `recommendations.GROUP.3` | recommendations, and one of them by its number |

mod measure;
mod recorded;
mod words;

use std::collections::BTreeMap;

use super::kpi::Reading;
use super::value::Value;
use super::{
    Budget, Figure, Findings, Kpi, Outline, Page, Period, Plan, Recommendations, Report, Source,
};
use crate::diagnostic::did_you_mean;
use crate::source::Span;

const STARTS: &str = "an address starts with `kpis.`, `figures.`, `budget.`, `sections.`, `board.`, \
                      `findings.`, `plans.` or `recommendations.`";

/// What stands at an address.
#[derive(Clone, Debug)]
pub struct Found {
    /// What readers call it.
    pub name: String,
    /// As the document prints it, or as we work it out; nothing for words.
    pub printed: Option<String>,
    /// The same as a value, where it is one.
    pub value: Option<Value>,
    /// When it was so, where that is told.
    pub period: Option<Period>,
    /// Whether the site works it out: then no document prints it.
    pub worked_out: bool,
    /// Where the document has it.
    pub source: Option<Source>,
    /// Where the author wrote it.
    pub span: Option<Span>,
}

/// The data of an edition, in which addresses are looked up.
#[derive(Clone, Copy)]
pub struct Ledger<'a> {
    /// The edition.
    pub period: Period,
    /// Every KPI.
    pub kpis: &'a BTreeMap<String, Kpi>,
    /// What was measured.
    pub readings: &'a [Reading],
    /// Other figures.
    pub figures: &'a BTreeMap<String, Figure>,
    /// The money.
    pub budget: Option<&'a Budget>,
    /// The overview and the sections.
    pub pages: (Option<&'a Page>, &'a [Page]),
    /// Lists.
    pub board: &'a [Outline],
    /// What was found.
    pub findings: &'a [Findings],
    /// What is to be done.
    pub plans: &'a [Plan],
    /// What is recommended.
    pub recommendations: &'a [Recommendations],
    /// The addresses of values that cannot be read.
    pub unread: &'a [String],
}

impl<'a> Ledger<'a> {
    /// The ledger of an edition.
    pub fn of(report: &'a Report, kpis: &'a BTreeMap<String, Kpi>) -> Self {
        Self {
            period: report.period,
            kpis,
            readings: &report.readings,
            figures: &report.figures,
            budget: report.budget.as_ref(),
            pages: (report.overview.as_ref(), &report.sections),
            board: &report.board,
            findings: &report.findings,
            plans: &report.plans,
            recommendations: &report.recommendations,
            unread: &report.unread,
        }
    }

    /// What stands at an address.
    ///
    /// # Errors
    /// The address is unknown; words of help, if there are any.
    pub fn find(&self, address: &str) -> Result<Found, Option<String>> {
        let parts: Vec<&str> = address.split('.').collect();
        let found = match parts.as_slice() {
            ["kpis", id, rest @ ..] => self.kpi(id, rest),
            ["figures", id] => self.figures.get(*id).map(figure),
            ["budget", year, rest @ ..] => self.money(year, rest),
            _ => self.words(&parts),
        };
        found.ok_or_else(|| self.help(address))
    }

    /// Whether nothing can be found at an address because a value cannot be read.
    pub fn may_be_unread(&self, address: &str) -> bool {
        super::unread::may_be(address, self.unread)
    }

    fn has(&self, address: &str) -> bool {
        match address.split('.').collect::<Vec<&str>>().as_slice() {
            ["kpis", id, rest @ ..] => self.kpi(id, rest).is_some(),
            ["budget", year, rest @ ..] => self.money(year, rest).is_some(),
            _ => true,
        }
    }

    fn help(&self, address: &str) -> Option<String> {
        let all = self.addresses();
        if let Some(near) = crate::diagnostic::nearest(address, all.iter().map(String::as_str)) {
            return Some(format!("did you mean `{near}`?"));
        }
        // The list of all would be long: what is known below the part that is right helps more.
        let mut start = address;
        while let Some((shorter, _)) = start.rsplit_once('.') {
            start = shorter;
            let below = format!("{start}.");
            let near: Vec<&str> =
                all.iter().map(String::as_str).filter(|known| known.starts_with(&below)).collect();
            if !near.is_empty() {
                return did_you_mean(address, near);
            }
        }
        Some(STARTS.into())
    }

    fn money(&self, year: &str, rest: &[&str]) -> Option<Found> {
        let budget = self.budget.filter(|budget| budget.period.key() == year)?;
        let line = |lines: &[super::BudgetLine], id: &str| {
            let line = lines.iter().find(|line| line.id == id)?;
            Some((line.title.clone(), line.amount, line.span.clone()))
        };
        let whole = |name: &str, amount| Some((name.to_owned(), amount, budget.span.clone()));
        let other = |id: &str| {
            let other = budget.other_years.iter().find(|other| other.line.id == id)?;
            let (period, line) = (other.period, &other.line);
            Some((format!("{}, {period}", line.title), line.amount, line.span.clone()))
        };
        let (name, amount, span) = match rest {
            ["income", id] => line(&budget.income, id),
            ["spending", id] => line(&budget.spending, id),
            ["spending", id, "spent"] => {
                let line = budget.spending.iter().find(|line| line.id == *id)?;
                let spent = line.spent.as_ref()?;
                Some((format!("{}, spent", line.title), spent.value, spent.span.clone()))
            }
            ["other-years", id] => other(id),
            ["carry-forward"] => whole("Money carried forward", budget.carry_forward?),
            ["left-over"] => {
                whole("Money left over for the next year", budget.left_over.as_ref()?.value)
            }
            ["stated-total"] => whole("Total budget", budget.stated_total?),
            ["spending"] => whole("All items of the budget", budget.planned()),
            ["stated-spent"] => whole("All that was spent", budget.stated_spent.as_ref()?.value),
            ["spent"] => whole("Spent on all items of the budget", budget.spent()?.all()?),
            _ => None,
        }?;
        Some(Found {
            name,
            printed: Some(amount.to_string()),
            value: Some(Value::from(amount)),
            worked_out: matches!(rest, ["spending"] | ["spent"]),
            period: Some(match rest {
                ["other-years", id] => budget.line(id).map_or(budget.period, |(year, _)| year),
                _ => budget.period,
            }),
            source: Some(budget.source.clone()),
            span: Some(span),
        })
    }

    fn reading(&self, id: &str) -> Option<&'a Reading> {
        self.readings.iter().find(|reading| reading.kpi == id)
    }

    /// Every address that there is, for the message about one that is not.
    pub fn addresses(&self) -> Vec<String> {
        let mut all = Vec::new();
        for reading in self.readings {
            all.extend(measure::below(reading).map(|rest| format!("kpis.{}{rest}", reading.kpi)));
        }
        all.extend(self.figures.keys().map(|id| format!("figures.{id}")));
        if let Some(budget) = self.budget {
            let year = budget.period.key();
            let lines = |part: &str, lines: &[super::BudgetLine]| -> Vec<String> {
                lines.iter().map(|line| format!("budget.{year}.{part}.{}", line.id)).collect()
            };
            all.extend(lines("income", &budget.income));
            all.extend(lines("spending", &budget.spending));
            let others = budget.other_years.iter().map(|other| &other.line.id);
            all.extend(others.map(|id| format!("budget.{year}.other-years.{id}")));
            let spent = budget.spending.iter().filter(|line| line.spent.is_some());
            all.extend(spent.map(|line| format!("budget.{year}.spending.{}.spent", line.id)));
            let planned = ["carry-forward", "left-over", "stated-total", "spending"];
            let whole = planned.into_iter().chain(["stated-spent", "spent"]);
            all.extend(whole.map(|part| format!("budget.{year}.{part}")));
        }
        all.extend(self.addresses_of_words());
        all.retain(|address| self.has(address));
        all
    }
}

/// The last part of a page's address.
pub fn slug_of(page: &Page) -> &str {
    page.address.trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

fn figure(figure: &Figure) -> Found {
    Found {
        name: super::capital(&figure.what),
        printed: Some(figure.value.value.clone()),
        value: Value::parse(&figure.value.value),
        worked_out: false,
        period: figure.period,
        source: Some(figure.source.clone()),
        span: Some(figure.value.span.clone()),
    }
}
