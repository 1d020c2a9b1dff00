//! Names of bodies and places: each is spelt in one way.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::Subject;
use super::english::one_of;
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

/// The spellings of one name.
#[derive(Default)]
struct Group {
    /// Its letters, in order.
    bare: String,
    spellings: BTreeMap<String, Name>,
}

type Groups = BTreeMap<String, Group>;

/// Names that differ only in capitals, hyphens, apostrophes, "&", the order of their words or an
/// American ending, and long names that differ in one letter. Each edition is taken by itself: a body
/// may change its name.
pub fn are_one(subject: &Subject<'_>, out: &mut Diagnostics) {
    let mut editions: BTreeMap<String, Vec<&Line<'_>>> = BTreeMap::new();
    // What a document lists is printed as it has it, and a note may quote both spellings.
    let ours = |line: &&Line<'_>| !matches!(line.kind, Kind::Listed | Kind::Quote);
    for line in subject.lines.iter().filter(ours) {
        let edition = line.report.map_or_else(String::new, |report| report.period.key());
        editions.entry(edition).or_default().push(line);
    }
    editions.values().for_each(|lines| of_edition(lines, out));
}

fn of_edition(lines: &[&Line<'_>], out: &mut Diagnostics) {
    let groups = groups(lines);
    for group in groups.values().filter(|group| group.spellings.len() > 1) {
        let mut by_count: Vec<(&String, &Name)> = group.spellings.iter().collect();
        by_count.sort_by_key(|(said, name)| (std::cmp::Reverse(name.count), said.as_str()));
        let (usual, first) = by_count[0];
        for (said, name) in &by_count[1..] {
            two(said, name, usual, first, out);
        }
    }
    one_letter_off(&groups, out);
    in_small_letters(lines, &groups, out);
}

fn groups(lines: &[&Line<'_>]) -> Groups {
    let mut groups = Groups::new();
    for line in lines {
        for range in names_of(&line.text) {
            let said = own(&line.text[range.clone()]);
            let key = key(said);
            // A heading may be written in capitals that the text does not have.
            let heading = matches!(line.kind, Kind::Heading | Kind::Title);
            let in_capitals = |group: &Group| {
                heading && group.spellings.keys().any(|name| name.eq_ignore_ascii_case(said))
            };
            if !line.is_words(range.start) || groups.get(&key).is_some_and(in_capitals) {
                continue;
            }
            let group = groups.entry(key).or_default();
            if group.bare.is_empty() {
                group.bare = bare(said);
            }
            let place = range.start..range.start + said.len();
            let new = || Name { span: line.span(&place), count: 0 };
            group.spellings.entry(said.to_owned()).or_insert_with(new).count += 1;
        }
    }
    groups
}

/// A name without the ending that says that something is its own.
fn own(name: &str) -> &str {
    ["’s", "'s", "’", "'"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
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

/// Other spellings of a word, with the one that stands for both.
const BRITISH: [(&str, &str); 5] = [
    ("center", "centre"),
    ("programme", "program"),
    ("organiz", "organis"),
    ("behavior", "behaviour"),
    ("neighbor", "neighbour"),
];

/// What spellings of one name share: "Town Centre" and "Town Center", "City of Leeds Council" and
/// "Leeds City Council".
fn key(name: &str) -> String {
    let mut words: Vec<String> = name
        .split([' ', '-'])
        .map(|word| if word == "&" { "and".to_owned() } else { bare(word) })
        .map(|word| BRITISH.iter().fold(word, |word, (us, uk)| word.replace(us, uk)))
        .collect();
    // Two bodies may be named in either order.
    if words.len() > 2 && !words.iter().any(|word| word == "and") {
        words.retain(|word| !matches!(word.as_str(), "of" | "the"));
        words.sort_unstable();
    }
    words.concat()
}

/// Words that start a sentence and no name.
const NO_NAMES: &str = "The An Our In At This That These Those For From With And But To Of On By \
                        Each All Both When If Its Their Some One";

/// A run of words with capitals.
struct Run {
    range: Range<usize>,
    words: usize,
}

/// Runs of two and more words with capitals, joined by spaces; also those that "and", "&" or "of"
/// joins to another: "Police and Crime Commissioner".
pub fn names_of(text: &str) -> Vec<Range<usize>> {
    let mut runs = runs(text);
    let joined: Vec<Range<usize>> = runs
        .windows(2)
        .filter(|pair| {
            let between = &text[pair[0].range.end..pair[1].range.start];
            matches!(between, " and " | " & " | " of " | " of the ")
        })
        .map(|pair| pair[0].range.start..pair[1].range.end)
        .collect();
    runs.retain(|run| run.words > 1);
    runs.into_iter().map(|run| run.range).chain(joined).collect()
}

/// Runs of words with capitals, also of one word.
fn runs(text: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut run: Option<Run> = None;
    for word in text.split(' ') {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let core = if core.is_empty() { word } else { core };
        let start = core.as_ptr() as usize - text.as_ptr() as usize;
        let opens = !word.starts_with(core);
        let starts = || run.is_none() && one_of(core, NO_NAMES);
        let capital = core.starts_with(char::is_uppercase) && core.len() > 1 && !starts();
        let one = Run { range: start..start + core.len(), words: 1 };
        run = match (run.take(), capital) {
            (Some(run), true) if !opens => {
                Some(Run { range: run.range.start..one.range.end, words: run.words + 1 })
            }
            (before, true) => {
                found.extend(before);
                Some(one)
            }
            (before, false) => {
                found.extend(before);
                None
            }
        };
        // A full stop or a comma after a word ends a name.
        if word.ends_with([',', '.', ':', ';', ')', '?', '!']) {
            found.extend(run.take());
        }
    }
    found.extend(run);
    found
}

/// Names as long as this that differ in one letter are most likely one name.
const LONG: usize = 12;

fn one_letter_off(groups: &Groups, out: &mut Diagnostics) {
    let mut by_start: BTreeMap<&str, Vec<&Group>> = BTreeMap::new();
    for group in groups.values().filter(|group| group.bare.len() >= LONG) {
        let start = group.bare.get(..4).unwrap_or(&group.bare);
        by_start.entry(start).or_default().push(group);
    }
    for group in by_start.values() {
        for (number, a) in group.iter().enumerate() {
            for b in &group[number + 1..] {
                if nearly(&a.bare, &b.bare) {
                    report(a, b, out);
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

fn report(a: &Group, b: &Group, out: &mut Diagnostics) {
    let most = |group: &Group| group.spellings.values().map(|name| name.count).sum::<usize>();
    let (usual, rare) = if most(a) >= most(b) { (a, b) } else { (b, a) };
    if let (Some((usual, first)), Some((said, name))) =
        (usual.spellings.iter().next(), rare.spellings.iter().next())
    {
        two(said, name, usual, first, out);
    }
}

/// A name of three words that stands twice and more in capitals is one; in small letters it is spelt
/// in another way.
fn in_small_letters(lines: &[&Line<'_>], groups: &Groups, out: &mut Diagnostics) {
    let is_one = |said: &str, name: &Name| {
        let mut words = said.split(' ');
        let capitals = words.clone().all(|word| word.starts_with(char::is_uppercase));
        name.count > 1 && words.by_ref().count() > 2 && capitals
    };
    let names: Vec<(&String, &Name)> = groups
        .values()
        .flat_map(|group| &group.spellings)
        .filter(|(said, name)| is_one(said, name))
        .collect();
    let small: Vec<String> = names.iter().map(|(said, _)| said.to_lowercase()).collect();
    let Ok(finder) = AhoCorasick::new(&small) else { return };
    let mut found: BTreeMap<usize, Span> = BTreeMap::new();
    for line in lines {
        for place in finder.find_iter(&line.text) {
            let alone = !line.text[..place.start()].ends_with(char::is_alphanumeric)
                && !line.text[place.end()..].starts_with(char::is_alphanumeric);
            if alone
                && line.is_words(place.start())
                && let Some(span) = line.span(&place.range())
            {
                found.entry(place.pattern().as_usize()).or_insert(span);
            }
        }
    }
    for (at, span) in found {
        let (usual, first) = names[at];
        two(&small[at], &Name { span: Some(span), count: 1 }, usual, first, out);
    }
}
