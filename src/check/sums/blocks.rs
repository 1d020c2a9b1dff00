//! Lists and tables that end with the total of what they list.

use super::{Number, about, finding, sum};
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::load::prose::{Block, Inline};
use crate::model::value::Value;
use crate::model::{Embed, Report, said};

/// Reckons every list and every table that authors wrote.
pub fn add_up(subject: &Subject<'_>, out: &mut Diagnostics) {
    for page in &subject.site.pages {
        blocks(None, &page.body.blocks, out);
    }
    for report in &subject.site.reports {
        report.pages().for_each(|page| blocks(Some(report), &page.body.blocks, out));
    }
}

fn blocks(report: Option<&Report>, all: &[Block<Embed>], out: &mut Diagnostics) {
    for block in all {
        match block {
            Block::Table { rows, .. } => table(report, rows, out),
            Block::List { items, .. } => {
                list(report, items, out);
                items.iter().for_each(|item| blocks(report, item, out));
            }
            Block::Container { blocks: inner, .. } | Block::Quote(inner) => {
                blocks(report, inner, out);
            }
            _ => {}
        }
    }
}

/// Words that make a total of the last row or item.
fn is_total(said: &str) -> bool {
    let lower = said.to_lowercase();
    let all = ["in all", "in total", "altogether"];
    lower.starts_with("total")
        || lower == "all"
        || all.iter().any(|words| lower.starts_with(words) || lower.ends_with(words))
}

fn table(report: Option<&Report>, rows: &[Vec<Vec<Inline<Embed>>>], out: &mut Diagnostics) {
    let [parts @ .., last] = rows else { return };
    if parts.len() < 2 || !last.first().is_some_and(|head| is_total(said(head).trim())) {
        return;
    }
    for column in 1..last.len() {
        let cells = rows.iter().map(|row| row.get(column).and_then(|cell| only_number(cell)));
        if let Some(numbers) = cells.collect::<Option<Vec<Number<'_>>>>() {
            total(report, &numbers, "rows of the table", out);
        }
    }
}

fn list(report: Option<&Report>, items: &[Vec<Block<Embed>>], out: &mut Diagnostics) {
    let [parts @ .., last] = items else { return };
    let words = |item: &[Block<Embed>]| match item {
        [Block::Paragraph(words)] => Some(said(words)),
        _ => None,
    };
    if parts.len() < 2 || !words(last).is_some_and(|said| is_total(said.trim_end_matches('.'))) {
        return;
    }
    let numbers = items.iter().map(|item| match item.as_slice() {
        [Block::Paragraph(words)] => only_number(words),
        _ => None,
    });
    if let Some(numbers) = numbers.collect::<Option<Vec<Number<'_>>>>() {
        total(report, &numbers, "items of the list", out);
    }
}

/// The number of a cell or an item that has no other, and no second value in brackets.
fn only_number(words_of: &[Inline<Embed>]) -> Option<Number<'_>> {
    let mut numbers = words_of.iter().filter_map(|word| match word {
        Inline::Embed(Embed::Bound(bound)) => Some((&bound.text, &bound.span, about(bound))),
        Inline::Embed(Embed::Typed { text, span, .. }) => Some((text, span, None)),
        _ => None,
    });
    let (text, span, about) = numbers.next()?;
    let alone = numbers.next().is_none() && !text.contains('(');
    Some(Number { range: 0..0, value: Value::parse(text)?, span, about }).filter(|_| alone)
}

fn total(report: Option<&Report>, numbers: &[Number<'_>], what: &str, out: &mut Diagnostics) {
    let [parts @ .., total] = numbers else { return };
    let parts: Vec<Value> = parts.iter().map(|number| number.value).collect();
    let Some(sum) = sum(&parts).filter(|sum| sum.measure == total.value.measure) else { return };
    if sum.number != total.value.number {
        let message = format!("the {what} add up to {sum}, and the total is {}", total.value);
        out.push(finding(report, numbers, (numbers.len() - 1, sum), message));
    }
}
