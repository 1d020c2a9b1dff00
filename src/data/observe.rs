//! What there is to say of each datum: one observation a value.

use crate::model::notes::NoteKind;
use crate::model::value::{Measure, Value};
use crate::model::{Decimal, Period, Report, Site, Source, text_of};

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
    /// When.
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
    /// Why there is no number, or that it was corrected, in the letters of the Government Analysis
    /// Function.
    pub marker: &'static str,
    /// As the document prints it; empty where it is worked out.
    pub printed: String,
    /// What stands against it, or why it is missing.
    pub note: String,
    /// Where it comes from.
    pub source: String,
}

/// What a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// What was measured.
    Value,
    /// The share beside a number.
    Share,
    /// The number behind a share.
    Count,
    /// What a share is of.
    Whole,
    /// All quarters of a year.
    Total,
    /// The number behind the share of a year.
    TotalCount,
    /// What the share of a year is of.
    TotalWhole,
    /// This year less last year.
    Change,
    /// The same in per cent.
    ChangePercent,
    /// Whether what was wanted was reached.
    Result,
    /// What was aimed at.
    Target,
    /// The value of the year before, as the document states it.
    StatedBaseline,
    /// The value of the year, as the document states it.
    StatedTotal,
    /// The change, as the document states it.
    StatedChange,
    /// The change in per cent, as the document states it.
    StatedChangePercent,
    /// The result, as the document states it.
    StatedResult,
    /// Money spent or planned.
    Spending,
    /// Its share of all spending.
    SpendingShare,
    /// Money that came in.
    Income,
    /// Money left over from the year before.
    CarryForward,
    /// All money, as the document states it.
    StatedMoney,
    /// Money of another year.
    OtherYear,
    /// Any other figure.
    Figure,
}

impl Statistic {
    /// As it stands in a file.
    pub fn word(self) -> &'static str {
        match self {
            Statistic::Value => "value",
            Statistic::Share => "share",
            Statistic::Count => "count",
            Statistic::Whole => "whole",
            Statistic::Total => "total",
            Statistic::TotalCount => "total_count",
            Statistic::TotalWhole => "total_whole",
            Statistic::Change => "change",
            Statistic::ChangePercent => "change_percent",
            Statistic::Result => "result",
            Statistic::Target => "target",
            Statistic::StatedBaseline => "stated_baseline",
            Statistic::StatedTotal => "stated_total",
            Statistic::StatedChange => "stated_change",
            Statistic::StatedChangePercent => "stated_change_percent",
            Statistic::StatedResult => "stated_result",
            Statistic::Spending => "spending",
            Statistic::SpendingShare => "spending_share",
            Statistic::Income => "income",
            Statistic::CarryForward => "carry_forward",
            Statistic::StatedMoney => "stated_budget",
            Statistic::OtherYear => "other_year",
            Statistic::Figure => "figure",
        }
    }

    /// Whether it stands in a table of results: the years as a whole, their change, the result.
    pub fn is_result(self) -> bool {
        matches!(
            self,
            Statistic::Total | Statistic::Change | Statistic::ChangePercent | Statistic::Result
        )
    }
}

/// Where something stands, in words.
pub fn cite(site: &Site, source: &Source) -> String {
    let title = site.documents.get(&source.document).map_or("", |document| &document.title);
    match source.place.as_str() {
        "" => title.to_owned(),
        place => format!("{title}, {place}"),
    }
}

/// A row with what all rows of an edition share. Corrections and notes are found by the address.
pub(super) fn blank(site: &Site, report: &Report, address: String) -> Observation {
    let notes = report.notes.iter().filter(|note| note.touches(&address));
    let words = notes.map(|note| text_of(&note.because)).collect::<Vec<_>>().join(" ");
    let corrected = report.notes.iter().any(|note| {
        note.about.value == address && matches!(note.kind, NoteKind::Correction { .. })
    });
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
        marker: if corrected { "r" } else { "" },
        printed: String::new(),
        note: words,
        source: String::new(),
        address,
    }
}

/// The figures of an edition that are no measure and no money of the budget.
pub fn figures(site: &Site, report: &Report) -> Vec<Observation> {
    let rows = report.figures.values().map(|figure| {
        let value = Value::parse(&figure.value.value);
        let unit = match value.map(|value| value.measure) {
            Some(Measure::Percent) => "%",
            Some(Measure::Points) => "percentage points",
            Some(Measure::Pounds) => "GBP",
            Some(Measure::Number) | None => "",
        };
        Observation {
            id: figure.id.clone(),
            title: figure.what.clone(),
            statistic: Statistic::Figure,
            period: figure.period,
            // What a figure is about stands in its words, and that may be any place.
            area: String::new(),
            value: value.map(|value| value.number),
            unit: unit.to_owned(),
            printed: figure.printed.clone().unwrap_or_else(|| figure.value.value.clone()),
            source: cite(site, &figure.source),
            ..blank(site, report, format!("figures.{}", figure.id))
        }
    });
    rows.collect()
}
