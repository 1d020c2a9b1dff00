//! Measures: what the document states of them, held against their cells.

use super::Subject;
use super::finding::{address, found};
use super::rounding::{Fit, rounds_to};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::cell::{Cell, Lead};
use crate::model::kpi::{Change, Quantity, Reading, Target, Year, YearValues};
use crate::model::{Decimal, Kpi, Period, Report, Site};
use crate::source::Spanned;

/// A stated total that the quarters do not make.
pub const STATED_TOTAL: Rule = Rule::warning("stated-total");
/// A stated baseline that the year before does not make.
pub const STATED_BASELINE: Rule = Rule::warning("stated-baseline");
/// A stated change that the figures do not make.
pub const STATED_CHANGE: Rule = Rule::warning("stated-change");
/// A stated change in per cent that the figures do not make.
pub const STATED_PERCENT: Rule = Rule::warning("stated-percent");
/// A target that names another year than its baseline is from.
pub const TARGET_YEAR: Rule = Rule::warning("target-year");

/// A reading with its edition and its KPI.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    pub site: &'a Site,
    pub report: &'a Report,
    pub kpi: &'a Kpi,
    pub reading: &'a Reading,
}

impl<'a> Read<'a> {
    /// Addresses below the KPI.
    pub fn about<'b>(&'b self, rests: &'b [&'b str]) -> impl Iterator<Item = About> + 'b {
        let id = &self.kpi.id;
        rests.iter().map(move |rest| address(self.report, format!("kpis.{id}.{rest}")))
    }

    /// The value of a year, not rounded.
    pub fn exact(&self, year: Period) -> Option<Quantity> {
        self.reading.year(year)?.exact(self.kpi)
    }

    /// The change that stated figures are held against: by the cells, and where they give no year, by
    /// the stated baseline and total.
    pub fn change(&self) -> Option<Change> {
        let by_cells = self.reading.change(self.kpi, self.report.period);
        by_cells.or_else(|| Change::between(self.baseline()?, self.total()?))
    }

    fn baseline(&self) -> Option<Quantity> {
        let stated = self.reading.stated.baseline.as_ref().map(|stated| stated.value);
        self.report.period.before().and_then(|before| self.exact(before)).or(stated)
    }

    fn total(&self) -> Option<Quantity> {
        let stated = self.reading.stated.total.as_ref().map(|stated| stated.value);
        self.exact(self.report.period).or(stated)
    }

    /// The other editions that print a year of the same KPI, counted in the same way.
    pub fn elsewhere(&self, year: Period) -> impl Iterator<Item = (Read<'a>, &'a Year)> {
        let Read { site, report, kpi, .. } = *self;
        let others = site.reports.iter().filter(move |other| other.period != report.period);
        others.filter_map(move |other| {
            let reading = other.reading(&kpi.id)?;
            let comparable = !counted_anew(kpi, report.period, other.period);
            let found = reading.year(year).filter(|_| comparable)?;
            Some((Read { site, report: other, kpi, reading }, found))
        })
    }
}

/// Whether a measure is counted in a new way from a time between two editions.
fn counted_anew(kpi: &Kpi, one: Period, other: Period) -> bool {
    let (first, last) = if one.order() < other.order() { (one, other) } else { (other, one) };
    let from = |at: Period| at.order() > first.order() && at.order() <= last.order();
    kpi.breaks.iter().any(|change| from(change.from))
}

/// Every reading of every edition.
pub fn readings<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Read<'a>> {
    let site = subject.site;
    site.reports.iter().flat_map(move |report| {
        let readings = report.readings.iter();
        readings.filter_map(move |reading| {
            Some(Read { site, report, kpi: site.kpis.get(&reading.kpi)?, reading })
        })
    })
}

/// Holds what is stated against the cells.
pub fn stated_fits_cells(subject: &Subject<'_>, out: &mut Diagnostics) {
    for read in readings(subject) {
        out.extend(total(&read));
        out.extend(baseline(&read));
        out.extend(change(&read));
        out.extend(percent(&read));
        out.extend(target_year(&read));
    }
}

/// The rule that a stated value breaks, with words that end its message.
fn differs(
    rule: &'static Rule,
    stated: Quantity,
    computed: Quantity,
) -> Option<(&'static Rule, &'static str)> {
    match (stated, computed) {
        (Quantity::Number(a), Quantity::Number(b))
        | (Quantity::Percent(a), Quantity::Percent(b)) => Fit::of(a, b).breaks(rule),
        _ => Some((rule, "")),
    }
}

/// A value as it would be printed beside a stated one.
fn like(stated: Quantity, exact: Quantity) -> Quantity {
    let decimals = match (stated, exact) {
        (Quantity::Number(_), Quantity::Percent(_)) => 1,
        _ => stated.number().decimals(),
    };
    match exact {
        Quantity::Number(number) => Quantity::Number(number),
        Quantity::Percent(number) => Quantity::Percent(number.round(decimals)),
    }
}

fn total(read: &Read<'_>) -> Option<Diagnostic> {
    let stated = read.reading.stated.total.as_ref()?;
    let year = read.report.period;
    let Some(exact) = read.exact(year) else { return too_small(read, stated) };
    let (rule, how) = differs(&STATED_TOTAL, stated.value, exact)?;
    let computed = like(stated.value, exact);
    let message =
        format!("the stated total is {}, and the cells make {computed}{how}", stated.value);
    let about: Vec<About> = read.about(&["stated.total", &year.key()]).collect();
    Some(found(rule, &stated.span, message, about).compares(&[&stated.value, &computed]))
}

/// Quarters that are more than the stated total although one is missing.
fn too_small(read: &Read<'_>, stated: &Spanned<Quantity>) -> Option<Diagnostic> {
    let Quantity::Number(total) = stated.value else { return None };
    let year = read.reading.year(read.report.period)?;
    let YearValues::Quarters(cells) = &year.values else { return None };
    let known: Vec<Decimal> = cells.iter().filter_map(|cell| count(&cell.value)).collect();
    let sum: Decimal = known.iter().copied().sum();
    if !read.kpi.adds_up || sum <= total {
        return None;
    }
    let message = format!(
        "the stated total is {total}, and the {} known quarters alone make {sum}",
        ["", "one", "two", "three", "four"][known.len()]
    );
    let about: Vec<About> = read.about(&["stated.total", &year.period.key()]).collect();
    Some(found(&STATED_TOTAL, &stated.span, message, about).compares(&[&total, &sum]))
}

fn count(cell: &Cell) -> Option<Decimal> {
    let measured = cell.measured()?;
    measured.value().filter(|_| measured.lead == Lead::Count)
}

fn baseline(read: &Read<'_>) -> Option<Diagnostic> {
    let stated = read.reading.stated.baseline.as_ref()?;
    let before = read.report.period.before()?;
    let key = before.key();
    let mut about: Vec<About> = read.about(&["stated.baseline", &key]).collect();
    let (exact, place) = match read.exact(before) {
        Some(exact) => (exact, "the cells make".to_owned()),
        None => {
            let (other, year) = read.elsewhere(before).next()?;
            about.extend(other.about(&[&key]));
            let edition = other.report.period;
            (year.exact(read.kpi)?, format!("the cells of the edition of {edition} make"))
        }
    };
    let (rule, how) = differs(&STATED_BASELINE, stated.value, exact)?;
    let computed = like(stated.value, exact);
    let message = format!("the stated baseline is {}, and {place} {computed}{how}", stated.value);
    Some(found(rule, &stated.span, message, about).compares(&[&stated.value, &computed]))
}

fn change(read: &Read<'_>) -> Option<Diagnostic> {
    let stated = read.reading.stated.change.as_ref()?;
    let change = read.change()?;
    if let (Quantity::Percent(_), Quantity::Number(_)) = (stated.value, change.from) {
        return in_percent(read, stated, change, "change");
    }
    let exact = change.exact_difference();
    let (rule, how) = Fit::of(stated.value.number(), exact).breaks(&STATED_CHANGE)?;
    let computed = match change.from {
        Quantity::Number(_) => exact,
        Quantity::Percent(_) => exact.round(stated.value.number().decimals().max(1)),
    };
    let message = format!(
        "the stated change is {}, and from {} to {} it is {computed}{how}",
        stated.value,
        shown(change.from),
        shown(change.to)
    );
    let about: Vec<About> = read.about(&["stated.change", "change"]).collect();
    Some(found(rule, &stated.span, message, about).compares(&[&stated.value, &computed]))
}

fn percent(read: &Read<'_>) -> Option<Diagnostic> {
    let stated = read.reading.stated.change_percent.as_ref()?;
    in_percent(read, stated, read.change()?, "change-percent")
}

fn in_percent(
    read: &Read<'_>,
    stated: &Spanned<Quantity>,
    change: Change,
    key: &str,
) -> Option<Diagnostic> {
    let printed = stated.value.number();
    let exact = change.exact_percent()?;
    let (rule, how) = Fit::of(printed, exact).breaks(&STATED_PERCENT)?;
    let computed = Quantity::Percent(exact.round(printed.decimals()));
    let (from, to) = (shown(change.from), shown(change.to));
    let of_shares = matches!(change.from, Quantity::Percent(_));
    let message = if of_shares && rounds_to(printed, change.exact_difference()) {
        format!("{printed}% is the change in percentage points; in per cent it is {computed}")
    } else {
        format!("the stated change is {printed}%, and from {from} to {to} it is {computed}{how}")
    };
    let about: Vec<About> =
        read.about(&[&format!("stated.{key}"), "change-percent", "change"]).collect();
    let printed = Quantity::Percent(printed);
    Some(found(rule, &stated.span, message, about).compares(&[&printed, &computed]))
}

/// A share with one decimal, as readers see it.
fn shown(value: Quantity) -> Quantity {
    match value {
        Quantity::Percent(share) if share.decimals() > 2 => Quantity::Percent(share.round(1)),
        other => other,
    }
}

fn target_year(read: &Read<'_>) -> Option<Diagnostic> {
    let target = read.reading.target.as_ref()?;
    let (Target::LowerBy(size, than) | Target::HigherBy(size, than)) = target else { return None };
    let baseline = read.reading.stated.baseline.as_ref()?;
    let is_of = |year: &Year| {
        let value = year.exact(read.kpi).map(Quantity::number);
        value.is_some_and(|value| rounds_to(baseline.value.number(), value))
    };
    if read.reading.year(*than).is_some_and(is_of) {
        return None;
    }
    let years = read.reading.years().iter();
    let other = years.filter(|year| year.period != *than).find(|year| is_of(year))?;
    let message = format!(
        "the target is set against {}, and the stated baseline of {} is that of {}",
        than, baseline.value, other.period
    );
    let about: Vec<About> = read.about(&["target", "stated.baseline"]).collect();
    let compared: [&dyn std::fmt::Display; 3] = [&than.key(), &baseline.value, &other.period.key()];
    Some(found(&TARGET_YEAR, &size.span, message, about).compares(&compared))
}
