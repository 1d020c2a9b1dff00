//! Addresses of data: each value of an edition has one, such as `kpis.hate-crime.2017-18.Q4`.
//!
//! | address | datum |
//! |---|---|
//! | `kpis.ID` | a measure as a whole |
//! | `kpis.ID.YEAR` | its value for a year |
//! | `kpis.ID.YEAR.Q4`, `kpis.ID.YEAR.year` | a cell; `.share`, `.count`, `.whole` after it name a part |
//! | `kpis.ID.AREA.GROUP` | a cell of a comparison of areas, both as slugs |
//! | `kpis.ID.change`, `kpis.ID.change-percent` | the change that we work out |
//! | `kpis.ID.stated.KEY` | what the document states: `baseline`, `total`, `change` … |
//! | `kpis.ID.direction`, `.target`, `.commentary` | what is wanted, what is aimed at, what is said |
//! | `figures.ID` | a figure |
//! | `budget.YEAR.income.ID`, `budget.YEAR.spending.ID` | a line of the budget |
//! | `budget.YEAR.other-years.ID` | money that the document states for another year |
//! | `budget.YEAR.carry-forward`, `.left-over`, `.stated-total`, `.spending` | the rest of the money |
//! | `sections.SLUG`, `sections.overview` | the words of a page |
//! | `board.ID` | a list of the board |

use std::collections::BTreeMap;

use super::cell::Cell;
use super::kpi::{Data, Outcome, Quantity, Reading, Stated};
use super::value::{Measure, Value};
use super::{Budget, Figure, Kpi, KpiPart, Outline, Page, Period, Report, Source, shown, slug};
use crate::diagnostic::did_you_mean;
use crate::source::{Span, Spanned};

/// What stands at an address.
#[derive(Clone, Debug)]
pub struct Found {
    /// What readers call it.
    pub name: String,
    /// As the document prints it, or as we work it out; nothing for words.
    pub printed: Option<String>,
    /// The same as a value, where it is one.
    pub value: Option<Value>,
    /// When it was so.
    pub period: Period,
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
            ["sections", slug] => self.section(slug),
            ["board", id] => self.list(id),
            _ => None,
        };
        found.ok_or_else(|| self.help(address))
    }

    fn has(&self, address: &str) -> bool {
        match address.split('.').collect::<Vec<&str>>().as_slice() {
            ["kpis", id, rest @ ..] => self.kpi(id, rest).is_some(),
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
        Some(
            "an address starts with `kpis.`, `figures.`, `budget.`, `sections.` or `board.`".into(),
        )
    }

    fn kpi(&self, id: &str, rest: &[&str]) -> Option<Found> {
        let reading = self.readings.iter().find(|reading| reading.kpi == id)?;
        let kpi = self.kpis.get(id)?;
        let words = |name: String| Found {
            name,
            printed: None,
            value: None,
            period: self.period,
            source: Some(reading.source.clone()),
            span: Some(reading.span.clone()),
        };
        let title = &kpi.title;
        match rest {
            [] => Some(words(title.clone())),
            ["direction"] => Some(words(format!("{title}: what is wanted"))),
            ["target"] => reading.target.as_ref().map(|_| words(format!("{title}: the target"))),
            ["commentary"] => Some(words(format!("{title}: what the report says"))),
            ["change" | "change-percent"] => self.change(kpi, reading, rest[0], words),
            ["stated", key] => stated(&reading.stated, key, title, words),
            [year] => self.year(kpi, reading, year, words),
            [first, cell, part @ ..] => cell_of(reading, title, (first, cell, part), words),
        }
    }

    fn change(
        &self,
        kpi: &Kpi,
        reading: &Reading,
        key: &str,
        words: impl Fn(String) -> Found,
    ) -> Option<Found> {
        let change = reading.change(kpi, self.period)?;
        let (name, value) = match (key, change.from) {
            ("change", Quantity::Number(_)) => {
                let value = Value { number: change.difference(), measure: Measure::Number };
                ("the change", value)
            }
            (_, Quantity::Percent(_)) => {
                let value = Value { number: change.difference(), measure: Measure::Points };
                ("the change in percentage points", value)
            }
            _ => {
                let value = Value { number: change.percent()?, measure: Measure::Percent };
                ("the change in per cent", value)
            }
        };
        let found = words(format!("{}: {name}", kpi.title));
        Some(Found { printed: Some(value.to_string()), value: Some(value), ..found })
    }

    fn year(
        &self,
        kpi: &Kpi,
        reading: &Reading,
        year: &str,
        words: impl Fn(String) -> Found,
    ) -> Option<Found> {
        let period = Period::parse(year).ok()?;
        let span = reading.year(period)?.cells().first().map(|(_, cell)| cell.span.clone());
        let value = reading.annual(kpi, period).map(Value::from);
        let printed = value.map(|value| value.to_string());
        let found = words(format!("{}, {period}", kpi.title));
        Some(Found { printed, value, period, span, ..found })
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
            ["other-years", id] => other(id),
            ["carry-forward"] => whole("Money carried forward", budget.carry_forward?),
            ["left-over"] => {
                whole("Money left over for the next year", budget.left_over.as_ref()?.value)
            }
            ["stated-total"] => whole("Total budget", budget.stated_total?),
            ["spending"] => whole("All items of the budget", budget.spent()),
            _ => None,
        }?;
        Some(Found {
            name,
            printed: Some(amount.to_string()),
            value: Some(Value::from(amount)),
            period: match rest {
                ["other-years", id] => budget.line(id).map_or(budget.period, |(year, _)| year),
                _ => budget.period,
            },
            source: Some(budget.source.clone()),
            span: Some(span),
        })
    }

    fn section(&self, name: &str) -> Option<Found> {
        let (overview, sections) = self.pages;
        let page = match name {
            "overview" => overview?,
            _ => sections.iter().find(|page| slug_of(page) == name)?,
        };
        Some(Found {
            name: page.title.value.clone(),
            printed: None,
            value: None,
            period: self.period,
            source: page.source.clone(),
            span: Some(page.title.span.clone()),
        })
    }

    fn list(&self, id: &str) -> Option<Found> {
        let list = self.board.iter().find(|list| list.id == id)?;
        Some(Found {
            name: list.title.clone(),
            printed: None,
            value: None,
            period: self.period,
            source: Some(list.source.clone()),
            span: None,
        })
    }

    /// Every address that there is, for the message about one that is not.
    pub fn addresses(&self) -> Vec<String> {
        let mut all = Vec::new();
        for reading in self.readings {
            all.extend(below(reading).map(|rest| format!("kpis.{}{rest}", reading.kpi)));
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
            let whole = ["carry-forward", "left-over", "stated-total", "spending"];
            all.extend(whole.map(|part| format!("budget.{year}.{part}")));
        }
        let (overview, sections) = self.pages;
        all.extend(overview.map(|_| "sections.overview".to_owned()));
        all.extend(sections.iter().map(|page| format!("sections.{}", slug_of(page))));
        all.extend(self.board.iter().map(|list| format!("board.{}", list.id)));
        all.retain(|address| self.has(address));
        all
    }
}

/// The last part of a page's address.
pub fn slug_of(page: &Page) -> &str {
    page.address.trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

const STATED: [&str; 7] =
    ["baseline", "total", "change", "change-percent", "share-baseline", "share-total", "outcome"];

fn below(reading: &Reading) -> impl Iterator<Item = String> {
    let mut rests = vec![String::new()];
    rests.extend(
        ["direction", "target", "commentary", "change", "change-percent"]
            .map(|key| format!(".{key}")),
    );
    rests.extend(STATED.map(|key| format!(".stated.{key}")));
    match &reading.data {
        Data::Years(years) => {
            for year in years {
                let key = year.period.key();
                rests.push(format!(".{key}"));
                rests.extend(year.cells().iter().map(|(part, _)| format!(".{key}.{part}")));
            }
        }
        Data::Areas { areas, .. } => {
            for area in areas {
                let name = slug(&area.name);
                rests.extend(area.groups.iter().map(|(g, _)| format!(".{name}.{}", slug(g))));
            }
        }
    }
    rests.into_iter()
}

fn figure(figure: &Figure) -> Found {
    Found {
        name: super::capital(&figure.what),
        printed: Some(figure.value.value.clone()),
        value: Value::parse(&figure.value.value),
        period: figure.period,
        source: Some(figure.source.clone()),
        span: Some(figure.value.span.clone()),
    }
}

fn stated(
    stated: &Stated,
    key: &str,
    title: &str,
    words: impl Fn(String) -> Found,
) -> Option<Found> {
    let value = |quantity: &Option<Spanned<Quantity>>, name: &str| {
        let quantity = quantity.as_ref()?;
        let value = Value::from(quantity.value);
        let found = words(format!("{title}: {name}"));
        let (printed, span) = (Some(value.to_string()), Some(quantity.span.clone()));
        Some(Found { printed, value: Some(value), span, ..found })
    };
    match key {
        "baseline" => value(&stated.baseline, "the baseline in the report"),
        "total" => value(&stated.total, "the year’s total in the report"),
        "change" => value(&stated.change, "the change in the report"),
        "change-percent" => value(&stated.change_percent, "the change in per cent in the report"),
        "share-baseline" => value(&stated.share_baseline, "the baseline of the share"),
        "share-total" => value(&stated.share_total, "the year’s share in the report"),
        "outcome" => {
            let outcome = stated.outcome.as_ref()?;
            let printed = match outcome.value {
                Outcome::Reached => "achieved",
                Outcome::NotReached => "not achieved",
            };
            let found = words(format!("{title}: the result in the report"));
            let span = Some(outcome.span.clone());
            Some(Found { printed: Some(printed.to_owned()), span, ..found })
        }
        _ => None,
    }
}

fn cell_of(
    reading: &Reading,
    title: &str,
    (first, cell, part): (&str, &str, &[&str]),
    words: impl Fn(String) -> Found,
) -> Option<Found> {
    let part = match part {
        [] => KpiPart::Lead,
        [name] => KpiPart::ALL.iter().find(|(word, _)| word == name)?.1,
        _ => return None,
    };
    let (place, period, cell) = match &reading.data {
        Data::Years(_) => {
            let year = Period::parse(first).ok()?;
            let cells = reading.year(year)?.cells();
            let (name, found) = cells.into_iter().find(|(name, _)| *name == cell)?;
            let period = name.strip_prefix('Q').and_then(|q| year.quarter(q.parse().ok()?));
            let period = period.unwrap_or(year);
            (period.to_string(), period, found)
        }
        Data::Areas { areas, as_at } => {
            let area = areas.iter().find(|area| slug(&area.name) == first)?;
            let (group, found) = area.groups.iter().find(|(name, _)| slug(name) == cell)?;
            let period = as_at.unwrap_or(words(String::new()).period);
            (format!("{group}, {}", area.name), period, found)
        }
    };
    let found = words(format!("{title}, {place}"));
    let (printed, value) = parts_of(&cell.value, part);
    Some(Found { printed, value, period, span: Some(cell.span.clone()), ..found })
}

/// A cell's print and the value of one of its parts.
fn parts_of(cell: &Cell, part: KpiPart) -> (Option<String>, Option<Value>) {
    let Cell::Measured(measured) = cell else { return (None, None) };
    let words = shown::part_in_words(measured, part);
    let value = words.as_deref().and_then(Value::parse);
    match part {
        KpiPart::Lead => (Some(measured.printed.clone()), value),
        _ => (words, value),
    }
}
