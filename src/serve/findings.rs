//! Findings as the page shows them: sentences, a line number, the line itself.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, line_and_column};
use crate::source::{FilePath, Files, Span};

/// A finding, ready to be shown when its file may have changed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code.
    pub code: &'static str,
    /// What is wrong, as the terminal says it.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// Words about the place; may be empty.
    pub note: String,
    /// Further places, each with its words.
    pub labels: Vec<(Place, String)>,
    /// What to do; may be empty.
    pub help: String,
}

/// A place in a file, with the line as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: FilePath,
    /// Where it starts, in bytes.
    pub start: usize,
    /// From 1; 0 where the finding is about the file as a whole.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line.
    pub text: String,
    /// The part of the line that it is about, in bytes.
    pub part: Range<usize>,
}

/// The findings of one weight, in order.
pub fn of(severity: Severity, found: &Diagnostics, files: &Files) -> Vec<Finding> {
    let found = found.iter().filter(|diagnostic| diagnostic.rule.severity == severity);
    found.map(|diagnostic| finding(diagnostic, files)).collect()
}

/// What is shown where the program itself stumbled.
pub fn stumbled(said: &str) -> Finding {
    Finding {
        code: "stumbled",
        message: format!("the program stumbled over the last change: {said}"),
        place: None,
        note: String::new(),
        labels: Vec::new(),
        help: "this is a mistake of the program, not yours: undo the last change, \
               and tell whoever looks after the program"
            .to_owned(),
    }
}

fn finding(diagnostic: &Diagnostic, files: &Files) -> Finding {
    let labels = diagnostic.labels.iter();
    Finding {
        code: diagnostic.rule.code,
        message: diagnostic.message.clone(),
        place: diagnostic.span.as_ref().map(|span| place(span, files)),
        note: diagnostic.note.clone(),
        labels: labels.map(|label| (place(&label.span, files), label.words.clone())).collect(),
        help: diagnostic.help.clone().unwrap_or_default(),
    }
}

fn place(span: &Span, files: &Files) -> Place {
    let file = span.file.clone();
    let nowhere =
        |file| Place { file, start: 0, line: 0, column: 1, text: String::new(), part: 0..0 };
    let Some(text) = files.text(&file).filter(|text| !text.is_empty() && span.end > 0) else {
        return nowhere(file);
    };
    let (line, column) = line_and_column(text, span.start);
    let start = span.start.min(text.len());
    let from = text.as_bytes()[..start].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let to = text.as_bytes()[start..]
        .iter()
        .position(|b| *b == b'\n')
        .map_or(text.len(), |at| start + at);
    let shown = text[from..to].trim_end_matches('\r');
    let end = span.end.clamp(start, to) - from;
    let part = boundary(shown, start - from)..boundary(shown, end);
    let text = shown.to_owned();
    Place { file, start: span.start, line, column, text, part }
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
