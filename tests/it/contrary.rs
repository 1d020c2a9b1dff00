//! Words of direction on the real site: as they stand they fit the data, and turned round they do not.

use swp_site::diagnostic::Diagnostics;
use swp_site::source::{FilePath, Files};

use crate::support::{changed, checked, real_site};

fn codes(found: &Diagnostics) -> Vec<&str> {
    found.iter().map(|found| found.rule.code).collect()
}

/// Sentences of the real pages, each with the opposite word.
const TURNED: &[(&str, &str, &str)] = &[
    (
        "content/2017-18/04-reducing-reoffending.md",
        "Total recorded crime rose by",
        "Total recorded crime fell by",
    ),
    (
        "content/2017-18/05-reducing-victimisation.md",
        "Business crime rose by",
        "Business crime fell by",
    ),
    (
        "content/2017-18/07-statutory-functions.md",
        "The baseline for hate crime rose from",
        "The baseline for hate crime fell from",
    ),
    (
        "content/2017-18/07-statutory-functions.md",
        "Prevent referrals rose from",
        "Prevent referrals fell from",
    ),
    ("content/2017-18/07-statutory-functions.md", "rise in reports", "fall in reports"),
    (
        "content/2017-18/05-reducing-victimisation.md",
        "Reports of FGM rose by",
        "Reports of FGM fell by",
    ),
    (
        "content/2017-18/05-reducing-victimisation.md",
        "Domestic abuse reported to the police rose by",
        "Domestic abuse reported to the police fell by",
    ),
    (
        "content/2017-18/04-reducing-reoffending.md",
        "The wait for an assessment fell",
        "The wait for an assessment rose",
    ),
    (
        "content/2015-16/07-performance.md",
        "Burglaries of homes fell by",
        "Burglaries of homes rose by",
    ),
];

#[test]
fn a_turned_sentence_of_the_real_site_is_found() {
    let real = real_site();
    for (path, old, new) in TURNED {
        let found = checked(&changed(&real, path, old, new));
        assert!(codes(&found).contains(&"contrary-word"), "silent: {new} ({path})");
    }
}

const OPPOSITES: &[(&str, &str)] = &[
    ("rose", "fell"),
    ("rise", "fall"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("more", "fewer"),
    ("up", "down"),
    ("above", "below"),
    ("higher", "lower"),
    ("drop", "rise"),
];

fn opposite(word: &str) -> Option<&'static str> {
    OPPOSITES.iter().find_map(|(a, b)| match word {
        _ if word == *a => Some(*b),
        _ if word == *b => Some(*a),
        _ => None,
    })
}

/// Turns the words of direction round in each line that has an embed.
fn turned(text: &str) -> String {
    let line = |line: &str| -> String {
        if !line.contains("{{") {
            return line.to_owned();
        }
        let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '=';
        let mut out = String::new();
        let mut rest = line;
        while !rest.is_empty() {
            let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            out.push_str(opposite(word).unwrap_or(word));
            let gap = after.find(inside).unwrap_or(after.len());
            out.push_str(&after[..gap]);
            rest = &after[gap..];
        }
        out
    };
    text.lines().map(|l| line(l) + "\n").collect()
}

#[test]
fn the_real_site_fits_its_data_and_turned_round_it_does_not() {
    let real = real_site();
    let contrary = |files: &Files| {
        checked(files).iter().filter(|found| found.rule.code == "contrary-word").count()
    };
    assert_eq!(contrary(&real), 0, "a consistent sentence is flagged");
    let mut other_way = real.clone();
    for (path, _) in real.iter() {
        let path = path.as_str();
        let prose = path.starts_with("content/") && path.ends_with(".md");
        if prose || path.starts_with("data/20") && path.ends_with("/kpis.yaml") {
            let text = real.text(&FilePath::from(path)).expect("a text");
            other_way.insert(path, turned(text).into_bytes());
        }
    }
    // Ninety sentences have a number that tells a change, and a word for its direction.
    let found = contrary(&other_way);
    assert!(found >= 75, "only {found} of the turned sentences are found");
}
