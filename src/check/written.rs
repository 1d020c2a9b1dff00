//! How dates, years and percentages are written, so that they are read aloud as people say them.

use std::ops::Range;

use rayon::prelude::*;

use super::Subject;
use super::english::is_quoted;
use super::lines::{Kind, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Site;

/// A date, years or a percentage in a form that nobody says.
pub const WRITTEN_FORM: Rule = Rule::warning("written-form");

/// Looks at every number of every line.
pub fn as_said(subject: &Subject<'_>, out: &mut Diagnostics) {
    let titles = titles(subject.site);
    let look = |line: &Line<'_>| -> Vec<Diagnostic> { in_line(line, &titles) };
    let ours = subject.lines.par_iter();
    let ours = ours.filter(|line| !matches!(line.kind, Kind::Quote | Kind::Listed));
    let found: Vec<Diagnostic> = ours.flat_map_iter(look).collect();
    found.into_iter().for_each(|finding| out.push(finding));
}

/// Titles of documents and editions, which may print years as they like.
fn titles(site: &Site) -> Vec<&str> {
    let documents = site.documents.values().map(|document| document.title.as_str());
    let all = documents.chain(site.reports.iter().map(|report| report.title.as_str()));
    all.filter(|title| title.bytes().any(|byte| byte.is_ascii_digit())).collect()
}

fn in_line(line: &Line<'_>, titles: &[&str]) -> Vec<Diagnostic> {
    let text = &line.text;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|next| at + next) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + digits;
        let Some(form) = form(text, start..at) else { continue };
        at = at.max(form.said.end);
        // A number may be bound; what is written wrongly are the words after it.
        let wrong = form.said.end - 1;
        if is_in_a_title(text, &form.said, titles)
            || !line.is_words(wrong)
            || is_quoted(text, form.said.start)
        {
            continue;
        }
        let place = if line.is_words(form.said.start) { form.said.clone() } else { form.words };
        if let Some(span) = line.span(&place) {
            let message = format!("`{}` is not how people say it", &text[form.said]);
            found.push(Diagnostic::at(&WRITTEN_FORM, &span, message).help(form.help));
        }
    }
    found
}

fn is_in_a_title(text: &str, range: &Range<usize>, titles: &[&str]) -> bool {
    let around = |title: &&str| {
        let mut places = text.match_indices(*title);
        places.any(|(at, _)| at <= range.start && range.end <= at + title.len())
    };
    titles.iter().any(around)
}

/// What is written in a form that nobody says.
struct Form {
    /// All of it.
    said: Range<usize>,
    /// The words after its number.
    words: Range<usize>,
    /// What to write instead.
    help: String,
}

/// A form that starts at some digits.
fn form(text: &str, digits: Range<usize>) -> Option<Form> {
    percent(text, &digits).or_else(|| {
        let touches = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.');
        let alone = !text[..digits.start].ends_with(touches);
        let (said, help) = alone.then(|| date(text, &digits))??;
        Some(Form { words: said.clone(), said, help })
    })
}

/// "12 per cent", and "12% per cent" where the number is bound.
fn percent(text: &str, digits: &Range<usize>) -> Option<Form> {
    let after = &text[digits.end..];
    let sign = if after.starts_with('%') { "%" } else { "" };
    let end = digits.end + sign.len();
    let words = [" per cent", " percent"].into_iter().find(|words| stands(&text[end..], words))?;
    let of_number = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','));
    let start = text[..digits.end]
        .rfind(of_number)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let help = format!("write `{}%`", &text[start..digits.end]);
    let said = start..end + words.len();
    Some(Form { words: end + 1..said.end, said, help })
}

/// "2017/18", "2017-18", "12/05/2018".
fn date(text: &str, digits: &Range<usize>) -> Option<(Range<usize>, String)> {
    let (number, after) = (&text[digits.clone()], &text[digits.end..]);
    let second = digits_after(after, '/').or_else(|| digits_after(after, '-'))?;
    let end = digits.end + 1 + second.len();
    let rest = &text[end..];
    let slash = after.starts_with('/');
    if number.len() == 4 && (number.starts_with("19") || number.starts_with("20")) {
        let is_date = rest.starts_with('-') || rest.starts_with('/');
        let years = matches!(second.len(), 2 | 4) && !rest.starts_with(char::is_alphanumeric);
        let help = format!("write `{}`", years_in_words(number, second));
        return (years && !is_date).then_some((digits.start..end, help));
    }
    let year = digits_after(rest, '/').filter(|year| matches!(year.len(), 2 | 4))?;
    let is_day = slash && number.len() <= 2 && second.len() <= 2;
    let help = "write the month as a word: `12 May 2018`".to_owned();
    is_day.then(|| (digits.start..end + 1 + year.len(), help))
}

/// `2017 to 2018`.
fn years_in_words(first: &str, second: &str) -> String {
    let century = if second.len() == 4 { "" } else { &first[..2] };
    // 1999-00
    let next = first.parse::<u32>().map_or_else(|_| String::new(), |year| (year + 1).to_string());
    match next.ends_with(second) {
        true => format!("{first} to {next}"),
        false => format!("{first} to {century}{second}"),
    }
}

fn digits_after(text: &str, sign: char) -> Option<&str> {
    let rest = text.strip_prefix(sign)?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| &rest[..length])
}

fn stands(after: &str, words: &str) -> bool {
    let rest = after.strip_prefix(words);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
