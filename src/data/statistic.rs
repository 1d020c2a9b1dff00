//! What a value says: the codes of the column `statistic`, each with its meaning for people.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};

/// What a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statistic {
    /// What was measured.
    Value,
    /// The share beside a number.
    Share,
    /// The number behind a share.
    Count,
    /// What a share is of.
    Whole,
    /// All quarters of a year, or all items of a budget.
    Total,
    /// The number behind the share of a year.
    TotalCount,
    /// What the share of a year is of.
    TotalWhole,
    /// This year less last year.
    Change,
    /// The same in per cent.
    ChangePercent,
    /// Whether what was wanted was reached.
    Result,
    /// What was aimed at.
    Target,
    /// The value of the year before, as the document states it.
    StatedBaseline,
    /// The value of the year, as the document states it.
    StatedTotal,
    /// The change, as the document states it.
    StatedChange,
    /// The change in per cent, as the document states it.
    StatedChangePercent,
    /// The result, as the document states it.
    StatedResult,
    /// Money spent or planned.
    Spending,
    /// Its share of all spending.
    SpendingShare,
    /// Money that was spent on an item.
    Spent,
    /// Money that was spent on all items.
    TotalSpent,
    /// The same, as the document states it.
    StatedSpent,
    /// Money that came in.
    Income,
    /// Money left over from the year before.
    CarryForward,
    /// Money left over for the year after.
    LeftOver,
    /// All money, as the document states it.
    StatedMoney,
    /// Money of another year.
    OtherYear,
    /// Any other figure.
    Figure,
}

/// Every statistic with its code and what it means, as the download page and the schemas say it. To
/// add one, put it in this list.
const ALL: &[(Statistic, &str, &str)] = &[
    (Statistic::Value, "value", "what was measured: in a quarter, in a year, or in one area"),
    (Statistic::Share, "share", "the share that a cell gives beside its number, in per cent"),
    (Statistic::Count, "count", "the number of things behind a share"),
    (Statistic::Whole, "whole", "the number of things that a share is of"),
    (
        Statistic::Total,
        "total",
        "the four quarters of a year together, or all items of a budget, worked out by this site",
    ),
    (
        Statistic::TotalCount,
        "total_count",
        "the number of things behind the share of a whole year, worked out by this site",
    ),
    (
        Statistic::TotalWhole,
        "total_whole",
        "the number of things that the share of a whole year is of, worked out by this site",
    ),
    (
        Statistic::Change,
        "change",
        "the value of the year less the value of the year before, worked out by this site",
    ),
    (Statistic::ChangePercent, "change_percent", "the same change in per cent"),
    (
        Statistic::Result,
        "result",
        "whether what was wanted was reached, as the figures tell; where they do not, as the document says",
    ),
    (Statistic::Target, "target", "what was aimed at"),
    (
        Statistic::StatedBaseline,
        "stated_baseline",
        "the value before, as the document states it in words",
    ),
    (
        Statistic::StatedTotal,
        "stated_total",
        "the value of the year, as the document states it in words",
    ),
    (Statistic::StatedChange, "stated_change", "the change, as the document states it"),
    (
        Statistic::StatedChangePercent,
        "stated_change_percent",
        "the change in per cent, as the document states it",
    ),
    (
        Statistic::StatedResult,
        "stated_result",
        "whether what was wanted was reached, as the document says",
    ),
    (Statistic::Spending, "spending", "what an item of the budget is given"),
    (
        Statistic::SpendingShare,
        "spending_share",
        "the share of an item in all items, worked out by this site",
    ),
    (Statistic::Spent, "spent", "what was spent on an item of the budget"),
    (
        Statistic::TotalSpent,
        "total_spent",
        "what was spent on all items of a budget, worked out by this site",
    ),
    (Statistic::StatedSpent, "stated_spent", "what was spent in all, as the document states it"),
    (Statistic::Income, "income", "where money of the budget comes from"),
    (Statistic::CarryForward, "carry_forward", "money carried forward from the year before"),
    (Statistic::LeftOver, "left_over", "money left over for the year after"),
    (Statistic::StatedMoney, "stated_budget", "the whole budget, as the document states it"),
    (Statistic::OtherYear, "other_year", "money that the document names for another year"),
    (Statistic::Figure, "figure", "any other figure of the document"),
];

impl Statistic {
    /// Every one, in the order of the download page.
    pub fn all() -> impl Iterator<Item = Statistic> {
        ALL.iter().map(|(statistic, _, _)| *statistic)
    }

    fn entry(self) -> &'static (Statistic, &'static str, &'static str) {
        ALL.iter().find(|(statistic, _, _)| *statistic == self).expect("every one is in the list")
    }

    /// As it stands in a file.
    pub fn word(self) -> &'static str {
        self.entry().1
    }

    /// What it means.
    pub fn about(self) -> &'static str {
        self.entry().2
    }

    /// Whether it stands in a table of results: the years as a whole, their change, the result.
    pub fn is_result(self) -> bool {
        matches!(
            self,
            Statistic::Total | Statistic::Change | Statistic::ChangePercent | Statistic::Result
        )
    }
}

impl Serialize for Statistic {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl JsonSchema for Statistic {
    fn schema_name() -> Cow<'static, str> {
        "Statistic".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let one = |statistic: Statistic| json!({ "const": statistic.word(), "description": statistic.about() });
        let all: Vec<Value> = Statistic::all().map(one).collect();
        json_schema!({ "description": "What a value says.", "oneOf": all })
    }
}
