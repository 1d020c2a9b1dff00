//! Themes, KPIs and what was measured.

use super::{Entries, RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, map, word, word_list, words};
use crate::load::text::Text;
use crate::load::yaml::Node;
use crate::source::Span;

/// An entry of `data/themes.yaml`.
#[derive(Clone, Debug)]
pub struct RawTheme {
    /// What readers call the group.
    pub title: Word,
}

/// Reads an entry of `data/themes.yaml`.
pub fn theme(node: &Node, out: &mut Diagnostics) -> Option<RawTheme> {
    let mut fields = Fields::open(node, "a theme", out)?;
    let title = fields.required("title", word);
    fields.close();
    Some(RawTheme { title: title? })
}

/// An entry of `data/kpis.yaml`: what a KPI is.
#[derive(Clone, Debug)]
pub struct RawKpi {
    /// Subject of sentences.
    pub title: Word,
    /// Completes "Number of".
    pub measure: Word,
    /// Plural noun of the leading value, or `%`.
    pub unit: Word,
    /// What one of them is called.
    pub one: Option<Word>,
    /// Completes "Share" for a second value in per cent.
    pub share: Option<Word>,
    /// Plural noun of the count behind a percentage.
    pub count: Option<Word>,
    /// Plural noun of the whole behind a percentage.
    pub whole: Option<Word>,
    /// A key of `data/themes.yaml`.
    pub theme: Word,
    /// `reduce`, `increase`, `none`.
    pub direction: Word,
    /// Why.
    pub because: RawProse,
    /// Who keeps the figures.
    pub owner: Option<Word>,
    /// `none` where quarters must not be added up.
    pub total: Option<Word>,
    /// Where values before and after cannot be compared.
    pub breaks: Vec<RawBreak>,
}

/// A change in the way something is measured.
#[derive(Clone, Debug)]
pub struct RawBreak {
    /// The first period that is measured the new way.
    pub from: Word,
    /// What changed.
    pub because: Word,
}

fn break_of(node: &Node, out: &mut Diagnostics) -> Option<RawBreak> {
    let mut fields = Fields::open(node, "a break", out)?;
    let from = fields.required("from", word);
    let because = fields.required("because", word);
    fields.close();
    Some(RawBreak { from: from?, because: because? })
}

/// Reads an entry of `data/kpis.yaml`.
pub fn kpi(node: &Node, out: &mut Diagnostics) -> Option<RawKpi> {
    let mut fields = Fields::open(node, "a measure", out)?;
    let title = fields.required("title", word);
    let measure = fields.required("measure", word);
    let unit = fields.required("unit", word);
    let one = fields.optional("one", word);
    let share = fields.optional("share", word);
    let count = fields.optional("count", word);
    let whole = fields.optional("whole", word);
    let theme = fields.required("theme", word);
    let direction = fields.required("direction", word);
    let because = fields.required("because", prose);
    let owner = fields.optional("owner", word);
    let total = fields.optional("total", word);
    let breaks = fields.list("breaks", break_of);
    fields.close();
    Some(RawKpi {
        title: title?,
        measure: measure?,
        unit: unit?,
        one,
        share,
        count,
        whole,
        theme: theme?,
        direction: direction?,
        because: because?,
        owner,
        total,
        breaks,
    })
}

/// An entry of `data/<edition>/kpis.yaml`: what was measured.
#[derive(Clone, Debug)]
pub struct RawReading {
    /// By year, then by quarter.
    pub cells: Entries<Entries<Word>>,
    /// By area, then by group.
    pub areas: Entries<Entries<Word>>,
    /// The month of a comparison of areas.
    pub as_at: Option<Word>,
    /// Why a cell is missing.
    pub missing: Entries<Text>,
    /// Cells whose place the document does not show.
    pub inferred: Vec<Word>,
    /// What was aimed at.
    pub target: Option<RawTarget>,
    /// What the document says about the cells.
    pub stated: Option<RawStated>,
    /// What happened, in words.
    pub commentary: Option<RawProse>,
    /// Where it stands.
    pub source: RawSource,
}

/// Reads an entry of `data/<edition>/kpis.yaml`.
pub fn reading(node: &Node, out: &mut Diagnostics) -> Option<RawReading> {
    let mut fields = Fields::open(node, "a reading", out)?;
    let cells = fields.map("cells", cells);
    let areas = fields.map("areas", cells_of_groups);
    let as_at = fields.optional("as-at", word);
    let missing = fields.map("missing", words);
    let inferred = fields.optional("inferred", word_list).unwrap_or_default();
    let target = fields.optional("target", target);
    let stated = fields.optional("stated", stated);
    let commentary = fields.optional("commentary", prose);
    let source = fields.required("source", source);
    fields.close();
    let source = source?;
    Some(RawReading { cells, areas, as_at, missing, inferred, target, stated, commentary, source })
}

fn cells(node: &Node, out: &mut Diagnostics) -> Option<Entries<Word>> {
    Some(map(node, out, word))
}

fn cells_of_groups(node: &Node, out: &mut Diagnostics) -> Option<Entries<Word>> {
    cells(node, out)
}

/// What was aimed at.
#[derive(Clone, Debug)]
pub struct RawTarget {
    /// Where it stands.
    pub span: Span,
    /// A value to stay under.
    pub below: Option<Word>,
    /// A value to pass.
    pub above: Option<Word>,
    /// A value to reach or pass.
    pub at_least: Option<Word>,
    /// A value to reach or stay under.
    pub at_most: Option<Word>,
    /// A size of fall …
    pub lower_by: Option<Word>,
    /// … a size of rise …
    pub higher_by: Option<Word>,
    /// … against this year.
    pub than: Option<Word>,
}

fn target(node: &Node, out: &mut Diagnostics) -> Option<RawTarget> {
    let mut fields = Fields::open(node, "a target", out)?;
    let target = RawTarget {
        span: fields.span(),
        below: fields.optional("below", word),
        above: fields.optional("above", word),
        at_least: fields.optional("at-least", word),
        at_most: fields.optional("at-most", word),
        lower_by: fields.optional("lower-by", word),
        higher_by: fields.optional("higher-by", word),
        than: fields.optional("than", word),
    };
    fields.close();
    Some(target)
}

/// What the document says about the cells.
#[derive(Clone, Debug, Default)]
pub struct RawStated {
    /// Last year's value.
    pub baseline: Option<Word>,
    /// This year's value.
    pub total: Option<Word>,
    /// The difference.
    pub change: Option<Word>,
    /// The difference in per cent.
    pub change_percent: Option<Word>,
    /// Last year's second value.
    pub share_baseline: Option<Word>,
    /// This year's second value.
    pub share_total: Option<Word>,
    /// `achieved` or `not achieved`.
    pub outcome: Option<Word>,
}

fn stated(node: &Node, out: &mut Diagnostics) -> Option<RawStated> {
    let mut fields = Fields::open(node, "what the document states", out)?;
    let stated = RawStated {
        baseline: fields.optional("baseline", word),
        total: fields.optional("total", word),
        change: fields.optional("change", word),
        change_percent: fields.optional("change-percent", word),
        share_baseline: fields.optional("share-baseline", word),
        share_total: fields.optional("share-total", word),
        outcome: fields.optional("outcome", word),
    };
    fields.close();
    Some(stated)
}
