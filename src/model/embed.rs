//! Embeds after resolving: what each stands for.

use super::Period;
use crate::source::{Span, Spanned};

/// A resolved embed.
#[derive(Clone, Debug)]
pub enum Embed {
    /// A number bound to its datum.
    Bound(Bound),
    /// A number that is typed on purpose.
    Typed {
        /// As readers see it.
        text: String,
        /// Why it is no datum.
        because: String,
        /// Where.
        span: Span,
    },
    /// The page's cards.
    Snapshot,
    /// A drawing of one or more KPIs of an edition.
    KpiChart {
        /// Their ids.
        ids: Vec<Spanned<String>>,
        /// The edition.
        edition: Period,
        /// How it is drawn, where the author says so.
        drawn: Option<ChartAs>,
        /// The author's words instead of the generated ones.
        words: ChartWords,
    },
    /// A drawing of an edition's budget.
    BudgetChart {
        /// The edition.
        edition: Period,
        /// Where.
        span: Span,
        /// The author's words instead of the generated ones.
        words: ChartWords,
    },
    /// The KPIs of a theme, by id.
    KpiTable(Spanned<String>),
    /// The edition's budget.
    BudgetTable(Span),
    /// A nested list of the edition, by id.
    Board(Spanned<String>),
    /// A plan of the edition, by id.
    Plan(Spanned<String>),
    /// The mark of a numbered note of the document.
    Endnote(Spanned<u16>),
    /// Every numbered note of the document.
    Endnotes(Span),
    /// Findings of the document as cards, by id of their group.
    Findings(Spanned<String>),
    /// What the document recommends: one group by its id, or all of them.
    Recommendations(Option<Spanned<String>>),
    /// A story of one person or project.
    CaseStudy {
        /// Its title.
        title: Spanned<String>,
    },
    /// What somebody said.
    Quote {
        /// Who; may be empty.
        who: Spanned<String>,
    },
    /// A remark.
    Note {
        /// Its title; may be empty.
        title: Spanned<String>,
    },
}

/// How an author wants a chart drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartAs {
    /// Bars side by side, in order of time.
    Bars,
    /// Lines over time.
    Lines,
    /// Bars from the largest to the smallest.
    Sorted,
    /// Bars against the baseline that the document states.
    Baseline,
}

impl ChartAs {
    /// Every word that authors write, with its meaning.
    pub const ALL: &[(&str, ChartAs)] = &[
        ("bars", ChartAs::Bars),
        ("lines", ChartAs::Lines),
        ("sorted", ChartAs::Sorted),
        ("baseline", ChartAs::Baseline),
    ];
}

/// What an author says of a chart in place of the generated words; held against the data.
#[derive(Clone, Debug, Default)]
pub struct ChartWords {
    /// The finding, instead of the generated headline.
    pub headline: Option<Spanned<String>>,
    /// What stands below the caption, instead of the generated summary.
    pub summary: Option<Spanned<String>>,
}

/// A number in prose, bound to its datum.
#[derive(Clone, Debug)]
pub struct Bound {
    /// As readers see it: "rose by 11 (2.9%), from 374 to 385".
    pub text: String,
    /// What it is bound to.
    pub datum: Datum,
    /// The edition that the datum belongs to.
    pub edition: Period,
    /// Where.
    pub span: Span,
}

/// What a bound number is bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// A KPI of the edition.
    Kpi {
        /// Its id.
        id: String,
        /// What is said of it.
        show: Show,
        /// The year that it is said of.
        year: Period,
        /// Which value of a cell.
        part: KpiPart,
    },
    /// A figure of the edition, by id.
    Figure(String),
    /// Money of the edition's budget.
    Amount {
        /// The id of a line; or `carry-forward`, `total`, `spending`.
        id: String,
        /// What is said of it.
        show: AmountShow,
    },
}

/// What is said of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AmountShow {
    /// The amount itself, as it was planned.
    #[default]
    Planned,
    /// What was spent.
    Spent,
    /// How much more or less was spent than planned.
    Difference,
}

impl AmountShow {
    /// Every word that authors write, with its meaning.
    pub const ALL: &[(&str, AmountShow)] = &[
        ("planned", AmountShow::Planned),
        ("spent", AmountShow::Spent),
        ("difference", AmountShow::Difference),
    ];
}

/// What is said of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// This year's value.
    Total,
    /// Last year's value.
    Previous,
    /// Last year's value as the document states it.
    Baseline,
    /// The size of the change.
    Change,
    /// The size of the change in per cent, or in percentage points.
    ChangePercent,
    /// "rose by 11 (2.9%), from 374 to 385".
    Sentence,
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// "rose", "fell", "did not change".
    Trend,
    /// "reached", "not reached".
    Outcome,
    /// The size of the change as the document states it.
    StatedChange,
    /// The same in per cent.
    StatedChangePercent,
    /// This year's value as the document states it.
    StatedTotal,
}

impl Show {
    /// Every word that authors write, with its meaning.
    pub const ALL: &[(&str, Show)] = &[
        ("total", Show::Total),
        ("previous", Show::Previous),
        ("baseline", Show::Baseline),
        ("change", Show::Change),
        ("change-percent", Show::ChangePercent),
        ("sentence", Show::Sentence),
        ("Q1", Show::Quarter(1)),
        ("Q2", Show::Quarter(2)),
        ("Q3", Show::Quarter(3)),
        ("Q4", Show::Quarter(4)),
        ("trend", Show::Trend),
        ("outcome", Show::Outcome),
        ("stated-change", Show::StatedChange),
        ("stated-change-percent", Show::StatedChangePercent),
        ("stated-total", Show::StatedTotal),
    ];
}

/// Which value of a cell is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KpiPart {
    /// The value that the measure is about.
    Lead,
    /// The percentage.
    Share,
    /// The count behind a percentage.
    Count,
    /// What a percentage is of.
    Whole,
}

impl KpiPart {
    /// Every word that authors write, with its meaning.
    pub const ALL: &[(&str, KpiPart)] = &[
        ("lead", KpiPart::Lead),
        ("share", KpiPart::Share),
        ("count", KpiPart::Count),
        ("whole", KpiPart::Whole),
    ];
}
