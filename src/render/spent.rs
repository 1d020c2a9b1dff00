//! What was spent beside what was planned: columns for the tables, and the same in sentences.

use super::table::{Column, Row};
use super::words::{LABELS, WORDS};
use crate::model::{Amount, Budget, Spent};

/// A column that a table of spending gains where it is known what was spent.
pub struct Beside {
    /// Its head.
    pub head: &'static str,
    /// A cell for each item, the largest first.
    pub cells: Vec<String>,
    /// The cell for all items.
    pub total: String,
}

/// The two columns; none where nobody says what was spent.
pub fn columns(budget: &Budget) -> Vec<Beside> {
    let Some(spent) = budget.spent() else { return Vec::new() };
    let lines = budget.by_size().into_iter();
    let lines = lines.map(|line| (line.amount, line.spent.as_ref().map(|spent| spent.value)));
    let all = (budget.planned(), spent.all());
    let beside = |head, cell: fn((Amount, Option<Amount>)) -> String| Beside {
        head,
        cells: lines.clone().map(cell).collect(),
        total: cell(all),
    };
    vec![beside(LABELS.spent, shown), beside(LABELS.difference, difference)]
}

/// Puts the two columns at the end of a table with a row an item, the largest first, and a last row
/// for all of them.
pub fn add(budget: &Budget, table: &mut Vec<Column>, rows: &mut [Row]) {
    for Beside { head, cells, total } in columns(budget) {
        table.push(Column::numbers(head));
        let cells = cells.into_iter().chain([total]);
        rows.iter_mut().zip(cells).for_each(|(row, cell)| row.cells.push(cell));
    }
}

fn shown((_, spent): (Amount, Option<Amount>)) -> String {
    spent.map_or_else(|| WORDS.not_stated.to_owned(), |spent| spent.pounds().to_string())
}

/// "£40 less", in words and not by a sign or a colour alone.
fn difference((planned, spent): (Amount, Option<Amount>)) -> String {
    match spent {
        None => WORDS.not_stated.to_owned(),
        Some(spent) => spent.against(planned).unwrap_or_else(|| LABELS.no_difference.to_owned()),
    }
}

/// The head of the planned amounts: beside another column of money, "Amount" would say nothing.
pub fn head_of_planned(budget: &Budget) -> String {
    match budget.spent() {
        None => WORDS.amount.to_owned(),
        Some(_) => super::html::capital(&budget.measure),
    }
}

/// What was spent in all, or on how many of the items that is known; and what the document states.
pub fn sentences(budget: &Budget) -> Vec<String> {
    let stated = budget
        .stated_spent
        .as_ref()
        .map(|stated| format!("The report itself states that {} was spent in all.", stated.value));
    budget.spent().map(of_items).into_iter().chain(stated).collect()
}

fn of_items(spent: Spent) -> String {
    let Spent { items, known, planned, amount } = spent;
    match (amount.against(planned), spent.all()) {
        (Some(apart), Some(_)) => {
            format!("{amount} was spent on all items, {apart} than the budget for them.")
        }
        (None, Some(_)) => {
            format!("{amount} was spent on all items, as much as the budget for them.")
        }
        (apart, None) => {
            let apart = apart.map_or_else(|| "as much as".to_owned(), |apart| apart + " than");
            let them = if known == 1 { "it" } else { "them" };
            format!(
                "The report says for {known} of {items} items what was spent: {amount}, {apart} the budget for {them}."
            )
        }
    }
}
