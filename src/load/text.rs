//! Text from a file that knows, for each of its bytes, the place in the file.

use crate::source::Span;

/// Text that an author wrote, with the place of each part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text itself: quotes, indentation and comments taken off.
    pub text: String,
    /// All of it.
    pub span: Span,
    /// What YAML drops as a comment after plain text on the same line.
    pub cut: Option<Span>,
    /// For each line: where it starts in `text`, and where in the file.
    lines: Vec<(usize, usize)>,
}

impl Text {
    /// Text on one line, or text whose lines cannot be followed one by one.
    pub fn in_line(text: String, span: Span) -> Self {
        let quote = span.end.saturating_sub(span.start) == text.len() + 2;
        let lines = vec![(0, span.start + usize::from(quote))];
        Self { text, span, cut: None, lines }
    }

    /// The same text with the comment that may have cut it short.
    pub fn cut_at(self, cut: Option<Span>) -> Self {
        Self { cut, ..self }
    }

    /// A block (`|` or `>`) whose lines are indented in the file.
    pub fn in_block(text: String, whole: &str, span: Span) -> Self {
        let mut lines = Vec::new();
        let (mut in_text, mut in_file) = (0, line_start(whole, span.start));
        for line in text.split_inclusive('\n') {
            let source = whole[in_file..].lines().next().unwrap_or("");
            let bare = line.trim_end_matches('\n');
            let indent = source.len() - source.trim_start().len();
            let own = bare.len() - bare.trim_start().len();
            lines.push((in_text, in_file + indent.saturating_sub(own)));
            in_text += line.len();
            in_file = next_line(whole, in_file);
        }
        Self { text, span, cut: None, lines }
    }

    /// A part of a file as it stands there.
    pub fn verbatim(whole: &str, span: Span) -> Self {
        let text = whole[span.range()].to_owned();
        Self { text, cut: None, lines: vec![(0, span.start)], span }
    }

    /// The place in the file of a part of the text.
    pub fn place(&self, part: std::ops::Range<usize>) -> Span {
        let start = self.offset(part.start);
        let end = self.offset(part.end).max(start);
        Span::new(&self.span.file, start..end.min(self.span.end.max(start)))
    }

    fn offset(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.lines.get(line).map_or(self.span.start, |(text, file)| file + (at - text))
    }
}

fn line_start(whole: &str, at: usize) -> usize {
    whole[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn next_line(whole: &str, at: usize) -> usize {
    whole[at..].find('\n').map_or(whole.len(), |newline| at + newline + 1)
}
