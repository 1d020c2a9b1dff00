//! What authors write, by file: typed, each value with its place, nothing looked up.

use super::decode::{Fields, flag, list, map, word, word_list, words, wrong_type};
use super::markdown;
use super::prose::{Prose, RawEmbed};
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::Diagnostics;
use crate::source::{FilePath, Span, Spanned};

/// A word as typed.
pub type Word = Spanned<String>;
/// Prose with its embeds as typed.
pub type RawProse = Prose<RawEmbed>;
/// Keys of the author's own with their values, in the author's order.
pub type Entries<T> = Vec<(Word, T)>;

/// Reads a value as Markdown.
fn prose(node: &Node, out: &mut Diagnostics) -> Option<RawProse> {
    words(node, out).map(|text| markdown::parse(&text, out))
}

/// Where a statement stands in a document.
#[derive(Clone, Debug)]
pub struct RawSource {
    /// A key of `data/sources.yaml`.
    pub document: Word,
    /// A heading, a page, an appendix.
    pub place: Option<Word>,
}

fn source(node: &Node, out: &mut Diagnostics) -> Option<RawSource> {
    let mut fields = Fields::open(node, "a source", out)?;
    let document = fields.required("document", word);
    let place = fields.optional("place", word);
    fields.close();
    Some(RawSource { document: document?, place })
}

/// `swp-site.yaml`.
#[derive(Clone, Debug)]
pub struct RawSettings {
    /// The file itself: for what it lacks.
    pub span: Span,
    /// The site's title.
    pub title: Word,
    /// Who publishes it.
    pub body: Word,
    /// The body's short name.
    pub short_name: Option<Word>,
    /// A language tag such as `en-GB`.
    pub language: Option<Word>,
    /// The place that the figures are about.
    pub place: Option<Word>,
    /// What the site is, in one sentence.
    pub description: Option<Word>,
    /// Where it will be published.
    pub base_url: Option<Word>,
    /// The theme's name.
    pub theme: Option<Word>,
    /// The licence of the content.
    pub licence: Option<RawLicence>,
    /// Whom to ask.
    pub contact: Option<RawContact>,
}

/// The licence of the content.
#[derive(Clone, Debug)]
pub struct RawLicence {
    /// Its name.
    pub name: Word,
    /// Where its words stand.
    pub url: Option<Word>,
}

/// Whom to ask.
#[derive(Clone, Debug)]
pub struct RawContact {
    /// For other formats and languages.
    pub formats: Option<RawDesk>,
}

/// A public contact.
#[derive(Clone, Debug)]
pub struct RawDesk {
    /// Whose it is.
    pub body: Option<Word>,
    /// What can be asked for there.
    pub sentence: Option<Word>,
    /// A telephone number.
    pub phone: Option<Word>,
    /// An email address.
    pub email: Option<Word>,
    /// A postal address.
    pub address: Option<Word>,
    /// A web address.
    pub url: Option<Word>,
}

/// Reads `swp-site.yaml`.
pub fn settings(node: &Node, out: &mut Diagnostics) -> Option<RawSettings> {
    let mut fields = Fields::open_file(node, "the settings", out)?;
    let title = fields.required("title", word);
    let body = fields.required("body", word);
    let short_name = fields.optional("short-name", word);
    let language = fields.optional("language", word);
    let place = fields.optional("place", word);
    let description = fields.optional("description", word);
    let base_url = fields.optional("base-url", word);
    let theme = fields.optional("theme", word);
    let licence = fields.optional("licence", licence);
    let contact = fields.optional("contact", contact);
    let span = fields.span();
    fields.close();
    let (title, body) = (title?, body?);
    Some(RawSettings {
        span,
        title,
        body,
        short_name,
        language,
        place,
        description,
        base_url,
        theme,
        licence,
        contact,
    })
}

fn licence(node: &Node, out: &mut Diagnostics) -> Option<RawLicence> {
    let mut fields = Fields::open(node, "the licence", out)?;
    let name = fields.required("name", word);
    let url = fields.optional("url", word);
    fields.close();
    Some(RawLicence { name: name?, url })
}

fn contact(node: &Node, out: &mut Diagnostics) -> Option<RawContact> {
    let mut fields = Fields::open(node, "the contact", out)?;
    let formats = fields.optional("formats", desk);
    fields.close();
    Some(RawContact { formats })
}

fn desk(node: &Node, out: &mut Diagnostics) -> Option<RawDesk> {
    let mut fields = Fields::open(node, "a contact", out)?;
    let desk = RawDesk {
        body: fields.optional("body", word),
        sentence: fields.optional("sentence", word),
        phone: fields.optional("phone", word),
        email: fields.optional("email", word),
        address: fields.optional("address", word),
        url: fields.optional("url", word),
    };
    fields.close();
    Some(desk)
}

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
}

/// Reads an entry of `data/kpis.yaml`.
pub fn kpi(node: &Node, out: &mut Diagnostics) -> Option<RawKpi> {
    let mut fields = Fields::open(node, "a measure", out)?;
    let title = fields.required("title", word);
    let measure = fields.required("measure", word);
    let unit = fields.required("unit", word);
    let share = fields.optional("share", word);
    let count = fields.optional("count", word);
    let whole = fields.optional("whole", word);
    let theme = fields.required("theme", word);
    let direction = fields.required("direction", word);
    let because = fields.required("because", prose);
    let owner = fields.optional("owner", word);
    let total = fields.optional("total", word);
    fields.close();
    Some(RawKpi {
        title: title?,
        measure: measure?,
        unit: unit?,
        share,
        count,
        whole,
        theme: theme?,
        direction: direction?,
        because: because?,
        owner,
        total,
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

/// An entry of `data/<edition>/figures.yaml`.
#[derive(Clone, Debug)]
pub struct RawFigure {
    /// As readers see it.
    pub value: Word,
    /// What the number counts.
    pub what: Word,
    /// When.
    pub period: Word,
    /// Where it stands.
    pub source: RawSource,
    /// The document's own print where it differs in form.
    pub printed: Option<Word>,
}

/// Reads an entry of `data/<edition>/figures.yaml`.
pub fn figure(node: &Node, out: &mut Diagnostics) -> Option<RawFigure> {
    let mut fields = Fields::open(node, "a figure", out)?;
    let value = fields.required("value", word);
    let what = fields.required("what", word);
    let period = fields.required("period", word);
    let source = fields.required("source", source);
    let printed = fields.optional("printed", word);
    fields.close();
    Some(RawFigure { value: value?, what: what?, period: period?, source: source?, printed })
}

/// `data/<edition>/report.yaml`.
#[derive(Clone, Debug)]
pub struct RawReport {
    /// `annual report`, `cabinet report`, `strategy`, `needs assessment`.
    pub kind: Word,
    /// What readers call the edition.
    pub title: Word,
    /// What it covers.
    pub period: Word,
    /// `published` or `draft`.
    pub status: Option<Word>,
    /// The document it is written from.
    pub document: Option<Word>,
    /// The priorities of the partnership at the time.
    pub priorities: Vec<RawPriority>,
}

/// A priority of an edition.
#[derive(Clone, Debug)]
pub struct RawPriority {
    /// Its id, the same in every year.
    pub id: Word,
    /// Its words.
    pub title: Word,
}

/// Reads `data/<edition>/report.yaml`.
pub fn report(node: &Node, out: &mut Diagnostics) -> Option<RawReport> {
    let mut fields = Fields::open_file(node, "a report", out)?;
    let kind = fields.required("kind", word);
    let title = fields.required("title", word);
    let period = fields.required("period", word);
    let status = fields.optional("status", word);
    let document = fields.optional("document", word);
    let priorities = fields.list("priorities", priority);
    fields.close();
    let (kind, title, period) = (kind?, title?, period?);
    Some(RawReport { kind, title, period, status, document, priorities })
}

fn priority(node: &Node, out: &mut Diagnostics) -> Option<RawPriority> {
    let mut fields = Fields::open(node, "a priority", out)?;
    let id = fields.required("id", word);
    let title = fields.required("title", word);
    fields.close();
    Some(RawPriority { id: id?, title: title? })
}

/// `data/<edition>/budget.yaml`.
#[derive(Clone, Debug)]
pub struct RawBudget {
    /// What readers call it.
    pub title: Word,
    /// The year it is for.
    pub period: Word,
    /// Where it stands.
    pub source: RawSource,
    /// Where the money comes from.
    pub income: Vec<RawMoney>,
    /// What was left over from the year before.
    pub carry_forward: Option<Word>,
    /// The total that the document states.
    pub stated_total: Option<Word>,
    /// What it is spent on.
    pub spending: Vec<RawMoney>,
}

/// A line of a budget.
#[derive(Clone, Debug)]
pub struct RawMoney {
    /// Its id.
    pub id: Word,
    /// What readers call it.
    pub title: Word,
    /// How much.
    pub amount: Word,
    /// What it buys.
    pub buys: Option<RawProse>,
}

/// Reads `data/<edition>/budget.yaml`.
pub fn budget(node: &Node, out: &mut Diagnostics) -> Option<RawBudget> {
    let mut fields = Fields::open_file(node, "a budget", out)?;
    let title = fields.required("title", word);
    let period = fields.required("period", word);
    let source = fields.required("source", source);
    let income = fields.list("income", money);
    let carry_forward = fields.optional("carry-forward", word);
    let stated_total = fields.optional("stated-total", word);
    let spending = fields.list("spending", money);
    fields.close();
    let (title, period, source) = (title?, period?, source?);
    Some(RawBudget { title, period, source, income, carry_forward, stated_total, spending })
}

fn money(node: &Node, out: &mut Diagnostics) -> Option<RawMoney> {
    let mut fields = Fields::open(node, "a line of the budget", out)?;
    let id = fields.required("id", word);
    let title = fields.required("title", word);
    let amount = fields.required("amount", word);
    let buys = fields.optional("buys", prose);
    fields.close();
    Some(RawMoney { id: id?, title: title?, amount: amount?, buys })
}

/// A part of `data/<edition>/board.yaml`: nested lists under a title.
#[derive(Clone, Debug)]
pub struct RawOutline {
    /// What readers call it.
    pub title: Word,
    /// A remark.
    pub note: Option<RawProse>,
    /// Where it stands.
    pub source: RawSource,
    /// The entries.
    pub items: Vec<RawItem>,
}

/// An entry of a nested list.
#[derive(Clone, Debug)]
pub struct RawItem {
    /// What it says.
    pub words: Text,
    /// What stands under it.
    pub items: Vec<RawItem>,
}

/// Reads a part of `data/<edition>/board.yaml`.
pub fn outline(node: &Node, out: &mut Diagnostics) -> Option<RawOutline> {
    let mut fields = Fields::open(node, "a part of the board", out)?;
    let title = fields.required("title", word);
    let note = fields.optional("note", prose);
    let source = fields.required("source", source);
    let items = fields.list("items", item);
    fields.close();
    Some(RawOutline { title: title?, note, source: source?, items })
}

fn item(node: &Node, out: &mut Diagnostics) -> Option<RawItem> {
    match &node.value {
        Value::Map(entries) if entries.len() == 1 => {
            let (key, inner) = &entries[0];
            let words = Text::in_line(key.value.clone(), key.span.clone());
            Some(RawItem { words, items: list(inner, out, item) })
        }
        Value::Map(_) => {
            wrong_type(node, "one entry, or one entry with a list under it", out);
            None
        }
        _ => Some(RawItem { words: words(node, out)?, items: Vec::new() }),
    }
}

/// An entry of `data/glossary.yaml`.
#[derive(Clone, Debug)]
pub struct RawTerm {
    /// What an acronym stands for.
    pub expansion: Option<Word>,
    /// What it means.
    pub meaning: RawProse,
    /// Other spellings.
    pub also: Vec<Word>,
    /// Plurals with their expansions.
    pub plural: Entries<Word>,
    /// Where the expansion comes from.
    pub source: Option<RawSource>,
    /// Whether the expansion is the publisher's of this site.
    pub ours: Option<Spanned<bool>>,
}

/// Reads an entry of `data/glossary.yaml`.
pub fn term(node: &Node, out: &mut Diagnostics) -> Option<RawTerm> {
    let mut fields = Fields::open(node, "a term", out)?;
    let expansion = fields.optional("expansion", word);
    let meaning = fields.required("meaning", prose);
    let also = fields.optional("also", word_list).unwrap_or_default();
    let plural = fields.map("plural", word);
    let source = fields.optional("source", source);
    let ours = fields.optional("ours", flag);
    fields.close();
    Some(RawTerm { expansion, meaning: meaning?, also, plural, source, ours })
}

/// An entry of `data/sources.yaml`.
#[derive(Clone, Debug)]
pub struct RawDocument {
    /// Its title.
    pub title: Word,
    /// Who published it.
    pub publisher: Option<Word>,
    /// When.
    pub date: Option<Word>,
    /// The name of the file.
    pub file: Option<Word>,
    /// Where it can be read.
    pub url: Option<Word>,
}

/// Reads an entry of `data/sources.yaml`.
pub fn document(node: &Node, out: &mut Diagnostics) -> Option<RawDocument> {
    let mut fields = Fields::open(node, "a document", out)?;
    let title = fields.required("title", word);
    let publisher = fields.optional("publisher", word);
    let date = fields.optional("date", word);
    let file = fields.optional("file", word);
    let url = fields.optional("url", word);
    fields.close();
    Some(RawDocument { title: title?, publisher, date, file, url })
}

/// A Markdown file: its front matter and its text.
#[derive(Clone, Debug)]
pub struct RawPage {
    /// The file.
    pub file: FilePath,
    /// The heading of the page.
    pub title: Word,
    /// The lead.
    pub summary: Option<RawProse>,
    /// What to take away.
    pub key_points: Vec<RawProse>,
    /// The KPIs it speaks of.
    pub kpis: Vec<Word>,
    /// Its cards.
    pub snapshot: Vec<RawCard>,
    /// Where it comes from.
    pub source: Option<RawSource>,
    /// Whether it is left out of a build.
    pub draft: Option<Spanned<bool>>,
    /// Its own last part of the address.
    pub slug: Option<Word>,
    /// Addresses that lead here too.
    pub aliases: Vec<Word>,
    /// The text.
    pub body: RawProse,
}

/// A card of a snapshot.
#[derive(Clone, Debug)]
pub struct RawCard {
    /// Where it stands.
    pub span: Span,
    /// The KPI that it shows …
    pub kpi: Option<Word>,
    /// … or the figure.
    pub figure: Option<Word>,
    /// What it means.
    pub detail: Option<RawProse>,
}

/// Reads the front matter of a page.
pub fn page(
    node: &Node,
    file: &FilePath,
    body: RawProse,
    out: &mut Diagnostics,
) -> Option<RawPage> {
    let mut fields = Fields::open_file(node, "the front matter", out)?;
    let title = fields.required("title", word);
    let summary = fields.optional("summary", prose);
    let key_points = fields.list("key-points", prose);
    let kpis = fields.optional("kpis", word_list).unwrap_or_default();
    let snapshot = fields.list("snapshot", card);
    let source = fields.optional("source", source);
    let draft = fields.optional("draft", flag);
    let slug = fields.optional("slug", word);
    let aliases = fields.optional("aliases", word_list).unwrap_or_default();
    fields.close();
    let (title, file) = (title?, file.clone());
    Some(RawPage {
        file,
        title,
        summary,
        key_points,
        kpis,
        snapshot,
        source,
        draft,
        slug,
        aliases,
        body,
    })
}

fn card(node: &Node, out: &mut Diagnostics) -> Option<RawCard> {
    let mut fields = Fields::open(node, "a card", out)?;
    let card = RawCard {
        span: fields.span(),
        kpi: fields.optional("kpi", word),
        figure: fields.optional("figure", word),
        detail: fields.optional("detail", prose),
    };
    fields.close();
    Some(card)
}
