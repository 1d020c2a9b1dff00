//! An author's own headline or summary, held against the data.

use super::{Chart, csv, words};

/// Words for a rise, and words for a fall.
const UP: &[&str] = &["rose", "risen", "rise", "rises", "increase", "increased", "grew", "grown"];
const DOWN: &[&str] = &["fell", "fallen", "fall", "falls", "decrease", "decreased", "dropped"];

/// What the chart does not bear out; the words are one short phrase for a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A number that is not in it.
    Strange(String),
    /// A direction that it does not have.
    Contrary(String),
}

/// What in an author's words the chart does not bear out: numbers that are not in it, and a
/// direction that it does not have.
pub fn doubts(chart: &Chart, said: &str) -> Vec<Doubt> {
    let borne_out = numbers(&everything(chart));
    let strange = numbers(said).into_iter().filter(|number| !borne_out.contains(number));
    let phrase = |number| Doubt::Strange(format!("`{number}` is not a number of this chart"));
    let contrary = wrong_way(&words::headline(chart), said).map(Doubt::Contrary);
    strange.map(phrase).chain(contrary).collect()
}

/// All that the figure says by itself.
fn everything(chart: &Chart) -> String {
    let mut text = [words::headline(chart), words::summary(chart), words::caption(chart)].join(" ");
    text += &csv(chart).replace(',', " ");
    for series in &chart.series {
        text += &format!(" {} {} {}", series.name, series.short, series.points.len());
        text += &series.whole().map(|whole| format!(" {}", whole.plain())).unwrap_or_default();
    }
    text
}

/// The numbers of a text, without the commas between their thousands.
fn numbers(text: &str) -> Vec<String> {
    let plain = text.replace(',', "");
    let parts = plain.split(|c: char| !c.is_ascii_digit() && c != '.');
    let parts = parts.map(|part| part.trim_matches('.'));
    parts.filter(|part| !part.is_empty()).map(str::to_string).collect()
}

fn wrong_way(headline: &str, said: &str) -> Option<String> {
    let said = said.to_lowercase();
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
    let one_of = |list: &[&'static str]| list.iter().copied().find(|word| words.contains(word));
    match (one_of(UP), one_of(DOWN)) {
        (Some(word), None) if headline.contains(" fell ") => Some((word, "a fall")),
        (None, Some(word)) if headline.contains(" rose ") => Some((word, "a rise")),
        _ => None,
    }
    .map(|(word, way)| format!("`{word}` does not fit the data, which show {way}"))
}
