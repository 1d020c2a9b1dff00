//! Links and pictures: each leads to something that is there.

use super::{Subject, pages};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::{Inline, Prose};
use crate::model::{Embed, Site};
use crate::source::Spanned;

/// A link to a page, a heading or a file that is not there.
pub const BROKEN_LINK: Rule = Rule::error("broken-link");
/// A picture that is not there.
pub const MISSING_PICTURE: Rule = Rule::error("missing-picture");
/// A picture without a text alternative (WCAG 1.1.1).
pub const NO_TEXT_ALTERNATIVE: Rule = Rule::error("no-text-alternative");

/// Follows every link and every picture.
pub fn lead_somewhere(subject: &Subject<'_>, out: &mut Diagnostics) {
    let site = subject.site;
    of_pages(site, out);
    of_data(site, out);
}

/// Links in the texts of data, which stand on pages of no file.
fn of_data(site: &Site, out: &mut Diagnostics) {
    let mut follow = |prose: &Prose<Embed>| {
        prose.each_inline(&mut |inline| {
            let Inline::Link { to, .. } = inline else { return };
            if let Err(problem) = site.directory.follow_from_data(&to.value) {
                let diagnostic = Diagnostic::at(&BROKEN_LINK, &to.span, problem.message);
                out.push(diagnostic.help_if(problem.help));
            }
        });
    };
    for report in &site.reports {
        report.commentaries.values().for_each(&mut follow);
        report.buys.values().for_each(&mut follow);
        report.notes.iter().for_each(|note| follow(&note.because));
        report.board.iter().for_each(|list| follow(&list.note));
    }
    site.kpis.values().for_each(|kpi| follow(&kpi.because));
    site.glossary.iter().for_each(|term| follow(&term.meaning));
}

fn of_pages(site: &Site, out: &mut Diagnostics) {
    for page in pages(site) {
        let mut follow = |to: &Spanned<String>, rule: &'static Rule| {
            if let Err(problem) = site.directory.follow(page, &to.value) {
                let diagnostic = Diagnostic::at(rule, &to.span, problem.message);
                out.push(diagnostic.help_if(problem.help));
            }
        };
        let mut look = |prose: &Prose<Embed>| {
            prose.each_inline(&mut |inline| match inline {
                Inline::Link { to, .. } => follow(to, &BROKEN_LINK),
                Inline::Image { from, .. } => follow(from, &MISSING_PICTURE),
                _ => {}
            });
        };
        look(&page.summary);
        page.key_points.iter().for_each(&mut look);
        page.cards.iter().for_each(|card| look(&card.detail));
        look(&page.body);
    }
}

/// Every picture says what it shows.
pub fn pictures_have_words(subject: &Subject<'_>, out: &mut Diagnostics) {
    let site = subject.site;
    for page in pages(site) {
        page.body.each_inline(&mut |inline| {
            if let Inline::Image { from, alt } = inline
                && alt.trim().is_empty()
            {
                let message = format!("the picture `{}` has no text alternative", from.value);
                let help = "write what it shows between the brackets: `![A knife bin](bin.jpg)`";
                out.push(Diagnostic::at(&NO_TEXT_ALTERNATIVE, &from.span, message).help(help));
            }
        });
    }
}
