//! Parts of a file: what a `Range` header asks for.

use std::ops::Range;

/// What is sent of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// These bytes.
    Some(Range<usize>),
    /// Nothing: what is asked for lies behind its end.
    Nothing,
}

/// Reads a `Range` header. One that cannot be understood, and one that asks for several parts, is
/// answered with the whole, as the standard allows (RFC 9110, 14.2).
pub fn asked(header: Option<&str>, length: usize) -> Part {
    let Some((first, last)) = header.and_then(bounds) else { return Part::Whole };
    let range = match (first, last) {
        (Some(first), Some(last)) if first > last => return Part::Whole,
        (Some(first), last) => {
            first..last.map_or(length, |last| last.saturating_add(1)).min(length)
        }
        (None, Some(count)) => length.saturating_sub(count)..length,
        (None, None) => return Part::Whole,
    };
    if range.is_empty() { Part::Nothing } else { Part::Some(range) }
}

type Bounds = (Option<usize>, Option<usize>);

fn bounds(header: &str) -> Option<Bounds> {
    let (first, last) = header.trim().strip_prefix("bytes=")?.split_once('-')?;
    Some((number(first)?, number(last)?))
}

/// A number, or none where nothing stands; a digit too many is still a number.
fn number(text: &str) -> Option<Option<usize>> {
    let text = text.trim();
    match text {
        "" => Some(None),
        _ if text.bytes().all(|b| b.is_ascii_digit()) => {
            Some(Some(text.parse().unwrap_or(usize::MAX)))
        }
        _ => None,
    }
}
