//! What a document finds, as cards with a direction, and what it recommends.

use super::edition::EditionData;
use super::prose::{Scope, resolve};
use super::resolve::{Lookup, one_of, source};
use super::{Embed, Source, slug};
use crate::diagnostic::Diagnostics;
use crate::load::prose::Prose;
use crate::load::raw::{Entries, RawFinding, RawFindings, RawRecommendations, Word};
use crate::source::{Span, Spanned};

/// Findings that stand together.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The group's id.
    pub id: String,
    /// Where they stand.
    pub source: Source,
    /// The cards.
    pub items: Vec<Finding>,
}

impl Findings {
    /// The title of each card as it stands in an address; where two are the same, with a number.
    pub fn slugs(&self) -> Vec<String> {
        let mut slugs: Vec<String> = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let own = slug(&item.title);
            let numbered = (2..).map(|number| format!("{own}-{number}"));
            let free = std::iter::once(own.clone()).chain(numbered);
            slugs.extend(free.into_iter().find(|slug| !slugs.contains(slug)));
        }
        slugs
    }

    /// The address of each card.
    pub fn addresses(&self) -> Vec<String> {
        self.slugs().iter().map(|slug| format!("findings.{}.{slug}", self.id)).collect()
    }
}

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is about.
    pub title: String,
    /// Which way it goes; `None` for a finding that has no direction.
    pub direction: Option<Way>,
    /// The direction in words, as the document has it; may be empty.
    pub says: String,
    /// Its number, by id of the edition's figures.
    pub figure: Option<String>,
    /// What was found.
    pub text: Prose<Embed>,
    /// Where the card is asked for.
    pub span: Span,
}

/// Which way a finding goes. It does not tell whether that is good: `better` and `worse` do, and are
/// written only where the document says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More of it than before.
    Increase,
    /// Less of it than before.
    Decrease,
    /// More than elsewhere.
    Higher,
    /// Less than elsewhere.
    Lower,
    /// As before.
    NoChange,
    /// Some of it one way, some the other.
    Mixed,
    /// An improvement.
    Better,
    /// The opposite.
    Worse,
    /// Nobody knows.
    Unknown,
}

impl Way {
    /// Every way with the word that authors write.
    pub const ALL: &[(&str, Way)] = &[
        ("increase", Way::Increase),
        ("decrease", Way::Decrease),
        ("higher", Way::Higher),
        ("lower", Way::Lower),
        ("no change", Way::NoChange),
        ("mixed", Way::Mixed),
        ("getting better", Way::Better),
        ("getting worse", Way::Worse),
        ("unknown", Way::Unknown),
    ];

    /// The word that authors write.
    pub fn word(self) -> &'static str {
        Way::ALL.iter().find(|(_, way)| *way == self).expect("every way is in the list").0
    }
}

/// Recommendations under one title.
#[derive(Clone, Debug)]
pub struct Recommendations {
    /// The group's id.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// Where they stand.
    pub source: Source,
    /// The number of its first one: the groups of a document are numbered through.
    pub first: usize,
    /// In the order of the document.
    pub items: Vec<Recommendation>,
    /// Where the author wrote its title.
    pub span: Span,
}

impl Recommendations {
    /// Each with its number.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Recommendation)> {
        (self.first..).zip(&self.items)
    }
}

/// Something that is recommended.
#[derive(Clone, Debug)]
pub struct Recommendation {
    /// What should be done.
    pub text: Prose<Embed>,
    /// Who should do it; may be empty.
    pub to: Spanned<String>,
}

/// Reads the groups of findings.
pub fn findings(
    raw: Entries<RawFindings>,
    data: &EditionData,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Vec<Findings> {
    raw.into_iter()
        .filter_map(|(id, raw)| {
            let items = raw.items.into_iter();
            let items = items.filter_map(|raw| finding(raw, data, scope, lookup, out)).collect();
            Some(Findings { id: id.value, source: source(&raw.source, lookup, out)?, items })
        })
        .collect()
}

fn finding(
    raw: RawFinding,
    data: &EditionData,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<Finding> {
    let text = resolve(raw.text, scope, out);
    let direction = match &raw.direction {
        Some(word) => Some(one_of(word, "direction", Way::ALL, out)?),
        None => None,
    };
    if let Some(figure) = &raw.figure {
        let known = data.figure_ids();
        let home = format!("data/{}/figures.yaml", data.folder);
        lookup.must_know(figure, "figure", &home, known, out)?;
    }
    let word = |word: Option<Word>| word.map_or_else(String::new, |word| word.value);
    Some(Finding {
        title: raw.title.value,
        direction,
        says: word(raw.says),
        figure: raw.figure.map(|figure| figure.value).filter(|id| data.figures.contains_key(id)),
        text,
        span: raw.span,
    })
}

/// Reads the groups of recommendations, numbered through.
pub fn recommendations(
    raw: Entries<RawRecommendations>,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Vec<Recommendations> {
    let mut first = 1;
    let mut groups = Vec::new();
    for (id, raw) in raw {
        let items: Vec<Recommendation> = raw
            .items
            .into_iter()
            .map(|item| Recommendation {
                text: resolve(item.text, scope, out),
                to: item.to.unwrap_or_else(|| Spanned::new(String::new(), raw.title.span.clone())),
            })
            .collect();
        let count = items.len();
        if let Some(source) = source(&raw.source, lookup, out) {
            let (id, title, span) = (id.value, raw.title.value, raw.title.span);
            groups.push(Recommendations { id, title, source, first, items, span });
        }
        first += count;
    }
    groups
}
