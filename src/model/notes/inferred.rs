//! A note on each measure whose document does not show the quarters of its values: every page that
//! shows one of them says so, without a note of the author's.

use super::{Ledger, Note, NoteKind};
use crate::load::prose::{Block, Inline, Prose};
use crate::model::{KpiPart, Reading, shown, slug};
use crate::source::Spanned;

/// Readers learn that the place of a value is no fact of the document.
const ONE: &str = "The document does not show which quarter this figure belongs to. Its place on \
                   this site is our reading.";
const MANY: &str = "The document does not show which quarters these figures belong to. Their \
                    places on this site are our reading.";

/// One note a reading with values whose places are inferred.
pub fn notes(ledger: &Ledger<'_>) -> Vec<Note> {
    ledger.readings.iter().filter_map(|reading| note(ledger, reading)).collect()
}

fn note(ledger: &Ledger<'_>, reading: &Reading) -> Option<Note> {
    let title = &ledger.kpis.get(&reading.kpi)?.title;
    let id = format!("note-{}-{}-quarters", ledger.period.key(), slug(&reading.kpi));
    let mut places = reading
        .inferred
        .iter()
        .map(|at| Spanned::new(format!("kpis.{}.{}", reading.kpi, at.value), at.span.clone()));
    let because = if reading.inferred.len() == 1 { ONE } else { MANY };
    let text = Inline::Text(Spanned::new(because.to_owned(), reading.span.clone()));
    Some(Note {
        id,
        about: places.next()?,
        also: places.collect(),
        kind: NoteKind::Note,
        name: format!("{title}: which quarters"),
        figure: String::new(),
        worked_out: false,
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
    let years = reading.years().iter();
    let cells = years.flat_map(|year| {
        let key = year.period.key();
        year.cells().into_iter().map(move |(part, cell)| (format!("{key}.{part}"), cell))
    });
    let inferred = cells.filter(|(place, _)| reading.is_inferred(place));
    let words = inferred
        .filter_map(|(_, cell)| shown::part_in_words(cell.measured()?, KpiPart::Lead))
        .collect::<Vec<_>>();
    match words.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        all => all.concat(),
    }
}
