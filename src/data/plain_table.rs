//! Tables of words: those that authors type, and the priorities. They keep columns of their own.

use super::cite;
use crate::model::{Page, Report, Site, TypedTable, said, slug};

/// A table of words.
#[derive(Debug)]
pub struct PlainTable {
    /// Its columns.
    pub columns: Vec<WordColumn>,
    /// Its rows, each as long as the list of columns.
    pub rows: Vec<Vec<String>>,
    /// Where it comes from; may be empty.
    pub source: String,
}

/// A column of words.
#[derive(Debug)]
pub struct WordColumn {
    /// Its name in the header.
    pub name: String,
    /// The same for people.
    pub title: String,
}

/// A table that an author typed, as readers see it.
pub fn typed(
    site: &Site,
    (report, page): (Option<&Report>, &Page),
    table: &TypedTable<'_>,
) -> PlainTable {
    let mut columns: Vec<WordColumn> = Vec::new();
    for cell in table.head {
        let title = said(cell);
        let name = free_name(&title, &columns);
        columns.push(WordColumn { name, title });
    }
    let cell = |row: &Vec<_>, at| row.get(at).map_or_else(String::new, |cell: &Vec<_>| said(cell));
    let row = |row: &Vec<_>| (0..columns.len()).map(|at| cell(row, at)).collect();
    let rows = table.rows.iter().map(row).collect();
    let source = page.source.as_ref().or_else(|| report.and_then(|report| report.source.as_ref()));
    let source = source.map_or_else(String::new, |source| cite(site, source));
    PlainTable { columns, rows, source }
}

/// The priorities of every report, earliest first.
pub fn priorities(site: &Site) -> PlainTable {
    let names = [("report", "Report"), ("priority", "Priority"), ("title", "Title")];
    let columns = names.into_iter().chain([("source", "Source")]);
    let row = |report: &Report| {
        let (key, source) = (report.period.key(), report.source.as_ref());
        let source = source.map_or_else(String::new, |source| cite(site, source));
        let row = move |(id, title): &(String, String)| {
            vec![key.clone(), id.clone(), title.clone(), source.clone()]
        };
        report.priorities.iter().map(row).collect::<Vec<_>>()
    };
    PlainTable {
        columns: columns
            .map(|(name, title)| WordColumn { name: name.to_owned(), title: title.to_owned() })
            .collect(),
        rows: site.earliest_first().flat_map(row).collect(),
        source: String::new(),
    }
}

/// `key_decision` for "Key decision"; a number tells columns of one name apart.
fn free_name(title: &str, taken: &[WordColumn]) -> String {
    let name = match slug(title).replace('-', "_") {
        empty if empty.is_empty() => "column".to_owned(),
        name => name,
    };
    let is_taken = |name: &str| taken.iter().any(|column| column.name == name);
    let mut free = name.clone();
    let mut number = 1;
    while is_taken(&free) {
        number += 1;
        free = format!("{name}_{number}");
    }
    free
}
