//! Rows as CSV (RFC 4180): one header row, a fixed set of columns, nothing that a machine must guess.

use std::borrow::Cow;

use super::iso;
use super::observe::Observation;
use super::statistic::Statistic;
use crate::model::{Date, Period};

/// A column of every table.
#[derive(Debug)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// The same for people.
    pub title: &'static str,
    /// What it holds.
    pub about: &'static str,
    /// How its values are written.
    pub kind: Kind,
    /// Whether every row has one.
    pub required: bool,
    /// The only values that it has, if they are codes.
    pub codes: Codes,
    /// The value of a row.
    pub of: fn(&Observation) -> Cow<'_, str>,
}

/// Codes of a column, each with its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// It has none.
    None,
    /// What a value says.
    Statistics,
    /// Why there is no value, or that it was corrected.
    Markers,
}

/// The letters of the column `marker`, those of the Government Analysis Function.
const MARKERS: &[(&str, &str)] = &[
    ("c", "the number is withheld to protect people’s identity"),
    ("x", "the number is not available"),
    ("z", "a number is not applicable"),
    ("r", "the number was corrected: the note says when, and what was printed before"),
];

impl Codes {
    /// Each code with its meaning; none for a column that has no codes.
    pub fn all(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Codes::None => Vec::new(),
            Codes::Statistics => Statistic::all().map(|s| (s.word(), s.about())).collect(),
            Codes::Markers => MARKERS.to_vec(),
        }
    }
}

/// How the values of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A number without separators, with a point before its decimals.
    Number,
    /// A day, as ISO 8601 writes it.
    Day,
}

/// All columns in their order.
pub const COLUMNS: &[Column] = &[
    text(
        "address",
        "Address",
        "Names the datum in its report, the same in every file",
        true,
        |row| row.address.as_str().into(),
    ),
    text("edition", "Report", "The period of the report that says so", true, |row| {
        row.edition.key().into()
    }),
    text(
        "measure",
        "Measure",
        "The id of the measure, the budget line or the figure",
        true,
        |row| row.id.as_str().into(),
    ),
    text("title", "Title", "What readers call it", true, |row| row.title.as_str().into()),
    Column {
        name: "statistic",
        title: "Statistic",
        about: "What the value says",
        kind: Kind::Text,
        required: true,
        codes: Codes::Statistics,
        of: |row| row.statistic.word().into(),
    },
    text("period", "Period", "When: 2017-18 is April 2017 to March 2018", false, |row| {
        row.period.map_or(Cow::Borrowed(""), |period| period.key().into())
    }),
    text("quarter", "Quarter", "The quarter of the year, Q1 to Q4", false, |row| {
        row.quarter.map_or(Cow::Borrowed(""), |quarter| format!("Q{quarter}").into())
    }),
    day(
        "start",
        "First day",
        "The first day of the period; empty where the document does not tell it",
        |row| days(row).map_or(Cow::Borrowed(""), |(first, _)| iso(first).into()),
    ),
    day(
        "end",
        "Last day",
        "The last day of the period; empty where the document does not tell it",
        |row| days(row).map_or(Cow::Borrowed(""), |(_, last)| iso(last).into()),
    ),
    text("area", "Area", "Where", false, |row| row.area.as_str().into()),
    text("group", "Group", "Of whom", false, |row| row.group.as_str().into()),
    Column {
        name: "value",
        title: "Value",
        about: "The number; empty where it is missing, withheld, or said in words only",
        kind: Kind::Number,
        required: false,
        codes: Codes::None,
        of: |row| row.value.map_or(Cow::Borrowed(""), |value| value.plain().into()),
    },
    text(
        "unit",
        "Unit",
        "What the value is counted in: GBP is pounds, number is a plain count of what the title says",
        false,
        |row| row.unit.as_str().into(),
    ),
    text(
        "value_in_words",
        "Value in words",
        "What a number alone does not say, in the words of this site: a result, a target, a place",
        false,
        |row| row.words.as_str().into(),
    ),
    Column {
        name: "marker",
        title: "Marker",
        about: "Why there is no value, or that it was corrected",
        kind: Kind::Text,
        required: false,
        codes: Codes::Markers,
        of: |row| row.marker.into(),
    },
    text(
        "as_printed",
        "As printed",
        "What the document prints, letter for letter; empty where the value is worked out",
        false,
        |row| row.printed.as_str().into(),
    ),
    text(
        "note",
        "Note",
        "Why it is missing, what stands against it, or what was corrected",
        false,
        |row| row.note.as_str().into(),
    ),
    text("source", "Source", "The document and the place in it", true, |row| {
        row.source.as_str().into()
    }),
];

const fn text(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    required: bool,
    of: fn(&Observation) -> Cow<'_, str>,
) -> Column {
    Column { name, title, about, kind: Kind::Text, required, codes: Codes::None, of }
}

const fn day(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    of: fn(&Observation) -> Cow<'_, str>,
) -> Column {
    Column { name, title, about, kind: Kind::Day, required: false, codes: Codes::None, of }
}

fn days(row: &Observation) -> Option<(Date, Date)> {
    row.period.and_then(Period::days)
}

/// The mark by which a spreadsheet knows that a file is written in UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A file of observations.
pub fn observations(rows: &[Observation], marked: bool) -> String {
    let head = COLUMNS.iter().map(|column| Cow::Borrowed(column.name));
    let rows = rows.iter().map(|row| COLUMNS.iter().map(|column| (column.of)(row)));
    file(head, rows, marked)
}

/// A whole file: its columns, then its rows; `marked` puts the byte order mark before them.
pub fn file<'a, R: Iterator<Item = Cow<'a, str>>>(
    head: impl Iterator<Item = Cow<'a, str>>,
    rows: impl Iterator<Item = R>,
    marked: bool,
) -> String {
    let mut text = String::new();
    text.extend(marked.then_some(BYTE_ORDER_MARK));
    record(head, &mut text);
    rows.for_each(|row| record(row, &mut text));
    text
}

fn record<'a>(fields: impl Iterator<Item = Cow<'a, str>>, text: &mut String) {
    for (number, field) in fields.enumerate() {
        if number > 0 {
            text.push(',');
        }
        if field.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}
