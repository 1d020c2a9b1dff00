//! Findings as the page shows them: sentences, a line number, the line itself.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, line_and_column};
use crate::source::{FilePath, Files, Span};

/// How many findings a page or the terminal lists: nobody reads more, and one line that is pasted a
/// thousand times must not fill the machine.
pub const MOST_LISTED: usize = 50;

/// A line is cut around what it is about: one of data may be as long as a book.
const WIDTH: usize = 160;

/// What stands against the newest files. It is put into words when somebody looks.
pub struct Found {
    mistakes: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
    /// What the program said when it stumbled itself.
    stumbled: Option<String>,
    /// The files as they were read; they may have changed again.
    files: Files,
}

/// A finding, ready to be shown.
pub struct Finding {
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
pub struct Place {
    /// The file.
    pub file: FilePath,
    /// From 1; 0 where the finding is about the file as a whole.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line up to what it is about.
    pub before: String,
    /// The part that it is about.
    pub marked: String,
    /// The rest of the line.
    pub after: String,
}

impl Found {
    /// Before anything was read.
    pub fn nothing() -> Self {
        Self::new(&Diagnostics::new(), None, Files::new())
    }

    /// What a build found, and where it stumbled.
    pub fn new(found: &Diagnostics, stumbled: Option<String>, files: Files) -> Self {
        let of = |severity| {
            found.iter().filter(|found| found.rule.severity == severity).cloned().collect()
        };
        Self { mistakes: of(Severity::Error), warnings: of(Severity::Warning), stumbled, files }
    }

    /// How many mistakes there are, listed or not.
    pub fn mistakes(&self) -> usize {
        self.mistakes.len() + usize::from(self.stumbled.is_some())
    }

    /// The mistakes that are listed.
    pub fn listed_mistakes(&self) -> impl Iterator<Item = Finding> {
        let own = self.stumbled.as_deref().map(stumbled).into_iter();
        own.chain(self.mistakes.iter().map(|found| self.in_words(found))).take(MOST_LISTED)
    }

    /// The warnings about some places.
    pub fn warnings(&self, is_there: impl Fn(&Span) -> bool) -> Vec<&Diagnostic> {
        let warnings = self.warnings.iter();
        warnings.filter(|found| found.span.as_ref().is_some_and(&is_there)).collect()
    }

    /// A finding, ready to be shown.
    pub fn in_words(&self, found: &Diagnostic) -> Finding {
        let labels = found.labels.iter();
        Finding {
            message: found.message.clone(),
            place: found.span.as_ref().map(|span| place(span, &self.files)),
            note: found.note.clone(),
            labels: labels
                .map(|label| (place(&label.span, &self.files), label.words.clone()))
                .collect(),
            help: found.help.clone().unwrap_or_default(),
        }
    }
}

/// What is shown where the program itself stumbled.
fn stumbled(said: &str) -> Finding {
    Finding {
        message: format!("the program stumbled over the last change: {said}"),
        place: None,
        note: String::new(),
        labels: Vec::new(),
        help: "this is a mistake of the program, not yours: undo the last change, \
               and tell whoever looks after the program"
            .to_owned(),
    }
}

fn place(span: &Span, files: &Files) -> Place {
    let file = span.file.clone();
    let Some(text) = files.text(&file).filter(|text| !text.is_empty() && span.end > 0) else {
        let [before, marked, after] = [const { String::new() }; 3];
        return Place { file, line: 0, column: 1, before, marked, after };
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
    let [before, marked, after] = cut(shown, part);
    Place { file, line, column, before, marked, after }
}

/// A line in three parts, the middle one being what it is about; cut where it is too long.
fn cut(line: &str, part: Range<usize>) -> [String; 3] {
    let marked = beginning(&line[part.clone()], WIDTH);
    let room = WIDTH.saturating_sub(marked.chars().count()) / 2;
    // One mark of what is left out is enough.
    let rest = if marked.len() < part.len() { "" } else { &line[part.end..] };
    [end(&line[..part.start], room), marked, beginning(rest, room)]
}

fn beginning(text: &str, room: usize) -> String {
    match text.char_indices().nth(room) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn end(text: &str, room: usize) -> String {
    let from = text.char_indices().rev().take(room).last().map_or(text.len(), |(at, _)| at);
    if from > 0 { format!("…{}", &text[from..]) } else { text.to_owned() }
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
