//! Values that are written and cannot be read. Each is reported where it stands; who refers to it is
//! not told as well that it is missing.

use super::edition::EditionData;
use super::notes::within;
use super::{Budget, Period, Reading};
use crate::load::RawEdition;
use crate::load::raw::{Entries, RawBudget, RawMoney, RawReading, Word};

/// The addresses of an edition's values that cannot be read.
pub fn of(raw: &RawEdition, data: &EditionData) -> Vec<String> {
    let mut all = raw.unread.clone();
    for (id, raw) in &raw.readings {
        match data.readings.iter().find(|reading| reading.kpi == id.value) {
            None => all.push(format!("kpis.{}", id.value)),
            Some(reading) => {
                let lost = of_reading(raw, reading).into_iter();
                all.extend(lost.map(|rest| format!("kpis.{}{rest}", id.value)));
            }
        }
    }
    let figures = raw.figures.iter().filter(|(id, _)| !data.figures.contains_key(&id.value));
    all.extend(figures.map(|(id, _)| format!("figures.{}", id.value)));
    match (&raw.budget, &data.budget) {
        (Some(_), None) => all.push("budget".to_owned()),
        (Some(raw), Some(budget)) => {
            let year = budget.period.key();
            let lost = of_budget(raw, budget).into_iter();
            all.extend(lost.map(|rest| format!("budget.{year}.{rest}")));
        }
        (None, _) => {}
    }
    all
}

/// A year of which one cell cannot be read has no values at all.
fn of_reading(raw: &RawReading, reading: &Reading) -> Vec<String> {
    let mut all = Vec::new();
    for (year, _) in &raw.cells {
        match Period::parse(&year.value) {
            Ok(period) if reading.year(period).is_some() => {}
            Ok(period) => all.push(format!(".{}", period.key())),
            Err(_) => all.push(String::new()),
        }
    }
    let cells: usize = raw.areas.iter().map(|(_, cells): &(Word, Entries<Word>)| cells.len()).sum();
    if !raw.areas.is_empty() && cells != reading.cells().len() {
        all.push(String::new());
    }
    let stated = &reading.stated;
    if let Some(raw) = &raw.stated {
        let said = [
            ("baseline", raw.baseline.is_some(), stated.baseline.is_some()),
            ("total", raw.total.is_some(), stated.total.is_some()),
            ("change", raw.change.is_some(), stated.change.is_some()),
            ("change-percent", raw.change_percent.is_some(), stated.change_percent.is_some()),
            ("share-baseline", raw.share_baseline.is_some(), stated.share_baseline.is_some()),
            ("share-total", raw.share_total.is_some(), stated.share_total.is_some()),
            ("outcome", raw.outcome.is_some(), stated.outcome.is_some()),
        ];
        let lost = said.into_iter().filter(|(_, written, read)| *written && !read);
        all.extend(lost.map(|(key, ..)| format!(".stated.{key}")));
    }
    if raw.target.is_some() && reading.target.is_none() {
        all.push(".target".to_owned());
    }
    all
}

fn of_budget(raw: &RawBudget, budget: &Budget) -> Vec<String> {
    let mut all = Vec::new();
    for (part, RawMoney { id, spent, .. }) in raw.lines() {
        match budget.line(&id.value) {
            None => all.push(format!("{part}.{}", id.value)),
            Some((_, line)) if spent.is_some() && line.spent.is_none() => {
                all.push(format!("{part}.{}.spent", id.value));
            }
            Some(_) => {}
        }
    }
    let read = [
        budget.carry_forward.is_some(),
        budget.left_over.is_some(),
        budget.stated_total.is_some(),
        budget.stated_spent.is_some(),
    ];
    let sums = raw.sums().into_iter().zip(read);
    let lost = sums.filter(|((_, written), read)| written.is_some() && !read);
    all.extend(lost.map(|((key, _), _)| key.to_owned()));
    all
}

/// Whether what one would look for at an address may be what cannot be read, or follow from it.
pub fn may_be(address: &str, unread: &[String]) -> bool {
    unread.iter().any(|lost| {
        let follows = address.strip_suffix(".change-percent").or(address.strip_suffix(".change"));
        within(address, lost)
            || within(lost, address)
            || follows.is_some_and(|measure| within(lost, measure))
    })
}
