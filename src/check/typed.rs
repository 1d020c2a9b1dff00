//! Numbers typed into prose: each is to be bound to a datum, or typed with a reason.

mod age;
mod digits;
mod other;
mod spelt;
mod when;

use std::ops::Range;

use super::Subject;
use super::held::held;
use super::lines::{Home, Kind, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

/// A number that is typed into prose.
pub const TYPED_FIGURE: Rule = Rule::warning("typed-figure");

/// Looks at every number of every line.
pub fn are_bound(subject: &Subject<'_>, out: &mut Diagnostics) {
    let names = names_with_digits(subject);
    // What is listed stands as the document prints it.
    for line in subject.lines.iter().filter(|line| !matches!(line.kind, Kind::Listed | Kind::Chart))
    {
        let mut figures = other::figures(&line.text);
        figures
            .retain(|range| line.is_words(range.start) && !is_in_a_name(&line.text, range, &names));
        let held = held(subject, line, &figures);
        let open = figures.iter().zip(held).filter(|(_, held)| !held);
        open.for_each(|(range, _)| typed(line, range, out));
        for range in spelt::figures(subject, line) {
            typed(line, &range, out);
        }
    }
}

/// Names that the data give and that hold digits: spellings of the glossary, titles of documents,
/// editions and lines of a budget.
fn names_with_digits<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let site = subject.site;
    let terms = site.glossary.iter().flat_map(|term| &term.spellings);
    let budgets = site.reports.iter().filter_map(|report| report.budget.as_ref());
    let names = terms
        .map(|(word, _)| word.as_str())
        .chain(site.documents.values().map(|document| document.title.as_str()))
        .chain(site.reports.iter().map(|report| report.title.as_str()))
        .chain(budgets.flat_map(|budget| budget.lines().map(|(_, line)| line.title.as_str())));
    names.filter(|name| name.bytes().any(|byte| byte.is_ascii_digit())).collect()
}

fn is_in_a_name(text: &str, number: &Range<usize>, names: &[&str]) -> bool {
    let around = |name: &&str| {
        let mut places = text.match_indices(*name);
        places.any(|(at, _)| at <= number.start && number.end <= at + name.len())
    };
    names.iter().any(around)
}

fn typed(line: &Line<'_>, range: &Range<usize>, out: &mut Diagnostics) {
    let Some(span) = line.span(range) else { return };
    let number = &line.text[range.clone()];
    let is_plain = number.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '£'));
    let quoted = if is_plain { number.to_owned() } else { format!("\"{number}\"") };
    let message = format!("the number `{number}` is typed into the text");
    if let Home::Note(_) = line.home {
        let help = format!(
            "nothing that the note is about bears it out: name its address in `also: […]`, bind it \
             (`{{{{ kpi(id=…) }}}}`, `{{{{ figure(id=…) }}}}`), or say why not: \
             `{{{{ typed({quoted}, because=\"…\") }}}}`"
        );
        out.push(Diagnostic::at(&TYPED_FIGURE, &span, message).help(help));
        return;
    }
    if line.kind == Kind::Title {
        let help = "a title cannot bind a number: say it in the text below; a name with a number in \
                    it belongs into `data/glossary.yaml`";
        out.push(Diagnostic::at(&TYPED_FIGURE, &span, message).help(help));
        return;
    }
    let help = format!(
        "put it into `figures.yaml` and write `{{{{ figure(id=…) }}}}`, or say why not: \
         `{{{{ typed({quoted}, because=\"…\") }}}}`"
    );
    out.push(Diagnostic::at(&TYPED_FIGURE, &span, message).help(help));
}
