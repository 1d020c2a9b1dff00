//! Rows as CSV (RFC 4180): one header row, a fixed set of columns, nothing that a machine must guess.

use super::iso;
use super::observe::Observation;
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
    /// The value of a row.
    pub of: fn(&Observation) -> String,
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
        |row| row.address.clone(),
    ),
    text("edition", "Report", "The period of the report that says so", true, |row| {
        row.edition.key()
    }),
    text(
        "measure",
        "Measure",
        "The id of the measure, the budget line or the figure",
        true,
        |row| row.id.clone(),
    ),
    text("title", "Title", "What readers call it", true, |row| row.title.clone()),
    text(
        "statistic",
        "Statistic",
        "What the value says: a value, a total, a change …",
        true,
        |row| row.statistic.word().to_owned(),
    ),
    text("period", "Period", "When: 2017-18 is April 2017 to March 2018", false, |row| {
        row.period.map_or_else(String::new, |period| period.key())
    }),
    text("quarter", "Quarter", "The quarter of the year, Q1 to Q4", false, |row| {
        row.quarter.map_or_else(String::new, |quarter| format!("Q{quarter}"))
    }),
    day(
        "start",
        "First day",
        "The first day of the period; empty where the document does not tell it",
        |row| days(row).map_or_else(String::new, |(first, _)| iso(first)),
    ),
    day(
        "end",
        "Last day",
        "The last day of the period; empty where the document does not tell it",
        |row| days(row).map_or_else(String::new, |(_, last)| iso(last)),
    ),
    text("area", "Area", "Where", false, |row| row.area.clone()),
    text("group", "Group", "Of whom", false, |row| row.group.clone()),
    Column {
        name: "value",
        title: "Value",
        about: "The number; empty where it is missing, withheld, or said in words",
        kind: Kind::Number,
        required: false,
        of: |row| row.value.map_or_else(String::new, |value| value.plain()),
    },
    text("unit", "Unit", "What the value is counted in; GBP is pounds", false, |row| {
        row.unit.clone()
    }),
    text(
        "marker",
        "Marker",
        "c: withheld to protect people's identity, x: not available, z: not applicable, r: corrected",
        false,
        |row| row.marker.to_owned(),
    ),
    text(
        "as_printed",
        "As printed",
        "As the document prints it; empty where it is worked out",
        false,
        |row| row.printed.clone(),
    ),
    text("note", "Note", "Why it is missing, or what stands against it", false, |row| {
        row.note.clone()
    }),
    text("source", "Source", "The document and the place in it", true, |row| row.source.clone()),
];

const fn text(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    required: bool,
    of: fn(&Observation) -> String,
) -> Column {
    Column { name, title, about, kind: Kind::Text, required, of }
}

const fn day(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    of: fn(&Observation) -> String,
) -> Column {
    Column { name, title, about, kind: Kind::Day, required: false, of }
}

fn days(row: &Observation) -> Option<(Date, Date)> {
    row.period.and_then(Period::days)
}

/// A whole file.
pub fn text_of(rows: &[Observation]) -> String {
    let mut text = String::new();
    record(COLUMNS.iter().map(|column| column.name.to_owned()), &mut text);
    for row in rows {
        record(COLUMNS.iter().map(|column| (column.of)(row)), &mut text);
    }
    text
}

fn record(fields: impl Iterator<Item = String>, text: &mut String) {
    for (number, field) in fields.enumerate() {
        if number > 0 {
            text.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}
