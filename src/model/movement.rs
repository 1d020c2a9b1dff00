//! Words for movement: what a sentence of an author says of the way that a number went.

/// Which way a number went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Up.
    Rise,
    /// Down.
    Fall,
}

/// Words that say that a number went up.
pub const UP: &[&str] = &[
    "rose",
    "risen",
    "rise",
    "rises",
    "rising",
    "increase",
    "increased",
    "increases",
    "increasing",
    "grew",
    "grown",
    "grow",
    "grows",
    "growing",
    "growth",
    "climbed",
    "climb",
    "climbs",
    "jumped",
    "jump",
    "soared",
    "surged",
    "up",
    "higher",
    "doubled",
    "trebled",
    "tripled",
    "quadrupled",
];

/// Words that say that a number went down.
pub const DOWN: &[&str] = &[
    "fell",
    "fallen",
    "fall",
    "falls",
    "falling",
    "decrease",
    "decreased",
    "decreases",
    "decreasing",
    "decline",
    "declined",
    "declines",
    "declining",
    "drop",
    "dropped",
    "drops",
    "dropping",
    "reduced",
    "reduction",
    "shrank",
    "shrunk",
    "slumped",
    "down",
    "lower",
    "halved",
];

/// Words that say that a number did not move.
pub const LEVEL: &[&str] = &[
    "unchanged",
    "did not change",
    "stayed the same",
    "stayed level",
    "remained the same",
    "no change",
];

/// Words that say how many times as large a number became: at least, and at most.
pub const TIMES: &[(&str, f64, f64)] = &[
    ("halved", 0.4, 0.6),
    ("doubled", 1.75, 2.5),
    ("trebled", 2.6, 3.6),
    ("tripled", 2.6, 3.6),
    ("quadrupled", 3.5, 4.7),
];

/// Words for the largest of several numbers.
pub const MOST: &[&str] = &["highest", "largest", "biggest", "greatest", "peak", "peaked"];

/// Words for the smallest of several numbers.
pub const LEAST: &[&str] = &["lowest", "smallest", "least"];

/// Words for a number that is more than another.
pub const OVER: &[&str] = &["above", "higher", "more", "over", "exceeded", "ahead"];

/// Words for a number that is less than another.
pub const UNDER: &[&str] = &["below", "lower", "less", "fewer", "under", "behind"];

/// The words of a text in small letters, each with the place where it starts. A hyphen joins; a full
/// stop does so between digits, and a comma is left out between them.
pub fn words(text: &str) -> Vec<(usize, String)> {
    let digit = |at: Option<char>| at.is_some_and(|c| c.is_ascii_digit());
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let after = text[at + letter.len_utf8()..].chars().next();
        let inside = letter.is_alphanumeric()
            || "%\u{a3}-\u{2212}".contains(letter)
            || (letter == '.' && digit(before) && digit(after));
        let skipped = letter == ',' && digit(before) && digit(after);
        if inside {
            if !open {
                words.push((at, String::new()));
            }
            let word = &mut words.last_mut().expect("a word is open").1;
            word.extend(letter.to_lowercase());
        }
        open = inside || (skipped && open);
        before = Some(letter);
    }
    words
}

/// The one way that some words speak of, with the word; `None` where they speak of none or of both.
pub fn way(words: &[(usize, String)]) -> Option<(usize, &str, Way)> {
    let find = |list: &[&str]| words.iter().find(|(_, word)| list.contains(&word.as_str()));
    match (find(UP), find(DOWN)) {
        (Some((at, word)), None) => Some((*at, word, Way::Rise)),
        (None, Some((at, word))) => Some((*at, word, Way::Fall)),
        _ => None,
    }
}
