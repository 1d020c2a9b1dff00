//! What notes settle: a finding about a datum is answered by a note on it that names the rule and
//! repeats the values that the rule found, so that it answers no later mistake.

use super::{Reading, Subject};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Settled, did_you_mean};
use crate::model::notes::{Settles, within};
use crate::model::rules::STALE_NOTE;
use crate::model::value::Value;
use crate::model::{Note, Report, Site};
use crate::source::FilePath;

/// A note that settles no finding.
pub const SETTLES_NOTHING: Rule = Rule::warning("settles-nothing");

/// What the rules found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What stands.
    pub open: Diagnostics,
    /// What a note answers.
    pub settled: Vec<Settled>,
    /// How many numbers of the authors' words are typed on purpose.
    pub typed: usize,
    /// How hard each page is to read.
    pub readings: Vec<(FilePath, Reading)>,
}

/// Parts the findings that a note answers from those that stand.
pub fn part(subject: &Subject<'_>, found: Diagnostics, rules: &[&str]) -> Checked {
    let mut checked = Checked::default();
    let mut answers = answers(subject.site);
    let mut unanswered = Vec::new();
    for finding in found {
        // One that the note's own quotes make up is not an answer with values of its own.
        let holding = answers.iter_mut().filter(|answer| answer.holds(&finding));
        match holding.min_by_key(|answer| answer.settles.found.len()) {
            Some(answer) => {
                answer.used = true;
                let by = answer.note.about.span.clone();
                checked.settled.push(Settled { finding, by });
            }
            None => unanswered.push(finding),
        }
    }
    checked.open.extend(open(unanswered, &mut answers));
    // What a note answers may be a finding about a value that cannot be read.
    let whole = subject.site.is_whole;
    let known = |answer: &&Answer<'_>| rules.contains(&answer.settles.rule.value.as_str());
    let unused = answers.iter().filter(|answer| !answer.used && (whole || !known(answer)));
    checked.open.extend(unused.map(|answer| settles_nothing(answer.note, answer.settles, rules)));
    checked
}

/// One finding that a note means to answer.
struct Answer<'a> {
    report: &'a Report,
    note: &'a Note,
    settles: &'a Settles,
    used: bool,
}

fn answers(site: &Site) -> Vec<Answer<'_>> {
    let notes =
        site.reports.iter().flat_map(|report| report.notes.iter().map(move |n| (report, n)));
    let answers = notes.flat_map(|(report, note)| {
        let all = note.settles.iter();
        all.map(move |settles| Answer { report, note, settles, used: false })
    });
    answers.collect()
}

impl Answer<'_> {
    /// Whether the note is about the data of a finding and names its rule.
    fn is_meant_for(&self, finding: &Diagnostic) -> bool {
        let edition = self.report.period.key();
        let mut about = finding.about.iter().filter(|about| about.edition == edition);
        self.settles.rule.value == finding.rule.code
            && about.any(|about| self.note.addresses().any(|at| within(&about.address, at)))
    }

    /// Whether it also repeats every value of the finding.
    fn holds(&self, finding: &Diagnostic) -> bool {
        self.is_meant_for(finding) && self.lacks(finding).next().is_none()
    }

    fn lacks<'b>(&'b self, finding: &'b Diagnostic) -> impl Iterator<Item = &'b String> {
        finding.compared.iter().filter(|value| !self.values().any(|held| same(held, value)))
    }

    fn values(&self) -> impl Iterator<Item = &str> {
        let found = self.settles.found.iter().map(|found| found.value.as_str());
        self.note.quoted.iter().map(String::as_str).chain(found)
    }
}

/// Whether two texts are one value. The counts behind a share belong to it: `26.31% (10/38)`.
fn same(held: &str, found: &str) -> bool {
    let with_parts = held.contains('(') && found.contains('(');
    let value = |text: &str| Value::parse(text).filter(|_| !with_parts);
    held == found || value(held).is_some_and(|held| Some(held) == value(found))
}

/// What no note answers, with what a note on it would have to say.
fn open(unanswered: Vec<Diagnostic>, answers: &mut [Answer<'_>]) -> Vec<Diagnostic> {
    let mut stale = vec![false; answers.len()];
    let mut open = Vec::new();
    for finding in unanswered {
        // A note that answers what is there already was not written for this finding.
        let meant = answers.iter().position(|a| !a.used && a.is_meant_for(&finding));
        match meant {
            Some(at) => {
                stale[at] = true;
                open.push(stale_note(&answers[at], &finding));
            }
            None => open.push(with_help(finding)),
        }
    }
    answers.iter_mut().zip(stale).filter(|(_, stale)| *stale).for_each(|(a, _)| a.used = true);
    open
}

fn stale_note(answer: &Answer<'_>, finding: &Diagnostic) -> Diagnostic {
    let message = format!(
        "the note does not say what `{}` finds now: {}",
        finding.rule.code, finding.message
    );
    let lacks: Vec<&String> = answer.lacks(finding).collect();
    let held = |value: &String| answer.values().any(|held| same(held, value));
    let quotes = answer.note.quoted.len() == 2 && answer.settles.found.is_empty();
    let write = match finding.compared.as_slice() {
        [_, other] if quotes && lacks == [other] => format!("`other: \"{other}\"`"),
        [printed, other] if quotes && held(other) => format!("`printed: \"{printed}\"`"),
        all => format!("`{}`", entry(finding.rule.code, all)),
    };
    let help =
        format!("hold the words of the note against it; where they are still true, write {write}");
    let found = Diagnostic::at(&STALE_NOTE, &answer.settles.rule.span, message).help(help);
    match &finding.span {
        Some(span) => found.label(span, "found here"),
        None => found,
    }
}

/// What stands in `settles` for a finding: `{ rule: items-total, found: ["£1,240", "£1,250"] }`.
fn entry(code: &str, values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
    match values.as_slice() {
        [] => code.to_owned(),
        [one] => format!("{{ rule: {code}, found: {one} }}"),
        _ => format!("{{ rule: {code}, found: [{}] }}", values.join(", ")),
    }
}

/// Adds what a note on the finding would say.
fn with_help(mut finding: Diagnostic) -> Diagnostic {
    let Some(address) = finding.about.first().map(|about| about.address.clone()) else {
        return finding;
    };
    let mend = finding.help.take();
    let mend =
        mend.unwrap_or_else(|| "correct the data if they differ from the document".to_owned());
    let entry = entry(finding.rule.code, &finding.compared);
    finding.help(format!(
        "{mend}; if the document itself disagrees, say so in `notes.yaml`: `about: {address}`, \
         `settles: [{entry}]`"
    ))
}

fn settles_nothing(note: &Note, settles: &Settles, rules: &[&str]) -> Diagnostic {
    let code = &settles.rule;
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
