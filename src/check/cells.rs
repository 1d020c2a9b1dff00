//! Cells: percentages and what they are of, gaps, withheld values, units.

use super::Subject;
use super::finding::{address, found};
use super::measures::{Read, readings};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::cell::{Cell, Count, Lead, Measured, Shorthand};
use crate::model::kpi::{Area, Data, Unit, YearValues};
use crate::model::{Decimal, slug};
use crate::source::Spanned;

/// A percentage that its count and whole do not make.
pub const CELL_PERCENTAGE: Rule = Rule::warning("cell-percentage");
/// A percentage that is cut off where it should be rounded.
pub const CUT_OFF_DECIMALS: Rule = Rule::warning("cut-off-decimals");
/// A missing value without a reason.
pub const UNEXPLAINED_GAP: Rule = Rule::warning("unexplained-gap");
/// A withheld value that other values give away.
pub const RECOVERABLE: Rule = Rule::warning("recoverable");
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
        remainder(&read, out);
        given_away(subject, &read, out);
        other_editions(subject, &read, out);
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
    let (Some(Count::Exact(count)), Some(whole), Some(percent)) =
        (measured.count, measured.whole, measured.percent)
    else {
        return;
    };
    let decimals = percent.decimals();
    let Some(exact) = count.percent_of(whole, decimals) else { return };
    if exact == percent {
        return;
    }
    let more = count.percent_of(whole, decimals + 4).unwrap_or(exact);
    let cut = exact > percent && more.units() / 10_000 == percent.units();
    let rule = if cut { &CUT_OFF_DECIMALS } else { &CELL_PERCENTAGE };
    let how = if cut { " (cut off, not rounded)" } else { "" };
    let message = format!("{count} of {whole} is {exact}%, and the cell prints {percent}%{how}");
    let about: Vec<About> = read.about(&[place]).collect();
    out.push(found(rule, &cell.span, message, about));
}

fn gap(read: &Read<'_>, place: &str, cell: &Spanned<Cell>, out: &mut Diagnostics) {
    let missing = matches!(cell.value, Cell::Missing(Shorthand::X | Shorthand::Z));
    let of_years = matches!(read.reading.data, Data::Years(_));
    if !missing || !of_years || read.reading.why_missing(place).is_some() {
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
    out.push(found(&MIXED_UNITS, &cell.span, message, about).label(&read.kpi.span, "the measure"));
}

fn is_withheld(cell: &Cell) -> bool {
    match cell {
        Cell::Missing(mark) => *mark == Shorthand::C,
        Cell::Measured(measured) => matches!(measured.count, Some(Count::Below(_))),
    }
}

/// One withheld quarter, three known ones, and a total that the document states.
fn remainder(read: &Read<'_>, out: &mut Diagnostics) {
    let stated = &read.reading.stated;
    let totals = [
        (&stated.total, Some(read.report.period)),
        (&stated.baseline, read.report.period.before()),
    ];
    for (total, year) in totals {
        let (Some(total), Some(year)) = (total, year) else { continue };
        let Some(values) = read.reading.year(year) else { continue };
        let YearValues::Quarters(cells) = &values.values else { continue };
        let withheld: Vec<usize> = (0..4).filter(|at| is_withheld(&cells[*at].value)).collect();
        let exact = cells
            .iter()
            .filter_map(|cell| cell.value.measured())
            .filter(|m| m.value().is_some() && m.lead == Lead::Count);
        let ([at], 3) = (withheld.as_slice(), exact.count()) else { continue };
        let place = format!("{}.Q{}", year.key(), at + 1);
        let message = format!(
            "`{place}` is withheld, and the stated total and the other quarters give it away"
        );
        let about: Vec<About> = read.about(&[&place]).collect();
        out.push(withheld_help(
            found(&RECOVERABLE, &cells[*at].span, message, about).label(&total.span, "the total"),
        ));
    }
}

fn withheld_help(found: Diagnostic) -> Diagnostic {
    let settle = found.help.clone().unwrap_or_default();
    let help = "withhold a second value or the total, so that nobody can be told from the numbers";
    found.help(format!("{help}; {settle}"))
}

/// A withheld count whose share is of a whole that another measure prints.
fn given_away(subject: &Subject<'_>, read: &Read<'_>, out: &mut Diagnostics) {
    let Data::Areas { areas, .. } = &read.reading.data else { return };
    for other in read.report.readings.iter().filter(|other| other.kpi != read.kpi.id) {
        let Data::Areas { areas: wholes, .. } = &other.data else { continue };
        if !are_wholes(areas, wholes) {
            continue;
        }
        for (area, group, cell) in pairs(areas) {
            let Some(whole) = exact_at(wholes, area, group) else { continue };
            if !has_one_answer(cell, whole) {
                continue;
            }
            let name = format!("{}.{}", slug(area), slug(group));
            let title = subject.site.kpis.get(&other.kpi).map_or("", |kpi| &kpi.title);
            let message = format!(
                "`{name}` is withheld, and its share gives it away together with `{title}`"
            );
            let about = [
                address(read.report, format!("kpis.{}.{name}", read.kpi.id)),
                address(read.report, format!("kpis.{}.{name}", other.kpi)),
            ];
            out.push(withheld_help(found(&RECOVERABLE, &cell.span, message, about)));
        }
    }
}

fn pairs(areas: &[Area]) -> impl Iterator<Item = (&str, &str, &Spanned<Cell>)> {
    areas.iter().flat_map(|area| {
        area.groups.iter().map(|(group, cell)| (area.name.as_str(), group.as_str(), cell))
    })
}

fn measured_at<'a>(areas: &'a [Area], area: &str, group: &str) -> Option<&'a Measured> {
    let (_, _, cell) = pairs(areas).find(|(a, g, _)| *a == area && *g == group)?;
    cell.value.measured()
}

fn exact_at(areas: &[Area], area: &str, group: &str) -> Option<Decimal> {
    match measured_at(areas, area, group)?.count {
        Some(Count::Exact(count)) => Some(count),
        _ => None,
    }
}

/// Whether the printed shares are of these wholes: at least two cells show it, and none denies it.
fn are_wholes(parts: &[Area], wholes: &[Area]) -> bool {
    let mut shown = 0;
    for (area, group, cell) in pairs(parts) {
        let Some(measured) = cell.value.measured() else { continue };
        let (Some(Count::Exact(count)), Some(percent)) = (measured.count, measured.percent) else {
            continue;
        };
        match exact_at(wholes, area, group).and_then(|w| count.percent_of(w, percent.decimals())) {
            Some(share) if share == percent => shown += usize::from(!count.is_zero()),
            _ => return false,
        }
    }
    shown >= 2
}

/// Whether only one count below the bound has the printed share.
fn has_one_answer(cell: &Spanned<Cell>, whole: Decimal) -> bool {
    let Cell::Measured(measured) = &cell.value else { return false };
    let (Some(Count::Below(bound)), Some(percent)) = (measured.count, measured.percent) else {
        return false;
    };
    let counts = (0..bound.round(0).units()).map(Decimal::whole);
    let fits = |count: &Decimal| count.percent_of(whole, percent.decimals()) == Some(percent);
    counts.filter(fits).count() == 1
}

fn other_editions(subject: &Subject<'_>, read: &Read<'_>, out: &mut Diagnostics) {
    let later = subject.site.reports.iter().take_while(|r| r.period != read.report.period);
    for report in later {
        let Some(other) = report.reading(&read.kpi.id) else { continue };
        for year in read.reading.years() {
            let Some(twin) = other.year(year.period) else { continue };
            for (part, cell) in year.cells() {
                let found_there = twin.cells().into_iter().find(|(name, _)| *name == part);
                let Some((_, there)) = found_there else { continue };
                if let Some(message) = differ(&cell.value, &there.value) {
                    let place = format!("kpis.{}.{}.{part}", read.kpi.id, year.period.key());
                    let about = [address(read.report, place.clone()), address(report, place)];
                    let message = format!("{message} in the edition of {}", report.period);
                    let finding = found(&TWO_CELLS, &cell.span, message, about);
                    out.push(finding.label(&there.span, "the other one"));
                }
            }
        }
    }
}

/// "the cell is 92 here and 93"; nothing where one of the two is missing.
fn differ(here: &Cell, there: &Cell) -> Option<String> {
    let (here, there) = (here.measured()?, there.measured()?);
    let same =
        here.count == there.count && here.percent == there.percent && here.whole == there.whole;
    let printed = |cell: &Measured| cell.printed.clone();
    (!same).then(|| format!("the cell is {} here and {}", printed(here), printed(there)))
}
