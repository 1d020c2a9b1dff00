//! Links and pictures: each leads to something that is there.

use super::{Subject, pages};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::Inline;
use crate::model::Site;
use crate::model::texts::{self, Home, Words};
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
    let of_reports = site.reports.iter().flat_map(texts::of_report);
    for text in of_reports.chain(texts::of_site(site)) {
        let Words::Prose(prose) = text.words else { continue };
        prose.each_inline(&mut |inline| match inline {
            Inline::Link { to, .. } => follow(site, text.home, to, &BROKEN_LINK, out),
            Inline::Image { from, .. } => follow(site, text.home, from, &MISSING_PICTURE, out),
            _ => {}
        });
    }
}

/// Texts of data stand on pages of no file, and lead on from the top of the site.
fn follow(
    site: &Site,
    home: Home<'_>,
    to: &Spanned<String>,
    rule: &'static Rule,
    out: &mut Diagnostics,
) {
    let found = match home {
        Home::Page(page) => site.directory.follow(page, &to.value).map(drop),
        _ => site.directory.follow_from_data(&to.value).map(drop),
    };
    if let Err(problem) = found {
        out.push(Diagnostic::at(rule, &to.span, problem.message).help_if(problem.help));
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
