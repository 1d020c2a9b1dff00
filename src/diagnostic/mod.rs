//! Problems found in a project: what is wrong, where, and what to type instead.

mod print;

use crate::source::{FilePath, Span};

pub use print::{Color, Format, line_and_column, place, print};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not written.
    Error,
    /// The site is written; `--strict` makes it an error.
    Warning,
}

impl Severity {
    /// The word that a person reads.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A kind of finding. Its code names the page `tests/rules/<code>.md`, which explains it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Lower-case words joined by hyphens, stable for ever.
    pub code: &'static str,
    /// How much a finding of this rule weighs.
    pub severity: Severity,
}

impl Rule {
    /// A rule whose finding stops the build.
    pub const fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error }
    }

    /// A rule whose finding is reported and does not stop the build.
    pub const fn warning(code: &'static str) -> Self {
        Self { code, severity: Severity::Warning }
    }
}

/// A second place that belongs to a finding, with a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there, for example "first used here".
    pub words: String,
}

/// A datum that a finding is about. A note on it in the edition's `notes.yaml` can settle the
/// finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The edition, as its folder is called.
    pub edition: String,
    /// The address of the datum.
    pub address: String,
}

/// A finding that a note answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What was found.
    pub finding: Diagnostic,
    /// The note that answers it.
    pub by: Span,
}

/// One finding. Messages are lower case without a full stop, with the author's words in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of finding.
    pub rule: &'static Rule,
    /// Where; `None` only where no file can be named, such as a missing `swp-site.yaml`.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: String,
    /// Words under the carets.
    pub note: String,
    /// Further places.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// The data that it is about; none for a finding that can only be mended.
    pub about: Vec<About>,
    /// The values that it holds against each other, as people read them. A note that settles it
    /// repeats them, so that it settles this finding and no later one.
    pub compared: Vec<String>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn at(rule: &'static Rule, span: &Span, message: impl Into<String>) -> Self {
        Self { span: Some(span.clone()), ..Self::nowhere(rule, message) }
    }

    /// A finding about a file as a whole.
    pub fn in_file(rule: &'static Rule, file: &FilePath, message: impl Into<String>) -> Self {
        Self::at(rule, &Span::start_of(file), message)
    }

    /// A finding that has no file, such as a missing one.
    pub fn nowhere(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            span: None,
            message: message.into(),
            note: String::new(),
            labels: Vec::new(),
            help: None,
            about: Vec::new(),
            compared: Vec::new(),
        }
    }

    /// Adds what to type or do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what to type or do, where there is something to say.
    pub fn help_if(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds words under the carets.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Adds the values that it holds against each other.
    pub fn compares(mut self, values: &[&dyn std::fmt::Display]) -> Self {
        self.compared.extend(values.iter().map(ToString::to_string));
        self
    }

    /// Adds a further place.
    pub fn label(mut self, span: &Span, words: impl Into<String>) -> Self {
        self.labels.push(Label { span: span.clone(), words: words.into() });
        self
    }
}

/// All findings of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds those of another step.
    pub fn append(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Puts them in order of file and place, and drops one that was found twice.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            (&a.span, a.rule.severity, a.rule.code, &a.message).cmp(&(
                &b.span,
                b.rule.severity,
                b.rule.code,
                &b.message,
            ))
        });
        self.0.dedup();
    }

    /// Each in its order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Those that weigh most, so many at most, each in its order.
    pub fn weightiest(&self, most: usize) -> Diagnostics {
        let (errors, warnings): (Vec<_>, Vec<_>) =
            self.0.iter().partition(|found| found.rule.severity == Severity::Error);
        let mut chosen: Self =
            Self(errors.into_iter().chain(warnings).take(most).cloned().collect());
        chosen.sort();
        chosen
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many findings weigh this much.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.rule.severity == severity).count()
    }

    /// Whether the site must not be written.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

/// The known word that is nearest to what was written, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (written.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|word| {
            (strsim::damerau_levenshtein(&written.to_lowercase(), &word.to_lowercase()), word)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, word)| word)
}

/// A help line for an unknown word: the nearest known one, or the list of all.
pub fn did_you_mean<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    if let Some(word) = nearest(written, known.clone()) {
        return Some(format!("did you mean `{word}`?"));
    }
    let all: Vec<String> = known.into_iter().map(|word| format!("`{word}`")).collect();
    match all.len() {
        0 => None,
        1..=24 => Some(format!("known here: {}", all.join(", "))),
        more => Some(format!("known here: {} and {} more", all[..24].join(", "), more - 24)),
    }
}
