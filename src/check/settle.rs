//! What notes settle: a finding about a datum is answered by a note on it that names the rule.

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Settled, did_you_mean};
use crate::model::{Note, Report, notes::within};

/// A note that settles no finding.
pub const SETTLES_NOTHING: Rule = Rule::warning("settles-nothing");

/// Parts the findings that a note answers from those that stand.
pub fn part(subject: &Subject<'_>, found: Diagnostics, rules: &[&str]) -> Checked {
    let mut checked = Checked::default();
    let mut used: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    for finding in found {
        let answers = answers(subject, &finding);
        match answers.first() {
            Some((report, note, _)) => {
                let note = &subject.site.reports[*report].notes[*note];
                let by = note.about.span.clone();
                checked.settled.push(Settled { finding, by });
            }
            None => checked.open.push(finding),
        }
        used.extend(answers);
    }
    for (report_at, report) in subject.site.reports.iter().enumerate() {
        for (note_at, note) in report.notes.iter().enumerate() {
            for (at, code) in note.settles.iter().enumerate() {
                if !used.contains(&(report_at, note_at, at)) {
                    checked.open.push(settles_nothing(note, code, rules));
                }
            }
        }
    }
    checked
}

/// What the rules found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What stands.
    pub open: Diagnostics,
    /// What a note answers.
    pub settled: Vec<Settled>,
    /// How many numbers of the authors' words are typed on purpose.
    pub typed: usize,
}

/// Every note that answers a finding: edition, note, and place among what it settles.
fn answers(subject: &Subject<'_>, finding: &Diagnostic) -> Vec<(usize, usize, usize)> {
    if finding.about.is_empty() {
        return Vec::new();
    }
    let reports = subject.site.reports.iter().enumerate();
    reports
        .flat_map(|(report_at, report)| {
            let notes = report.notes.iter().enumerate();
            let notes = notes.filter(|(_, note)| is_about(report, note, finding));
            notes.flat_map(move |(note_at, note)| {
                let codes = note.settles.iter().enumerate();
                let codes = codes.filter(|(_, code)| code.value == finding.rule.code);
                codes.map(move |(at, _)| (report_at, note_at, at))
            })
        })
        .collect()
}

fn is_about(report: &Report, note: &Note, finding: &Diagnostic) -> bool {
    let edition = report.period.key();
    finding
        .about
        .iter()
        .filter(|about| about.edition == edition)
        .any(|about| note.addresses().any(|noted| within(&about.address, noted)))
}

fn settles_nothing(
    note: &Note,
    code: &crate::source::Spanned<String>,
    rules: &[&str],
) -> Diagnostic {
    if !rules.contains(&code.value.as_str()) {
        let message = format!("no rule is called `{}`", code.value);
        let found = Diagnostic::at(&SETTLES_NOTHING, &code.span, message);
        return found.help_if(did_you_mean(&code.value, rules.iter().copied()));
    }
    let about = &note.about.value;
    let message = format!("the rule `{}` finds nothing about `{about}`", code.value);
    let help = "remove the code, or write the address that the finding names; \
                findings about words are mended, not settled";
    Diagnostic::at(&SETTLES_NOTHING, &code.span, message).help(help)
}
