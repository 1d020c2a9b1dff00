//! Measures: what the document states of them, held against their cells.

use super::Subject;
use super::finding::{address, found};
use crate::diagnostic::{About, Diagnostics, Rule};
use crate::model::kpi::{Change, Direction, Outcome, Quantity, Reading, Target, Trend};
use crate::model::{Decimal, Kpi, Report, shown};
use crate::source::Spanned;

/// A stated total that the quarters do not make.
pub const STATED_TOTAL: Rule = Rule::warning("stated-total");
/// A stated baseline that the year before does not make.
pub const STATED_BASELINE: Rule = Rule::warning("stated-baseline");
/// A stated change that the figures do not make.
pub const STATED_CHANGE: Rule = Rule::warning("stated-change");
/// A stated change in per cent that the figures do not make.
pub const STATED_PERCENT: Rule = Rule::warning("stated-percent");
/// A stated share that the cells do not make.
pub const STATED_SHARE: Rule = Rule::warning("stated-share");
/// A stated result that does not fit the direction and the figures.
pub const STATED_OUTCOME: Rule = Rule::warning("stated-outcome");
/// A target that names another year than its baseline is from.
pub const TARGET_YEAR: Rule = Rule::warning("target-year");

/// A reading with its edition and its KPI.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    pub report: &'a Report,
    pub kpi: &'a Kpi,
    pub reading: &'a Reading,
}

impl Read<'_> {
    /// Addresses below the KPI.
    pub fn about<'b>(&'b self, rests: &'b [&'b str]) -> impl Iterator<Item = About> + 'b {
        let id = &self.kpi.id;
        rests.iter().map(move |rest| address(self.report, format!("kpis.{id}.{rest}")))
    }

    fn now(&self) -> Option<Quantity> {
        self.reading.annual(self.kpi, self.report.period)
    }

    fn before(&self) -> Option<Quantity> {
        self.reading.annual(self.kpi, self.report.period.before()?)
    }
}

/// Every reading of every edition.
pub fn readings<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Read<'a>> {
    let site = subject.site;
    site.reports.iter().flat_map(move |report| {
        let readings = report.readings.iter();
        readings.filter_map(move |reading| {
            Some(Read { report, kpi: site.kpis.get(&reading.kpi)?, reading })
        })
    })
}

/// Holds what is stated against the cells.
pub fn stated_fits_cells(subject: &Subject<'_>, out: &mut Diagnostics) {
    for read in readings(subject) {
        value(&read, &STATED_TOTAL, &read.reading.stated.total, read.now(), out);
        value(&read, &STATED_BASELINE, &read.reading.stated.baseline, read.before(), out);
        change(&read, out);
        percent(&read, out);
        shares(&read, out);
        outcome(&read, out);
        target_year(&read, out);
    }
}

/// Whether a printed number is a computed one to the printed decimals.
pub fn rounds_to(printed: Decimal, computed: Decimal) -> bool {
    computed.round(printed.decimals()) == printed
}

fn value(
    read: &Read<'_>,
    rule: &'static Rule,
    stated: &Option<Spanned<Quantity>>,
    computed: Option<Quantity>,
    out: &mut Diagnostics,
) {
    let (Some(stated), Some(computed)) = (stated, computed) else { return };
    let fits = match (stated.value, computed) {
        (Quantity::Number(a), Quantity::Number(b))
        | (Quantity::Percent(a), Quantity::Percent(b)) => rounds_to(a, b),
        _ => false,
    };
    if fits {
        return;
    }
    let (what, key, year) = match rule.code {
        "stated-total" => ("total", "stated.total", Some(read.report.period)),
        _ => ("baseline", "stated.baseline", read.report.period.before()),
    };
    let year = year.map_or_else(String::new, crate::model::Period::key);
    let message = format!("the stated {what} is {}, and the cells make {computed}", stated.value);
    let about: Vec<About> = read.about(&[key, &year]).collect();
    out.push(found(rule, &stated.span, message, about));
}

fn change(read: &Read<'_>, out: &mut Diagnostics) {
    let Some(stated) = &read.reading.stated.change else { return };
    let from_cells = read.reading.change(read.kpi, read.report.period);
    let Some(change) = from_cells.or_else(|| from_stated(read)) else { return };
    let computed = change.difference();
    if rounds_to(stated.value.number(), computed) {
        return;
    }
    let per_cent_of_count = matches!(stated.value, Quantity::Percent(_));
    if per_cent_of_count && matches!(change.from, Quantity::Number(_)) {
        return;
    }
    let message = format!(
        "the stated change is {}, and from {} to {} it is {computed}",
        stated.value, change.from, change.to
    );
    let about: Vec<About> = read.about(&["stated.change", "change"]).collect();
    out.push(found(&STATED_CHANGE, &stated.span, message, about));
}

/// Where the cells give no year, the stated baseline and total may.
fn from_stated(read: &Read<'_>) -> Option<Change> {
    let from = read.reading.stated.baseline.as_ref()?.value;
    let to = read.reading.stated.total.as_ref()?.value;
    let of_one_kind = matches!(from, Quantity::Number(_)) == matches!(to, Quantity::Number(_));
    of_one_kind.then_some(Change { from, to })
}

fn percent(read: &Read<'_>, out: &mut Diagnostics) {
    let Some(stated) = &read.reading.stated.change_percent else { return };
    let from_cells = read.reading.change(read.kpi, read.report.period);
    let Some(change) = from_cells.or_else(|| from_stated(read)) else { return };
    let printed = stated.value.number().abs();
    let decimals = printed.decimals();
    let difference = change.difference().abs();
    let Some(computed) = difference.percent_of(change.from.number(), decimals) else { return };
    let same_way = stated.value.number().is_negative() == change.difference().is_negative()
        || !stated.value.number().is_negative();
    if computed == printed && same_way {
        return;
    }
    let points =
        matches!(change.from, Quantity::Percent(_)) && difference.round(decimals) == printed;
    let message = if points {
        format!("{printed}% is the change in percentage points; in per cent it is {computed}%")
    } else {
        format!(
            "the stated change is {}, and from {} to {} it is {}{computed}%",
            stated.value,
            change.from,
            change.to,
            if change.difference().is_negative() { "\u{2212}" } else { "" }
        )
    };
    let about: Vec<About> = read.about(&["stated.change-percent", "change-percent"]).collect();
    out.push(found(&STATED_PERCENT, &stated.span, message, about));
}

/// Shares are printed rounded: the year's share can lie this far from the exact one, in tenths.
const SHARE_SLACK: Decimal = Decimal::new(1, 1);

fn shares(read: &Read<'_>, out: &mut Diagnostics) {
    let stated = &read.reading.stated;
    let years = [
        (&stated.share_total, "stated.share-total", Some(read.report.period)),
        (&stated.share_baseline, "stated.share-baseline", read.report.period.before()),
    ];
    for (stated, key, year) in years {
        let (Some(stated), Some(year)) = (stated, year) else { continue };
        let Some(computed) = weighted_share(read.reading, year) else { continue };
        let gap = (stated.value.number() - computed).abs();
        if gap <= SHARE_SLACK {
            continue;
        }
        let mut message =
            format!("the stated share is {}, and the cells make {computed}%", stated.value);
        if let Some(quarter) = quarter_with(read.reading, year, stated.value.number()) {
            message += &format!(" ({} is the share of {quarter} alone)", stated.value);
        }
        let about: Vec<About> = read.about(&[key]).collect();
        out.push(found(&STATED_SHARE, &stated.span, message, about));
    }
}

/// The shares of four quarters, each by its count, to one decimal.
pub fn weighted_share(reading: &Reading, year: crate::model::Period) -> Option<Decimal> {
    use crate::model::cell::Count;
    let cells = reading.year(year)?.cells();
    let (mut part, mut whole) = (Decimal::ZERO, Decimal::ZERO);
    for (_, cell) in cells {
        let measured = cell.value.measured()?;
        let (Some(Count::Exact(count)), Some(share)) = (measured.count, measured.percent) else {
            return None;
        };
        part =
            part + Decimal::new(count.units() * share.units(), count.decimals() + share.decimals());
        whole = whole + count;
    }
    let hundredth = Decimal::new(part.units(), part.decimals() + 2);
    hundredth.percent_of(whole, 1)
}

fn quarter_with(
    reading: &Reading,
    year: crate::model::Period,
    share: Decimal,
) -> Option<&'static str> {
    let cells = reading.year(year)?.cells();
    let same = |cell: &crate::model::cell::Cell| {
        cell.measured().and_then(|measured| measured.percent) == Some(share)
    };
    cells.into_iter().find(|(_, cell)| same(&cell.value)).map(|(name, _)| name)
}

fn outcome(read: &Read<'_>, out: &mut Diagnostics) {
    let Some(stated) = &read.reading.stated.outcome else { return };
    let Some(change) = read.reading.change(read.kpi, read.report.period) else { return };
    let by_direction = change.outcome(read.kpi.direction);
    let by_target = read.now().and_then(|now| {
        let met = read.reading.target.as_ref()?.met_by(now.number())?;
        Some(if met { Outcome::Reached } else { Outcome::NotReached })
    });
    let wrong = |ours: Option<Outcome>| ours.is_some_and(|ours| ours != stated.value);
    let said = shown::outcome(stated.value);
    let went = match change.trend() {
        Trend::Rose => "a rise",
        Trend::Fell => "a fall",
        Trend::Same => "no change",
    };
    let wanted = match read.kpi.direction {
        Direction::Reduce => "a fall",
        Direction::Increase => "a rise",
        Direction::Neither => return,
    };
    // A missed target makes the result "not reached" whichever way the figures went.
    let message = if by_target.is_some() && wrong(by_target) && stated.value == Outcome::Reached {
        format!("the stated result is `{said}`, and the figures miss the target")
    } else if by_target.is_none() && wrong(by_direction) {
        format!("the stated result is `{said}`: {wanted} is wanted, and the figures show {went}")
    } else {
        return;
    };
    let about: Vec<About> = read.about(&["stated.outcome", "direction"]).collect();
    out.push(found(&STATED_OUTCOME, &stated.span, message, about));
}

fn target_year(read: &Read<'_>, out: &mut Diagnostics) {
    let Some(Target::LowerBy(size, than) | Target::HigherBy(size, than)) = &read.reading.target
    else {
        return;
    };
    let Some(baseline) = &read.reading.stated.baseline else { return };
    let of_that_year = read.reading.annual(read.kpi, *than);
    if of_that_year.is_some_and(|value| rounds_to(baseline.value.number(), value.number())) {
        return;
    }
    let years = read.reading.years().iter();
    let other = years
        .filter(|year| year.period != *than)
        .find(|year| year.total(read.kpi).is_some_and(|v| v.number() == baseline.value.number()));
    let Some(other) = other else { return };
    let message = format!(
        "the target is set against {}, and the stated baseline of {} is that of {}",
        than, baseline.value, other.period
    );
    let about: Vec<About> = read.about(&["target", "stated.baseline"]).collect();
    out.push(found(&TARGET_YEAR, &size.span, message, about));
}
