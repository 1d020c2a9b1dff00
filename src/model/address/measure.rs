//! Addresses of a measure: its years, its cells, its change, what the document states of it.

use super::{Found, Ledger};
use crate::model::cell::{Cell, Count};
use crate::model::kpi::{Data, Outcome, Quantity, Reading, Stated, YearValues};
use crate::model::value::{Measure, Value};
use crate::model::{Decimal, Kpi, KpiPart, Period, shown, slug};
use crate::source::Spanned;

impl Ledger<'_> {
    pub(super) fn kpi(&self, id: &str, rest: &[&str]) -> Option<Found> {
        let reading = self.reading(id)?;
        let kpi = self.kpis.get(id)?;
        let words = |name: String| Found {
            name,
            printed: None,
            value: None,
            worked_out: false,
            period: Some(self.period),
            source: Some(reading.source.clone()),
            span: Some(reading.span.clone()),
        };
        let title = &kpi.title;
        match rest {
            [] => Some(words(title.clone())),
            ["direction"] => Some(words(format!("{title}: what is wanted"))),
            ["target"] => reading.target.as_ref().map(|target| Found {
                value: Some(Value::from(target.size())),
                ..words(format!("{title}: the target"))
            }),
            ["commentary"] => Some(words(format!("{title}: what the report says"))),
            ["change" | "change-percent"] => self.change(kpi, reading, rest[0], words),
            ["stated", key] => stated(&reading.stated, key, title, words),
            [year] => self.year(kpi, reading, year, words),
            [year, "share-count"] => share_count(reading, title, year, words),
            [first, cell, part @ ..] => cell_of(reading, title, (first, cell, part), words),
        }
    }

    /// The value at an address before it is rounded for readers.
    pub fn exact(&self, address: &str) -> Option<Value> {
        let exact_year = || {
            let (id, year) = address.strip_prefix("kpis.")?.split_once('.')?;
            let year = self.reading(id)?.year(Period::parse(year).ok()?)?;
            year.exact(self.kpis.get(id)?).map(Value::from)
        };
        exact_year().or_else(|| self.find(address).ok()?.value)
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
        let printed = Some(value.to_string());
        Some(Found { printed, value: Some(value), worked_out: true, ..found })
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
        let worked_out = matches!(reading.year(period)?.values, YearValues::Quarters(_));
        Some(Found { printed, value, worked_out, period: Some(period), span, ..found })
    }
}

const STATED: [&str; 7] =
    ["baseline", "total", "change", "change-percent", "share-baseline", "share-total", "outcome"];

/// What stands below the address of a measure.
pub(super) fn below(reading: &Reading) -> impl Iterator<Item = String> {
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
                rests.push(format!(".{key}.share-count"));
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

/// How many things the shares of a year's cells stand for: of `8 (50%)` and `4 (25%)` they are 5.
fn share_count(
    reading: &Reading,
    title: &str,
    year: &str,
    words: impl Fn(String) -> Found,
) -> Option<Found> {
    let period = Period::parse(year).ok()?;
    let mut sum = Decimal::ZERO;
    for (_, cell) in reading.year(period)?.cells() {
        let measured = cell.value.measured()?;
        let Some(Count::Exact(count)) = measured.count else { return None };
        sum = sum + of_count(count, measured.percent?)?;
    }
    let value = Value { number: sum, measure: Measure::Number };
    let found = words(format!("{title}, {period}: the number behind the shares"));
    // Readers are not told it, so it is no print.
    Some(Found { value: Some(value), worked_out: true, period: Some(period), ..found })
}

/// The whole number that a share of a count stands for.
fn of_count(count: Decimal, share: Decimal) -> Option<Decimal> {
    let units = count.units().checked_mul(share.units())?;
    Some(Decimal::new(units, count.decimals() + share.decimals() + 2).round(0))
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
            (period.to_string(), Some(period), found)
        }
        Data::Areas { areas, as_at } => {
            let area = areas.iter().find(|area| slug(&area.name) == first)?;
            let (group, found) = area.groups.iter().find(|(name, _)| slug(name) == cell)?;
            let period = as_at.or(words(String::new()).period);
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
