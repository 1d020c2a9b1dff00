//! Every text that authors wrote, in one list: what rules read, and what an embargo hides.

use super::{
    Action, Embed, Endnotes, Figure, Finding, Kpi, Note, Outline, OutlineItem, Page, Plan, Reading,
    Report, Site, Term,
};
use crate::load::prose::{Block, Prose};
use crate::source::{Span, Spanned};

/// A text with what it is and where it stands.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// What it says.
    pub words: Words<'a>,
    /// What it is.
    pub role: Role,
    /// Where it stands.
    pub home: Home<'a>,
}

/// The words of a text.
#[derive(Clone, Copy)]
pub enum Words<'a> {
    /// Markdown.
    Prose(&'a Prose<Embed>),
    /// Words of one line, at this place.
    Line(&'a str, &'a Span),
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The text of a page.
    Body,
    /// A lead, a key point, the words of a card.
    Short,
    /// What an edition's data say in sentences: a commentary, what money buys, a note.
    Data,
    /// What defines words and measures, once for all editions.
    Reference,
    /// What an author says of a chart: its numbers and claims are held against the drawing.
    Chart,
    /// A title, a label.
    Title,
    /// Names and times as a document prints them: who leads, by when, who is a member.
    Listed,
}

/// Where a text stands.
#[derive(Clone, Copy)]
pub enum Home<'a> {
    /// On a page.
    Page(&'a Page),
    /// In the commentary on a KPI.
    Kpi(&'a str),
    /// In the definition of a KPI.
    Definition(&'a str),
    /// In a note on a figure.
    Note(&'a Note),
    /// In a card of what was found: the group and the card.
    Finding(&'a str, &'a Finding),
    /// In a recommendation: its group and its number.
    Recommendation(&'a str, usize),
    /// In a part of the data that has an address: `board`, `plans`, and its id.
    Part(&'static str, &'a str),
    /// In other data.
    Data,
}

impl<'a> Home<'a> {
    fn prose(self, role: Role, words: &'a Prose<Embed>) -> Text<'a> {
        Text { words: Words::Prose(words), role, home: self }
    }

    fn line(self, role: Role, words: &'a str, span: &'a Span) -> Text<'a> {
        Text { words: Words::Line(words, span), role, home: self }
    }
}

/// The texts that belong to no edition.
pub fn of_site<'a>(site: &'a Site) -> Vec<Text<'a>> {
    let titles = site.themes.iter().map(|(_, title)| title);
    let title =
        |title: &'a Spanned<String>| Home::Data.line(Role::Title, &title.value, &title.span);
    let mut all: Vec<Text<'a>> = titles.map(title).collect();
    site.pages.iter().for_each(|page| of_page(page, &mut all));
    site.kpis.values().for_each(|kpi| of_kpi(kpi, &mut all));
    site.glossary.iter().for_each(|term| of_term(term, &mut all));
    all
}

/// The texts of an edition: its pages, then its data.
pub fn of_report(report: &Report) -> Vec<Text<'_>> {
    let mut all = vec![Home::Data.line(Role::Title, &report.title, &report.span)];
    let priorities = report.priorities.iter().map(|(_, title)| title);
    all.extend(priorities.map(|title| Home::Data.line(Role::Title, title, &report.span)));
    let why = report.priority_notes.iter().map(|(_, words)| words);
    all.extend(why.map(|words| Home::Data.prose(Role::Data, words)));
    report.pages().for_each(|page| of_page(page, &mut all));
    report.readings.iter().for_each(|reading| of_reading(report, reading, &mut all));
    report.figures.values().for_each(|figure| all.push(of_figure(figure)));
    of_budget(report, &mut all);
    report.board.iter().for_each(|list| of_list(list, &mut all));
    report.plans.iter().for_each(|plan| of_plan(plan, &mut all));
    for group in &report.findings {
        group.items.iter().for_each(|finding| of_finding(&group.id, finding, &mut all));
    }
    of_recommendations(report, &mut all);
    report.endnotes.iter().for_each(|endnotes| of_endnotes(endnotes, &mut all));
    report.notes.iter().for_each(|note| of_note(note, &mut all));
    all
}

/// The texts of a page.
pub fn of_page<'a>(page: &'a Page, all: &mut Vec<Text<'a>>) {
    let home = Home::Page(page);
    all.push(home.line(Role::Title, &page.title.value, &page.title.span));
    all.push(home.prose(Role::Short, &page.summary));
    all.extend(page.key_points.iter().map(|point| home.prose(Role::Short, point)));
    all.extend(page.cards.iter().map(|card| home.prose(Role::Short, &card.detail)));
    containers(home, &page.body.blocks, all);
    all.push(home.prose(Role::Body, &page.body));
}

/// The titles of case studies and notes, who is quoted, and the words on charts.
fn containers<'a>(home: Home<'a>, blocks: &'a [Block<Embed>], all: &mut Vec<Text<'a>>) {
    for block in blocks {
        if let Block::Embed(Embed::KpiChart { words, .. } | Embed::BudgetChart { words, .. }) =
            block
        {
            let said = [&words.headline, &words.summary].into_iter().flatten();
            all.extend(said.map(|said| home.line(Role::Chart, &said.value, &said.span)));
        }
        let Block::Container { embed, blocks } = block else { continue };
        if let Embed::CaseStudy { title: words }
        | Embed::Note { title: words }
        | Embed::Quote { who: words } = embed
        {
            all.push(home.line(Role::Title, &words.value, &words.span));
        }
        containers(home, blocks, all);
    }
}

/// The texts that define a measure.
pub fn of_kpi<'a>(kpi: &'a Kpi, all: &mut Vec<Text<'a>>) {
    let names = [Some(&kpi.title), Some(&kpi.measure), kpi.share.as_ref(), kpi.count.as_ref()];
    let names = names.into_iter().chain([kpi.whole.as_ref(), kpi.owner.as_ref()]).flatten();
    let home = Home::Definition(&kpi.id);
    all.extend(names.map(|name| home.line(Role::Title, name, &kpi.span)));
    all.push(home.prose(Role::Reference, &kpi.because));
    let breaks = kpi.breaks.iter().map(|change| &change.because);
    all.extend(breaks.map(|because| home.line(Role::Reference, because, &kpi.span)));
}

fn of_term<'a>(term: &'a Term, all: &mut Vec<Text<'a>>) {
    all.push(Home::Data.prose(Role::Reference, &term.meaning));
}

fn of_reading<'a>(report: &'a Report, reading: &'a Reading, all: &mut Vec<Text<'a>>) {
    let home = Home::Kpi(&reading.kpi);
    let commentary = report.commentaries.get(&reading.kpi);
    if let Some(words) = commentary {
        containers(home, &words.blocks, all);
        all.push(home.prose(Role::Data, words));
    }
    let why = reading.missing.iter().map(|(at, why)| home.line(Role::Data, why, &at.span));
    all.extend(why);
}

fn of_figure(figure: &Figure) -> Text<'_> {
    Home::Part("figures", &figure.id).line(Role::Title, &figure.what, &figure.value.span)
}

fn of_budget<'a>(report: &'a Report, all: &mut Vec<Text<'a>>) {
    let Some(budget) = &report.budget else { return };
    all.push(Home::Data.line(Role::Title, &budget.title, &budget.span));
    all.push(Home::Data.line(Role::Title, &budget.measure, &budget.span));
    let lines = budget.lines().map(|(_, line)| line);
    all.extend(lines.map(|line| Home::Data.line(Role::Title, &line.title, &line.span)));
    all.extend(report.buys.values().map(|words| Home::Data.prose(Role::Data, words)));
}

fn of_list<'a>(list: &'a Outline, all: &mut Vec<Text<'a>>) {
    let home = Home::Part("board", &list.id);
    all.push(home.line(Role::Title, &list.title, &list.span));
    all.push(home.prose(Role::Data, &list.note));
    items(home, &list.items, all);
}

fn items<'a>(home: Home<'a>, list: &'a [OutlineItem], all: &mut Vec<Text<'a>>) {
    for item in list {
        all.push(home.line(Role::Listed, &item.words, &item.span));
        items(home, &item.items, all);
    }
}

fn of_plan<'a>(plan: &'a Plan, all: &mut Vec<Text<'a>>) {
    let home = Home::Part("plans", &plan.id);
    all.push(home.line(Role::Title, &plan.title, &plan.span));
    all.push(home.prose(Role::Data, &plan.note));
    for aim in &plan.aims {
        all.push(home.line(Role::Title, &aim.words, &aim.span));
        aim.actions.iter().for_each(|action| of_action(home, action, all));
    }
}

fn of_action<'a>(home: Home<'a>, action: &'a Action, all: &mut Vec<Text<'a>>) {
    all.push(home.prose(Role::Data, &action.words));
    for label in [&action.lead, &action.when] {
        all.push(home.line(Role::Listed, &label.value, &label.span));
    }
    all.push(home.prose(Role::Data, &action.progress));
}

fn of_finding<'a>(group: &'a str, finding: &'a Finding, all: &mut Vec<Text<'a>>) {
    let home = Home::Finding(group, finding);
    all.push(home.line(Role::Title, &finding.title, &finding.span));
    all.push(home.line(Role::Title, &finding.says, &finding.span));
    all.push(home.prose(Role::Data, &finding.text));
}

fn of_recommendations<'a>(report: &'a Report, all: &mut Vec<Text<'a>>) {
    for group in &report.recommendations {
        let home = Home::Part("recommendations", &group.id);
        all.push(home.line(Role::Title, &group.title, &group.span));
        for (number, item) in group.numbered() {
            let home = Home::Recommendation(&group.id, number);
            all.push(home.prose(Role::Data, &item.text));
            all.push(home.line(Role::Listed, &item.to.value, &item.to.span));
        }
    }
}

fn of_endnotes<'a>(endnotes: &'a Endnotes, all: &mut Vec<Text<'a>>) {
    let texts = endnotes.notes.values().filter_map(|note| note.text.as_ref());
    all.extend(texts.map(|text| Home::Data.prose(Role::Listed, text)));
}

fn of_note<'a>(note: &'a Note, all: &mut Vec<Text<'a>>) {
    let home = Home::Note(note);
    all.push(home.line(Role::Title, &note.name, &note.about.span));
    for quoted in [&note.printed, &note.other] {
        all.push(home.line(Role::Listed, quoted, &note.about.span));
    }
    all.push(home.prose(Role::Data, &note.because));
}
