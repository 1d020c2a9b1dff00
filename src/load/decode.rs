//! From YAML trees to raw types: collects every unknown key, missing key and wrong type of a file.

use std::collections::HashMap;

use super::rules;
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean, nearest};
use crate::source::{Span, Spanned};

/// A mapping that is being read: remembers which keys were asked for, so that [`Fields::close`] can
/// report the others.
pub struct Fields<'a> {
    what: &'static str,
    span: Span,
    entries: &'a [(Spanned<String>, Node)],
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
    out: &'a mut Diagnostics,
}

impl<'a> Fields<'a> {
    /// Opens a mapping; reports a value that is none. `what` names it to the author: "a measure".
    pub fn open(node: &'a Node, what: &'static str, out: &'a mut Diagnostics) -> Option<Self> {
        let entries = entries(node, what, out)?;
        Some(Self::new(what, node.span.clone(), entries, out))
    }

    /// The same, where an empty value stands for a mapping without keys.
    pub fn open_file(node: &'a Node, what: &'static str, out: &'a mut Diagnostics) -> Option<Self> {
        if matches!(node.value, Value::Empty) {
            let span = node.span.clone();
            return Some(Self::new(what, span, &[], out));
        }
        Self::open(node, what, out)
    }

    fn new(
        what: &'static str,
        span: Span,
        entries: &'a [(Spanned<String>, Node)],
        out: &'a mut Diagnostics,
    ) -> Self {
        Self { what, span, entries, asked: Vec::new(), missing: Vec::new(), out }
    }

    /// A key that must be there; [`Fields::close`] reports one that is not.
    pub fn required<T>(&mut self, key: &'static str, read: Reader<T>) -> Option<T> {
        let found = self.node(key);
        if found.is_none() {
            self.missing.push(key);
        }
        read(found?, self.out)
    }

    /// A key that may be left out.
    pub fn optional<T>(&mut self, key: &'static str, read: Reader<T>) -> Option<T> {
        read(self.node(key)?, self.out)
    }

    /// A list that may be left out.
    pub fn list<T>(&mut self, key: &'static str, read: Reader<T>) -> Vec<T> {
        self.node(key).map_or_else(Vec::new, |node| list(node, self.out, read))
    }

    /// A mapping with keys of the author's own that may be left out.
    pub fn map<T>(&mut self, key: &'static str, read: Reader<T>) -> Vec<(Spanned<String>, T)> {
        self.node(key).map_or_else(Vec::new, |node| map(node, self.out, read))
    }

    /// Where the mapping stands.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// Reports every key that was not asked for, and those that are missing, unless one of the others
    /// is a slip of the pen for it.
    pub fn close(mut self) {
        for (key, _) in self.entries {
            if self.asked.contains(&key.value.as_str()) {
                continue;
            }
            let message = format!("`{}` is no key of {}", key.value, self.what);
            let help = did_you_mean(&key.value, self.asked.iter().copied());
            self.out.push(Diagnostic::at(&rules::UNKNOWN_KEY, &key.span, message).help_if(help));
            let meant = nearest(&key.value, self.asked.iter().copied());
            self.missing.retain(|missing| meant != Some(*missing));
        }
        for key in self.missing {
            let message = format!("`{key}` is missing in {}", self.what);
            let help = format!("add a line `{key}: …`");
            self.out.push(Diagnostic::at(&rules::MISSING_KEY, &self.span, message).help(help));
        }
    }

    fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| node)
    }
}

/// Reads one value; reports and leaves out what is not of its type.
pub type Reader<T> = fn(&Node, &mut Diagnostics) -> Option<T>;

/// A word, a number, a date: anything on one line.
pub fn word(node: &Node, out: &mut Diagnostics) -> Option<Spanned<String>> {
    let text = words(node, out)?;
    let line = text.text.trim_end();
    if line.contains('\n') {
        let message = "this is text of several lines, and one line belongs here";
        out.push(Diagnostic::at(&rules::WRONG_TYPE, &node.span, message));
        return None;
    }
    Some(Spanned::new(line.to_owned(), text.span))
}

/// Text of any length.
pub fn words(node: &Node, out: &mut Diagnostics) -> Option<Text> {
    match &node.value {
        Value::Scalar(text) => {
            warn_if_cut(text, out);
            Some(text.clone())
        }
        Value::Empty => {
            let message = "nothing stands after the colon";
            let help = "write the value, or remove the line";
            out.push(Diagnostic::at(&rules::WRONG_TYPE, &node.span, message).help(help));
            None
        }
        _ => {
            wrong_type(node, "text", out);
            None
        }
    }
}

/// A sentence that ends at ` #` was most likely meant to go on; a single word was not.
fn warn_if_cut(text: &Text, out: &mut Diagnostics) {
    if let Some(cut) = text.cut.as_ref().filter(|_| text.text.contains(' ')) {
        let message = "YAML takes what follows ` #` for a comment and drops it";
        let help = "put the text between quotes (\"…\"), or the comment on a line of its own";
        out.push(Diagnostic::at(&rules::CUT_BY_COMMENT, cut, message).help(help));
    }
}

/// `true` or `false`.
pub fn flag(node: &Node, out: &mut Diagnostics) -> Option<Spanned<bool>> {
    let text = word(node, out)?;
    match text.value.as_str() {
        "true" => Some(Spanned::new(true, text.span)),
        "false" => Some(Spanned::new(false, text.span)),
        other => {
            let message = format!("`{other}` is neither `true` nor `false`");
            out.push(Diagnostic::at(&rules::WRONG_TYPE, &text.span, message));
            None
        }
    }
}

/// A list of words.
pub fn word_list(node: &Node, out: &mut Diagnostics) -> Option<Vec<Spanned<String>>> {
    Some(list(node, out, word))
}

/// A list.
pub fn list<T>(node: &Node, out: &mut Diagnostics, read: Reader<T>) -> Vec<T> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(|item| read(item, out)).collect(),
        Value::Empty => Vec::new(),
        _ => {
            wrong_type(node, "a list (`[one, two]`, or lines that start with `- `)", out);
            Vec::new()
        }
    }
}

/// A mapping with keys of the author's own.
pub fn map<T>(node: &Node, out: &mut Diagnostics, read: Reader<T>) -> Vec<(Spanned<String>, T)> {
    if matches!(node.value, Value::Empty) {
        return Vec::new();
    }
    let Some(entries) = entries(node, "this", out) else { return Vec::new() };
    entries.iter().filter_map(|(key, node)| Some((key.clone(), read(node, out)?))).collect()
}

/// The entries of a mapping; a key that stands twice is reported.
fn entries<'a>(
    node: &'a Node,
    what: &str,
    out: &mut Diagnostics,
) -> Option<&'a [(Spanned<String>, Node)]> {
    let Value::Map(entries) = &node.value else {
        let expected = if what == "this" {
            "keys with values (`key: value`)".to_owned()
        } else {
            format!("{what}: keys with values (`key: value`)")
        };
        wrong_type(node, &expected, out);
        return None;
    };
    let mut seen = HashMap::with_capacity(entries.len());
    for (key, _) in entries {
        let first: &Spanned<String> = seen.entry(&key.value).or_insert(key);
        if first.span != key.span {
            let message = format!("`{}` stands twice", key.value);
            let diagnostic = Diagnostic::at(&rules::DUPLICATE_KEY, &key.span, message)
                .label(&first.span, "first here")
                .help("keep one of the two, or give one another name");
            out.push(diagnostic);
        }
    }
    Some(entries)
}

/// Reports a value that is not what it must be.
pub fn wrong_type(node: &Node, expected: &str, out: &mut Diagnostics) {
    let found = match &node.value {
        Value::Empty => "nothing",
        Value::Scalar(_) => "text",
        Value::List(_) => "a list",
        Value::Map(_) => "keys with values",
    };
    let message = format!("this is {found}, and {expected} belongs here");
    out.push(Diagnostic::at(&rules::WRONG_TYPE, &node.span, message));
}
