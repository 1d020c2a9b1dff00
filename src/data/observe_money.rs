//! What there is to say of the money: one observation an amount.

use super::observe::{Observation, blank, cite, note};
use super::statistic::Statistic;
use crate::model::{Amount, Budget, BudgetLine, Period, Report, Site};

/// Everything that an edition says of its money.
pub fn budget(site: &Site, report: &Report, budget: &Budget) -> Vec<Observation> {
    let teller = Teller { site, report, budget };
    let mut rows = Vec::new();
    for line in budget.by_size() {
        let spending = teller.line("spending", Statistic::Spending, budget.period, line);
        let share = line.amount.pounds().percent_of(budget.planned().pounds(), 1);
        rows.push(spending.clone());
        rows.extend(share.map(|share| Observation {
            statistic: Statistic::SpendingShare,
            value: Some(share),
            unit: "%".to_owned(),
            printed: String::new(),
            ..spending
        }));
        rows.extend(line.spent.as_ref().map(|spent| teller.spent(line, spent.value)));
    }
    let all = format!("All {} items", budget.spending.len());
    rows.push(teller.sum("spending", &all, Statistic::Total, budget.planned()));
    if let Some(amount) = budget.spent().and_then(|spent| spent.all()) {
        rows.push(teller.sum("spent", &all, Statistic::TotalSpent, amount));
    }
    if let Some(amount) = &budget.stated_spent {
        let title = "All that was spent, as the report states it";
        rows.push(teller.sum("stated-spent", title, Statistic::StatedSpent, amount.value));
    }
    let income = budget.income.iter();
    rows.extend(income.map(|line| teller.line("income", Statistic::Income, budget.period, line)));
    if let Some(amount) = budget.carry_forward {
        let title = "Carried forward from the year before";
        rows.push(teller.sum("carry-forward", title, Statistic::CarryForward, amount));
    }
    if let Some(amount) = &budget.left_over {
        let title = "Left over for the year after";
        rows.push(teller.sum("left-over", title, Statistic::LeftOver, amount.value));
    }
    if let Some(amount) = budget.stated_total {
        let title = "Total budget, as the report states it";
        rows.push(teller.sum("stated-total", title, Statistic::StatedMoney, amount));
    }
    let others = budget.other_years.iter();
    rows.extend(
        others.map(|other| {
            teller.line("other-years", Statistic::OtherYear, other.period, &other.line)
        }),
    );
    note(report, rows)
}

struct Teller<'a> {
    site: &'a Site,
    report: &'a Report,
    budget: &'a Budget,
}

impl Teller<'_> {
    /// An amount at an address below the budget; what is worked out was printed nowhere.
    fn row(&self, part: &str, period: Period, amount: Amount) -> Observation {
        let address = format!("budget.{}.{part}", self.budget.period.key());
        Observation {
            period: Some(period),
            value: Some(amount.pounds()),
            unit: "GBP".to_owned(),
            printed: self.budget.as_printed.get(part).cloned().unwrap_or_default(),
            source: cite(self.site, &self.budget.source),
            ..blank(self.site, self.report, address)
        }
    }

    fn line(
        &self,
        part: &str,
        statistic: Statistic,
        period: Period,
        line: &BudgetLine,
    ) -> Observation {
        Observation {
            id: line.id.clone(),
            title: line.title.clone(),
            statistic,
            ..self.row(&format!("{part}.{}", line.id), period, line.amount)
        }
    }

    /// What was spent on an item.
    fn spent(&self, line: &BudgetLine, amount: Amount) -> Observation {
        let row = self.row(&format!("spending.{}.spent", line.id), self.budget.period, amount);
        let (id, title) = (line.id.clone(), line.title.clone());
        Observation { id, title, statistic: Statistic::Spent, ..row }
    }

    /// An amount that is no line of its own.
    fn sum(&self, part: &str, title: &str, statistic: Statistic, amount: Amount) -> Observation {
        let row = self.row(part, self.budget.period, amount);
        Observation { id: part.to_owned(), title: title.to_owned(), statistic, ..row }
    }
}
