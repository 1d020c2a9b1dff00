//! Cells: percentages and what they are of, gaps, withheld values, units.

use super::Subject;
use super::finding::found;
use super::measures::{Read, readings};
use super::rounding::{Fit, rounds_to};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::cell::{Cell, Count, Lead, Measured, Shorthand};
use crate::model::kpi::{Data, Unit, Year};
use crate::model::{Decimal, Kpi, slug};
use crate::source::Spanned;

/// A percentage that its count and whole do not make.
pub const CELL_PERCENTAGE: Rule = Rule::warning("cell-percentage");
/// A missing value without a reason.
pub const UNEXPLAINED_GAP: Rule = Rule::warning("unexplained-gap");
/// Cells of one measure in two units.
pub const MIXED_UNITS: Rule = Rule::warning("mixed-units");
/// One quarter with two values in two editions.
pub const TWO_CELLS: Rule = Rule::warning("two-cells");

/// Looks at every cell.
pub fn are_sound(subject: &Subject<'_>, out: &mut Diagnostics) {
    for read in readings(subject) {
        each_cell(&read, &mut |place, cell| {
            percentage(&read, place, cell, out);
            gap(&read, place, cell, out);
        });
        units(&read, out);
        other_editions(&read, out);
    }
}

/// Every cell with its place below the KPI's address.
fn each_cell<'a>(read: &Read<'a>, see: &mut dyn FnMut(&str, &'a Spanned<Cell>)) {
    match &read.reading.data {
        Data::Years(years) => {
            for year in years {
                for (part, cell) in year.cells() {
                    see(&format!("{}.{part}", year.period.key()), cell);
                }
            }
        }
        Data::Areas { areas, .. } => {
            for area in areas {
                for (group, cell) in &area.groups {
                    see(&format!("{}.{}", slug(&area.name), slug(group)), cell);
                }
            }
        }
    }
}

fn percentage(read: &Read<'_>, place: &str, cell: &Spanned<Cell>, out: &mut Diagnostics) {
    let Cell::Measured(measured) = &cell.value else { return };
    let Some(percent) = measured.percent else { return };
    let about: Vec<About> = read.about(&[place]).collect();
    if let Some(message) = more_than_all(read.kpi, measured, percent) {
        let finding = found(&CELL_PERCENTAGE, &cell.span, message, about);
        out.push(finding.compares(&[&measured.printed]));
        return;
    }
    let (Some(Count::Exact(count)), Some(whole)) = (measured.count, measured.whole) else { return };
    let Some(exact) = count.percent_of(whole, percent.decimals() + EXACT) else { return };
    let Some((rule, how)) = Fit::of(percent, exact).breaks(&CELL_PERCENTAGE) else { return };
    let exact = format!("{}%", exact.round(percent.decimals()));
    let message = format!("{count} of {whole} is {exact}, and the cell prints {percent}%{how}");
    let finding = found(rule, &cell.span, message, about);
    out.push(finding.compares(&[&measured.printed, &exact]));
}

/// Decimals beyond the printed ones, enough to tell how the last one is rounded.
const EXACT: u8 = 4;

/// A part that is more than its whole, or a share of more than all.
fn more_than_all(kpi: &Kpi, measured: &Measured, percent: Decimal) -> Option<String> {
    if let (Some(Count::Exact(count)), Some(whole)) = (measured.count, measured.whole)
        && count > whole
    {
        return Some(format!("{count} cannot be a part of {whole}"));
    }
    let second = measured.lead == Lead::Count;
    let is_share = second || kpi.whole.is_some() || kpi.share.is_some() || names_a_share(kpi);
    let outside = percent > Decimal::whole(100) || percent.is_negative();
    (is_share && outside).then(|| format!("{percent}% cannot be a share of a whole"))
}

/// Whether the words of a measure say that it is a part of a whole; a rise can be over 100%.
fn names_a_share(kpi: &Kpi) -> bool {
    let words = kpi.measure.to_lowercase();
    ["share ", "proportion ", "percentage of ", "per cent of "].iter().any(|w| words.starts_with(w))
}

fn gap(read: &Read<'_>, place: &str, cell: &Spanned<Cell>, out: &mut Diagnostics) {
    let missing = matches!(cell.value, Cell::Missing(Shorthand::X | Shorthand::Z));
    if !missing || read.reading.why_missing(place).is_some() {
        return;
    }
    let message = format!("the report does not say why `{place}` has no value");
    let help = format!("add the reason: `missing: {{ {place}: not published in time }}`");
    out.push(Diagnostic::at(&UNEXPLAINED_GAP, &cell.span, message).help(help));
}

fn units(read: &Read<'_>, out: &mut Diagnostics) {
    let wanted = match read.kpi.unit {
        Unit::Percent => Lead::Percent,
        Unit::Things(_) => Lead::Count,
    };
    let mut wrong = None;
    each_cell(read, &mut |place, cell| {
        if cell.value.measured().is_some_and(|measured| measured.lead != wanted) && wrong.is_none()
        {
            wrong = Some((place.to_owned(), cell));
        }
    });
    let Some((place, cell)) = wrong else { return };
    let (unit, other) = match &read.kpi.unit {
        Unit::Percent => ("per cent".to_owned(), "a number"),
        Unit::Things(things) => (things.clone(), "a percentage"),
    };
    let message = format!("`{}` is counted in {unit}, and `{place}` is {other}", read.kpi.id);
    let about: Vec<About> = read.about(&[&place]).collect();
    let printed = cell.value.measured().map_or("", |measured| &measured.printed);
    let finding = found(&MIXED_UNITS, &cell.span, message, about).compares(&[&unit, &printed]);
    out.push(finding.label(&read.kpi.span, "the measure"));
}

/// A year in two editions: its cells, and where one of the two has no quarters, the whole year.
fn other_editions(read: &Read<'_>, out: &mut Diagnostics) {
    for year in read.reading.years() {
        let later = read.elsewhere(year.period);
        let later =
            later.filter(|(other, _)| other.report.period.order() > read.report.period.order());
        for (other, twin) in later {
            let (quarters, whole) = (year.cells().len(), twin.cells().len());
            if quarters == whole {
                cell_by_cell(read, &other, (year, twin), out);
            } else {
                out.extend(year_by_year(read, &other, (year, twin)));
            }
        }
    }
}

fn cell_by_cell(
    read: &Read<'_>,
    other: &Read<'_>,
    (year, twin): (&Year, &Year),
    out: &mut Diagnostics,
) {
    for ((part, cell), (_, there)) in year.cells().into_iter().zip(twin.cells()) {
        let (Some(a), Some(b)) = (cell.value.measured(), there.value.measured()) else { continue };
        if a.count == b.count && a.percent == b.percent && a.whole == b.whole {
            continue;
        }
        let (here, there_printed) = (&a.printed, &b.printed);
        let message = format!(
            "the cell is {here} here and {there_printed} in the edition of {}",
            other.report.period
        );
        let place = format!("{}.{part}", year.period.key());
        let about = read.about(&[&place]).chain(other.about(&[&place])).collect::<Vec<_>>();
        let finding = found(&TWO_CELLS, &cell.span, message, about);
        let finding = finding.compares(&[here, there_printed]);
        out.push(finding.label(&there.span, "the other one"));
    }
}

fn year_by_year(
    read: &Read<'_>,
    other: &Read<'_>,
    (year, twin): (&Year, &Year),
) -> Option<Diagnostic> {
    let (here, there) = (year.exact(read.kpi)?, twin.exact(read.kpi)?);
    let same_kind = std::mem::discriminant(&here) == std::mem::discriminant(&there);
    let same = rounds_to(here.number(), there.number()) || rounds_to(there.number(), here.number());
    if same_kind && same {
        return None;
    }
    let (here, there) = (year.total(read.kpi)?, twin.total(read.kpi)?);
    let key = year.period.key();
    let message =
        format!("the year makes {here} here and {there} in the edition of {}", other.report.period);
    let about = read.about(&[&key]).chain(other.about(&[&key])).collect::<Vec<_>>();
    let (_, cell) = *year.cells().first()?;
    let (_, other_cell) = *twin.cells().first()?;
    let finding = found(&TWO_CELLS, &cell.span, message, about).compares(&[&here, &there]);
    Some(finding.label(&other_cell.span, "the other one"))
}
