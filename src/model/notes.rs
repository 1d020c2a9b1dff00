//! Notes and corrections: what stands against a figure, and what the publisher has changed.

mod inferred;

use super::address::Ledger;
use super::edition::day;
use super::prose::{Scope, resolve};
use super::readings::without_article;
use super::resolve::{Lookup, one_of, source};
use super::value::Value;
use super::{Embed, Period, Source, rules, slug};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::RawEdition;
use crate::load::prose::Prose;
use crate::load::raw::{RawElsewhere, RawNote, Word};
use crate::source::{Span, Spanned};

/// An entry of `notes.yaml`.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its id on every page: `note-2017-18-figures-gun-crime-offences`.
    pub id: String,
    /// The address of the datum.
    pub about: Spanned<String>,
    /// Addresses of further data that it speaks of.
    pub also: Vec<Spanned<String>>,
    /// What it does.
    pub kind: NoteKind,
    /// What readers call the note: the figure, or what it is about.
    pub name: String,
    /// The figure, where the name is another; may be empty.
    pub figure: String,
    /// Whether the site works the figure out: then no document prints it.
    pub worked_out: bool,
    /// What the document prints; may be empty.
    pub printed: String,
    /// What stands against it, or in its place; may be empty.
    pub other: String,
    /// How one knows.
    pub because: Prose<Embed>,
    /// The figures that the author wrote as `printed` and `other`.
    pub quoted: Vec<String>,
    /// The findings that it answers.
    pub settles: Vec<Settles>,
    /// Where the printed figure stands.
    pub source: Option<Source>,
    /// Where the other figure stands, if that is another place.
    pub other_source: Option<Source>,
    /// Where the entry stands.
    pub span: Span,
}

/// A finding that a note answers.
#[derive(Clone, Debug)]
pub struct Settles {
    /// The code of the rule.
    pub rule: Spanned<String>,
    /// Values that the rule finds and that the note does not quote.
    pub found: Vec<Spanned<String>>,
}

/// What a note does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// It marks a figure, which stays as it is printed.
    Note,
    /// The publisher has changed the figure.
    Correction {
        /// Who said so.
        approved_by: String,
        /// When.
        dated: Period,
    },
}

/// A datum as another place prints it.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The address of the datum.
    pub about: Spanned<String>,
    /// What is printed there.
    pub value: Spanned<String>,
    /// Where.
    pub source: Source,
}

impl Note {
    /// Every address that it speaks of.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.about).chain(&self.also).map(|address| address.value.as_str())
    }

    /// Whether it puts another figure in the place of a datum: of the one that it is about, or of a
    /// part of that.
    pub fn corrects(&self, address: &str) -> bool {
        matches!(self.kind, NoteKind::Correction { .. }) && within(address, &self.about.value)
    }

    /// Whether it speaks of a datum, of a part of it, or of what it is a part of.
    pub fn touches(&self, address: &str) -> bool {
        self.addresses().any(|about| within(about, address) || within(address, about))
    }
}

/// Whether an address is another one or lies below it.
pub fn within(address: &str, above: &str) -> bool {
    // All begin alike: where the other ends tells most of them apart.
    let ends_there = matches!(address.as_bytes().get(above.len()), None | Some(b'.'));
    ends_there && address.starts_with(above)
}

const KINDS: &[(&str, bool)] = &[("note", false), ("correction", true)];

/// Reads the notes of an edition; those that follow from its data come after the author's.
pub fn notes(
    raw: Vec<RawNote>,
    ledger: &Ledger<'_>,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for raw in raw {
        let Some(mut note) = note(raw, ledger, scope, lookup, out) else { continue };
        let same = notes.iter().filter(|other| other.about.value == note.about.value).count();
        if same > 0 {
            note.id = format!("{}-{}", note.id, same + 1);
        }
        notes.push(note);
    }
    notes.extend(inferred::notes(ledger));
    notes
}

fn note(
    raw: RawNote,
    ledger: &Ledger<'_>,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<Note> {
    let is_correction = one_of(&raw.kind, "kind of note", KINDS, out);
    let found = known(&raw.about, ledger, lookup, out);
    raw.also.iter().for_each(|also| drop(known(also, ledger, lookup, out)));
    let kind = if is_correction? { correction(&raw, out)? } else { NoteKind::Note };
    let found = found?;
    let stands = found.printed.clone().unwrap_or_default();
    if kind == NoteKind::Note {
        is_what_stands(&raw, &stands, ledger, out);
    }
    let text = |word: Option<Word>| word.map_or_else(String::new, |word| word.value);
    let titled = raw.title.as_ref().is_some_and(|title| title.value != found.name);
    let quoted = raw.printed.iter().chain(&raw.other).map(|word| word.value.clone()).collect();
    let settles = raw.settles.into_iter();
    let settles = settles.map(|raw| Settles { rule: raw.rule, found: raw.found }).collect();
    let cited = raw.source.as_ref().and_then(|raw| source(raw, lookup, out));
    Some(Note {
        id: format!("note-{}-{}", ledger.period.key(), slug(&raw.about.value.replace('.', "-"))),
        kind,
        figure: if titled && found.printed.is_some() { found.name.clone() } else { String::new() },
        worked_out: found.worked_out,
        name: raw.title.map_or(found.name, |title| title.value),
        printed: raw.printed.map_or(stands, |printed| printed.value),
        other: text(raw.other),
        because: resolve(raw.because, scope, out),
        quoted,
        settles,
        source: cited.or(found.source),
        other_source: raw.other_source.as_ref().and_then(|raw| source(raw, lookup, out)),
        about: raw.about,
        also: raw.also,
        span: raw.span,
    })
}

/// What stands at an address; an unknown one is reported with the nearest, unless it may stand in a
/// file that could not be read.
pub fn known(
    address: &Word,
    ledger: &Ledger<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<super::address::Found> {
    let help = match ledger.find(&address.value) {
        Ok(found) => return Some(found),
        Err(_) if lookup.may_be_unread(&address.value, ledger.period) => return None,
        Err(_) if ledger.may_be_unread(&address.value) => return None,
        Err(help) => help,
    };
    let message = format!("nothing stands at the address `{}`", address.value);
    out.push(Diagnostic::at(&rules::UNKNOWN_ADDRESS, &address.span, message).help_if(help));
    None
}

/// A note quotes the figure that stands in the data, so that one that has gone stale is found.
fn is_what_stands(raw: &RawNote, stands: &str, ledger: &Ledger<'_>, out: &mut Diagnostics) {
    let Some(printed) = raw.printed.as_ref().filter(|_| !stands.is_empty()) else { return };
    let as_in_document = raw
        .about
        .value
        .strip_prefix("figures.")
        .and_then(|id| ledger.figures.get(id).and_then(|figure| figure.printed.as_deref()));
    let same = printed.value == stands
        || as_in_document == Some(printed.value.as_str())
        || Value::parse(&printed.value).is_some_and(|value| Some(value) == Value::parse(stands));
    if !same {
        let message = format!("the note says `{}`, and the data say `{stands}`", printed.value);
        let help = format!("write `printed: \"{stands}\"`, or correct the data");
        out.push(Diagnostic::at(&rules::STALE_NOTE, &printed.span, message).help(help));
    }
}

const DATED: &str = "write the day of the correction, such as `2018-09-01`";

fn correction(raw: &RawNote, out: &mut Diagnostics) -> Option<NoteKind> {
    let approved_by = raw.approved_by.as_ref().map(|by| by.value.clone());
    let dated = raw.dated.as_ref().and_then(|dated| day(dated, DATED, out));
    if approved_by.is_none() || raw.dated.is_none() || raw.other.is_none() {
        let message = "a correction needs `other`, `approved-by` and `dated`";
        let help = "only the publisher can approve one; until then write `kind: note`";
        let found = Diagnostic::at(&rules::UNAPPROVED_CORRECTION, &raw.kind.span, message);
        out.push(found.help(help));
    }
    Some(NoteKind::Correction { approved_by: approved_by?, dated: dated? })
}

/// Reads what other places print.
pub fn elsewhere(
    raw: Vec<RawElsewhere>,
    ledger: &Ledger<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Vec<Elsewhere> {
    let entry = |raw: RawElsewhere| {
        let found = known(&raw.about, ledger, lookup, out);
        let source = source(&raw.source, lookup, out);
        found?;
        Some(Elsewhere { about: raw.about, value: raw.value, source: source? })
    };
    raw.into_iter().filter_map(entry).collect()
}

/// Puts each approved correction into the data, before anything is worked out from them.
pub fn correct(edition: &mut RawEdition, out: &mut Diagnostics) {
    let mut notes = std::mem::take(&mut edition.notes);
    for note in notes.iter_mut().filter(|note| note.kind.value == "correction") {
        let approved = note.approved_by.is_some() && note.dated.is_some();
        let Some(other) = note.other.clone().filter(|_| approved) else { continue };
        match place(edition, &note.about.value) {
            Place::Value(word) => {
                let printed = note.printed.get_or_insert_with(|| word.clone());
                if printed.value != word.value {
                    out.push(stale(&note.about, &printed.value, &word.value));
                }
                // What was printed is known from here on by the note alone.
                let printed = std::mem::replace(&mut word.value, other.value);
                note.printed.get_or_insert(Word { value: printed, span: word.span.clone() });
            }
            Place::Words => {}
            Place::WorkedOut => out.push(cannot_correct(note)),
        }
    }
    edition.notes = notes;
}

fn stale(about: &Word, printed: &str, stands: &str) -> Diagnostic {
    let message = format!("the correction is of `{printed}`, and the data say `{stands}`");
    let help = "`printed` is the figure before the correction, as it stands in the data";
    Diagnostic::at(&rules::STALE_NOTE, &about.span, message).help(help)
}

fn cannot_correct(note: &RawNote) -> Diagnostic {
    let message = format!("`{}` is worked out from other values", note.about.value);
    let help = "correct those values: a cell, a figure, a line of the budget";
    Diagnostic::at(&rules::CANNOT_CORRECT, &note.about.span, message).help(help)
}

/// Where a correction goes.
enum Place<'a> {
    /// One value of the data.
    Value(&'a mut Word),
    /// Words, which authors change themselves.
    Words,
    /// What follows from other values; or an unknown address, which is reported elsewhere.
    WorkedOut,
}

fn place<'a>(edition: &'a mut RawEdition, address: &str) -> Place<'a> {
    let parts: Vec<&str> = address.split('.').collect();
    let word = match parts.as_slice() {
        ["sections" | "board" | "findings" | "plans" | "recommendations", ..]
        | ["kpis", _, "commentary" | "direction" | "target"] => {
            return Place::Words;
        }
        ["figures", id] => {
            let mut figures = edition.figures.iter_mut();
            figures.find(|(key, _)| key.value == *id).map(|(_, figure)| &mut figure.value)
        }
        ["budget", _, rest @ ..] => money(edition, rest),
        ["kpis", id, rest @ ..] => measure(edition, id, rest),
        _ => None,
    };
    word.map_or(Place::WorkedOut, Place::Value)
}

fn money<'a>(edition: &'a mut RawEdition, rest: &[&str]) -> Option<&'a mut Word> {
    let budget = edition.budget.as_mut()?;
    let lines = match rest {
        ["carry-forward"] => return budget.carry_forward.as_mut(),
        ["left-over"] => return budget.left_over.as_mut(),
        ["stated-total"] => return budget.stated_total.as_mut(),
        ["stated-spent"] => return budget.stated_spent.as_mut(),
        ["spending", id, "spent"] => {
            let mut lines = budget.spending.iter_mut();
            return lines.find(|line| line.id.value == **id)?.spent.as_mut();
        }
        ["other-years", id] => {
            let mut others = budget.other_years.iter_mut().map(|other| &mut other.line);
            return others.find(|line| line.id.value == **id).map(|line| &mut line.amount);
        }
        ["income", _] => &mut budget.income,
        ["spending", _] => &mut budget.spending,
        _ => return None,
    };
    let id = rest.last()?;
    lines.iter_mut().find(|line| line.id.value == *id).map(|line| &mut line.amount)
}

fn measure<'a>(edition: &'a mut RawEdition, id: &str, rest: &[&str]) -> Option<&'a mut Word> {
    let (_, reading) = edition.readings.iter_mut().find(|(key, _)| key.value == id)?;
    if let ["stated", key] = rest {
        let stated = reading.stated.as_mut()?;
        return match *key {
            "baseline" => stated.baseline.as_mut(),
            "total" => stated.total.as_mut(),
            "change" => stated.change.as_mut(),
            "change-percent" => stated.change_percent.as_mut(),
            "share-baseline" => stated.share_baseline.as_mut(),
            "share-total" => stated.share_total.as_mut(),
            "outcome" => stated.outcome.as_mut(),
            _ => None,
        };
    }
    let [first, second] = rest else { return None };
    let same = |key: &Word, name: &str| {
        key.value == name || slug(&key.value) == name || slug(without_article(&key.value)) == name
    };
    let mut groups = reading.cells.iter_mut().chain(&mut reading.areas);
    let (_, cells) = groups.find(|(key, _)| same(key, first))?;
    cells.iter_mut().find(|(key, _)| same(key, second)).map(|(_, cell)| cell)
}
