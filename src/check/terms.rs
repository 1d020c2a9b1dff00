//! Terms: each of the glossary is used, and short forms are explained by the site.

use std::collections::BTreeSet;

use super::Subject;
use super::lines::{Kind, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

/// A term of the glossary that no text uses.
pub const UNUSED_TERM: Rule = Rule::warning("unused-term");
/// A short form that the author explains, which the site does by itself.
pub const EXPANDED_BY_HAND: Rule = Rule::warning("expanded-by-hand");

/// Looks at terms and short forms in every text.
pub fn are_used(subject: &Subject<'_>, out: &mut Diagnostics) {
    unused(subject, out);
    for line in &subject.lines {
        by_hand(subject, line, out);
    }
}

fn unused(subject: &Subject<'_>, out: &mut Diagnostics) {
    let used = used(subject);
    for term in &subject.site.glossary {
        let plural = |word: &str| format!("{word}s");
        let found = term.spellings.iter().any(|(word, _)| {
            used.contains(&word.to_lowercase()) || used.contains(&plural(word).to_lowercase())
        });
        if !found {
            let message = format!("no text uses the term `{}`", term.name.value);
            let help = "remove it from the glossary, or correct its spelling";
            out.push(Diagnostic::at(&UNUSED_TERM, &term.name.span, message).help(help));
        }
    }
}

/// Every term's spelling that stands in a text, in lower case.
fn used(subject: &Subject<'_>) -> BTreeSet<String> {
    let mut words: Vec<&str> = Vec::new();
    for term in &subject.site.glossary {
        words.extend(term.spellings.iter().map(|(word, _)| word.as_str()));
    }
    let Ok(finder) = aho_corasick::AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(&words)
    else {
        return BTreeSet::new();
    };
    let mut used = BTreeSet::new();
    let mut look = |text: &str| {
        let found = finder.find_iter(text).map(|found| text[found.range()].to_lowercase());
        used.extend(found);
    };
    let not_the_glossary = |line: &&Line<'_>| line.kind != Kind::Reference;
    subject.lines.iter().filter(not_the_glossary).for_each(|line| look(&line.text));
    other_words(subject, &mut look);
    used
}

/// Words that stand on pages and are no prose: names of measures, items of lists.
fn other_words(subject: &Subject<'_>, look: &mut dyn FnMut(&str)) {
    for kpi in subject.site.kpis.values() {
        look(&kpi.title);
        look(&kpi.measure);
        kpi.owner.iter().for_each(|owner| look(owner));
    }
    for report in &subject.site.reports {
        report.figures.values().for_each(|figure| look(&figure.what));
        report.board.iter().for_each(|list| items(&list.items, look));
        for note in &report.notes {
            note.because
                .each_inline(&mut |inline| look(&crate::load::plain(std::slice::from_ref(inline))));
        }
        let budget = report.budget.iter();
        budget.flat_map(|b| b.income.iter().chain(&b.spending)).for_each(|line| look(&line.title));
    }
    for page in super::pages(subject.site) {
        look(&page.title.value);
    }
    for term in &subject.site.glossary {
        term.meaning.each_inline(&mut |inline| {
            look(&crate::load::plain(std::slice::from_ref(inline)));
        });
    }
    for kpi in subject.site.kpis.values() {
        kpi.because.each_inline(&mut |inline| {
            look(&crate::load::plain(std::slice::from_ref(inline)));
        });
    }
}

fn items(all: &[crate::model::OutlineItem], look: &mut dyn FnMut(&str)) {
    for item in all {
        look(&item.words);
        items(&item.items, look);
    }
}

/// "Multi-agency Risk Conference (MARAC)": the site expands a short form where it is first used.
fn by_hand(subject: &Subject<'_>, line: &Line<'_>, out: &mut Diagnostics) {
    if line.kind == Kind::Reference {
        return;
    }
    for (at, _) in line.text.match_indices('(') {
        let Some(length) = line.text[at + 1..].find(')') else { continue };
        let inside = &line.text[at + 1..at + 1 + length];
        let term = subject.site.glossary.iter().find(|term| {
            !term.expansion.is_empty() && term.spellings.iter().any(|(word, _)| word == inside)
        });
        let (Some(term), true) = (term, line.is_words(at)) else { continue };
        let before = line.text[..at].trim_end();
        if !has_initials(before, inside) {
            continue;
        }
        let range = at..at + length + 2;
        let Some(span) = line.span(&range) else { continue };
        let same = before.to_lowercase().ends_with(&term.expansion.to_lowercase());
        let message = match same {
            true => format!("`{inside}` is explained here by hand"),
            false => format!(
                "`{inside}` is explained here in other words than in the glossary (`{}`)",
                term.expansion
            ),
        };
        let help = format!("write `{inside}` alone: the site explains it where it is first used");
        out.push(Diagnostic::at(&EXPANDED_BY_HAND, &span, message).help(help));
    }
}

/// Whether the words before a bracket start with the letters inside it.
fn has_initials(before: &str, short: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_ascii_uppercase()).collect();
    let initials: Vec<char> = before
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    let last = initials.len().saturating_sub(letters.len() + 2);
    let mut wanted = letters.iter();
    let mut next = wanted.next();
    for initial in &initials[last..] {
        if Some(initial) == next {
            next = wanted.next();
        }
    }
    letters.len() >= 2 && next.is_none()
}
