//! What was published stays: figures and addresses of editions that are frozen.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule, nearest};
use crate::model::address::Ledger;
use crate::model::value::Value;
use crate::model::{Note, NoteKind, Report, Site};
use crate::source::{Span, Spanned};

/// A published figure that is another now, without a correction.
pub const CHANGED_FIGURE: Rule = Rule::error("changed-figure");
/// A published figure that is gone.
pub const VANISHED_FIGURE: Rule = Rule::error("vanished-figure");
/// A published address at which nothing stands any more.
pub const VANISHED_ADDRESS: Rule = Rule::error("vanished-address");
/// A published edition that a build leaves out, or that is gone.
pub const VANISHED_EDITION: Rule = Rule::error("vanished-edition");

/// Figures are as they were published, or corrected in the open.
pub fn figures_stay(site: &Site, out: &mut Diagnostics) {
    for report in &site.reports {
        let Some(frozen) = &report.frozen else { continue };
        let ledger = Ledger::of(report, &site.kpis);
        for (address, was) in &frozen.figures {
            let is = ledger.recorded(&address.value);
            if is.as_ref() == Some(was) || corrected(report, &ledger, &address.value, was) {
                continue;
            }
            if is.is_none() && !site.is_whole {
                continue;
            }
            out.push(match is {
                None => vanished(report, address, was),
                Some(is) => {
                    let found = ledger.find(&address.value).ok();
                    let span = found.and_then(|found| found.span);
                    let span = span.unwrap_or_else(|| address.span.clone());
                    changed(report, address, was, &Spanned::new(is, span))
                }
            });
        }
    }
}

/// Whether a correction is of just this published figure, or of one from which it is worked out.
fn corrected(report: &Report, ledger: &Ledger<'_>, address: &str, was: &str) -> bool {
    corrections(report).any(|note| match note.about.value == address {
        true => is_of(note, was),
        false => ledger.follows(address, &note.about.value),
    })
}

fn corrections(report: &Report) -> impl Iterator<Item = &Note> {
    report.notes.iter().filter(|note| matches!(note.kind, NoteKind::Correction { .. }))
}

/// A correction tells what stood there before: a change on the way there is none of its own.
fn is_of(note: &Note, was: &str) -> bool {
    let printed = note.printed.as_str();
    let same = || Value::parse(printed).is_some_and(|value| Some(value) == Value::parse(was));
    printed == was || same()
}

fn changed(
    report: &Report,
    address: &Spanned<String>,
    was: &str,
    is: &Spanned<String>,
) -> Diagnostic {
    let (at, now) = (&address.value, &is.value);
    let message = format!("`{at}` was published as `{was}` and is now `{now}`");
    let other = corrections(report).find(|note| note.about.value == *at);
    let help = match other {
        Some(note) => format!(
            "the correction of it says `printed: {}`: write what was published, `printed: \"{was}\"`",
            note.printed
        ),
        None => format!(
            "put `{was}` back, or record the change in `data/{}/notes.yaml` as a `correction` with `approved-by:` and `dated:`",
            report.period.key()
        ),
    };
    Diagnostic::at(&CHANGED_FIGURE, &is.span, message)
        .label(&address.span, "as it was published")
        .help(help)
}

fn vanished(report: &Report, address: &Spanned<String>, was: &str) -> Diagnostic {
    let message = format!("the published figure `{}`, `{was}`, is gone", address.value);
    Diagnostic::at(&VANISHED_FIGURE, &address.span, message).help(format!(
        "put it back in `data/{}/`: a figure that people may have quoted must stay to be found",
        report.period.key()
    ))
}

/// Every published address still leads somewhere.
pub fn addresses_stay(site: &Site, out: &mut Diagnostics) {
    if !site.is_whole {
        return;
    }
    for report in &site.reports {
        let Some(frozen) = &report.frozen else { continue };
        for page in &frozen.pages {
            let stands = site.directory.addresses().any(|known| known == page.value);
            let led = site.redirects.iter().any(|redirect| redirect.from == page.value);
            if !stands && !led {
                out.push(gone(site, page));
            }
        }
    }
}

fn gone(site: &Site, page: &Spanned<String>) -> Diagnostic {
    let address = &page.value;
    let near = nearest(address, site.directory.addresses());
    let at = near.map_or_else(String::new, |near| format!(", perhaps `/{near}`"));
    let message = format!("nothing stands any more at the published address `/{address}`");
    Diagnostic::at(&VANISHED_ADDRESS, &page.span, message).help(format!(
        "write `aliases: [{address}]` at the top of the page that took its place{at}"
    ))
}

/// Every edition that was published is still published, and its record is there.
pub fn editions_stay(site: &Site, out: &mut Diagnostics) {
    let listed = |key: &str| site.frozen.iter().any(|edition| edition.value == key);
    for edition in &site.left_out {
        if edition.frozen || listed(&edition.period.key()) {
            out.push(left_out(&edition.period.key(), &edition.span));
        }
    }
    for report in site.reports.iter().filter(|report| report.draft) {
        if report.frozen.is_some() || listed(&report.period.key()) {
            out.push(left_out(&report.period.key(), &report.span));
        }
    }
    for edition in &site.frozen {
        let key = &edition.value;
        let published = site.reports.iter().chain(&site.others);
        let report = { published }.find(|report| report.period.key() == *key);
        match report {
            Some(report) if report.frozen.is_none() => out.push(no_record(edition)),
            None if !site.left_out.iter().any(|out| out.period.key() == *key) => {
                out.push(removed(edition));
            }
            _ => {}
        }
    }
}

fn left_out(key: &str, span: &Span) -> Diagnostic {
    let message = format!("the report `{key}` was published, and readers no longer find it");
    Diagnostic::at(&VANISHED_EDITION, span, message).help(format!(
        "take `status: draft` or the later `publish-on:` out of `data/{key}/report.yaml`"
    ))
}

fn removed(edition: &Spanned<String>) -> Diagnostic {
    let key = &edition.value;
    let message = format!("the report `{key}` was published, and is gone");
    Diagnostic::at(&VANISHED_EDITION, &edition.span, message).help(format!(
        "put `data/{key}/` and `content/{key}/` back; if the report must go for good, take this line out"
    ))
}

fn no_record(edition: &Spanned<String>) -> Diagnostic {
    let key = &edition.value;
    let message = format!("the record of what the report `{key}` has published is gone");
    Diagnostic::at(&VANISHED_EDITION, &edition.span, message)
        .help(format!("put `data/{key}/frozen.txt` back, from a copy of the project"))
}
