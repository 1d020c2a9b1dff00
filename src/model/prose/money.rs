//! Amounts in prose: what was planned, what was spent, how far the two lie apart.

use super::Asked;
use crate::model::resolve::one_of;
use crate::model::{Amount, AmountShow, Budget, Datum, Embed, unread};

impl Asked<'_> {
    pub(super) fn amount(&mut self) -> Option<Embed> {
        let id = self.required("id")?;
        let show = self.argument("show").map_or(Some(AmountShow::Planned), |show| {
            one_of(show, "thing to show of an amount", AmountShow::ALL, self.out)
        })?;
        let year = self.year()?;
        let edition = self.edition(year)?;
        let (_, budget) = self.budget()?;
        // A line that cannot be read may be the one, or one of those that a sum is made of.
        let lost = unread::may_be("budget", &edition.unread);
        let Some(sums) = Sums::of(budget, &id.value) else {
            let lines = budget.lines().map(|(_, line)| line.id.as_str());
            let known = ["carry-forward", "total", "spending"].into_iter().chain(lines);
            let home = format!("data/{}/budget.yaml", edition.folder);
            if !lost {
                self.unknown(id, "amount", &home, known);
            }
            return None;
        };
        let Some(text) = sums.text(show) else {
            if !lost {
                self.no_value(id, &format!("nothing says what was spent of `{}`", id.value));
            }
            return None;
        };
        let datum = Datum::Amount { id: id.value.clone(), show };
        Some(self.bound(text, datum, edition.period))
    }
}

/// An amount, and what was spent of it where that is known.
struct Sums {
    planned: Amount,
    spent: Option<Amount>,
}

impl Sums {
    fn of(budget: &Budget, id: &str) -> Option<Self> {
        let (planned, spent) = match id {
            "carry-forward" => (budget.carry_forward?, None),
            "total" => {
                (budget.stated_total?, budget.stated_spent.as_ref().map(|spent| spent.value))
            }
            "spending" => (budget.planned(), budget.spent().and_then(|spent| spent.all())),
            id => {
                let (_, line) = budget.line(id)?;
                (line.amount, line.spent.as_ref().map(|spent| spent.value))
            }
        };
        Some(Self { planned, spent })
    }

    fn text(&self, show: AmountShow) -> Option<String> {
        match show {
            AmountShow::Planned => Some(self.planned.to_string()),
            AmountShow::Spent => self.spent.map(|spent| spent.to_string()),
            // "£0 less" would be no sentence's words: none lies between two that are one.
            AmountShow::Difference => {
                self.spent.map(|spent| spent.against(self.planned).unwrap_or("the same".into()))
            }
        }
    }
}
