//! The other data of an edition: figures, the report itself, money, the board.

use super::{Entries, RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, list, word, word_list, words, wrong_type};
use crate::load::text::Text;
use crate::load::yaml::{Node, Value};
use crate::source::Span;

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
    /// What a plain number is counted in: `days`.
    pub unit: Option<Word>,
    /// How it follows from other data.
    pub check: Option<RawCheck>,
}

/// How a figure follows from other data, each named by its address.
#[derive(Clone, Debug)]
pub struct RawCheck {
    /// Where it stands.
    pub span: Span,
    /// The datum that says the same.
    pub same_as: Option<Word>,
    /// The part that the figure is the share of …
    pub share: Option<Word>,
    /// … less this, where it is what has come on top …
    pub less: Option<Word>,
    /// … this whole.
    pub of: Option<Word>,
    /// The value before the change that the figure tells …
    pub from: Option<Word>,
    /// … and after it.
    pub to: Option<Word>,
    /// The data that it is the sum of.
    pub sum: Vec<Word>,
    /// The data that together with it …
    pub with: Vec<Word>,
    /// … make this.
    pub make: Option<Word>,
}

impl RawCheck {
    /// How many addresses it holds.
    pub fn words(&self) -> usize {
        let ones = [&self.same_as, &self.share, &self.less, &self.of, &self.from, &self.to];
        let ones = ones.into_iter().chain([&self.make]).flatten().count();
        ones + self.sum.len() + self.with.len()
    }
}

fn check(node: &Node, out: &mut Diagnostics) -> Option<RawCheck> {
    let mut fields = Fields::open(node, "a check", out)?;
    let check = RawCheck {
        span: fields.span(),
        same_as: fields.optional("same-as", word),
        share: fields.optional("share", word),
        less: fields.optional("less", word),
        of: fields.optional("of", word),
        from: fields.optional("from", word),
        to: fields.optional("to", word),
        sum: fields.optional("sum", word_list).unwrap_or_default(),
        with: fields.optional("with", word_list).unwrap_or_default(),
        make: fields.optional("make", word),
    };
    fields.close();
    Some(check)
}

/// Reads an entry of `data/<edition>/figures.yaml`.
pub fn figure(node: &Node, out: &mut Diagnostics) -> Option<RawFigure> {
    let mut fields = Fields::open(node, "a figure", out)?;
    let value = fields.required("value", word);
    let what = fields.required("what", word);
    let period = fields.required("period", word);
    let source = fields.required("source", source);
    let printed = fields.optional("printed", word);
    let unit = fields.optional("unit", word);
    let check = fields.optional("check", check);
    fields.close();
    let (value, what, period, source) = (value?, what?, period?, source?);
    Some(RawFigure { value, what, period, source, printed, unit, check })
}

/// `data/<edition>/report.yaml`.
#[derive(Clone, Debug)]
pub struct RawReport {
    /// `annual report`, `cabinet report`, `strategy`, `needs assessment`.
    pub kind: Word,
    /// What readers call the edition.
    pub title: Word,
    /// What it covers, or when it came out.
    pub period: Word,
    /// Which of the two: `covered` or `published`.
    pub period_is: Option<Word>,
    /// `published` or `draft`.
    pub status: Option<Word>,
    /// The first day on which a build may hold it.
    pub publish_on: Option<Word>,
    /// The day on which it was published.
    pub published: Option<Word>,
    /// The document it is written from.
    pub document: Option<Word>,
    /// The priorities of the partnership at the time.
    pub priorities: Vec<RawPriority>,
    /// What there is to say of a priority, of this or another edition, by its id.
    pub priority_notes: Entries<RawProse>,
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
    let period_is = fields.optional("period-is", word);
    let status = fields.optional("status", word);
    let publish_on = fields.optional("publish-on", word);
    let published = fields.optional("published", word);
    let document = fields.optional("document", word);
    let priorities = fields.list("priorities", priority);
    let priority_notes = fields.map("priority-notes", prose);
    fields.close();
    Some(RawReport {
        kind: kind?,
        title: title?,
        period: period?,
        period_is,
        status,
        publish_on,
        published,
        document,
        priorities,
        priority_notes,
    })
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
    /// What is left over for the year after.
    pub left_over: Option<Word>,
    /// The total that the document states.
    pub stated_total: Option<Word>,
    /// What was spent in all, as the document states it.
    pub stated_spent: Option<Word>,
    /// What it is spent on.
    pub spending: Vec<RawMoney>,
    /// What the amounts of spending are, if not planned spending.
    pub measure: Option<Word>,
    /// What the stated shares are shares of, if not all items.
    pub shares_of: Option<Word>,
    /// Money that the document states for other years.
    pub other_years: Vec<RawOtherYear>,
}

impl RawBudget {
    /// Every line, with the part of the file that it stands in.
    pub fn lines(&self) -> impl Iterator<Item = (&'static str, &RawMoney)> {
        let income = self.income.iter().map(|line| ("income", line));
        let spending = self.spending.iter().map(|line| ("spending", line));
        let others = self.other_years.iter().map(|other| ("other-years", &other.line));
        income.chain(spending).chain(others)
    }

    /// Every amount that is no line, by its key.
    pub fn sums(&self) -> [(&'static str, Option<&Word>); 4] {
        [
            ("carry-forward", self.carry_forward.as_ref()),
            ("left-over", self.left_over.as_ref()),
            ("stated-total", self.stated_total.as_ref()),
            ("stated-spent", self.stated_spent.as_ref()),
        ]
    }
}

/// Money that a document states for a year other than the budget's.
#[derive(Clone, Debug)]
pub struct RawOtherYear {
    /// The line itself.
    pub line: RawMoney,
    /// The year.
    pub period: Word,
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
    /// What was spent of it, of an item of spending.
    pub spent: Option<Word>,
    /// The share that the document states.
    pub share: Option<Word>,
    /// What it buys.
    pub buys: Option<RawProse>,
    /// The line of a budget, of this or another edition, that is the same money under another id.
    pub of: Option<Word>,
}

/// Reads `data/<edition>/budget.yaml`.
pub fn budget(node: &Node, out: &mut Diagnostics) -> Option<RawBudget> {
    let mut fields = Fields::open_file(node, "a budget", out)?;
    let title = fields.required("title", word);
    let period = fields.required("period", word);
    let source = fields.required("source", source);
    let income = fields.list("income", money);
    let carry_forward = fields.optional("carry-forward", word);
    let left_over = fields.optional("left-over", word);
    let stated_total = fields.optional("stated-total", word);
    let stated_spent = fields.optional("stated-spent", word);
    let spending = fields.list("spending", item_of_spending);
    let measure = fields.optional("measure", word);
    let shares_of = fields.optional("shares-of", word);
    let other_years = fields.list("other-years", other_year);
    fields.close();
    Some(RawBudget {
        title: title?,
        period: period?,
        source: source?,
        income,
        carry_forward,
        left_over,
        stated_total,
        stated_spent,
        spending,
        measure,
        shares_of,
        other_years,
    })
}

fn other_year(node: &Node, out: &mut Diagnostics) -> Option<RawOtherYear> {
    let mut fields = Fields::open(node, "money of another year", out)?;
    let line = line(&mut fields);
    let period = fields.required("period", word);
    fields.close();
    Some(RawOtherYear { line: line?, period: period? })
}

fn money(node: &Node, out: &mut Diagnostics) -> Option<RawMoney> {
    let mut fields = Fields::open(node, "a line of the budget", out)?;
    let line = line(&mut fields);
    fields.close();
    line
}

/// Money is spent on an item of spending alone: of no other line is there anything to say.
fn item_of_spending(node: &Node, out: &mut Diagnostics) -> Option<RawMoney> {
    let mut fields = Fields::open(node, "an item of spending", out)?;
    let spent = fields.optional("spent", word);
    let line = line(&mut fields);
    fields.close();
    Some(RawMoney { spent, ..line? })
}

fn line(fields: &mut Fields<'_>) -> Option<RawMoney> {
    let id = fields.required("id", word);
    let title = fields.required("title", word);
    let amount = fields.required("amount", word);
    let share = fields.optional("share", word);
    let buys = fields.optional("buys", prose);
    let of = fields.optional("of", word);
    Some(RawMoney { id: id?, title: title?, amount: amount?, spent: None, share, buys, of })
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
