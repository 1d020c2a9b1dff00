//! What there is to say of each datum: one observation a value.

use super::statistic::Statistic;
use crate::model::notes::NoteKind;
use crate::model::value::{Measure, Value};
use crate::model::{Decimal, Note, Period, Report, Site, Source, text_of};

/// One value with all that is known of it.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Names the datum in its edition: `kpis.hate-crime.2017-18.Q4`.
    pub address: String,
    /// The edition that says so.
    pub edition: Period,
    /// The id of the measure, the line of the budget or the figure.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// What the value says.
    pub statistic: Statistic,
    /// When, where the datum itself tells.
    pub period: Option<Period>,
    /// The quarter of the year, 1 to 4.
    pub quarter: Option<u8>,
    /// Where.
    pub area: String,
    /// Of whom.
    pub group: String,
    /// The number; none where it is withheld, missing or words.
    pub value: Option<Decimal>,
    /// What it is counted in.
    pub unit: String,
    /// What the number alone does not say: "reached", "at least 20%", "4th"; may be empty.
    pub words: String,
    /// Why there is no number, or that it was corrected, in the letters of the Government Analysis
    /// Function.
    pub marker: &'static str,
    /// As the document prints it; empty where it is worked out.
    pub printed: String,
    /// Why it is missing, and what stands against it.
    pub note: String,
    /// Where it comes from.
    pub source: String,
}

/// The mark of a corrected number.
const CORRECTED: &str = "r";

/// Where something stands, in words.
pub fn cite(site: &Site, source: &Source) -> String {
    let title = site.documents.get(&source.document).map_or("", |document| &document.title);
    match source.place.as_str() {
        "" => title.to_owned(),
        place => format!("{title}, {place}"),
    }
}

/// A row with what all rows of an edition share.
pub(super) fn blank(site: &Site, report: &Report, address: String) -> Observation {
    Observation {
        edition: report.period,
        id: String::new(),
        title: String::new(),
        statistic: Statistic::Value,
        period: None,
        quarter: None,
        area: site.settings.place.clone(),
        group: String::new(),
        value: None,
        unit: String::new(),
        words: String::new(),
        marker: "",
        printed: String::new(),
        note: String::new(),
        source: String::new(),
        address,
    }
}

/// Puts the edition's notes on the rows that they speak of. A corrected row shows what was printed
/// before: the data hold the new figure already.
pub(super) fn note(report: &Report, mut rows: Vec<Observation>) -> Vec<Observation> {
    for row in &mut rows {
        let notes: Vec<&Note> =
            report.notes.iter().filter(|note| note.touches(&row.address)).collect();
        // What is worked out was printed nowhere, and what is withheld stays so.
        let shown = row.marker.is_empty() && !row.printed.is_empty();
        let correction = notes.iter().find(|note| shown && note.corrects(&row.address));
        if let Some(correction) = correction {
            row.marker = CORRECTED;
            if !correction.printed.is_empty() && !prints_otherwise(report, &row.address) {
                row.printed.clone_from(&correction.printed);
            }
        }
        let own = std::mem::take(&mut row.note);
        let words = notes.into_iter().map(in_words);
        let all: Vec<String> = std::iter::once(own).chain(words).collect();
        row.note =
            all.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    }
    rows
}

/// Whether an author has written a figure's print in another form, which a correction leaves alone.
fn prints_otherwise(report: &Report, address: &str) -> bool {
    let figure = address.strip_prefix("figures.").and_then(|id| report.figures.get(id));
    figure.is_some_and(|figure| figure.printed.is_some())
}

/// "Gun crime offences: the document has 64. Against this stands 63. The panel counts …"
fn in_words(note: &Note) -> String {
    let Note { name, printed, other, .. } = note;
    let because = text_of(&note.because);
    let facts = match &note.kind {
        NoteKind::Correction { dated, .. } if printed.is_empty() => {
            format!("corrected to {other} on {dated}.")
        }
        NoteKind::Correction { dated, .. } => {
            format!("corrected from {printed} to {other} on {dated}.")
        }
        NoteKind::Note if printed.is_empty() && other.is_empty() => String::new(),
        NoteKind::Note if printed.is_empty() => format!("against this stands {other}."),
        NoteKind::Note if other.is_empty() => format!("the document has {printed}."),
        NoteKind::Note => format!("the document has {printed}. Against this stands {other}."),
    };
    let parts = [facts, because].into_iter().filter(|part| !part.is_empty());
    format!("{name}: {}", parts.collect::<Vec<_>>().join(" "))
}

/// The figures of an edition that are no measure and no money of the budget.
pub fn figures(site: &Site, report: &Report) -> Vec<Observation> {
    let rows = report.figures.values().map(|figure| {
        let text = &figure.value.value;
        let value = Value::parse(text);
        Observation {
            id: figure.id.clone(),
            title: figure.what.clone(),
            statistic: Statistic::Figure,
            period: figure.period,
            // What a figure is about stands in its words, and that may be any place.
            area: String::new(),
            value: value.map(|value| value.number),
            unit: value.map_or_else(String::new, |value| unit(value, figure.unit.as_deref())),
            words: if value.is_none() { text.clone() } else { String::new() },
            printed: figure.printed.clone().unwrap_or_else(|| text.clone()),
            source: cite(site, &figure.source),
            ..blank(site, report, format!("figures.{}", figure.id))
        }
    });
    note(report, rows.collect())
}

/// A plain number counts what its words say.
fn unit(value: Value, own: Option<&str>) -> String {
    match (value.measure, own) {
        (Measure::Percent, _) => "%",
        (Measure::Points, _) => "percentage points",
        (Measure::Pounds, _) => "GBP",
        (Measure::Number, Some(unit)) => unit,
        (Measure::Number, None) => "number",
    }
    .to_owned()
}
