//! Money that is said in two places: one line of one year has one amount.

use std::collections::{BTreeMap, HashMap};

use super::Subject;
use super::english::gist;
use super::finding::{address, found};
use super::money::money;
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::value::{Measure, Value};
use crate::model::{Amount, Budget, BudgetLine, Figure, Period, Report};
use crate::source::Span;

/// Money of one year with two amounts in two places.
pub const TWO_AMOUNTS: Rule = Rule::warning("two-amounts");

/// An amount with its place.
struct Said<'a> {
    amount: Amount,
    /// What was spent of it: what another place says may be that.
    spent: Option<Amount>,
    /// What it is called where it stands.
    name: String,
    report: &'a Report,
    /// What the amount is where it is spent: money that was planned may differ from money spent.
    spent_as: Option<&'a str>,
    span: &'a Span,
    about: About,
}

/// Holds every amount against the others of its year and name.
pub fn are_one(subject: &Subject<'_>, out: &mut Diagnostics) {
    let mut by_money: BTreeMap<(Period, String), Vec<Said<'_>>> = BTreeMap::new();
    let reports = subject.site.reports.iter();
    let budgets = reports.filter_map(|report| Some((report, report.budget.as_ref()?)));
    for (report, budget) in budgets {
        for (period, id, said) in all_said(report, budget) {
            by_money.entry((period, id)).or_default().push(said);
        }
    }
    for said in by_money.values() {
        // The latest edition comes first: what an earlier one says is held against it.
        for (at, earlier) in said.iter().enumerate().skip(1) {
            let other = said[..at].iter().find(|later| differ(earlier, later));
            out.extend(other.map(|later| two_amounts(earlier, later)));
        }
    }
    figures(subject, out);
}

/// Every amount of a budget with its year and the id under which it is followed.
fn all_said<'a>(
    report: &'a Report,
    budget: &'a Budget,
) -> impl Iterator<Item = (Period, String, Said<'a>)> {
    let line = move |part: &str, line: &'a BudgetLine, spent: bool| Said {
        amount: line.amount,
        spent: line.spent.as_ref().map(|spent| spent.value),
        name: line.id.clone(),
        report,
        spent_as: spent.then_some(budget.measure.as_str()),
        span: &line.span,
        about: money(report, budget, &format!("{part}.{}", line.id)),
    };
    let income = budget.income.iter().map(move |l| (l.id.clone(), line("income", l, false)));
    let spending = budget.spending.iter().map(move |l| (l.id.clone(), line("spending", l, true)));
    let in_fact = budget.spending.iter().filter_map(move |line| {
        let spent = line.spent.as_ref()?;
        let said = Said {
            amount: spent.value,
            spent: None,
            name: line.id.clone(),
            report,
            spent_as: None,
            span: &spent.span,
            about: money(report, budget, &format!("spending.{}.spent", line.id)),
        };
        Some((budget.period, format!("{} spent", line.id), said))
    });
    let own = income.chain(spending).map(|(id, said)| (budget.period, id, said));
    let others = budget.other_years.iter().map(move |other| {
        let id = other.line.followed_as();
        let spent = budget.spending.iter().any(|line| line.id == id);
        (other.period, id.to_owned(), line("other-years", &other.line, spent))
    });
    let whole = move |(part, amount, spent): (&str, Option<Amount>, bool)| {
        let said = Said {
            amount: amount?,
            spent: if part == "stated-total" { budget.all_spent() } else { None },
            name: part.to_owned(),
            report,
            spent_as: spent.then_some(budget.measure.as_str()),
            span: &budget.span,
            about: money(report, budget, part),
        };
        Some((budget.period, format!("budget.{part}"), said))
    };
    let wholes = [
        ("stated-total", budget.stated_total, true),
        ("carry-forward", budget.carry_forward, false),
        ("left-over", budget.left_over.as_ref().map(|left| left.value), false),
        ("stated-spent", budget.stated_spent.as_ref().map(|spent| spent.value), false),
    ];
    own.chain(in_fact).chain(others).chain(wholes.into_iter().filter_map(whole))
}

fn differ(one: &Said<'_>, two: &Said<'_>) -> bool {
    let other_kind = one.spent_as.zip(two.spent_as).is_some_and(|(one, two)| one != two);
    let in_fact = one.spent == Some(two.amount) || two.spent == Some(one.amount);
    // Two lines of one id are reported as such.
    one.amount != two.amount && !other_kind && !in_fact && one.about != two.about
}

fn two_amounts(one: &Said<'_>, two: &Said<'_>) -> Diagnostic {
    let place = match one.report.period == two.report.period {
        true => format!("in `{}`", two.about.address),
        false => format!("in the edition of {}", two.report.period),
    };
    let message = format!("`{}` is {} here and {} {place}", one.name, one.amount, two.amount);
    let about = [one.about.clone(), two.about.clone()];
    let finding = found(&TWO_AMOUNTS, one.span, message, about);
    finding.compares(&[&one.amount, &two.amount]).label(two.span, "the other one")
}

/// A line of a budget, with the budget and its edition.
type Place<'a> = (&'a Report, &'a Budget, &'a BudgetLine);

/// Every line of every budget by its year and what it is called.
fn by_words<'a>(subject: &Subject<'a>) -> HashMap<(Period, String), Place<'a>> {
    let mut lines = HashMap::new();
    for report in &subject.site.reports {
        let Some(budget) = &report.budget else { continue };
        for (year, line) in budget.lines() {
            lines.entry((year, gist(&line.title))).or_insert((report, budget, line));
        }
    }
    lines
}

/// Figures that are called as a line of a budget is, and are of its year.
fn figures(subject: &Subject<'_>, out: &mut Diagnostics) {
    let lines = by_words(subject);
    if lines.is_empty() {
        return;
    }
    for report in &subject.site.reports {
        for figure in report.figures.values() {
            let year = figure.period;
            let place = year.and_then(|year| lines.get(&(year, gist(&figure.what))));
            out.extend(place.and_then(|place| unlike(report, figure, *place)));
        }
    }
}

fn unlike(
    report: &Report,
    figure: &Figure,
    (other, budget, line): Place<'_>,
) -> Option<Diagnostic> {
    let value = Value::parse(&figure.value.value).filter(|_| figure.check.is_none())?;
    let spent = line.spent.as_ref().map(|spent| spent.value);
    let same = [Some(line.amount), spent].into_iter().flatten().any(|a| value == Value::from(a));
    if value.measure != Measure::Pounds || same {
        return None;
    }
    let message = format!(
        "`{}` is {} here, and the budget has {} for `{}`",
        figure.id, figure.value.value, line.amount, line.title
    );
    let parts = ["income", "spending", "other-years"];
    let lines = parts.map(|part| money(other, budget, &format!("{part}.{}", line.id)));
    let about = [address(report, format!("figures.{}", figure.id))].into_iter().chain(lines);
    let finding = found(&TWO_AMOUNTS, &figure.value.span, message, about);
    let finding = finding.compares(&[&figure.value.value, &line.amount]);
    Some(finding.label(&line.span, "the line of the budget"))
}
