//! Times that a text names, with their places.

/// "2016 to 2017", with the place and the two years.
pub fn spans_of_time(text: &str) -> Vec<(usize, u16, u16)> {
    let year = |text: &str| {
        text.get(..4).and_then(|y| y.parse::<u16>().ok()).filter(|y| (1900..2200).contains(y))
    };
    let mut found = Vec::new();
    for (at, joint) in text.match_indices(" to ").chain(text.match_indices(" and ")) {
        let Some(from) = at.checked_sub(4).and_then(|start| text.get(start..at)).and_then(year)
        else {
            continue;
        };
        // "between 2016 and 2017" is a span, "in 2016 and 2017" is none.
        let between = text[..at - 4].to_lowercase().ends_with("between ");
        if joint == " and " && !between {
            continue;
        }
        let after = &text[at + joint.len()..];
        let stands_alone = !after.get(4..5).is_some_and(|c| c.chars().all(char::is_alphanumeric));
        if let Some(to) = year(after).filter(|_| stands_alone) {
            found.push((at - 4, from, to));
        }
    }
    found.sort_unstable();
    found
}
