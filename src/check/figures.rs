//! Figures: what each follows from, and what other documents print for it.

use super::Subject;
use super::finding::{address, found};
use super::measures::rounds_to;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::address::Ledger;
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
    let value = Value::parse(&figure.value.value)?;
    let of = |address: &Spanned<String>| ledger.find(&address.value).ok()?.value;
    let (computed, words) = match check {
        FigureCheck::SameAs(other) => {
            let other = of(other)?;
            (other, format!("the other place has {other}"))
        }
        FigureCheck::Share { part, of: whole } => {
            let (part, whole) = (of(part)?, of(whole)?);
            let number = part.number.percent_of(whole.number, value.number.decimals())?;
            let share = Value { number, measure: Measure::Percent };
            (share, format!("{part} of {whole} is {share}"))
        }
        FigureCheck::Change { from, to } => change(value, of(from)?, of(to)?)?,
        FigureCheck::Sum(all) => {
            let values: Option<Vec<Value>> = all.iter().map(of).collect();
            let values = values?;
            let number: Decimal = values.iter().map(|value| value.number).sum();
            let sum = Value { number, measure: value.measure };
            (sum, format!("the parts add up to {sum}"))
        }
    };
    let same_kind = computed.measure == value.measure;
    if same_kind && rounds_to(value.number.abs(), computed.number.abs()) {
        return None;
    }
    let about = std::iter::once(format!("figures.{}", figure.id));
    let about = about.chain(check.addresses().into_iter().map(|address| address.value.clone()));
    let about: Vec<_> = about.map(|at| address(report, at)).collect();
    let points = computed.measure == Measure::Points && value.measure == Measure::Percent;
    let rule = if points { &PERCENT_FOR_POINTS } else { &FIGURE_DIFFERS };
    let message = format!("`{}` is {value}, and {words}", figure.id);
    Some(found(rule, &figure.value.span, message, about))
}

/// The change between two values in the unit that the figure is in.
fn change(figure: Value, from: Value, to: Value) -> Option<(Value, String)> {
    let difference = to.number - from.number;
    let of_shares = from.measure == Measure::Percent && to.measure == Measure::Percent;
    let decimals = figure.number.decimals();
    let percent = difference.percent_of(from.number, decimals);
    let value = match figure.measure {
        Measure::Percent if of_shares && !fits(figure, percent) => {
            Value { number: difference, measure: Measure::Points }
        }
        Measure::Percent => Value { number: percent?, measure: Measure::Percent },
        measure => Value { number: difference, measure },
    };
    Some((value, format!("from {from} to {to} is a change of {value}")))
}

fn fits(figure: Value, percent: Option<Decimal>) -> bool {
    percent.is_some_and(|percent| percent.abs() == figure.number.abs())
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
    Some(found(&DIFFERS_ELSEWHERE, &elsewhere.value.span, message, about))
}
