//! Numbers in notes: each is a value that the note speaks of, or follows from such values.

use std::ops::Range;

use super::Subject;
use super::lines::{Home, Line, What};
use super::rounding::rounds_to;
use super::shares;
use crate::model::address::Ledger;
use crate::model::cell::{Cell, Count, Measured};
use crate::model::kpi::Year;
use crate::model::value::{Measure, Value};
use crate::model::{Budget, Decimal, FigureCheck, Kpi, Note, Reading, Report, unread};
use crate::source::Spanned;

/// Whether each of the numbers of a line is held: by what its note quotes and finds, by the data that
/// the note is about, or by a sum, a difference or a share of these. A number that the data no longer
/// bear out is not held.
pub fn held(subject: &Subject<'_>, line: &Line<'_>, numbers: &[Range<usize>]) -> Vec<bool> {
    let (Home::Note(note), Some(report)) = (line.home, line.report) else {
        return vec![false; numbers.len()];
    };
    // What holds a number of the note may be in the data that cannot be read.
    if addresses(report, note).into_iter().any(|address| is_unread(report, address)) {
        return vec![true; numbers.len()];
    }
    let mut own = quoted(subject, report, note);
    let (near, years) = around(subject, report, note);
    own.extend(years);
    let values: Vec<Option<Value>> =
        numbers.iter().map(|range| Value::parse(&line.text[range.clone()])).collect();
    let direct = |value: &Option<Value>| {
        value.is_some_and(|value| own.iter().chain(&near).any(|held| is(value, *held)))
    };
    let mut held: Vec<bool> = values.iter().map(direct).collect();
    // What is derived may itself be reckoned with: "34 more, which is 9%".
    for _ in 0..2 {
        let said = values.iter().zip(&held).filter(|(_, held)| **held);
        let bound = line.parts.iter().filter_map(|part| match part.what {
            What::Bound(bound) => Value::parse(&bound.text),
            _ => None,
        });
        let said: Vec<Value> = said.filter_map(|(value, _)| *value).chain(bound).collect();
        let base: Vec<Value> = own.iter().copied().chain(said).collect();
        for (value, held) in values.iter().zip(&mut held) {
            *held = *held || value.is_some_and(|value| follows(value, &base));
        }
    }
    held
}

/// Whether a printed number is a value; a plain number may be a size in points.
fn is(printed: Value, held: Value) -> bool {
    let plain = printed.measure == Measure::Number && held.measure == Measure::Points;
    let points = printed.measure == Measure::Percent && held.measure == Measure::Points;
    (printed.measure == held.measure || plain || points)
        && rounds_to(printed.number.abs(), held.number.abs())
}

/// Whether a number is the sum, the difference, the share or the change in per cent of two values.
fn follows(value: Value, base: &[Value]) -> bool {
    let pairs = base.iter().flat_map(|a| base.iter().map(move |b| (*a, *b)));
    pairs.filter(|(a, b)| a.measure == b.measure).any(|(a, b)| {
        let (sum, difference) = (a.number + b.number, a.number - b.number);
        let measure = if a.measure == Measure::Percent { Measure::Points } else { a.measure };
        let share = a.number.percent_of(b.number, 6);
        let change = difference.percent_of(b.number, 6);
        let percent = |number: Option<Decimal>| {
            number.is_some_and(|number| is(value, Value { number, measure: Measure::Percent }))
        };
        is(value, Value { number: sum, measure: a.measure })
            || is(value, Value { number: difference, measure })
            || percent(share)
            || percent(change)
    })
}

/// What the note quotes, what it answers, and what stands at its addresses.
fn quoted(subject: &Subject<'_>, report: &Report, note: &Note) -> Vec<Value> {
    let found = note.settles.iter().flat_map(|settles| &settles.found);
    let texts = note.quoted.iter().chain(found.map(|found| &found.value));
    let mut all: Vec<Value> = texts.flat_map(|text| numbers_in(text)).collect();
    let ledger = Ledger::of(report, &subject.site.kpis);
    for address in addresses(report, note) {
        all.extend(ledger.exact(address));
        let printed = ledger.find(address).ok().and_then(|found| found.printed);
        all.extend(printed.iter().flat_map(|printed| numbers_in(printed)));
    }
    all
}

/// The addresses of a note, and those that its figures follow from.
fn addresses<'a>(report: &'a Report, note: &'a Note) -> Vec<&'a str> {
    let figures = note.addresses().filter_map(|address| address.strip_prefix("figures."));
    let checks = figures.filter_map(|id| report.figures.get(id)?.check.as_ref());
    let followed = checks.flat_map(FigureCheck::addresses).map(|address| address.value.as_str());
    note.addresses().chain(followed).collect()
}

/// Whether a value of the measure, the budget or the figure of an address cannot be read.
fn is_unread(report: &Report, address: &str) -> bool {
    let whole = match address.split('.').collect::<Vec<&str>>().as_slice() {
        ["kpis", id, ..] => format!("kpis.{id}"),
        ["budget", ..] => "budget".to_owned(),
        _ => address.to_owned(),
    };
    unread::may_be(&whole, &report.unread)
}

/// Every number of a short text: `26.31% (10/38)`, `225 to 221`.
fn numbers_in(text: &str) -> Vec<Value> {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '£');
    let parts = text.split(|c| !inside(c)).map(|part| part.trim_matches(['.', ',']));
    parts.filter_map(Value::parse).collect()
}

/// The data around its addresses: all of the measures and of the budget that it speaks of, and apart
/// from them what the years of those measures make.
fn around(subject: &Subject<'_>, report: &Report, note: &Note) -> (Vec<Value>, Vec<Value>) {
    let (mut all, mut years) = (Vec::new(), Vec::new());
    for address in addresses(report, note) {
        let parts: Vec<&str> = address.split('.').collect();
        match parts.as_slice() {
            ["kpis", id, ..] => {
                let (kpi, reading) = (subject.site.kpis.get(*id), report.reading(id));
                let Some((kpi, reading)) = kpi.zip(reading) else { continue };
                all.extend(of_reading(reading));
                years.extend(reading.years().iter().flat_map(|year| of_year(kpi, reading, year)));
            }
            ["budget", ..] => all.extend(report.budget.iter().flat_map(of_budget)),
            _ => {}
        }
    }
    (all, years)
}

fn of_year(kpi: &Kpi, reading: &Reading, year: &Year) -> Vec<Value> {
    let parts = year.parts(kpi).into_iter().flat_map(|(part, whole)| [part, whole]);
    let counts = parts.chain(counts(year));
    let number = |number| Value { number, measure: Measure::Number };
    let share = shares::share_of(reading, year.period);
    let share = share.map(|number| Value { number, measure: Measure::Percent });
    year.exact(kpi).map(Value::from).into_iter().chain(counts.map(number)).chain(share).collect()
}

fn of_reading(reading: &Reading) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    let cells = reading.cells().into_iter().filter_map(|cell| cell.value.measured());
    cells.for_each(|cell| all.extend(parts(cell)));
    let stated = &reading.stated;
    let stated = [&stated.baseline, &stated.total, &stated.change, &stated.change_percent];
    all.extend(stated.into_iter().flatten().map(|stated| Value::from(stated.value)));
    all
}

/// The sum of the counts of a year, also of those behind percentages.
fn counts(year: &Year) -> Option<Decimal> {
    let count = |cell: &Spanned<Cell>| cell.value.measured()?.count?.exact();
    year.cells().into_iter().map(|(_, cell)| count(cell)).sum()
}

fn parts(cell: &Measured) -> impl Iterator<Item = Value> {
    let number = |number: Decimal| Value { number, measure: Measure::Number };
    let count = cell.count.and_then(Count::exact);
    let percent = cell.percent.map(|number| Value { number, measure: Measure::Percent });
    count.map(number).into_iter().chain(cell.whole.map(number)).chain(percent)
}

fn of_budget(budget: &Budget) -> Vec<Value> {
    let spent = budget.spending.iter().filter_map(|line| Some(line.spent.as_ref()?.value));
    let lines = budget.lines().map(|(_, line)| line.amount).chain(spent);
    let in_all = budget.stated_spent.as_ref().map(|spent| spent.value);
    let of_items = budget.spent().map(|spent| spent.amount);
    let left = budget.left_over.as_ref().map(|left| left.value);
    let whole = [budget.stated_total, budget.carry_forward, left, in_all, of_items];
    let sums = [budget.planned(), budget.received()];
    lines.chain(whole.into_iter().flatten()).chain(sums).map(Value::from).collect()
}
