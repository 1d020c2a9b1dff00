//! Withheld values that other values give away: a total, a change, a share, another edition.

use super::Subject;
use super::finding::{address, found};
use super::measures::{Read, readings};
use super::rounding::rounds_to;
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::cell::{Cell, Count, Lead, Measured, Shorthand};
use crate::model::kpi::{Area, Data, Quantity, Year, YearValues};
use crate::model::value::{Measure, Value};
use crate::model::{Decimal, Figure, FigureCheck, Period, slug};
use crate::source::{Span, Spanned};

/// A withheld value that other values give away.
pub const RECOVERABLE: Rule = Rule::warning("recoverable");

/// Looks for a way to every withheld value.
pub fn are_kept(subject: &Subject<'_>, out: &mut Diagnostics) {
    for read in readings(subject) {
        match &read.reading.data {
            Data::Years(years) => {
                years.iter().for_each(|year| out.extend(remainder(&read, year)));
                years.iter().for_each(|year| printed_elsewhere(&read, year, out));
            }
            Data::Areas { areas, .. } => {
                columns(&read, areas, out);
                given_away(&read, areas, out);
            }
        }
    }
}

fn is_withheld(cell: &Cell) -> bool {
    match cell {
        Cell::Missing(mark) => *mark == Shorthand::C,
        Cell::Measured(measured) => matches!(measured.count, Some(Count::Below(_))),
    }
}

fn exact(cell: &Cell) -> Option<Decimal> {
    let measured = cell.measured()?;
    measured.value().filter(|_| measured.lead == Lead::Count)
}

/// As the author wrote it.
fn printed(cell: &Cell) -> &str {
    match cell {
        Cell::Missing(_) => "c",
        Cell::Measured(measured) => &measured.printed,
    }
}

/// The only withheld cell of several whose others are all known, and the sum of those.
fn only_withheld<'a>(cells: &[&'a Spanned<Cell>]) -> Option<(usize, &'a Spanned<Cell>, Decimal)> {
    let mut withheld = cells.iter().enumerate().filter(|(_, cell)| is_withheld(&cell.value));
    let ((at, cell), None) = (withheld.next()?, withheld.next()) else { return None };
    let others = cells.iter().filter(|cell| !is_withheld(&cell.value));
    let others: Option<Vec<Decimal>> = others.map(|cell| exact(&cell.value)).collect();
    Some((at, cell, others?.into_iter().sum()))
}

/// One withheld quarter, three known ones, and a total that can be told.
fn remainder(read: &Read<'_>, year: &Year) -> Option<Diagnostic> {
    let YearValues::Quarters(cells) = &year.values else { return None };
    let cells: Vec<&Spanned<Cell>> = cells.iter().collect();
    let (at, cell, others) = only_withheld(&cells).filter(|_| read.kpi.adds_up)?;
    let total = total(read, year.period, others)?;
    let place = format!("{}.Q{}", year.period.key(), at + 1);
    let by = total.by;
    let message = format!("`{place}` is withheld, and {by} and the other quarters give it away");
    let about: Vec<About> = read.about(&[&place]).collect();
    let found = withheld(&cell.span, message, about, &[&printed(&cell.value), &total.value]);
    Some(found.label(&total.span, "this tells it"))
}

fn withheld(
    span: &Span,
    message: String,
    about: Vec<About>,
    compared: &[&dyn std::fmt::Display],
) -> Diagnostic {
    let help = "withhold a second value or the total, so that nobody can be told from the numbers";
    found(&RECOVERABLE, span, message, about).compares(compared).help(help)
}

/// A year's total that can be told without its quarters.
struct Total {
    by: &'static str,
    value: Decimal,
    span: Span,
}

fn total(read: &Read<'_>, year: Period, others: Decimal) -> Option<Total> {
    stated(read, year)
        .or_else(|| by_change(read, year))
        .or_else(|| by_percent(read, year, others))
        .or_else(|| by_figure(read, year))
        .or_else(|| by_other_edition(read, year))
}

type Stated<'a> = &'a Option<Spanned<Quantity>>;

fn number(stated: Stated<'_>, by: &'static str) -> Option<Total> {
    let stated = stated.as_ref()?;
    match stated.value {
        Quantity::Number(value) => Some(Total { by, value, span: stated.span.clone() }),
        Quantity::Percent(_) => None,
    }
}

fn stated(read: &Read<'_>, year: Period) -> Option<Total> {
    let stated = &read.reading.stated;
    if year == read.report.period {
        number(&stated.total, "the stated total")
    } else if Some(year) == read.report.period.before() {
        number(&stated.baseline, "the stated baseline")
    } else {
        None
    }
}

/// A year's number, stated or by its cells.
fn count_of(read: &Read<'_>, year: Period) -> Option<Decimal> {
    let by_cells = || match read.exact(year)? {
        Quantity::Number(number) => Some(number),
        Quantity::Percent(_) => None,
    };
    stated(read, year).map(|total| total.value).or_else(by_cells)
}

fn by_change(read: &Read<'_>, year: Period) -> Option<Total> {
    let (this_year, before) = (read.report.period, read.report.period.before()?);
    let change = number(&read.reading.stated.change, "the stated change")?;
    let value = match year {
        _ if year == this_year => count_of(read, before)? + change.value,
        _ if year == before => count_of(read, this_year)? - change.value,
        _ => return None,
    };
    Some(Total { value, ..change })
}

/// Where only one whole number is the printed percentage more or less than the year before.
fn by_percent(read: &Read<'_>, year: Period, others: Decimal) -> Option<Total> {
    let stated = read.reading.stated.change_percent.as_ref()?;
    let before = read.report.period.before().filter(|_| year == read.report.period)?;
    let base = count_of(read, before)?;
    let fits = |total: &Decimal| {
        let percent = (*total - base).percent_of(base, 6);
        percent.is_some_and(|percent| rounds_to(stated.value.number(), percent))
    };
    // A withheld number is small: it lies between nought and this.
    let small = 0..LARGEST_WITHHELD;
    let mut totals = small.map(|more| others + Decimal::whole(more)).filter(fits);
    let (value, None) = (totals.next()?, totals.next()) else { return None };
    Some(Total { by: "the stated change in per cent", value, span: stated.span.clone() })
}

/// Numbers of people below this are withheld, wherever the limit is set.
const LARGEST_WITHHELD: i128 = 20;

/// A figure that tells the same year of the same measure.
fn by_figure(read: &Read<'_>, year: Period) -> Option<Total> {
    let address = format!("kpis.{}.{}", read.kpi.id, year.key());
    let same = |figure: &&Figure| {
        let check = matches!(&figure.check, Some(FigureCheck::SameAs(at)) if at.value == address);
        let words = figure.what.to_lowercase() == read.kpi.measure.to_lowercase();
        figure.period == Some(year) && (check || words)
    };
    let figures = read.site.reports.iter().flat_map(|report| report.figures.values());
    figures.filter(same).find_map(|figure| {
        let value = Value::parse(&figure.value.value).filter(|v| v.measure == Measure::Number)?;
        Some(Total { by: "a figure", value: value.number, span: figure.value.span.clone() })
    })
}

fn by_other_edition(read: &Read<'_>, year: Period) -> Option<Total> {
    let others = read.site.reports.iter().filter(|report| report.period != read.report.period);
    others.into_iter().find_map(|report| {
        let reading = report.reading(&read.kpi.id)?;
        let other = Read { report, reading, ..*read };
        let cell = || {
            let YearValues::Whole(cell) = &reading.year(year)?.values else { return None };
            let value = exact(&cell.value)?;
            Some(Total { by: "", value, span: cell.span.clone() })
        };
        let total = stated(&other, year).or_else(cell)?;
        Some(Total { by: "the total in another edition", ..total })
    })
}

/// A cell that is withheld here and printed in another edition.
fn printed_elsewhere(read: &Read<'_>, year: &Year, out: &mut Diagnostics) {
    for (other, twin) in read.elsewhere(year.period) {
        for (part, cell) in year.cells().into_iter().filter(|(_, cell)| is_withheld(&cell.value)) {
            let cells = twin.cells().into_iter();
            let same = cells.filter(|(name, _)| *name == part);
            let Some((value, there)) = same.filter_map(|(_, c)| Some((exact(&c.value)?, c))).next()
            else {
                continue;
            };
            let place = format!("{}.{part}", year.period.key());
            let edition = other.report.period;
            let message =
                format!("`{place}` is withheld, and the edition of {edition} gives it away");
            let about: Vec<About> = read.about(&[&place]).chain(other.about(&[&place])).collect();
            let found = withheld(&cell.span, message, about, &[&printed(&cell.value), &value]);
            out.push(found.label(&there.span, "here"));
        }
    }
}

/// Names of an area or a group that holds all the others.
fn is_all(name: &str) -> bool {
    let name = name.to_lowercase();
    name == "all" || name == "total" || name.starts_with("all ")
}

/// One withheld value beside known ones and their sum: among the groups of an area, and among the
/// areas of a group.
fn columns(read: &Read<'_>, areas: &[Area], out: &mut Diagnostics) {
    for area in areas {
        let named = area.groups.iter().map(|(group, cell)| {
            (is_all(group), format!("{}.{}", slug(&area.name), slug(group)), cell)
        });
        out.extend(column(read, &named.collect::<Vec<_>>()));
    }
    for at in 0..areas.first().map_or(0, |area| area.groups.len()) {
        let named = areas.iter().map(|area| {
            let (group, cell) = &area.groups[at];
            (is_all(&area.name), format!("{}.{}", slug(&area.name), slug(group)), cell)
        });
        out.extend(column(read, &named.collect::<Vec<_>>()));
    }
}

fn column(read: &Read<'_>, cells: &[(bool, String, &Spanned<Cell>)]) -> Option<Diagnostic> {
    let (_, _, all) = cells.iter().find(|(all, ..)| *all)?;
    let sum = exact(&all.value)?;
    let parts: Vec<&(bool, String, &Spanned<Cell>)> =
        cells.iter().filter(|(all, ..)| !all).collect();
    let only: Vec<&Spanned<Cell>> = parts.iter().map(|(_, _, cell)| *cell).collect();
    let (at, cell, _) = only_withheld(&only).filter(|_| only.len() > 1)?;
    let place = &parts[at].1;
    let message = format!("`{place}` is withheld, and the sum and the others give it away");
    let about: Vec<About> = read.about(&[place]).collect();
    let found = withheld(&cell.span, message, about, &[&printed(&cell.value), &sum]);
    Some(found.label(&all.span, "the sum"))
}

/// A withheld count whose share is of a whole that another measure prints.
fn given_away(read: &Read<'_>, areas: &[Area], out: &mut Diagnostics) {
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
            let title = read.site.kpis.get(&other.kpi).map_or("", |kpi| &kpi.title);
            let message = format!(
                "`{name}` is withheld, and its share gives it away together with `{title}`"
            );
            let about = [
                address(read.report, format!("kpis.{}.{name}", read.kpi.id)),
                address(read.report, format!("kpis.{}.{name}", other.kpi)),
            ];
            let compared: [&dyn std::fmt::Display; 2] = [&printed(&cell.value), &whole];
            out.push(withheld(&cell.span, message, about.into(), &compared));
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
    measured_at(areas, area, group)?.count?.exact()
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
