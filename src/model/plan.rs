//! Plans: what is to be done, who leads, by when, and how far it is.

use super::prose::{Scope, resolve};
use super::resolve::{Lookup, one_of, period, source};
use super::{Embed, Period, Source, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::prose::Prose;
use crate::load::raw::{RawAction, RawAim, RawPlan, Word};
use crate::source::{Span, Spanned};

/// What is to be done, as a document sets it out.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// When its progress was told.
    pub as_at: Option<Period>,
    /// A remark; may be empty.
    pub note: Prose<Embed>,
    /// Where it stands.
    pub source: Source,
    /// The aims; a plan without any has one that has no words.
    pub aims: Vec<Aim>,
    /// Where the author wrote its title.
    pub span: Span,
}

/// What is to be reached.
#[derive(Clone, Debug)]
pub struct Aim {
    /// In a few words; may be empty.
    pub words: String,
    /// What is done for it.
    pub actions: Vec<Action>,
    /// Where the author wrote its words.
    pub span: Span,
}

/// What is done.
#[derive(Clone, Debug)]
pub struct Action {
    /// In a sentence.
    pub words: Prose<Embed>,
    /// Who leads: a job or a body; may be empty.
    pub lead: Spanned<String>,
    /// By when, in words; may be empty.
    pub when: Spanned<String>,
    /// How far it is, where the document tells.
    pub status: Option<Status>,
    /// The same in words; may be empty.
    pub progress: Prose<Embed>,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has been done.
    Done,
    /// It has begun.
    UnderWay,
    /// It is still to come.
    Planned,
}

impl Status {
    /// Every status with the words that authors write.
    pub const ALL: &[(&str, Status)] =
        &[("done", Status::Done), ("under way", Status::UnderWay), ("planned", Status::Planned)];

    /// The words that authors write and readers see.
    pub fn words(self) -> &'static str {
        Status::ALL.iter().find(|(_, status)| *status == self).expect("every status is listed").0
    }
}

impl Plan {
    /// Every action in order.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.aims.iter().flat_map(|aim| &aim.actions)
    }
}

/// Reads a plan.
pub fn plan(
    id: Word,
    raw: RawPlan,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<Plan> {
    has_actions(&id, &raw, out);
    let as_at = raw.as_at.as_ref().and_then(|as_at| period(as_at, out));
    let source = source(&raw.source, lookup, out);
    let alone = raw.actions.into_iter();
    let span = raw.title.span.clone();
    let alone: Vec<Action> = alone.map(|raw| action(raw, &span, scope, out)).collect();
    let alone = (!alone.is_empty()).then(|| Aim { words: String::new(), actions: alone, span });
    let aims = raw.aims.into_iter().map(|raw| aim(raw, scope, out));
    Some(Plan {
        span: raw.title.span,
        id: id.value,
        title: raw.title.value,
        as_at,
        aims: alone.into_iter().chain(aims.collect::<Vec<_>>()).collect(),
        note: resolve(raw.note.unwrap_or_default(), scope, out),
        source: source?,
    })
}

/// A plan has actions, or aims that each have some: never both, and never a heading over nothing.
fn has_actions(id: &Word, raw: &RawPlan, out: &mut Diagnostics) {
    let help = "write `actions:` with a list, or `aims:` with `aim: …` and `actions:` in each";
    let mut wrong = |at: &Word, message: String| {
        out.push(Diagnostic::at(&rules::EMPTY_PLAN, &at.span, message).help(help));
    };
    match (raw.aims.is_empty(), raw.actions.is_empty()) {
        (true, true) => wrong(id, format!("the plan `{}` has no actions", id.value)),
        (false, false) => {
            wrong(
                id,
                format!("the plan `{}` has actions inside aims and outside of them", id.value),
            );
        }
        _ => {}
    }
    for aim in raw.aims.iter().filter(|aim| aim.actions.is_empty()) {
        wrong(&aim.aim, format!("the aim `{}` has no actions", aim.aim.value));
    }
}

fn aim(raw: RawAim, scope: &Scope<'_>, out: &mut Diagnostics) -> Aim {
    let at = &raw.aim.span;
    let actions = raw.actions.into_iter().map(|raw| action(raw, at, scope, out)).collect();
    Aim { words: raw.aim.value, actions, span: raw.aim.span }
}

fn action(raw: RawAction, at: &Span, scope: &Scope<'_>, out: &mut Diagnostics) -> Action {
    let text = |word: Option<Word>| word.unwrap_or_else(|| Word::new(String::new(), at.clone()));
    let status = raw.status.as_ref();
    Action {
        words: resolve(raw.action, scope, out),
        lead: text(raw.lead),
        when: text(raw.when),
        status: status.and_then(|status| one_of(status, "status", Status::ALL, out)),
        progress: resolve(raw.progress.unwrap_or_default(), scope, out),
    }
}
