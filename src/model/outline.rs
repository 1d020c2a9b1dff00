//! Nested lists under a title: the board, the structure.

use super::prose::{Scope, resolve};
use super::resolve::{Lookup, source};
use super::{Outline, OutlineItem};
use crate::diagnostic::Diagnostics;
use crate::load::raw::{RawItem, RawOutline, Word};

/// Reads a nested list.
pub fn outline(
    id: Word,
    raw: RawOutline,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<Outline> {
    Some(Outline {
        span: raw.title.span.clone(),
        id: id.value,
        title: raw.title.value,
        note: resolve(raw.note.unwrap_or_default(), scope, out),
        source: source(&raw.source, lookup, out)?,
        items: raw.items.iter().map(item).collect(),
    })
}

fn item(raw: &RawItem) -> OutlineItem {
    OutlineItem {
        span: raw.words.span.clone(),
        words: raw.words.text.trim().to_owned(),
        items: raw.items.iter().map(item).collect(),
    }
}
