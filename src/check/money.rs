//! Money: sums, shares, and what is left over against what the next year starts with.

use super::Subject;
use super::finding::{address, found};
use crate::diagnostic::{Diagnostics, Rule};
use crate::model::{Amount, Budget, Report, SharesOf};

/// Income and carry forward that do not make the stated total.
pub const INCOME_TOTAL: Rule = Rule::warning("income-total");
/// Items that do not add up to the stated total, or to the income.
pub const ITEMS_TOTAL: Rule = Rule::warning("items-total");
/// What was spent on the items, and another sum as what was spent in all.
pub const SPENT_TOTAL: Rule = Rule::warning("spent-total");
/// A share of the budget that its amount does not bear out.
pub const BUDGET_SHARE: Rule = Rule::warning("budget-share");
/// Money left over that the next year starts with another sum of.
pub const CARRY_FORWARD: Rule = Rule::warning("carry-forward");

/// Holds every budget against itself and against the others.
pub fn adds_up(subject: &Subject<'_>, out: &mut Diagnostics) {
    for report in &subject.site.reports {
        let Some(budget) = &report.budget else { continue };
        // A sum that lacks a line which cannot be read is not wrong.
        if report.unread.iter().any(|address| address.starts_with("budget.")) {
            continue;
        }
        income(report, budget, out);
        items(report, budget, out);
        spent(report, budget, out);
        shares(report, budget, out);
        next_year(subject, report, budget, out);
    }
}

/// "£40 more" or "£40 less".
fn more_or_less(a: Amount, b: Amount) -> String {
    a.against(b).unwrap_or_default()
}

/// The address of a part of a budget.
pub fn money(report: &Report, budget: &Budget, rest: &str) -> crate::diagnostic::About {
    address(report, format!("budget.{}.{rest}", budget.period.key()))
}

fn income(report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let Some(total) = budget.stated_total else { return };
    let sum = budget.received();
    // Where no income is listed, what is carried forward may still be more than all.
    let fits = if budget.income.is_empty() { sum <= total } else { sum == total };
    if fits {
        return;
    }
    let what = match (budget.income.is_empty(), budget.carry_forward) {
        (true, _) => "the carry forward is",
        (false, None) => "the income makes",
        (false, Some(_)) => "income and carry forward make",
    };
    let message =
        format!("{what} {sum}, {} than the stated total of {total}", more_or_less(sum, total));
    let lines = budget.income.iter().map(|line| format!("income.{}", line.id));
    let whole = ["carry-forward".to_owned(), "stated-total".to_owned()];
    let about = lines.chain(whole).map(|rest| money(report, budget, &rest));
    out.push(found(&INCOME_TOTAL, &budget.span, message, about).compares(&[&total, &sum]));
}

/// The items make the total: alone, or with what is left over for the next year.
fn items(report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let income = (!budget.income.is_empty()).then(|| budget.received());
    let (sum, Some(total)) = (budget.planned(), budget.stated_total.or(income)) else { return };
    let left = budget.left_over.as_ref().map(|left| left.value);
    let with_rest: Amount = [sum].into_iter().chain(left).sum();
    // What is left over may be what was not spent, and not what was not planned.
    let spent = budget.spent().and_then(|spent| spent.all());
    let spent_with_rest = spent
        .zip(left)
        .is_some_and(|(spent, left)| [spent, left].into_iter().sum::<Amount>() == total);
    let fits = sum == total || with_rest == total || spent_with_rest;
    if budget.spending.is_empty() || fits {
        return;
    }
    let whole = if budget.stated_total.is_some() { "the stated total" } else { "the income" };
    let (what, sum) = match left {
        Some(left) => (format!("the items and the {left} left over"), with_rest),
        None => ("the items".to_owned(), sum),
    };
    let message =
        format!("{what} add up to {sum}, {} than {whole} of {total}", more_or_less(sum, total));
    let lines = budget.spending.iter().map(|line| format!("spending.{}", line.id));
    let whole = ["spending", "stated-total", "left-over"].map(str::to_owned);
    let about = lines.chain(whole).map(|rest| money(report, budget, &rest));
    out.push(found(&ITEMS_TOTAL, &budget.span, message, about).compares(&[&total, &sum]));
}

/// What was spent on all items makes what the document states; while one is missing, those that are
/// known cannot be more.
fn spent(report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let (Some(stated), Some(spent)) = (&budget.stated_spent, budget.spent()) else { return };
    let items = || budget.spending.iter();
    // A refund makes an item less than nothing, and then the missing ones may be, too.
    let refunds = items().filter_map(|line| line.spent.as_ref()).any(|s| s.value.in_pence() < 0);
    let fits = match spent.all() {
        Some(all) => all == stated.value,
        None => refunds || spent.amount <= stated.value,
    };
    if fits {
        return;
    }
    let what = match spent.all() {
        Some(_) => "what was spent on the items adds".to_owned(),
        None => format!("what was spent on {} of the {} items adds", spent.known, spent.items),
    };
    let (sum, total) = (spent.amount, stated.value);
    let apart = more_or_less(sum, total);
    let message = format!("{what} up to {sum}, {apart} than the stated {total} spent in all");
    let known = items().filter(|line| line.spent.is_some());
    let lines = known.map(|line| format!("spending.{}.spent", line.id));
    let whole = ["spent", "stated-spent"].map(str::to_owned);
    let about = lines.chain(whole).map(|rest| money(report, budget, &rest));
    out.push(found(&SPENT_TOTAL, &stated.span, message, about).compares(&[&total, &sum]));
}

fn shares(report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let (whole, base) = match budget.shares_of {
        SharesOf::Items => ("all items", Some(budget.planned())),
        SharesOf::Total => ("the stated total", budget.stated_total),
        SharesOf::Income => ("the income", Some(budget.received())),
    };
    for line in &budget.spending {
        let (Some(stated), Some(base)) = (&line.share, base) else { continue };
        let amount = line.amount.pounds();
        let Some(share) = amount.percent_of(base.pounds(), stated.value.decimals()) else {
            continue;
        };
        if share == stated.value {
            continue;
        }
        let message = format!(
            "{} is {share}% of {whole}, and the stated share is {}%",
            line.amount, stated.value
        );
        let about = [money(report, budget, &format!("spending.{}", line.id))];
        let (printed, computed) = (format!("{}%", stated.value), format!("{share}%"));
        let finding = found(&BUDGET_SHARE, &stated.span, message, about);
        let finding = finding.compares(&[&printed, &computed]);
        out.push(finding.note("`shares-of: total` or `shares-of: income` names another whole"));
    }
}

fn next_year(subject: &Subject<'_>, report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let Some(left) = &budget.left_over else { return };
    let reports = subject.site.reports.iter();
    let next = reports
        .filter_map(|other| Some((other, other.budget.as_ref()?)))
        .find(|(_, other)| other.period.before() == Some(budget.period));
    let Some((other, next)) = next else { return };
    let Some(start) = next.carry_forward.filter(|start| *start != left.value) else { return };
    let message = format!(
        "{} is left over in {}, and {} starts with {start}",
        left.value, budget.period, next.period
    );
    let about = [money(report, budget, "left-over"), money(other, next, "carry-forward")];
    let finding = found(&CARRY_FORWARD, &left.span, message, about);
    out.push(finding.compares(&[&left.value, &start]).label(&next.span, "the next year"));
}
