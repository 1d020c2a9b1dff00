//! Stable ids from words.

/// Lower-case letters, digits and hyphens: "What we did, 2017 to 2018" → `what-we-did-2017-to-2018`.
/// Letters with accents lose them where they are common in names; others are dropped.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for character in words.chars().flat_map(char::to_lowercase).map(plain_letter) {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !matches!(character, '\u{2019}' | '\'')
            && !slug.ends_with('-')
            && !slug.is_empty()
        {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn plain_letter(letter: char) -> char {
    match letter {
        'à'..='å' => 'a',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ŵ' => 'w',
        'ŷ' => 'y',
        'ç' => 'c',
        other => other,
    }
}

/// The same words with a capital at the start.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
