//! Every path of every template (`page.title`, also in `if`, comparisons and `default`) held against
//! the fields of the view that it is given.
//!
//! Tera itself looks only at what it prints, and only while it prints it. Here each page's template
//! is walked with what it extends and includes, and each variable is followed to its field.

mod tokens;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::reference::{PAGES, roots};
use super::rules;
use super::shape::{Shape, ViewShape};
use super::theme::Theme;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::kept::{Kept, Key};
use crate::source::{FilePath, Span};
use tokens::{Kind, Tag, Token};

/// What a name stands for; `None` where that cannot be known, such as after a filter.
type Known = Option<Shape>;

/// Finds every path that leads nowhere, in all templates of a theme.
pub fn check(theme: &Theme, kept: &Kept) -> Diagnostics {
    let templates = theme.templates();
    let key = || Key::of_hash(&(&theme.name, &templates));
    Arc::unwrap_or_clone(kept.step("templates checked").get_or_make(key, || of(theme, &templates)))
}

fn of(theme: &Theme, templates: &[(String, String)]) -> Diagnostics {
    let tags = templates.iter().map(|(name, text)| (name.as_str(), tokens::tags(text))).collect();
    let mut out = Diagnostics::new();
    for (page, view) in PAGES {
        let names =
            roots(view).into_iter().map(|(name, shape)| (name.to_owned(), Some(shape))).collect();
        let mut walk = Walk {
            theme: &theme.name,
            templates: &tags,
            blocks: BTreeMap::new(),
            scopes: vec![names],
            depth: 0,
            out: &mut out,
        };
        walk.template(page);
    }
    out.sort();
    out
}

type Templates<'a> = BTreeMap<&'a str, Vec<Tag<'a>>>;

/// The tags between `{% block name %}` and its end: template, first tag, one past the last.
type BlockAt<'a> = (&'a str, usize, usize);

struct Walk<'a> {
    theme: &'a str,
    templates: &'a Templates<'a>,
    blocks: BTreeMap<String, BlockAt<'a>>,
    scopes: Vec<BTreeMap<String, Known>>,
    depth: usize,
    out: &'a mut Diagnostics,
}

/// Templates that include each other in a circle are Tera's to refuse.
const DEEPEST: usize = 16;

impl<'a> Walk<'a> {
    /// Walks a template; one that extends another gives its blocks to that one.
    fn template(&mut self, name: &str) {
        let Some((name, tags)) = self.templates.get_key_value(name) else { return };
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        match tags.iter().find(|tag| tag.word() == "extends").and_then(Tag::text) {
            Some(parent) => {
                self.collect_blocks(name, tags);
                self.template(parent);
            }
            None => self.tags(name, 0, tags.len()),
        }
        self.depth -= 1;
    }

    fn collect_blocks(&mut self, name: &'a str, tags: &'a [Tag<'a>]) {
        for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.word() == "block") {
            let block = (name, at + 1, end_of(tags, at, "block", "endblock"));
            // The template nearest to the page has the last word.
            self.blocks.entry(tag.name().to_owned()).or_insert(block);
        }
    }

    fn tags(&mut self, name: &'a str, from: usize, to: usize) {
        let tags = &self.templates[name];
        let mut at = from;
        while at < to {
            let tag = &tags[at];
            at = match tag.word() {
                "block" => self.block(name, at),
                "component" => end_of(tags, at, "component", "endcomponent"),
                _ => {
                    self.tag(name, tag);
                    at + 1
                }
            };
        }
    }

    /// A block that a child overrides is walked in the child. Gives where to go on.
    fn block(&mut self, name: &'a str, at: usize) -> usize {
        let tags = &self.templates[name];
        let end = end_of(tags, at, "block", "endblock");
        let own = (name, at + 1, end);
        let (there, from, to) = self.blocks.get(tags[at].name()).copied().unwrap_or(own);
        self.tags(there, from, to);
        end
    }

    fn tag(&mut self, name: &'a str, tag: &'a Tag<'a>) {
        match tag.word() {
            "for" => self.open_loop(name, tag),
            "endfor" => {
                self.scopes.pop();
            }
            "set" | "set_global" => self.set(name, tag),
            "include" => match tag.text() {
                Some(inner) => self.template(inner),
                None => drop(self.paths(name, &tag.tokens[1..])),
            },
            "if" | "elif" | "filter" | "" => {
                self.paths(name, &tag.tokens[tag.skip()..]);
            }
            _ => {}
        }
    }

    /// `for item in list`, `for key, value in map`.
    fn open_loop(&mut self, name: &'a str, tag: &'a Tag<'a>) {
        let at = tag.tokens.iter().position(|token| token.text == "in").unwrap_or(0);
        let (names, list) = tag.tokens.split_at(at);
        let of = self.paths(name, list.get(1..).unwrap_or_default());
        let item = match of {
            Some(Shape::List(item)) => Some(*item),
            _ => None,
        };
        let mut scope: BTreeMap<String, Known> = names
            .iter()
            .filter(|token| token.kind == Kind::Name && token.text != "for")
            .map(|token| (token.text.to_owned(), item))
            .collect();
        scope.insert("loop".to_owned(), None);
        self.scopes.push(scope);
    }

    /// `set x = path`; `set x` alone takes the text up to `endset`.
    fn set(&mut self, name: &'a str, tag: &'a Tag<'a>) {
        let shape = match tag.tokens.iter().position(|token| token.text == "=") {
            Some(at) => self.paths(name, &tag.tokens[at + 1..]),
            None => Some(Shape::Text),
        };
        let scope = self.scopes.last_mut().expect("the outermost scope is never closed");
        scope.insert(tag.name().to_owned(), shape);
    }

    /// Follows each path of an expression. Gives what it stands for where it is a path alone.
    fn paths(&mut self, name: &str, tokens: &[Token<'_>]) -> Known {
        let mut last = None;
        let mut at = 0;
        while at < tokens.len() {
            if starts_path(tokens, at) {
                let length = path_length(&tokens[at..]);
                last = self.path(name, &tokens[at..at + length]);
                at += length;
            } else {
                at += 1;
            }
        }
        let alone = !tokens.is_empty() && path_length(tokens) == tokens.len();
        if alone { last } else { None }
    }

    fn path(&mut self, file: &str, tokens: &[Token<'_>]) -> Known {
        let first = tokens[0];
        let found = self.scopes.iter().rev().find_map(|scope| scope.get(first.text)).copied();
        let Some(mut shape) = found else {
            let known: Vec<&str> = self.scopes.iter().flatten().map(|(n, _)| n.as_str()).collect();
            let message = format!("there is no `{}` here", first.text);
            let help = help(first.text, "known here", &known);
            self.report(file, first, message, help);
            return None;
        };
        let mut before = first;
        let mut whole = first.text.to_owned();
        for field in tokens[1..].iter().filter(|token| token.kind != Kind::Sign) {
            shape = match shape? {
                Shape::View(view) => match view.field(field.text) {
                    Some(found) => Some(found.shape),
                    None => return self.no_field(file, *field, before.text, view),
                },
                // An item of a list by its number.
                Shape::List(item) if field.kind == Kind::Number => Some(*item),
                Shape::List(_) => return self.no_fields(file, *field, &whole, LIST),
                _ => return self.no_fields(file, *field, &whole, PLAIN),
            };
            before = *field;
            whole = format!("{whole}.{}", field.text);
        }
        shape
    }

    fn no_field(&mut self, file: &str, field: Token<'_>, of: &str, view: &ViewShape) -> Known {
        let known: Vec<&str> = view.fields.iter().map(|field| field.name).collect();
        let message = format!("`{of}` has no field `{}`", field.text);
        let help = help(field.text, &format!("fields of `{of}`"), &known);
        self.report(file, field, message, help);
        None
    }

    fn no_fields(&mut self, file: &str, field: Token<'_>, of: &str, why: (&str, &str)) -> Known {
        let message = format!("`{of}` is {}, and has no field `{}`", why.0, field.text);
        self.report(file, field, message, why.1.replace("{of}", of));
        None
    }

    fn report(&mut self, file: &str, token: Token<'_>, message: String, help: String) {
        let file = FilePath::new(format!("themes/{}/{file}", self.theme));
        let span = Span::new(&file, token.at..token.at + token.text.len());
        let found = Diagnostic::at(&rules::TEMPLATE, &span, message).help(help);
        if !self.out.iter().any(|other| *other == found) {
            self.out.push(found);
        }
    }
}

const LIST: (&str, &str) =
    ("a list", "go through it: `{% for one in {of} %}`; a list of none or one is an optional part");
const PLAIN: (&str, &str) = ("a plain value", "print it as it is: `{{ {of} }}`");

fn help(written: &str, what: &str, known: &[&str]) -> String {
    let list: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    match nearest(written, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`? {what}: {}", list.join(", ")),
        None => format!("{what}: {}", list.join(", ")),
    }
}

/// One past the tag that closes the one at `at`.
fn end_of(tags: &[Tag<'_>], at: usize, open: &str, close: &str) -> usize {
    let mut depth = 0;
    for (offset, tag) in tags[at..].iter().enumerate() {
        match tag.word() {
            word if word == open => depth += 1,
            word if word == close => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return at + offset + 1;
        }
    }
    tags.len()
}

const KEYWORDS: &[&str] = &[
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None",
    "ignore", "missing",
];

/// A name that is a variable: no keyword, filter, test, function or name of an argument.
fn starts_path(tokens: &[Token<'_>], at: usize) -> bool {
    let (token, after) = (tokens[at], tokens.get(at + 1).map(|token| token.text));
    let before = at.checked_sub(1).map(|at| tokens[at].text);
    let of_test =
        before == Some("is") || (before == Some("not") && at >= 2 && tokens[at - 2].text == "is");
    token.kind == Kind::Name
        && !KEYWORDS.contains(&token.text)
        && before != Some("|")
        && !of_test
        && after != Some("(")
        && !(after == Some("=") && matches!(before, Some("(" | ",")))
}

/// How many tokens a path takes: `a.b`, `a["b"]`, `a[0]`, `a?.b`.
fn path_length(tokens: &[Token<'_>]) -> usize {
    let mut length = 1;
    loop {
        let next = |by: usize| tokens.get(length + by);
        let text = |by: usize| next(by).map(|token| token.text);
        length += match (text(0), text(1), text(2)) {
            (Some("." | "?."), Some(_), _) => 2,
            (Some("["), Some(_), Some("]")) if next(1).is_some_and(|t| t.kind != Kind::Name) => 3,
            _ => return length,
        };
    }
}
