//! Pages that authors write: order, addresses, headings, resolved text.

use super::edition::EditionData;
use super::prose::{Scope, resolve};
use super::resolve::{Lookup, source};
use super::{Card, CardOf, Embed, Heading, Page, rules, slug, unread};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::plain;
use crate::load::prose::{Block, Inline, Prose};
use crate::load::raw::{RawCard, RawPage, Word};
use crate::source::Span;

/// Pages that belong to no edition.
pub fn free(
    raw: Vec<RawPage>,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Vec<Page> {
    raw.into_iter()
        .map(|raw| {
            let address = match (raw.file.stem(), &raw.slug) {
                ("index", None) => String::new(),
                (_, Some(slug)) => format!("{}/", slug.value),
                (stem, None) => format!("{}/", slug(stem)),
            };
            page(raw, address, scope, lookup, out)
        })
        .collect()
}

/// The overview and the sections of an edition.
pub fn of_edition(
    raw: Vec<RawPage>,
    data: &EditionData,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> (Option<Page>, Vec<Page>) {
    let mut overview = None;
    let mut sections: Vec<(u32, Page)> = Vec::new();
    for raw in raw {
        if raw.file.name() == "index.md" {
            overview = Some(page(raw, format!("{}/", data.period.key()), scope, lookup, out));
            continue;
        }
        let Some((number, words)) = numbered(raw.file.stem()) else {
            out.push(bad_file_name(&raw));
            continue;
        };
        let words = raw.slug.as_ref().map_or(words, |slug| &slug.value);
        let address = format!("{}/{}/", data.period.key(), slug(words));
        let section = page(raw, address, scope, lookup, out);
        if let Some((_, other)) = sections.iter().find(|(other, _)| *other == number) {
            out.push(duplicate_number(number, &section, other));
        }
        sections.push((number, section));
    }
    sections.sort_by_key(|(number, _)| *number);
    (overview, sections.into_iter().map(|(_, section)| section).collect())
}

fn numbered(stem: &str) -> Option<(u32, &str)> {
    let (number, words) = stem.split_once('-')?;
    let number = number.parse().ok().filter(|_| number.bytes().all(|b| b.is_ascii_digit()))?;
    (!slug(words).is_empty()).then_some((number, words))
}

fn bad_file_name(raw: &RawPage) -> Diagnostic {
    let message = format!("`{}` is no name of a section", raw.file.name());
    let help = "start it with a number that orders the sections: `03-violence-prevention.md`";
    Diagnostic::in_file(&rules::BAD_FILE_NAME, &raw.file, message).help(help)
}

fn duplicate_number(number: u32, section: &Page, other: &Page) -> Diagnostic {
    let message = format!("two sections have the number {number:02}");
    let help = format!("rename `{}` or `{}`", section.file.name(), other.file.name());
    Diagnostic::at(&rules::DUPLICATE_NUMBER, &section.title.span, message)
        .label(&other.title.span, "the other one")
        .help(help)
}

fn page(
    raw: RawPage,
    address: String,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Page {
    let known = lookup.kpi_order.iter().map(String::as_str);
    for kpi in &raw.kpis {
        lookup.must_know(kpi, "measure", "data/kpis.yaml", known.clone(), out);
    }
    let body = resolve(raw.body, scope, out);
    let cards = raw.snapshot.into_iter();
    let cards = cards.filter_map(|raw| card(raw, scope, lookup, out)).collect();
    let key_points = raw.key_points.into_iter();
    let key_points = key_points.map(|point| resolve(point, scope, out)).collect();
    Page {
        address,
        title: raw.title,
        summary: resolve(raw.summary.unwrap_or_default(), scope, out),
        key_points,
        kpis: raw.kpis.into_iter().map(|kpi| kpi.value).collect(),
        cards,
        source: raw.source.as_ref().and_then(|raw| source(raw, lookup, out)),
        headings: headings(&body),
        body,
        draft: raw.draft.as_ref().is_some_and(|draft| draft.value),
        file: raw.file,
        aliases: raw.aliases,
        topics: raw.topics,
    }
}

fn card(
    raw: RawCard,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<Card> {
    let detail = resolve(raw.detail.unwrap_or_default(), scope, out);
    let shows = match (&raw.kpi, &raw.figure) {
        (Some(kpi), None) => {
            let known = lookup.kpi_order.iter().map(String::as_str);
            lookup.must_know(kpi, "measure", "data/kpis.yaml", known, out)?;
            has_reading(kpi, scope, out)?;
            CardOf::Kpi(kpi.value.clone())
        }
        (None, Some(figure)) => {
            let edition = scope.editions.get(scope.here?)?;
            let known = edition.figure_ids();
            let home = format!("data/{}/figures.yaml", edition.folder);
            lookup.must_know(figure, "figure", &home, known, out)?;
            edition.figures.get(&figure.value)?;
            CardOf::Figure(figure.value.clone())
        }
        _ => {
            let message = "a card shows one thing";
            let help = "give it `kpi: …` or `figure: …`";
            out.push(Diagnostic::at(&rules::EMPTY_CARD, &raw.span, message).help(help));
            return None;
        }
    };
    Some(Card { shows, detail, span: raw.span })
}

fn has_reading(kpi: &Word, scope: &Scope<'_>, out: &mut Diagnostics) -> Option<()> {
    scope.kpis.get(&kpi.value)?;
    let edition = scope.editions.get(scope.here?)?;
    if edition.readings.iter().any(|reading| reading.kpi == kpi.value) {
        return Some(());
    }
    if unread::may_be(&format!("kpis.{}", kpi.value), &edition.unread) {
        return None;
    }
    let message = format!("the edition `{}` has no reading of `{}`", edition.folder, kpi.value);
    let help = format!("add it to `data/{}/kpis.yaml`", edition.folder);
    out.push(Diagnostic::at(&rules::NO_VALUE, &kpi.span, message).help(help));
    None
}

/// The headings of a text with ids that are unique on the page.
fn headings(body: &Prose<Embed>) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    collect_headings(&body.blocks, &mut headings);
    headings
}

fn collect_headings(blocks: &[Block<Embed>], headings: &mut Vec<Heading>) {
    for block in blocks {
        match block {
            Block::Heading { level, words, span } => {
                let text = said(words);
                let id = free_id(&text, headings);
                headings.push(Heading { level: *level, id, text, span: Span::clone(span) });
            }
            Block::Container { blocks, .. } => collect_headings(blocks, headings),
            _ => {}
        }
    }
}

fn free_id(text: &str, taken: &[Heading]) -> String {
    let base = match slug(text) {
        empty if empty.is_empty() => "section".to_owned(),
        slug => slug,
    };
    let mut id = base.clone();
    let mut count = 1;
    while taken.iter().any(|heading| heading.id == id) {
        count += 1;
        id = format!("{base}-{count}");
    }
    id
}

/// The words of a text's paragraphs with their bound numbers, on one line.
pub fn text_of(prose: &Prose<Embed>) -> String {
    let paragraphs = prose.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(words) => Some(said(words)),
        _ => None,
    });
    paragraphs.collect::<Vec<_>>().join(" ")
}

/// The words of a line with its bound numbers.
pub fn said(words: &[Inline<Embed>]) -> String {
    words
        .iter()
        .map(|word| match word {
            Inline::Embed(Embed::Bound(bound)) => bound.text.clone(),
            Inline::Embed(Embed::Typed { text, .. }) => text.clone(),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                said(inner)
            }
            other => plain(std::slice::from_ref(other)),
        })
        .collect()
}
