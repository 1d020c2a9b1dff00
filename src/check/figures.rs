//! Figures: what each follows from, and what other documents print for it.

use std::cmp::Ordering;

use super::Subject;
use super::finding::{address, found};
use super::rounding::{Fit, rounds_to};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::address::Ledger;
use crate::model::kpi::Trend;
use crate::model::value::{Measure, Value};
use crate::model::{Decimal, Elsewhere, Figure, FigureCheck, Report};
use crate::source::Spanned;

/// A figure that does not follow from what it is said to follow from.
pub const FIGURE_DIFFERS: Rule = Rule::warning("figure-differs");
/// Per cent where percentage points are meant.
pub const PERCENT_FOR_POINTS: Rule = Rule::warning("percent-for-points");
/// A figure that another place prints with another value.
pub const DIFFERS_ELSEWHERE: Rule = Rule::warning("differs-elsewhere");

/// Holds every figure against what it follows from.
pub fn follow(subject: &Subject<'_>, out: &mut Diagnostics) {
    for report in &subject.site.reports {
        let ledger = Ledger::of(report, &subject.site.kpis);
        for figure in report.figures.values() {
            if let Some(check) = &figure.check {
                out.extend(follows(report, &ledger, figure, check));
            }
        }
        for elsewhere in &report.elsewhere {
            out.extend(differs_elsewhere(subject, report, &ledger, elsewhere));
        }
    }
}

fn follows(
    report: &Report,
    ledger: &Ledger<'_>,
    figure: &Figure,
    check: &FigureCheck,
) -> Option<Diagnostic> {
    let Some(value) = Value::parse(&figure.value.value) else {
        return says_the_same(report, ledger, figure, check);
    };
    let computed = computed(ledger, figure, value, check)?;
    let (rule, how) = match computed.value.measure == value.measure {
        true => fit(figure, value, &computed).breaks(&FIGURE_DIFFERS)?,
        false if computed.value.measure == Measure::Points && value.measure == Measure::Percent => {
            (&PERCENT_FOR_POINTS, "")
        }
        false => (&FIGURE_DIFFERS, ""),
    };
    let about = about(report, figure, check);
    let other = computed.shown(value);
    let (id, words) = (&figure.id, computed.words(other));
    let message = match computed.contradicts(figure) {
        Some(called) => format!("`{id}` is called {called}, and {words}"),
        None => format!("`{id}` is {value}, and {words}{how}"),
    };
    Some(found(rule, &figure.value.span, message, about).compares(&[&value, &other]))
}

/// The addresses of a figure and of what it is held against.
fn about(report: &Report, figure: &Figure, check: &FigureCheck) -> Vec<About> {
    let own = std::iter::once(format!("figures.{}", figure.id));
    let others = check.addresses().into_iter().map(|address| address.value.clone());
    own.chain(others).map(|at| address(report, at)).collect()
}

/// Figures that are no plain numbers, such as `4th` and `over 100`, are held to the same words.
fn says_the_same(
    report: &Report,
    ledger: &Ledger<'_>,
    figure: &Figure,
    check: &FigureCheck,
) -> Option<Diagnostic> {
    let FigureCheck::SameAs(other) = check else { return None };
    let (said, there) = (&figure.value.value, ledger.find(&other.value).ok()?.printed?);
    if *said == there {
        return None;
    }
    let message = format!("`{}` is {said}, and the other place has {there}", figure.id);
    let about = about(report, figure, check);
    let finding = found(&FIGURE_DIFFERS, &figure.value.span, message, about);
    Some(finding.compares(&[said, &there]))
}

/// What a figure should be by the data that it follows from.
struct Computed {
    value: Value,
    how: How,
}

/// How it follows.
enum How {
    Same,
    Share(Value, Value),
    Change(Value, Value),
    Sum,
    Rest(Value),
}

fn computed(
    ledger: &Ledger<'_>,
    figure: &Figure,
    value: Value,
    check: &FigureCheck,
) -> Option<Computed> {
    let of = |address: &Spanned<String>| ledger.exact(&address.value);
    let shown = |address: &Spanned<String>| ledger.find(&address.value).ok()?.value;
    Some(match check {
        FigureCheck::SameAs(other) => Computed { value: of(other)?, how: How::Same },
        FigureCheck::Share { part, less, of: whole } => {
            let less_of = |value: Value, less: Option<Value>| match less {
                Some(less) => Value { number: value.number - less.number, ..value },
                None => value,
            };
            let before = less.as_ref().map(|less| of(less).zip(shown(less)));
            // What is named and has no value leaves nothing to compare.
            let (exact, said) = before.map_or(Some((None, None)), |both| {
                both.map(|(exact, said)| (Some(exact), Some(said)))
            })?;
            let part_of = less_of(of(part)?, exact);
            let number = part_of.number.percent_of(of(whole)?.number, EXACT)?;
            let value = Value { number, measure: Measure::Percent };
            Computed { value, how: How::Share(less_of(shown(part)?, said), shown(whole)?) }
        }
        FigureCheck::Change { from, to } => Computed {
            value: change(figure, value, of(from)?, of(to)?)?,
            how: How::Change(shown(from)?, shown(to)?),
        },
        FigureCheck::Sum(all) => {
            let values: Option<Vec<Value>> = all.iter().map(of).collect();
            let number: Decimal = values?.iter().map(|value| value.number).sum();
            Computed { value: Value { number, measure: value.measure }, how: How::Sum }
        }
        FigureCheck::Rest { with, make } => {
            let others: Option<Vec<Value>> = with.iter().map(of).collect();
            let others: Decimal = others?.iter().map(|value| value.number).sum();
            let whole = of(make)?;
            let rest = Value { number: whole.number - others, ..whole };
            Computed { value: rest, how: How::Rest(whole) }
        }
    })
}

/// Decimals enough to tell how a share would be rounded.
const EXACT: u8 = 6;

impl Computed {
    /// Rounded as the figure is, without the sign that readers see as a word.
    fn shown(&self, figure: Value) -> Value {
        let (number, decimals) = (self.value.number, figure.number.decimals());
        let number = match self.value.measure {
            Measure::Percent => number.round(decimals),
            Measure::Points if number.decimals() > 1 => number.round(decimals.max(1)),
            _ => number,
        };
        let unsigned = matches!(self.how, How::Change(..)) && !figure.number.is_negative();
        Value { number: if unsigned { number.abs() } else { number }, ..self.value }
    }

    fn words(&self, shown: Value) -> String {
        match &self.how {
            How::Same => format!("the other place has {shown}"),
            How::Share(part, whole) => format!("{part} of {whole} is {shown}"),
            How::Change(from, to) => match self.value.number.cmp(&Decimal::ZERO) {
                Ordering::Greater => format!("from {from} to {to} is a rise of {}", shown.abs()),
                Ordering::Less => format!("from {from} to {to} is a fall of {}", shown.abs()),
                Ordering::Equal => format!("from {from} to {to} is no change"),
            },
            How::Sum => format!("the parts add up to {shown}"),
            How::Rest(whole) => format!("the other parts leave {shown} of {whole}"),
        }
    }

    /// "a fall", where the figure is called one and the data do not show it.
    fn contradicts(&self, figure: &Figure) -> Option<&'static str> {
        let How::Change(..) = self.how else { return None };
        match (figure.way()?, self.value.number) {
            (Trend::Fell, number) if number > Decimal::ZERO => Some("a fall"),
            (Trend::Rose, number) if number.is_negative() => Some("a rise"),
            _ => None,
        }
    }
}

/// A figure that is called a rise or a fall is printed without a sign: its words carry it.
fn fit(figure: &Figure, value: Value, computed: &Computed) -> Fit {
    if computed.contradicts(figure).is_some() {
        return Fit::Differs;
    }
    let signed = value.number.is_negative() && matches!(computed.how, How::Change(..));
    match signed {
        true => Fit::of(value.number, computed.value.number),
        false => Fit::of(value.number.abs(), computed.value.number.abs()),
    }
}

/// The change between two values in the unit that the figure is in.
fn change(named: &Figure, figure: Value, from: Value, to: Value) -> Option<Value> {
    let difference = to.number - from.number;
    let of_shares = from.measure == Measure::Percent && to.measure == Measure::Percent;
    let percent = difference.percent_of(from.number, EXACT);
    let points = Value { number: difference, measure: Measure::Points };
    Some(match figure.measure {
        Measure::Percent if of_shares => {
            let percent = Value { number: percent?, measure: Measure::Percent };
            let computed = Computed { value: percent, how: How::Change(from, to) };
            match fit(named, figure, &computed) {
                Fit::Differs => points,
                Fit::Rounded | Fit::CutOff => percent,
            }
        }
        Measure::Percent => Value { number: percent?, measure: Measure::Percent },
        measure => Value { number: difference, measure },
    })
}

fn differs_elsewhere(
    subject: &Subject<'_>,
    report: &Report,
    ledger: &Ledger<'_>,
    elsewhere: &Elsewhere,
) -> Option<Diagnostic> {
    let here = ledger.find(&elsewhere.about.value).ok()?;
    let printed = here.printed?;
    let there = &elsewhere.value.value;
    let same = *there == printed
        || match (here.value, Value::parse(there)) {
            (Some(here), Some(there)) => {
                here.measure == there.measure
                    && (rounds_to(there.number, here.number)
                        || rounds_to(here.number, there.number))
            }
            _ => false,
        };
    if same {
        return None;
    }
    let document = subject.site.documents.get(&elsewhere.source.document);
    let document = document.map_or("", |document| &document.title);
    let message = format!("{printed} here is {there} in `{document}`");
    let about = [address(report, elsewhere.about.value.clone())];
    let finding = found(&DIFFERS_ELSEWHERE, &elsewhere.value.span, message, about);
    Some(finding.compares(&[&printed, there]))
}
