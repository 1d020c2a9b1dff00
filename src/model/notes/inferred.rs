//! A note on each measure whose document does not show where its values belong: every page that shows
//! one of them says so, without a note of the author's.

use super::{Ledger, Note, NoteKind};
use crate::load::prose::{Block, Inline, Prose};
use crate::model::cell::Cell;
use crate::model::kpi::{Area, Data, Reading, Year};
use crate::model::{KpiPart, shown, slug};
use crate::source::Spanned;

/// Readers learn that the place of a value is no fact of the document.
fn because(reading: &Reading) -> &'static str {
    let one = reading.inferred.len() == 1;
    match (&reading.data, one) {
        (Data::Years(_), true) => {
            "The document does not show which quarter this figure belongs to. Its place on this \
             site is our reading."
        }
        (Data::Years(_), false) => {
            "The document does not show which quarters these figures belong to. Their places on \
             this site are our reading."
        }
        (Data::Areas { .. }, _) => {
            "The document does not show which area or group is meant. What stands on this site is \
             our reading."
        }
    }
}

/// One note a reading with values whose places are inferred.
pub fn notes(ledger: &Ledger<'_>) -> Vec<Note> {
    ledger.readings.iter().filter_map(|reading| note(ledger, reading)).collect()
}

fn note(ledger: &Ledger<'_>, reading: &Reading) -> Option<Note> {
    let title = &ledger.kpis.get(&reading.kpi)?.title;
    let id = format!("note-{}-{}-places", ledger.period.key(), slug(&reading.kpi));
    let mut places = reading
        .inferred
        .iter()
        .map(|at| Spanned::new(format!("kpis.{}.{}", reading.kpi, at.value), at.span.clone()));
    let text = Inline::Text(Spanned::new(because(reading).to_owned(), reading.span.clone()));
    Some(Note {
        id,
        about: places.next()?,
        also: places.collect(),
        kind: NoteKind::Note,
        name: format!("{title}: where the figures belong"),
        figure: String::new(),
        worked_out: false,
        quoted: Vec::new(),
        printed: values(reading),
        other: String::new(),
        because: Prose { blocks: vec![Block::Paragraph(vec![text])] },
        settles: Vec::new(),
        source: Some(reading.source.clone()),
        other_source: None,
        span: reading.span.clone(),
    })
}

/// "33.2%, 30.4% and 30.3%".
fn values(reading: &Reading) -> String {
    let cells: Vec<(String, &Cell)> = match &reading.data {
        Data::Years(years) => years.iter().flat_map(of_year).collect(),
        Data::Areas { areas, .. } => areas.iter().flat_map(of_area).collect(),
    };
    let inferred = cells.iter().filter(|(place, _)| reading.is_inferred(place));
    let words: Vec<String> = inferred
        .filter_map(|(_, cell)| shown::part_in_words(cell.measured()?, KpiPart::Lead))
        .collect();
    match words.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        all => all.concat(),
    }
}

fn of_year(year: &Year) -> Vec<(String, &Cell)> {
    let key = year.period.key();
    let cells = year.cells().into_iter();
    cells.map(|(part, cell)| (format!("{key}.{part}"), &cell.value)).collect()
}

fn of_area(area: &Area) -> Vec<(String, &Cell)> {
    let groups = area.groups.iter();
    groups
        .map(|(name, cell)| (format!("{}.{}", slug(&area.name), slug(name)), &cell.value))
        .collect()
}
