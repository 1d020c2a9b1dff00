//! What a record of published figures holds, and what a correction of one of them carries along.

use super::Ledger;
use crate::model::cell::Cell;
use crate::model::kpi::{Data, Direction};
use crate::model::{Period, slug};

impl Ledger<'_> {
    /// What readers were told at an address, on one line: a figure as it is printed, a missing value
    /// by its mark, a target, a wanted or a found direction. `None` for words, which may be said in
    /// another way, and for an address at which nothing stands.
    pub fn recorded(&self, address: &str) -> Option<String> {
        let parts: Vec<&str> = address.split('.').collect();
        let told = match parts.as_slice() {
            ["kpis", id, "target"] => self.reading(id)?.target.as_ref()?.to_string(),
            ["kpis", id, "direction"] => wanted(self.kpis.get(*id)?.direction).to_owned(),
            ["kpis", id, first, cell] => match self.mark(id, first, cell) {
                Some(mark) => mark,
                None => self.find(address).ok()?.printed?,
            },
            ["findings", group, title] => self.card(group, title)?.1.direction?.word().to_owned(),
            _ => self.find(address).ok()?.printed?,
        };
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        (!told.is_empty()).then_some(told)
    }

    /// The mark of a cell that has no value, as readers see it.
    fn mark(&self, id: &str, first: &str, cell: &str) -> Option<String> {
        let found = match &self.reading(id)?.data {
            Data::Years(years) => {
                let year = years.iter().find(|year| year.period.key() == first)?;
                year.cells().into_iter().find(|(name, _)| *name == cell)?.1
            }
            Data::Areas { areas, .. } => {
                let area = areas.iter().find(|area| slug(&area.name) == first)?;
                &area.groups.iter().find(|(name, _)| slug(name) == cell)?.1
            }
        };
        match &found.value {
            Cell::Missing(mark) => Some(mark.mark().to_owned()),
            Cell::Measured(_) => None,
        }
    }

    /// Whether what stands at an address is worked out from what stands at another: a part of a cell
    /// or a year from the cell, a change from its two years, all items of a budget from each.
    pub fn follows(&self, address: &str, from: &str) -> bool {
        let (at, from): (Vec<&str>, Vec<&str>) =
            (address.split('.').collect(), from.split('.').collect());
        let compared = |year: &str| {
            let before = self.period.before().map(Period::key);
            year == self.period.key() || before.is_some_and(|before| year == before)
        };
        match (at.as_slice(), from.as_slice()) {
            (["kpis", id, year, cell, _], ["kpis", of, in_year, part]) => {
                (id, year, cell) == (of, in_year, part)
            }
            (["kpis", id, "change" | "change-percent"], ["kpis", of, year, _]) => {
                id == of && compared(year)
            }
            (["kpis", id, year], ["kpis", of, in_year, _]) => (id, year) == (of, in_year),
            (["budget", year, "spending"], ["budget", in_year, "spending", _])
            | (["budget", year, "spent"], ["budget", in_year, "spending", _, "spent"]) => {
                year == in_year
            }
            _ => false,
        }
    }
}

fn wanted(direction: Direction) -> &'static str {
    match direction {
        Direction::Reduce => "reduce",
        Direction::Increase => "increase",
        Direction::Neither => "none",
    }
}
