//! `data/<edition>/frozen.txt`: what an edition published, one line a page and one a figure. And
//! `data/frozen.txt`, outside of every edition's folder: which editions have such a record, so that
//! one cannot vanish with its folder.

use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FilePath, Span, Spanned};

/// The name of both files.
pub const NAME: &str = "frozen.txt";

/// What an edition had published when it was frozen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frozen {
    /// Addresses of its pages.
    pub pages: Vec<Spanned<String>>,
    /// Addresses of its figures with what was printed.
    pub figures: Vec<(Spanned<String>, String)>,
}

/// Reads the record; a line that is none is reported.
pub fn read(path: &FilePath, text: &str, out: &mut Diagnostics) -> Frozen {
    let mut frozen = Frozen::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let words = |from: usize, to: usize| {
            let span = Span::new(path, start + from..start + to);
            Spanned::new(line[from..to].to_owned(), span)
        };
        let ends = |from: usize| line[from..].find(' ').map_or(line.len(), |space| from + space);
        if let Some(rest) = line.strip_prefix("page ") {
            frozen.pages.push(words(5, 5 + rest.len()));
            continue;
        }
        let end = ends(7.min(line.len()));
        match line.strip_prefix("figure ") {
            Some(_) if end < line.len() => {
                frozen.figures.push((words(7, end), line[end + 1..].to_owned()));
            }
            _ => out.push(malformed(path, start..start + line.len(), line)),
        }
    }
    frozen
}

fn malformed(path: &FilePath, range: std::ops::Range<usize>, line: &str) -> Diagnostic {
    let message = format!("`{line}` is no line of a record");
    Diagnostic::at(&rules::MALFORMED_RECORD, &Span::new(path, range), message)
        .help("leave this file to `swp-site freeze`, and take back what was typed into it")
}

/// Reads the list of the editions that are frozen; a line that is none is reported.
pub fn read_list(path: &FilePath, text: &str, out: &mut Diagnostics) -> Vec<Spanned<String>> {
    let mut editions = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        match line.strip_prefix(EDITION) {
            Some(key) => {
                let span = Span::new(path, start + EDITION.len()..start + line.len());
                editions.push(Spanned::new(key.to_owned(), span));
            }
            None if line.is_empty() || line.starts_with('#') => {}
            None => out.push(malformed(path, start..start + line.len(), line)),
        }
    }
    editions
}

const EDITION: &str = "edition ";

/// The text of that list.
pub fn write_list<'a>(editions: impl Iterator<Item = &'a str>) -> String {
    let mut text =
        "# Every report that is frozen. `swp-site freeze` writes this file.\n".to_owned();
    editions.for_each(|edition| text.push_str(&format!("{EDITION}{edition}\n")));
    text
}

/// The text of a record.
pub fn write(
    edition: &str,
    pages: impl Iterator<Item = String>,
    figures: impl Iterator<Item = (String, String)>,
) -> String {
    let mut text = format!(
        "# What the edition {edition} has published. `swp-site freeze {edition}` writes this file.\n"
    );
    pages.for_each(|page| text.push_str(&format!("page {page}\n")));
    figures.for_each(|(at, value)| text.push_str(&format!("figure {at} {value}\n")));
    text
}
