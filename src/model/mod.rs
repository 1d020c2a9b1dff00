//! The report: every id resolved, periods and money as types, places kept so that rules can point.

pub mod across;
pub mod address;
mod alone;
mod arguments;
mod budget;
pub mod cell;
mod duty;
mod edition;
mod editions;
mod embargo;
pub mod embed;
pub mod endnotes;
mod figure;
mod findings;
mod glossary;
mod joined;
mod kind;
pub mod kpi;
mod links;
pub mod money;
pub mod movement;
mod news;
pub mod notes;
pub mod number;
mod open_data;
mod outline;
mod pages;
mod papers;
mod period;
mod plan;
mod prose;
mod readings;
mod redirects;
mod resolve;
pub mod rules;
mod settings;
pub mod shown;
mod singular;
mod slug;
pub mod statement;
mod target;
pub mod texts;
mod topics;
pub mod unread;
pub mod value;
mod web;

use std::collections::BTreeMap;

pub use crate::load::frozen::Frozen;
use crate::load::prose::Prose;
use crate::source::{FilePath, Span, Spanned};

pub use duty::Duty;
pub use editions::LeftOut;
pub use embed::{AmountShow, Bound, ChartAs, ChartWords, Datum, Embed, KpiPart, Show};
pub use endnotes::{Endnote, Endnotes};
pub use figure::{Figure, FigureCheck};
pub use findings::{Finding, Findings, Recommendation, Recommendations, Way};
pub use kind::{Dated, Kind};
pub use kpi::{Kpi, Reading};
pub use links::{Directory, LinkProblem, Target};
pub use money::{Amount, Budget, BudgetLine, OtherYear, SharesOf, Spent};
pub use news::News;
pub use notes::{Elsewhere, Note, NoteKind};
pub use number::Decimal;
pub use open_data::{TypedTable, any_data};
pub use pages::{said, text_of};
pub use period::{Date, MONTHS, Period, PeriodError};
pub use plan::{Action, Aim, Plan, Status};
pub use redirects::Redirect;
pub use resolve::{Choices, model};
pub use settings::{Brand, Desk, Licence, Settings};
pub use slug::{capital, slug};
pub use statement::Statement;
pub use web::{Security, web_address_problem};

/// Everything that is published.
#[derive(Clone, Debug)]
pub struct Site {
    /// The publisher's choices.
    pub settings: Settings,
    /// The groups of KPIs: id and title, in the order readers meet them.
    pub themes: Vec<(String, Spanned<String>)>,
    /// Every KPI by its id.
    pub kpis: BTreeMap<String, Kpi>,
    /// The KPIs' ids in the author's order.
    pub kpi_order: Vec<String>,
    /// The terms in alphabetical order.
    pub glossary: Vec<Term>,
    /// Cited documents by id.
    pub documents: BTreeMap<String, Document>,
    /// The editions, latest first.
    pub reports: Vec<Report>,
    /// Editions that are known and not published in this build: it is of one edition alone.
    pub others: Vec<Report>,
    /// Pages that belong to no edition, in order of their file names.
    pub pages: Vec<Page>,
    /// Whether all that authors wrote could be read: what seems to be missing, or to be used by
    /// nobody, may otherwise be in the part that could not.
    pub is_whole: bool,
    /// The facts of the accessibility statement.
    pub statement: Statement,
    /// The day of the build, where it is known.
    pub today: Option<Period>,
    /// Where everything stands.
    pub directory: Directory,
    /// Addresses that lead to another: those of pages that moved, and `latest/`.
    pub redirects: Vec<Redirect>,
    /// Addresses of the pages across editions, in order.
    pub across: Vec<String>,
    /// Editions that this build says nothing of. Only what authors are told may speak of them.
    pub left_out: Vec<LeftOut>,
    /// The keys of the editions that were frozen, as `data/frozen.txt` lists them.
    pub frozen: Vec<Spanned<String>>,
}

/// An edition: what is published for a period.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it covers, or when it came out; its key is the folder's name.
    pub period: Period,
    /// Which of the two.
    pub dated: Dated,
    /// What kind of document it is.
    pub kind: Kind,
    /// What readers call it.
    pub title: String,
    /// Whether it is left out of a build.
    pub draft: bool,
    /// The day on which it comes out here, where one is set.
    pub publish_on: Option<Period>,
    /// The day on which it was published, where its author says so.
    pub published: Option<Period>,
    /// The document it is written from.
    pub source: Option<Source>,
    /// The priorities of the time: id and title.
    pub priorities: Vec<(String, String)>,
    /// What there is to say of priorities, its own and those of other editions, by id.
    pub priority_notes: Vec<(String, Prose<Embed>)>,
    /// The overview; a report without `index.md` has none.
    pub overview: Option<Page>,
    /// The sections in reading order: those of the edition's own document, then the papers beside it,
    /// document by document.
    pub sections: Vec<Page>,
    /// What was measured, in the order of the KPIs.
    pub readings: Vec<Reading>,
    /// What happened, in words, by KPI.
    pub commentaries: BTreeMap<String, Prose<Embed>>,
    /// Other figures by id.
    pub figures: BTreeMap<String, Figure>,
    /// The money.
    pub budget: Option<Budget>,
    /// What a line of the budget buys, in words, by the line's id.
    pub buys: BTreeMap<String, Prose<Embed>>,
    /// Nested lists by id.
    pub board: Vec<Outline>,
    /// What is to be done.
    pub plans: Vec<Plan>,
    /// Where figures disagree, and what was corrected, in the author's order.
    pub notes: Vec<Note>,
    /// What was published when the edition was frozen; `None` for one that is not.
    pub frozen: Option<Frozen>,
    /// What other places print for the same data.
    pub elsewhere: Vec<Elsewhere>,
    /// The numbered notes of the document.
    pub endnotes: Option<Endnotes>,
    /// What the document finds, in groups.
    pub findings: Vec<Findings>,
    /// What the document recommends, in groups.
    pub recommendations: Vec<Recommendations>,
    /// The addresses of its values that cannot be read.
    pub unread: Vec<String>,
    /// Where the edition is declared.
    pub span: Span,
}

/// A page that authors write.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file.
    pub file: FilePath,
    /// Its address below the site: `2017-18/violence-prevention/`, empty for the home page.
    pub address: String,
    /// The heading of the page.
    pub title: Spanned<String>,
    /// The lead; may be empty.
    pub summary: Prose<Embed>,
    /// What to take away.
    pub key_points: Vec<Prose<Embed>>,
    /// The KPIs it speaks of.
    pub kpis: Vec<String>,
    /// Its cards.
    pub cards: Vec<Card>,
    /// Where it comes from.
    pub source: Option<Source>,
    /// The text.
    pub body: Prose<Embed>,
    /// The headings of the text in order.
    pub headings: Vec<Heading>,
    /// Whether it is left out of a build.
    pub draft: bool,
    /// Addresses at which it stood before, as authors write them.
    pub aliases: Vec<Spanned<String>>,
    /// What it is about beside its own name, by names of sections and priorities of other editions.
    pub topics: Vec<Spanned<String>>,
}

/// A heading inside a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its id on the page.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A card of a snapshot.
#[derive(Clone, Debug)]
pub struct Card {
    /// What it shows.
    pub shows: CardOf,
    /// What it means; may be empty.
    pub detail: Prose<Embed>,
    /// Where it is asked for.
    pub span: Span,
}

/// What a card shows.
#[derive(Clone, Debug)]
pub enum CardOf {
    /// A KPI of the edition, by id.
    Kpi(String),
    /// A figure of the edition, by id.
    Figure(String),
}

/// Where a statement stands in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// An id of [`Site::documents`].
    pub document: String,
    /// A heading, a page, an appendix; may be empty.
    pub place: String,
}

/// A cited document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When.
    pub date: Option<Period>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// Nested lists under a title: the board, the structure.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Its id.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// A remark; may be empty.
    pub note: Prose<Embed>,
    /// Where it stands.
    pub source: Source,
    /// The entries.
    pub items: Vec<OutlineItem>,
    /// Where the author wrote its title.
    pub span: Span,
}

/// An entry of a nested list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineItem {
    /// What it says.
    pub words: String,
    /// What stands under it.
    pub items: Vec<OutlineItem>,
    /// Where the author wrote it.
    pub span: Span,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// As it stands in prose.
    pub name: Spanned<String>,
    /// Its id on the glossary's page.
    pub id: String,
    /// What an acronym stands for; may be empty.
    pub expansion: String,
    /// What it means.
    pub meaning: Prose<Embed>,
    /// Every spelling, with what it stands for: the name first.
    pub spellings: Vec<(String, String)>,
    /// Where the expansion comes from.
    pub source: Option<Source>,
    /// Whether the expansion is the publisher's of this site.
    pub ours: bool,
}

impl Site {
    /// The edition of a period, also one that this build does not publish.
    pub fn report(&self, period: Period) -> Option<&Report> {
        let latest_first = |report: &Report| period.order().cmp(&report.period.order());
        let at = self.reports.binary_search_by(latest_first).ok();
        let found = at.and_then(|at| self.reports.get(at)).filter(|found| found.period == period);
        found.or_else(|| self.others.iter().find(|other| other.period == period))
    }
}

impl Report {
    /// A priority's words in this edition.
    pub fn priority(&self, id: &str) -> Option<&str> {
        let found = self.priorities.iter().find(|(known, _)| known == id);
        found.map(|(_, title)| title.as_str())
    }

    /// What the edition says of a KPI.
    pub fn reading(&self, kpi: &str) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.kpi == kpi)
    }

    /// The address of the edition's overview.
    pub fn address(&self) -> String {
        format!("{}/", self.period.key())
    }

    /// The address of the list of the edition's notes and corrections.
    pub fn notes_address(&self) -> String {
        format!("{}/notes-and-corrections/", self.period.key())
    }

    /// The address of the edition as one page for paper.
    pub fn print_address(&self) -> String {
        format!("{}/print/", self.period.key())
    }

    /// The address of a KPI's page.
    pub fn kpi_address(&self, kpi: &str) -> String {
        format!("{}/measures/{kpi}/", self.period.key())
    }

    /// Every page that authors wrote for the edition: the overview, then the sections.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.overview.iter().chain(&self.sections)
    }

    /// The section that lists a KPI among those of its theme, else the one that speaks of it.
    pub fn section_of(&self, kpi: &Kpi) -> Option<&Page> {
        let lists =
            |embed: &Embed| matches!(embed, Embed::KpiTable(theme) if theme.value == kpi.theme);
        let speaks = || self.sections.iter().find(|page| page.kpis.contains(&kpi.id));
        self.section_with(lists).or_else(speaks)
    }

    /// The section whose text holds an embed that `is_it` knows.
    pub fn section_with(&self, is_it: impl Fn(&Embed) -> bool) -> Option<&Page> {
        self.sections.iter().find(|page| {
            page.body.blocks.iter().any(
                |block| matches!(block, crate::load::prose::Block::Embed(embed) if is_it(embed)),
            )
        })
    }
}
