//! The glossary: terms in alphabetical order with every spelling.

use super::prose::{Scope, resolve};
use super::resolve::{Lookup, source};
use super::{Term, rules, slug};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::raw::{Entries, RawTerm, Word};

/// Reads the glossary; a spelling of two terms is reported.
pub fn terms(
    raw: &Entries<RawTerm>,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Vec<Term> {
    spellings_are_unique(raw, out);
    let mut terms: Vec<Term> =
        raw.iter().map(|(name, raw)| term(name, raw, scope, lookup, out)).collect();
    terms.sort_by_key(|term| (term.name.value.to_lowercase(), term.name.value.clone()));
    terms
}

fn term(
    name: &Word,
    raw: &RawTerm,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Term {
    let expansion = raw.expansion.as_ref().map_or_else(String::new, |words| words.value.clone());
    let mut spellings = vec![(name.value.clone(), expansion.clone())];
    spellings.extend(raw.also.iter().map(|also| (also.value.clone(), expansion.clone())));
    spellings
        .extend(raw.plural.iter().map(|(word, words)| (word.value.clone(), words.value.clone())));
    Term {
        name: name.clone(),
        id: slug(&name.value),
        expansion,
        meaning: resolve(raw.meaning.clone(), scope, out),
        spellings,
        source: raw.source.as_ref().and_then(|raw| source(raw, lookup, out)),
        ours: raw.ours.as_ref().is_some_and(|ours| ours.value),
    }
}

fn spellings_are_unique(raw: &Entries<RawTerm>, out: &mut Diagnostics) {
    let mut seen: Vec<&Word> = Vec::new();
    for (name, term) in raw {
        let plurals = term.plural.iter().map(|(word, _)| word);
        for spelling in std::iter::once(name).chain(&term.also).chain(plurals) {
            if let Some(first) = seen.iter().find(|other| other.value == spelling.value) {
                let message = format!("`{}` stands for two terms", spelling.value);
                let diagnostic = Diagnostic::at(&rules::DUPLICATE_ID, &spelling.span, message)
                    .label(&first.span, "first here")
                    .help("keep one of the two");
                out.push(diagnostic);
            }
            seen.push(spelling);
        }
    }
}
