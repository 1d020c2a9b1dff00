//! Money in whole pence, and budgets.

use std::collections::BTreeMap;
use std::fmt;
use std::iter::Sum;

use super::number::Decimal;
use super::{Period, Source};
use crate::source::{Span, Spanned};

/// An amount of money in whole pence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    /// So many pence.
    pub const fn pence(pence: i64) -> Self {
        Self(pence)
    }

    /// Reads `£155,000`, `£1,250.50`, `-£36`.
    pub fn parse(text: &str) -> Option<Amount> {
        let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let number = Decimal::parse(text.strip_prefix('£')?.trim())?;
        if number.is_negative() || !matches!(number.decimals(), 0 | 2) {
            return None;
        }
        let pence = i64::try_from(number.round(2).units()).ok()?;
        Some(Amount(if negative { -pence } else { pence }))
    }

    /// How many pence.
    pub fn in_pence(self) -> i64 {
        self.0
    }

    /// The pounds as an exact number.
    pub fn pounds(self) -> Decimal {
        match self.0 % 100 {
            0 => Decimal::whole(i128::from(self.0 / 100)),
            _ => Decimal::new(i128::from(self.0), 2),
        }
    }

    /// How far it lies from another amount: "£40 more", "£40 less"; nothing where they are one.
    pub fn against(self, other: Amount) -> Option<String> {
        let apart = self.0 - other.0;
        let word = if apart < 0 { "less" } else { "more" };
        (apart != 0).then(|| format!("{} {word}", Amount(apart.abs())))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        write!(f, "{sign}£{}", self.pounds().abs())
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Self {
        Amount(amounts.map(|amount| amount.0).sum())
    }
}

/// The money of a year.
#[derive(Clone, Debug)]
pub struct Budget {
    /// What readers call it.
    pub title: String,
    /// The year it is for.
    pub period: Period,
    /// Where it stands.
    pub source: Source,
    /// Where the money comes from.
    pub income: Vec<BudgetLine>,
    /// What was left over from the year before.
    pub carry_forward: Option<Amount>,
    /// What is left over for the year after.
    pub left_over: Option<Spanned<Amount>>,
    /// The total that the document states.
    pub stated_total: Option<Amount>,
    /// What was spent in all, as the document states it.
    pub stated_spent: Option<Spanned<Amount>>,
    /// What it is spent on.
    pub spending: Vec<BudgetLine>,
    /// What the amounts of spending are: "planned spending", "money allocated".
    pub measure: String,
    /// What the stated shares are shares of.
    pub shares_of: SharesOf,
    /// Money that the document states for other years.
    pub other_years: Vec<OtherYear>,
    /// Each amount as authors wrote it, by its address below the budget: `spending.domehawks`.
    pub as_printed: BTreeMap<String, String>,
    /// Where the file starts.
    pub span: Span,
}

/// What the stated shares of a budget are shares of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SharesOf {
    /// All items of spending together.
    #[default]
    Items,
    /// The total that the document states.
    Total,
    /// All income, with what was carried forward.
    Income,
}

impl SharesOf {
    /// Every base with the word that authors write.
    pub const ALL: &[(&str, SharesOf)] =
        &[("items", SharesOf::Items), ("total", SharesOf::Total), ("income", SharesOf::Income)];
}

/// A line of a budget.
#[derive(Clone, Debug)]
pub struct BudgetLine {
    /// Its id.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// How much.
    pub amount: Amount,
    /// What was spent of it, of an item of spending, where that is known.
    pub spent: Option<Spanned<Amount>>,
    /// The share in per cent that the document states, of what [`Budget::shares_of`] says.
    pub share: Option<Spanned<Decimal>>,
    /// The id of the line that is the same money, in this budget or that of another edition.
    pub of: Option<Spanned<String>>,
    /// Where the amount stands.
    pub span: Span,
}

impl BudgetLine {
    /// The id under which the money is followed through the years.
    pub fn followed_as(&self) -> &str {
        self.of.as_ref().map_or(&self.id, |of| &of.value)
    }
}

/// What was spent on the items of a budget of which it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    /// How many items the budget has.
    pub items: usize,
    /// Of how many of them it is known what was spent.
    pub known: usize,
    /// What was planned for these.
    pub planned: Amount,
    /// What was spent on these.
    pub amount: Amount,
}

impl Spent {
    /// The sum of all items: nothing while one is missing.
    pub fn all(&self) -> Option<Amount> {
        (self.known == self.items).then_some(self.amount)
    }
}

/// Money that a document states for a year other than the budget's.
#[derive(Clone, Debug)]
pub struct OtherYear {
    /// The year.
    pub period: Period,
    /// The line itself.
    pub line: BudgetLine,
}

impl Budget {
    /// Every line that has an id, with the year it is for.
    pub fn lines(&self) -> impl Iterator<Item = (Period, &BudgetLine)> + Clone {
        let own = self.income.iter().chain(&self.spending).map(|line| (self.period, line));
        own.chain(self.other_years.iter().map(|other| (other.period, &other.line)))
    }

    /// A line by its id, with the year it is for.
    pub fn line(&self, id: &str) -> Option<(Period, &BudgetLine)> {
        self.lines().find(|(_, line)| line.id == id)
    }

    /// The sum of the items of spending, as they were planned.
    pub fn planned(&self) -> Amount {
        self.spending.iter().map(|line| line.amount).sum()
    }

    /// What was spent on its items, if that is known of any.
    pub fn spent(&self) -> Option<Spent> {
        let known = self.spending.iter().filter_map(|line| Some((line, line.spent.as_ref()?)));
        let spent = Spent {
            items: self.spending.len(),
            known: known.clone().count(),
            planned: known.clone().map(|(line, _)| line.amount).sum(),
            amount: known.map(|(_, spent)| spent.value).sum(),
        };
        (spent.known > 0).then_some(spent)
    }

    /// All that was spent: of every item, or as the document states it.
    pub fn all_spent(&self) -> Option<Amount> {
        let stated = self.stated_spent.as_ref().map(|stated| stated.value);
        self.spent().and_then(|spent| spent.all()).or(stated)
    }

    /// All income with what was carried forward.
    pub fn received(&self) -> Amount {
        let lines = self.income.iter().map(|line| line.amount);
        lines.chain(self.carry_forward).sum()
    }

    /// The lines of spending from the largest to the smallest; equal ones in the author's order.
    pub fn by_size(&self) -> Vec<&BudgetLine> {
        let mut lines: Vec<&BudgetLine> = self.spending.iter().collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.amount));
        lines
    }
}
