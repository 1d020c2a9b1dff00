//! An author's own headline or summary, held against the data.

use super::claims;
use super::phrase::{MOST_IN_SENTENCE, MOST_WORDS, count_of_words, sentences};
use super::{Chart, words};
use crate::model::Decimal;

/// What the chart does not bear out; the words are one short phrase for a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A number that is not in it.
    Strange(String),
    /// A claim that the data deny.
    Contrary(String),
    /// Too many words.
    Long(String),
}

/// Which words of a figure an author replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The heading.
    Headline,
    /// The sentences below it.
    Summary,
}

/// What in an author's words the chart does not bear out, and what is too long.
pub fn doubts(chart: &Chart, said: &str, replaced: Replaced) -> Vec<Doubt> {
    let chart = &chart.in_order();
    let borne_out = numbers(&everything(chart));
    let strange = numbers(said).into_iter().filter(|number| !borne_out.contains(number));
    let phrase = |number| Doubt::Strange(format!("`{number}` is not a number of this chart"));
    let contrary = claims::denied(chart, said).into_iter().map(Doubt::Contrary);
    strange.map(phrase).chain(contrary).chain(too_long(said, replaced)).collect()
}

/// A headline of more words than fit one glance, or a sentence of more than can be kept in mind.
fn too_long(said: &str, replaced: Replaced) -> Option<Doubt> {
    let (what, count, most) = match replaced {
        Replaced::Headline => ("this headline", count_of_words(said), MOST_WORDS),
        Replaced::Summary => {
            let longest = sentences(said).into_iter().map(count_of_words).max()?;
            ("a sentence of this summary", longest, MOST_IN_SENTENCE)
        }
    };
    (count > most)
        .then(|| Doubt::Long(format!("{what} has {count} words, and {most} are the most")))
}

/// The chart's own headline where it has more words than fit one glance: some name in it is long.
pub fn long_headline(chart: &Chart) -> Option<String> {
    let headline = words::headline(chart);
    let count = count_of_words(&headline);
    (count > MOST_WORDS).then(|| {
        format!("the headline `{headline}` has {count} words, and {MOST_WORDS} are the most")
    })
}

/// All that the figure says by itself.
fn everything(chart: &Chart) -> String {
    let mut text = [words::headline(chart), words::summary(chart), words::caption(chart)].join(" ");
    let mut add = |words: &str| text += &format!(" {words}");
    for category in &chart.across {
        add(&category.full);
        add(&category.short);
    }
    for series in &chart.series {
        add(&format!("{} {} {}", series.name, series.short, series.points.len()));
        let totals = series.totals.iter().map(|total| total.value);
        series.whole().into_iter().chain(totals).for_each(|total| add(&total.plain()));
    }
    let line = chart.line.iter().map(|line| line.value);
    chart.values().chain(line).map(Decimal::plain).for_each(|value| add(&value));
    text
}

/// The numbers of a text, without the commas between their thousands.
fn numbers(text: &str) -> Vec<String> {
    let plain = text.replace(',', "");
    let parts = plain.split(|c: char| !c.is_ascii_digit() && c != '.');
    let parts = parts.map(|part| part.trim_matches('.'));
    parts.filter(|part| !part.is_empty()).map(str::to_string).collect()
}
