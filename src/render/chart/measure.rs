//! How wide a text will be, and how it is broken into lines that fit.
//!
//! The reader's font is not known here, so widths are those of a wide one (DejaVu Sans); a test
//! measures every drawing again in a browser.

/// Line height of chart text, in ems.
pub const LINE: f64 = 1.3;

/// The width of a text in ems, rather too large than too small.
pub fn ems(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '\u{2019}' => 0.29,
        ' ' | ',' | '.' | ':' | ';' | '!' => 0.34,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | 'I' => 0.42,
        'm' | 'M' | 'w' | 'W' | '%' | '@' | '\u{2212}' => 1.0,
        '0'..='9' | '\u{a3}' => 0.64,
        'a'..='z' => 0.63,
        'A'..='Z' => 0.76,
        c if c.is_ascii() => 0.7,
        _ => 1.0,
    }
}

/// Breaks a text at its spaces into lines of at most `width` ems, as evenly as one pass does.
/// What does not fit in `most` lines is cut, with an ellipsis: the full text stands in the table.
pub fn wrap(text: &str, width: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is a first line");
        if last.is_empty() {
            last.push_str(word);
        } else if ems(last) + ems(" ") + ems(word) <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_string());
        }
    }
    cut(lines, width, most)
}

fn cut(mut lines: Vec<String>, width: f64, most: usize) -> Vec<String> {
    let too_many = lines.len() > most;
    lines.truncate(most);
    let last = lines.len() - 1;
    for (i, line) in lines.iter_mut().enumerate() {
        if ems(line) > width || (too_many && i == last) {
            *line = shorten(line, width);
        }
    }
    lines
}

fn shorten(line: &str, width: f64) -> String {
    let mut kept = line.to_string();
    while !kept.is_empty() && ems(&kept) + ems("\u{2026}") > width {
        kept.pop();
    }
    format!("{}\u{2026}", kept.trim_end_matches([' ', ',']))
}
