//! Names of bodies and places: each is spelt in one way.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Subject;
use super::lines::{Kind, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::source::Span;

/// A name that is spelt in two ways.
pub const TWO_SPELLINGS: Rule = Rule::warning("two-spellings");

/// A name as it stands in a text, with its first place.
struct Name {
    span: Option<Span>,
    count: usize,
}

/// Names that differ only in capitals, hyphens or apostrophes, and long names that differ in one
/// letter. Each edition is taken by itself: a body may change its name.
pub fn are_one(subject: &Subject<'_>, out: &mut Diagnostics) {
    let mut editions: BTreeMap<String, Vec<&Line<'_>>> = BTreeMap::new();
    for line in subject.lines.iter().filter(|line| line.kind != Kind::Heading) {
        let edition = line.report.map_or_else(String::new, |report| report.period.key());
        editions.entry(edition).or_default().push(line);
    }
    editions.values().for_each(|lines| spellings_of(lines, out));
}

fn spellings_of(lines: &[&Line<'_>], out: &mut Diagnostics) {
    let mut names: BTreeMap<String, BTreeMap<String, Name>> = BTreeMap::new();
    for line in lines {
        for range in names_of(&line.text) {
            if !line.is_words(range.start) {
                continue;
            }
            let said = &line.text[range.clone()];
            let entry = names.entry(bare(said)).or_default();
            let name = entry
                .entry(said.to_owned())
                .or_insert_with(|| Name { span: line.span(&range), count: 0 });
            name.count += 1;
        }
    }
    for spellings in names.values().filter(|spellings| spellings.len() > 1) {
        let mut by_count: Vec<(&String, &Name)> = spellings.iter().collect();
        by_count.sort_by_key(|(said, name)| (std::cmp::Reverse(name.count), said.as_str()));
        let (usual, first) = by_count[0];
        for (said, name) in &by_count[1..] {
            two(said, name, usual, first, out);
        }
    }
    one_letter_off(&names, out);
}

fn two(said: &str, name: &Name, usual: &str, first: &Name, out: &mut Diagnostics) {
    let Some(span) = &name.span else { return };
    let message = format!("`{said}` is also spelt `{usual}`");
    let finding = Diagnostic::at(&TWO_SPELLINGS, span, message);
    let finding = finding.help("spell a name in one way everywhere");
    out.push(match &first.span {
        Some(other) => finding.label(other, "here, for example"),
        None => finding,
    });
}

/// Lower-case letters and digits only.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words that start a sentence and no name.
const NO_NAMES: &[&str] = &[
    "The", "An", "Our", "In", "At", "This", "That", "These", "Those", "For", "From", "With", "And",
    "But", "To", "Of", "On", "By", "Each", "All", "Both", "When", "If", "Its", "Their", "Some",
    "One",
];

/// Runs of two and more words with capitals, joined by spaces.
pub fn names_of(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<(Range<usize>, usize)> = None;
    for word in text.split(' ') {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let core_start =
            if core.is_empty() { start } else { core.as_ptr() as usize - text.as_ptr() as usize };
        let starts = run.is_none() && NO_NAMES.contains(&core);
        let capital = core.starts_with(char::is_uppercase) && core.len() > 1 && !starts;
        let opens = core_start > start;
        run = match run {
            Some((range, count)) if capital && !opens => {
                Some((range.start..core_start + core.len(), count + 1))
            }
            Some((range, count)) => {
                if count > 1 {
                    found.push(range);
                }
                capital.then(|| (core_start..core_start + core.len(), 1))
            }
            None => capital.then(|| (core_start..core_start + core.len(), 1)),
        };
        // A full stop or a comma after a word ends a name.
        let closed = word.ends_with([',', '.', ':', ';', ')', '?', '!']);
        if let Some((range, count)) = run.take_if(|_| closed)
            && count > 1
        {
            found.push(range);
        }
    }
    if let Some((range, count)) = run
        && count > 1
    {
        found.push(range);
    }
    found
}

/// Names as long as this that differ in one letter are most likely one name.
const LONG: usize = 12;

fn one_letter_off(names: &BTreeMap<String, BTreeMap<String, Name>>, out: &mut Diagnostics) {
    let all: Vec<(&String, &BTreeMap<String, Name>)> = names.iter().collect();
    let mut by_start: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (bare, _)) in all.iter().enumerate().filter(|(_, (bare, _))| bare.len() >= LONG) {
        let start = bare.get(..4).unwrap_or(bare);
        by_start.entry(start).or_default().push(at);
    }
    for group in by_start.values() {
        for (number, a) in group.iter().enumerate() {
            for b in &group[number + 1..] {
                if nearly(all[*a].0, all[*b].0) {
                    report(all[*a].1, all[*b].1, out);
                }
            }
        }
    }
}

/// One letter apart, and not by a plural or a number.
fn nearly(a: &str, b: &str) -> bool {
    let plural = |a: &str, b: &str| a.strip_suffix('s') == Some(b);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    a.len().abs_diff(b.len()) <= 1
        && !plural(a, b)
        && !plural(b, a)
        && digits(a) == digits(b)
        && strsim::damerau_levenshtein(a, b) == 1
}

fn report(a: &BTreeMap<String, Name>, b: &BTreeMap<String, Name>, out: &mut Diagnostics) {
    let most =
        |names: &BTreeMap<String, Name>| names.values().map(|name| name.count).sum::<usize>();
    let (usual, rare) = if most(a) >= most(b) { (a, b) } else { (b, a) };
    if let (Some((usual, first)), Some((said, name))) = (usual.iter().next(), rare.iter().next()) {
        two(said, name, usual, first, out);
    }
}
