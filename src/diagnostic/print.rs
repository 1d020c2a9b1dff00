//! Diagnostics as text: for people, as JSON, and as GitHub annotations.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Diagnostics, Severity};
use crate::source::{Files, Span};

/// The shape of the printed findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the source line, carets and help.
    Human,
    /// One JSON array; its schema is `schemas/diagnostics.schema.json`.
    Json,
    /// Workflow commands that GitHub shows beside the line.
    Github,
}

/// Whether the printed findings carry colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Terminal colours.
    Yes,
    /// Plain text.
    No,
}

/// All findings as one text; empty when there is none (JSON: an empty array).
pub fn print(diagnostics: &Diagnostics, files: &Files, format: Format, color: Color) -> String {
    match format {
        Format::Human => diagnostics.iter().map(|d| human(d, files, color) + "\n\n").collect(),
        Format::Json => {
            let all: Vec<_> = diagnostics.iter().map(|d| as_json(d, files)).collect();
            serde_json::to_string_pretty(&all).expect("text and numbers always serialise") + "\n"
        }
        Format::Github => diagnostics.iter().map(|d| github(d, files) + "\n").collect(),
    }
}

/// Lines longer than this are cut around the carets, so that one line of data cannot fill a screen.
const WIDTH: usize = 140;

fn human(diagnostic: &Diagnostic, files: &Files, color: Color) -> String {
    let level = match diagnostic.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.rule.code);
    let mut group = Group::with_title(title);
    if let Some(span) = &diagnostic.span {
        group = with_place(group, diagnostic, span, files);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if color == Color::Yes { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group])
}

fn with_place<'a>(
    group: Group<'a>,
    diagnostic: &'a Diagnostic,
    span: &'a Span,
    files: &'a Files,
) -> Group<'a> {
    let Some(text) = files.text(&span.file).filter(|text| !text.is_empty() && span.end > 0) else {
        return group.element(Origin::path(span.file.as_str()));
    };
    let note = Some(diagnostic.note.as_str()).filter(|note| !note.is_empty());
    let mut snippet = Snippet::source(text)
        .path(span.file.as_str())
        .annotation(AnnotationKind::Primary.span(first_line(text, span)).label(note));
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        diagnostic.labels.iter().partition(|label| label.span.file == span.file);
    for label in here {
        let range = first_line(text, &label.span);
        snippet = snippet.annotation(AnnotationKind::Context.span(range).label(&label.words));
    }
    let mut group = group.element(snippet);
    for label in elsewhere {
        let Some(other) = files.text(&label.span.file) else { continue };
        let range = first_line(other, &label.span);
        let annotation = AnnotationKind::Context.span(range).label(&label.words);
        group = group
            .element(Snippet::source(other).path(label.span.file.as_str()).annotation(annotation));
    }
    group
}

/// A place of several lines is shown by its first line only.
fn first_line(text: &str, span: &Span) -> std::ops::Range<usize> {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line_end = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line_end
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Line and column of a place, both from 1, the column in characters.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..floor(text, offset)];
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line, column)
}

/// Line and column of a place in a project's files.
pub fn place(span: &Span, files: &Files) -> (usize, usize) {
    files.text(&span.file).map_or((1, 1), |text| line_and_column(text, span.start))
}

fn as_json(diagnostic: &Diagnostic, files: &Files) -> serde_json::Value {
    let as_place = |span: &Span| {
        let (line, column) = place(span, files);
        let (end_line, end_column) =
            files.text(&span.file).map_or((1, 1), |text| line_and_column(text, span.end));
        json!({ "file": span.file.as_str(), "line": line, "column": column,
                "end_line": end_line, "end_column": end_column })
    };
    let labels: Vec<_> = diagnostic
        .labels
        .iter()
        .map(|label| json!({ "place": as_place(&label.span), "words": label.words }))
        .collect();
    json!({
        "rule": diagnostic.rule.code,
        "severity": diagnostic.rule.severity.word(),
        "message": diagnostic.message,
        "place": diagnostic.span.as_ref().map(as_place),
        "labels": labels,
        "help": diagnostic.help,
        "about": diagnostic.about.iter().map(about).collect::<Vec<_>>(),
    })
}

fn about(about: &super::About) -> serde_json::Value {
    json!({ "edition": about.edition, "address": about.address })
}

fn github(diagnostic: &Diagnostic, files: &Files) -> String {
    let word = diagnostic.rule.severity.word();
    let mut text = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        text = format!("{text}\nhelp: {help}");
    }
    let place = diagnostic.span.as_ref().map_or_else(String::new, |span| {
        let (line, column) = place(span, files);
        format!("file={},line={line},col={column},", property(span.file.as_str()))
    });
    format!("::{word} {place}title={}::{}", diagnostic.rule.code, data(&text))
}

/// GitHub's escapes for the text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// GitHub's escapes for a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
