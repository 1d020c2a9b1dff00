//! A static site generator for public annual reports.
//!
//! One function does it all: [`build`] turns the files of a project into the files of a website.
//! Data flows one way through the stages, and a stage knows only those before it:
//!
//! | stage | from → to | promise |
//! |---|---|---|
//! | [`load`] | [`source::Files`] → [`load::RawSite`] | each value has its place; nothing is looked up |
//! | [`model`] | [`load::RawSite`] → [`model::Site`] | every name resolves; units, periods, money are types |
//! | [`check`] | [`model::Site`] → findings | rules on the report |
//! | [`data`] | [`model::Site`] → [`data::Library`] | the numbers as tidy tables, for machines |
//! | [`render`] | [`model::Site`] → [`render::Page`]s | HTML, charts included |
//! | [`audit`] | [`render::Page`]s → findings | rules on the finished pages |
//! | [`publish`] | [`render::Page`]s → [`source::Files`] | made small, with what stands beside them |
//!
//! [`serve`] does this after each save, and shows the website from memory.
//!
//! Every stage reports to one [`diagnostic::Diagnostics`]. [`kept::Kept`] holds results of pure steps,
//! so that nothing is done twice.

pub mod audit;
pub mod check;
pub mod data;
pub mod diagnostic;
mod freeze;
pub mod kept;
pub mod load;
pub mod model;
pub mod publish;
pub mod render;
pub mod serve;
pub mod source;

use std::collections::BTreeMap;

use diagnostic::{Diagnostics, Rule, Settled};
pub use freeze::Recorded;
use kept::Kept;
use model::Choices;
use publish::{Extras, Finished, Wanted};
use source::{FilePath, Files, Span};

/// What a build is asked for.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Drafts too.
    pub drafts: bool,
    /// The address of the published site, instead of the settings' own.
    pub base_url: Option<&'a str>,
    /// The day of the build, a [`model::Period::Day`]: what is to appear later is left out. Without
    /// one, nothing that has a day of its own appears.
    pub today: Option<model::Period>,
    /// One edition and no other: the whole site where there is none.
    pub alone: Option<model::Period>,
    /// Everything, or only what no preview waits for.
    pub wanted: Wanted,
    /// What is made beside the site.
    pub extras: Extras,
    /// Is told of each step as it starts: for a progress bar and for timings.
    pub watch: Option<&'a (dyn Fn(Step) + Sync)>,
}

/// A step of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading the files.
    Load,
    /// Looking up names.
    Model,
    /// Rules on the report.
    Check,
    /// Writing pages and drawing charts.
    Render,
    /// Rules on the pages.
    Audit,
    /// Making files.
    Publish,
    /// Making the index of the search.
    Index,
}

impl Step {
    /// Every step in its order.
    pub const ALL: [Step; 7] = [
        Step::Load,
        Step::Model,
        Step::Check,
        Step::Render,
        Step::Audit,
        Step::Publish,
        Step::Index,
    ];

    /// What the step does.
    pub fn words(self) -> &'static str {
        match self {
            Step::Load => "reading files",
            Step::Model => "looking up names",
            Step::Check => "checking the report",
            Step::Render => "writing pages",
            Step::Audit => "checking the pages",
            Step::Publish => "making files",
            Step::Index => "indexing the search",
        }
    }
}

/// What a build makes.
#[derive(Debug, Default)]
pub struct Built {
    /// The website; empty where there are errors.
    pub outputs: Files,
    /// Everything that was found, in order of place.
    pub diagnostics: Diagnostics,
    /// What was found and is answered by a note.
    pub settled: Vec<Settled>,
    /// What the site holds.
    pub counts: Counts,
    /// How hard each page that authors wrote is to read.
    pub readings: Vec<(FilePath, check::Reading)>,
    /// What authors wrote each page in, by the page's file.
    pub sources: BTreeMap<FilePath, Vec<Span>>,
}

/// How much a site holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pages.
    pub pages: usize,
    /// Charts.
    pub charts: usize,
    /// Numbers in prose that are bound to data.
    pub figures: usize,
    /// Findings that a note answers.
    pub settled: usize,
    /// Numbers in prose that are typed on purpose.
    pub typed: usize,
}

/// The whole program. Pure: the same files and options give the same bytes, whatever is kept.
pub fn build(inputs: &Files, options: &Options<'_>, kept: &Kept) -> Built {
    let step = |step: Step| options.watch.iter().for_each(|watch| watch(step));
    step(Step::Load);
    let (raw, mut out) = load::load(inputs, kept);
    step(Step::Model);
    let choices = Choices {
        drafts: options.drafts,
        base_url: options.base_url.map(ToOwned::to_owned),
        today: options.today,
        alone: options.alone,
    };
    let Some(site) = model::model(raw, &choices, &mut out) else { return failed(out) };
    let mut problems = Diagnostics::new();
    let check = || {
        step(Step::Check);
        check::check(&site)
    };
    let render = || {
        step(Step::Render);
        render::render(&site, inputs, kept, &mut problems)
    };
    let (checked, rendered) = both(options, check, render);
    out.append(checked.open);
    out.append(problems);
    let Some(rendered) = rendered else { return failed(out) };
    let audit = || {
        step(Step::Audit);
        audit::audit(&rendered, kept, &out)
    };
    let make_small = || {
        step(Step::Publish);
        publish::made_small(&rendered, kept)
    };
    let (audited, _) = both(options, audit, make_small);
    out.append(audited);
    if out.has_errors() {
        return failed(out);
    }
    let extras = options.extras;
    let finished = Finished { site: &site, rendered: &rendered, project: inputs, kept, extras };
    let mut outputs = publish::publish(&finished, Wanted::AtOnce);
    out.append(audit::follow_links(&rendered, site.settings.root(), &outputs, kept));
    if out.has_errors() {
        return failed(out);
    }
    if options.wanted == Wanted::All {
        step(Step::Index);
        outputs.append(publish::publish(&finished, Wanted::Waiting));
    }
    publish::extras::add(&mut outputs, extras);
    out.sort();
    let counts = Counts {
        pages: rendered.pages.len(),
        charts: rendered.pages.iter().map(|page| page.figures).sum(),
        figures: rendered.pages.iter().map(|page| page.bound).sum(),
        settled: checked.settled.len(),
        typed: checked.typed,
    };
    let sources = rendered.pages.into_iter().map(|page| (page.path, page.sources)).collect();
    let (settled, readings) = (checked.settled, checked.readings);
    // Nobody waits until the memory is given back.
    rayon::spawn(move || drop((site, rendered.library)));
    Built { outputs, diagnostics: out, settled, counts, readings, sources }
}

/// Two steps that know nothing of each other, at once: each has a part that keeps but one core busy.
/// One after the other where somebody watches, who wants to know how long each takes.
fn both<A: Send, B: Send>(
    options: &Options<'_>,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    match options.watch {
        None => rayon::join(one, other),
        Some(_) => (one(), other()),
    }
}

/// The record of what an edition says now, by the same files and options as a build. `None` where there is no such edition or something is wrong, which is among the findings.
pub fn freeze(
    inputs: &Files,
    options: &Options<'_>,
    edition: model::Period,
) -> (Option<Recorded>, Diagnostics) {
    let built = build(inputs, options, &Kept::default());
    let mut out = Diagnostics::new();
    if built.diagnostics.has_errors() {
        return (None, built.diagnostics);
    }
    let (raw, _) = load::load(inputs, &Kept::default());
    let choices = Choices { today: options.today, ..Choices::default() };
    let site = model::model(raw, &choices, &mut out);
    (site.and_then(|site| freeze::record(&site, edition)), out)
}

fn failed(mut diagnostics: Diagnostics) -> Built {
    diagnostics.sort();
    Built { diagnostics, ..Built::default() }
}

/// Every rule of every stage, by its code.
pub fn rules() -> Vec<&'static Rule> {
    let checks = check::CHECKS.iter().flat_map(|check| check.rules);
    let audits = audit::AUDITS.iter().flat_map(|audit| audit.rules);
    let stages =
        [load::rules::RULES, load::read_dir::RULES, model::rules::RULES, render::rules::RULES]
            .into_iter()
            .chain([audit::STYLE_RULES, audit::LINK_RULES]);
    let mut rules: Vec<&'static Rule> =
        stages.flatten().chain(checks).chain(audits).copied().collect();
    rules.sort_by_key(|rule| rule.code);
    // One rule may be kept by two checks: of the data, and of the words about them.
    rules.dedup();
    rules
}
