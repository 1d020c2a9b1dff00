//! What was published stays: figures and addresses of editions that are frozen.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule, nearest};
use crate::model::address::Ledger;
use crate::model::{NoteKind, Report, Site};
use crate::source::Spanned;

/// A published figure that is another now, without a correction.
pub const CHANGED_FIGURE: Rule = Rule::error("changed-figure");
/// A published figure that is gone.
pub const VANISHED_FIGURE: Rule = Rule::error("vanished-figure");
/// A published address at which nothing stands any more.
pub const VANISHED_ADDRESS: Rule = Rule::error("vanished-address");

/// Figures are as they were published, or corrected in the open.
pub fn figures_stay(site: &Site, out: &mut Diagnostics) {
    for report in &site.reports {
        let Some(frozen) = &report.frozen else { continue };
        let ledger = Ledger::of(report, &site.kpis);
        for (address, was) in &frozen.figures {
            if corrected(report, &address.value) {
                continue;
            }
            match ledger.find(&address.value).ok() {
                None => out.push(vanished(report, address, was)),
                Some(found) => {
                    let is = found.printed.clone().unwrap_or_default();
                    if is != *was {
                        let span = found.span.as_ref().unwrap_or(&address.span);
                        let is = Spanned::new(is, span.clone());
                        out.push(changed(report, address, was, &is));
                    }
                }
            }
        }
    }
}

/// A correction of one value of a measure or of a budget carries what is worked out from it along.
fn corrected(report: &Report, address: &str) -> bool {
    let whole = |address: &str| -> String {
        let parts: Vec<&str> = address.split('.').take(2).collect();
        parts.join(".")
    };
    report.notes.iter().any(|note| {
        matches!(note.kind, NoteKind::Correction { .. })
            && note.addresses().any(|about| whole(about) == whole(address))
    })
}

fn changed(
    report: &Report,
    address: &Spanned<String>,
    was: &str,
    is: &Spanned<String>,
) -> Diagnostic {
    let (at, now) = (&address.value, &is.value);
    let message = format!("`{at}` was published as `{was}` and is now `{now}`");
    Diagnostic::at(&CHANGED_FIGURE, &is.span, message)
        .label(&address.span, "as it was published")
        .help(format!(
            "put `{was}` back, or record the change in `data/{}/notes.yaml` as a `correction` with `approved-by:` and `dated:`",
            report.period.key()
        ))
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
