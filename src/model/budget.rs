//! The budget of an edition: each amount in whole pence, as authors printed it beside.

use std::collections::BTreeMap;

use super::kpi::Quantity;
use super::resolve::{Lookup, one_of, period, source};
use super::{Amount, Budget, BudgetLine, Decimal, OtherYear, SharesOf, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::raw::{RawBudget, RawMoney, RawOtherYear, Word};
use crate::source::Spanned;

/// Reads the budget of an edition.
pub fn budget(raw: &RawBudget, lookup: &Lookup<'_>, out: &mut Diagnostics) -> Option<Budget> {
    let period = period(&raw.period, out);
    let source = source(&raw.source, lookup, out);
    let income = lines(&raw.income, out);
    let spending = lines(&raw.spending, out);
    let other_years = raw.other_years.iter().filter_map(|raw| other_year(raw, out)).collect();
    ids_are_unique(raw.lines().map(|(_, line)| &line.id), out);
    let measure = raw.measure.as_ref().map_or("planned spending", |measure| &measure.value);
    let carry_forward = raw.carry_forward.as_ref().and_then(|raw| amount(raw, out));
    let left_over = raw.left_over.as_ref().and_then(|raw| placed(raw, out));
    let stated_total = raw.stated_total.as_ref().and_then(|raw| amount(raw, out));
    let stated_spent = raw.stated_spent.as_ref().and_then(|raw| placed(raw, out));
    let shares_of = raw.shares_of.as_ref();
    let shares_of = shares_of.and_then(|raw| one_of(raw, "base of shares", SharesOf::ALL, out));
    Some(Budget {
        title: raw.title.value.clone(),
        period: period?,
        source: source?,
        income,
        carry_forward,
        left_over,
        stated_total,
        stated_spent,
        spending,
        measure: measure.to_owned(),
        shares_of: shares_of.unwrap_or_default(),
        other_years,
        as_printed: as_printed(raw),
        span: raw.title.span.clone(),
    })
}

fn as_printed(raw: &RawBudget) -> BTreeMap<String, String> {
    let lines = raw.lines().flat_map(|(part, line)| {
        let at = format!("{part}.{}", line.id.value);
        let spent = line.spent.as_ref().map(|spent| (format!("{at}.spent"), spent.value.clone()));
        [(at, line.amount.value.clone())].into_iter().chain(spent)
    });
    let sums = raw.sums().into_iter();
    let sums = sums.filter_map(|(key, word)| Some((key.to_owned(), word?.value.clone())));
    lines.chain(sums).collect()
}

fn lines(raw: &[RawMoney], out: &mut Diagnostics) -> Vec<BudgetLine> {
    raw.iter().filter_map(|raw| line(raw, out)).collect()
}

fn line(raw: &RawMoney, out: &mut Diagnostics) -> Option<BudgetLine> {
    Some(BudgetLine {
        id: raw.id.value.clone(),
        title: raw.title.value.clone(),
        amount: amount(&raw.amount, out)?,
        spent: raw.spent.as_ref().and_then(|raw| placed(raw, out)),
        share: raw.share.as_ref().and_then(|raw| share(raw, out)),
        of: raw.of.clone(),
        span: raw.amount.span.clone(),
    })
}

fn other_year(raw: &RawOtherYear, out: &mut Diagnostics) -> Option<OtherYear> {
    let period = period(&raw.period, out);
    let line = line(&raw.line, out);
    Some(OtherYear { period: period?, line: line? })
}

fn share(raw: &Word, out: &mut Diagnostics) -> Option<Spanned<Decimal>> {
    match Quantity::parse(&raw.value) {
        Some(Quantity::Percent(share)) => Some(Spanned::new(share, raw.span.clone())),
        _ => {
            let message = format!("`{}` is no share", raw.value);
            let help = "write it like `45.6%`";
            out.push(Diagnostic::at(&rules::UNREADABLE_NUMBER, &raw.span, message).help(help));
            None
        }
    }
}

fn ids_are_unique<'a>(ids: impl Iterator<Item = &'a Word>, out: &mut Diagnostics) {
    let mut seen: Vec<&Word> = Vec::new();
    for id in ids {
        if let Some(first) = seen.iter().find(|other| other.value == id.value) {
            let message = format!("two lines are called `{}`", id.value);
            let diagnostic = Diagnostic::at(&rules::DUPLICATE_ID, &id.span, message)
                .label(&first.span, "first here")
                .help("give one of them another id");
            out.push(diagnostic);
        }
        seen.push(id);
    }
}

fn placed(raw: &Word, out: &mut Diagnostics) -> Option<Spanned<Amount>> {
    Some(Spanned::new(amount(raw, out)?, raw.span.clone()))
}

fn amount(raw: &Word, out: &mut Diagnostics) -> Option<Amount> {
    let amount = Amount::parse(&raw.value);
    if amount.is_none() {
        let message = format!("`{}` is no amount of money", raw.value);
        let help = "write it like `£155,000` or `£1,250.50`";
        out.push(Diagnostic::at(&rules::UNREADABLE_NUMBER, &raw.span, message).help(help));
    }
    amount
}
