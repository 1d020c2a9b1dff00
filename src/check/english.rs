//! English around a number: the words next to it, and whether it counts things.

/// Whether a word stands in a list of words, each after a space.
pub fn one_of(word: &str, list: &str) -> bool {
    // Most words stand in no list. Few bytes are looked for in a long one many at a time, which takes
    // a fraction of the time that its words take one by one.
    let start = word.get(..MANY).unwrap_or(word);
    let may_be = list.len() < 4 * MANY || list.contains(start);
    may_be && list.split(' ').any(|listed| listed == word)
}

/// So many bytes are looked for at once.
const MANY: usize = 8;

/// A list of words that every word of a text is held against. By its first letter and its length alone
/// most are known to be none of them.
pub struct Words {
    listed: &'static str,
    /// For each first byte, the lengths that there are, a bit for each; 31 stands for all that is longer.
    lengths: [u32; 256],
}

impl Words {
    /// Words, each after a space.
    pub const fn of(listed: &'static str) -> Self {
        let (bytes, mut lengths) = (listed.as_bytes(), [0; 256]);
        let (mut start, mut at) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                if at > start {
                    lengths[bytes[start] as usize] |= length(at - start);
                }
                start = at + 1;
            }
            at += 1;
        }
        Self { listed, lengths }
    }

    /// Whether a word is one of them.
    pub fn has(&self, word: &str) -> bool {
        let first = word.as_bytes().first();
        let may_be =
            first.is_some_and(|first| self.lengths[usize::from(*first)] & length(word.len()) != 0);
        may_be && one_of(word, self.listed)
    }
}

const fn length(bytes: usize) -> u32 {
    1 << if bytes < 31 { bytes } else { 31 }
}

/// Whether a letter belongs to a word: a hyphen and an apostrophe do.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
}

/// The words of a text, each with its place.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c| !in_word(c)).map(|word| word.trim_matches(['-', '\'', '’']));
    let words = words.filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The last word of a text, in lower case; nothing where punctuation follows it.
pub fn last_word(text: &str) -> String {
    let text = text.trim_end_matches([' ', '\u{a0}', '\n']);
    text[text.len() - last_word_length(text)..].to_lowercase()
}

/// A text without its last word.
pub fn before_last_word(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '\u{a0}', '\n']);
    text[..text.len() - last_word_length(text)].trim_end()
}

fn last_word_length(text: &str) -> usize {
    text.chars().rev().take_while(|c| in_word(*c)).map(char::len_utf8).sum()
}

/// Whether a place of a text lies between quotation marks: a document's own words.
pub fn is_quoted(text: &str, at: usize) -> bool {
    let opened = text[..at].rfind('“');
    opened.is_some_and(|start| !text[start..at].contains('”') && text[at..].contains('”'))
}

/// Words that say nothing about what a figure is.
const EMPTY: &str = "a an the of in on at by for from and number total amount";

/// What some words say, whatever their order and case: "the grant of the council" and "council grant"
/// are one. Words that tell two ends apart keep their order.
pub fn gist(text: &str) -> String {
    let text = text.to_lowercase();
    let said = words(&text).map(|(_, word)| word).filter(|word| !one_of(word, EMPTY));
    let mut said: Vec<&str> = said.collect();
    if !said.iter().any(|word| one_of(word, "to than between per")) {
        said.sort_unstable();
    }
    said.join(" ")
}

/// Words that end what a number counts, or start something else.
const STOPS: &str = "a after also an and are as at be because been before but by can could did do does during for \
     from had has have he her here his if in into is it its may might must no not of on only or our \
     out over shall she should since so than that the their them then there these they this those \
     to under until us was we were when where which while who whose will with would you your";

/// Plural nouns without an s.
const PLURALS: &str = "people children men women police staff";

/// Words with an s at the end that are no plural.
const SINGULARS: &str = "across always afterwards besides goes less minus perhaps plus says sometimes thus towards \
     unless whereas yes";

/// Whether a word in lower case names several things.
pub fn is_plural(word: &str) -> bool {
    let with_s = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "wards", "ways", "'s", "’s"].iter().any(|end| word.ends_with(end));
    one_of(word, PLURALS) || (with_s && !one_of(word, SINGULARS))
}

/// Whether what follows a number is things that it counts: "300 young people", "40 of them".
pub fn counts_things(after: &str) -> bool {
    let Some(after) = after.strip_prefix([' ', '\u{a0}']) else { return false };
    if ["of them", "of these", "of those", "of whom"].iter().any(|of| after.starts_with(of)) {
        return true;
    }
    for word in after.split([' ', '\u{a0}']).take(3) {
        let core = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !core.starts_with(|c: char| c.is_lowercase()) || one_of(core, STOPS) {
            return false;
        }
        if is_plural(core) {
            return true;
        }
        if core.len() < word.len() {
            return false;
        }
    }
    false
}

/// The months.
pub use crate::model::MONTHS;

/// Which month a word names, 1 to 12: in full, or by three letters.
pub fn month(word: &str) -> Option<u8> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let named = |name: &&str| *name == word || (word.len() == 3 && name.starts_with(word));
    MONTHS.iter().position(named).map(|at| at as u8 + 1)
}
