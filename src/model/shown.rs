//! How a datum reads in a sentence.

use super::cell::{Cell, Measured};
use super::kpi::{Change, Outcome, Quantity, Trend};
use super::{Kpi, KpiPart, Period, Reading, Show};

/// What a KPI's datum reads like, or why there is none.
///
/// # Errors
/// Words that complete "there is no such value: …".
pub fn kpi(
    kpi: &Kpi,
    reading: &Reading,
    show: Show,
    year: Period,
    part: KpiPart,
) -> Result<String, String> {
    match show {
        Show::Quarter(quarter) => quarter_of(reading, year, quarter, part),
        Show::Total if part != KpiPart::Lead => part_of_year(kpi, reading, year, part),
        Show::Total => annual(kpi, reading, year),
        Show::Previous => {
            annual(kpi, reading, year.before().ok_or("this period has no year before")?)
        }
        Show::Baseline if part == KpiPart::Share => {
            stated(&reading.stated.share_baseline, "share-baseline")
        }
        Show::Baseline => stated(&reading.stated.baseline, "baseline"),
        Show::StatedTotal if part == KpiPart::Share => {
            stated(&reading.stated.share_total, "share-total")
        }
        Show::StatedTotal => stated(&reading.stated.total, "total"),
        Show::StatedChange => stated(&reading.stated.change, "change"),
        Show::StatedChangePercent => stated(&reading.stated.change_percent, "change-percent"),
        Show::Change => change(kpi, reading, year).map(size),
        Show::ChangePercent => change(kpi, reading, year).and_then(size_in_percent),
        Show::Sentence => change(kpi, reading, year).map(sentence),
        Show::Trend => change(kpi, reading, year).map(|change| trend(change.trend()).to_owned()),
        Show::Outcome => reading
            .outcome(kpi, year)
            .map(|outcome| self::outcome(outcome).to_owned())
            .ok_or_else(|| "no outcome is wanted or known".to_owned()),
    }
}

/// "rose", "fell", "did not change".
pub fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Rose => "rose",
        Trend::Fell => "fell",
        Trend::Same => "did not change",
    }
}

/// "reached", "not reached".
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "reached",
        Outcome::NotReached => "not reached",
    }
}

/// "rose by 11 (2.9%), from 374 to 385"; "stayed at 24".
pub fn sentence(change: Change) -> String {
    if change.trend() == Trend::Same {
        return format!("stayed at {}", change.to);
    }
    let percent = change.percent_in_words();
    let percent = percent.map_or_else(String::new, |percent| format!(" ({percent})"));
    let (size, from, to) = (size(change), change.from, change.to);
    format!("{} by {size}{percent}, from {from} to {to}", trend(change.trend()))
}

/// "11", or "5.6 percentage points".
pub fn size(change: Change) -> String {
    let size = change.difference().abs();
    match change.from {
        Quantity::Number(_) => size.to_string(),
        Quantity::Percent(_) => points(size),
    }
}

fn points(size: super::Decimal) -> String {
    let unit = if size == super::Decimal::whole(1) { "point" } else { "points" };
    format!("{size} percentage {unit}")
}

/// "2.9%"; of a percentage its percentage points, so that the two are never mixed up.
fn size_in_percent(change: Change) -> Result<String, String> {
    match change.from {
        Quantity::Percent(_) => Ok(size(change)),
        Quantity::Number(_) => change
            .percent_in_words()
            .ok_or_else(|| "a change from nought has no percentage".to_owned()),
    }
}

fn annual(kpi: &Kpi, reading: &Reading, year: Period) -> Result<String, String> {
    let value = reading.annual(kpi, year).map(|value| value.to_string());
    value.ok_or_else(|| format!("`{}` has no value for all of {}", kpi.id, year.key()))
}

fn part_of_year(
    kpi: &Kpi,
    reading: &Reading,
    year: Period,
    part: KpiPart,
) -> Result<String, String> {
    let parts = reading.year(year).and_then(|values| values.parts(kpi));
    let value = match part {
        KpiPart::Count => parts.map(|(count, _)| count.to_string()),
        KpiPart::Whole => parts.map(|(_, whole)| whole.to_string()),
        KpiPart::Lead | KpiPart::Share => None,
    };
    value.ok_or_else(|| format!("`{}` has no such value for all of {}", kpi.id, year.key()))
}

fn change(kpi: &Kpi, reading: &Reading, year: Period) -> Result<Change, String> {
    reading.change(kpi, year).ok_or_else(|| format!("`{}` has no two years to compare", kpi.id))
}

fn stated(
    quantity: &Option<crate::source::Spanned<Quantity>>,
    key: &str,
) -> Result<String, String> {
    quantity
        .as_ref()
        .map(|quantity| quantity.value.abs().to_string())
        .ok_or_else(|| format!("the reading has no `stated: {{ {key}: … }}`"))
}

fn quarter_of(
    reading: &Reading,
    year: Period,
    quarter: u8,
    part: KpiPart,
) -> Result<String, String> {
    let values = reading
        .year(year)
        .ok_or_else(|| format!("`{}` has no cells for {}", reading.kpi, year.key()))?;
    let cells = values.cells();
    let (name, cell) = cells
        .get(usize::from(quarter) - 1)
        .filter(|(name, _)| name.starts_with('Q'))
        .ok_or("this year has no quarters")?;
    match &cell.value {
        Cell::Missing(mark) => Err(format!("`{}.{name}` is {}", year.key(), mark.words())),
        Cell::Measured(measured) => part_in_words(measured, part)
            .ok_or_else(|| format!("the cell `{}` has no such part", measured.printed)),
    }
}

/// One part of a value where the head of its column says the unit: `33.2`, not `33.2%`.
pub fn part_in_table(measured: &Measured, part: KpiPart) -> Option<String> {
    let is_percent = match part {
        KpiPart::Lead => measured.lead == super::cell::Lead::Percent,
        part => part == KpiPart::Share,
    };
    match is_percent {
        true => measured.percent.map(|percent| percent.to_string()),
        false => part_in_words(measured, part),
    }
}

/// A value of a year where its row or its column says the unit of the measure.
pub fn in_table(kpi: &Kpi, value: Quantity) -> String {
    match (value, &kpi.unit) {
        (Quantity::Percent(percent), super::kpi::Unit::Percent) => percent.to_string(),
        _ => value.to_string(),
    }
}

/// One part of a value as readers see it.
pub fn part_in_words(measured: &Measured, part: KpiPart) -> Option<String> {
    match part {
        KpiPart::Lead => match measured.lead {
            super::cell::Lead::Count => measured.count_in_words(),
            super::cell::Lead::Percent => measured.percent_in_words(),
        },
        KpiPart::Share => measured.percent_in_words(),
        KpiPart::Count => measured.count_in_words(),
        KpiPart::Whole => measured.whole_in_words(),
    }
}
