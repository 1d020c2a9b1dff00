//! Money: sums, shares, and one year against another.

use super::Subject;
use super::finding::{address, found};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Amount, Budget, Report};

/// Income and carry forward that do not make the stated total.
pub const INCOME_TOTAL: Rule = Rule::warning("income-total");
/// Items that do not add up to the stated total, or to the income.
pub const ITEMS_TOTAL: Rule = Rule::warning("items-total");
/// A share of the budget that its amount does not bear out.
pub const BUDGET_SHARE: Rule = Rule::warning("budget-share");
/// Money left over that the next year starts with another sum of.
pub const CARRY_FORWARD: Rule = Rule::warning("carry-forward");
/// One line of one year's budget with two amounts in two editions.
pub const TWO_AMOUNTS: Rule = Rule::warning("two-amounts");

/// Holds every budget against itself and against the others.
pub fn adds_up(subject: &Subject<'_>, out: &mut Diagnostics) {
    for report in &subject.site.reports {
        let Some(budget) = &report.budget else { continue };
        income(report, budget, out);
        items(report, budget, out);
        shares(report, budget, out);
        next_year(subject, report, budget, out);
        other_editions(subject, report, budget, out);
    }
}

fn all_income(budget: &Budget) -> Amount {
    let lines = budget.income.iter().map(|line| line.amount);
    lines.chain(budget.carry_forward).sum()
}

/// "£40 more" or "£40 less".
fn more_or_less(a: Amount, b: Amount) -> String {
    let difference = a.in_pence() - b.in_pence();
    let word = if difference < 0 { "less" } else { "more" };
    format!("{} {word}", Amount::pence(difference.abs()))
}

fn money(report: &Report, budget: &Budget, rest: &str) -> crate::diagnostic::About {
    address(report, format!("budget.{}.{rest}", budget.period.key()))
}

fn income(report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let Some(total) = budget.stated_total else { return };
    let sum = all_income(budget);
    if budget.income.is_empty() || sum == total {
        return;
    }
    let message = format!(
        "income and carry forward make {sum}, {} than the stated total of {total}",
        more_or_less(sum, total)
    );
    let lines = budget.income.iter().map(|line| format!("income.{}", line.id));
    let whole = ["carry-forward".to_owned(), "stated-total".to_owned()];
    let about = lines.chain(whole).map(|rest| money(report, budget, &rest));
    out.push(found(&INCOME_TOTAL, &budget.span, message, about));
}

fn items(report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let income = (!budget.income.is_empty()).then(|| all_income(budget));
    let (sum, Some(total)) = (budget.spent(), budget.stated_total.or(income)) else { return };
    if budget.spending.is_empty() || sum == total {
        return;
    }
    let what = if budget.stated_total.is_some() { "the stated total" } else { "the income" };
    let message =
        format!("the items add up to {sum}, {} than {what} of {total}", more_or_less(sum, total));
    let lines = budget.spending.iter().map(|line| format!("spending.{}", line.id));
    let whole = ["spending".to_owned(), "stated-total".to_owned()];
    let about = lines.chain(whole).map(|rest| money(report, budget, &rest));
    out.push(found(&ITEMS_TOTAL, &budget.span, message, about));
}

fn shares(report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let spent = budget.spent().pounds();
    for line in &budget.spending {
        let Some(stated) = &line.share else { continue };
        let Some(share) = line.amount.pounds().percent_of(spent, stated.value.decimals()) else {
            continue;
        };
        if share == stated.value {
            continue;
        }
        let message = format!(
            "{} is {share}% of all items, and the stated share is {}%",
            line.amount, stated.value
        );
        let about = [money(report, budget, &format!("spending.{}", line.id))];
        out.push(found(&BUDGET_SHARE, &stated.span, message, about));
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
    out.push(found(&CARRY_FORWARD, &left.span, message, about).label(&next.span, "the next year"));
}

fn other_editions(subject: &Subject<'_>, report: &Report, budget: &Budget, out: &mut Diagnostics) {
    let later = subject.site.reports.iter().take_while(|other| other.period != report.period);
    let others = later
        .filter_map(|other| Some((other, other.budget.as_ref()?)))
        .filter(|(_, other)| other.period == budget.period);
    for (other, same_year) in others {
        for line in budget.income.iter().chain(&budget.spending) {
            let lines = same_year.income.iter().chain(&same_year.spending);
            let Some(twin) = lines.into_iter().find(|twin| twin.id == line.id) else { continue };
            if twin.amount != line.amount {
                out.push(two_amounts((report, budget, line), (other, same_year, twin)));
            }
        }
    }
}

type Line<'a> = (&'a Report, &'a Budget, &'a crate::model::BudgetLine);

fn two_amounts(one: Line<'_>, two: Line<'_>) -> Diagnostic {
    let (line, twin) = (one.2, two.2);
    let message = format!(
        "`{}` is {} here and {} in the edition of {}",
        line.id, line.amount, twin.amount, two.0.period
    );
    let about = [one, two].into_iter().flat_map(|(report, budget, line)| {
        ["income", "spending"].map(|part| money(report, budget, &format!("{part}.{}", line.id)))
    });
    found(&TWO_AMOUNTS, &line.span, message, about).label(&twin.span, "the other one")
}
