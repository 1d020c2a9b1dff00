//! A text in plain words: paragraphs with a blank line between them, each bound number as readers see
//! it. A chart or a table of data is named in its place; what is words stands there in words.

use crate::load::prose::{Block, Inline, Prose};
use crate::model::{CardOf, Embed, OutlineItem, Page, Plan, Report, Site, said};

/// A text with what its embeds speak of.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The site.
    pub site: &'a Site,
    /// The edition; `None` for a text of none.
    pub report: Option<&'a Report>,
    /// The page, for its cards.
    pub page: Option<&'a Page>,
}

/// The words of a text that stands in data.
pub fn plain(site: &Site, report: Option<&Report>, prose: &Prose<Embed>) -> String {
    Telling { site, report, page: None }.text(prose)
}

impl Telling<'_> {
    /// The words of a text.
    pub fn text(&self, prose: &Prose<Embed>) -> String {
        let mut parts = Vec::new();
        self.blocks(&prose.blocks, &mut parts);
        parts.join("\n\n")
    }

    fn blocks(&self, all: &[Block<Embed>], parts: &mut Vec<String>) {
        for block in all {
            match block {
                Block::Paragraph(words) | Block::Heading { words, .. } => parts.push(line(words)),
                Block::List { items, .. } => {
                    let item = |blocks: &Vec<Block<Embed>>| format!("- {}", self.inner(blocks));
                    parts.push(items.iter().map(item).collect::<Vec<_>>().join("\n"));
                }
                Block::Table { head, rows, .. } => {
                    let rows = std::iter::once(head).chain(rows).map(|cells| row(cells));
                    parts.push(rows.collect::<Vec<_>>().join("\n"));
                }
                Block::Quote(inner) => self.blocks(inner, parts),
                Block::Code(text) => parts.push(text.value.clone()),
                Block::Embed(embed) => parts.extend(self.embed(embed)),
                Block::Container { embed, blocks } => self.container(embed, blocks, parts),
            }
        }
    }

    fn inner(&self, all: &[Block<Embed>]) -> String {
        let mut parts = Vec::new();
        self.blocks(all, &mut parts);
        parts.join("\n")
    }

    /// A case study and a remark have a title, a quotation somebody who said it.
    fn container(&self, embed: &Embed, inner: &[Block<Embed>], parts: &mut Vec<String>) {
        if let Embed::CaseStudy { title } | Embed::Note { title } = embed {
            parts.extend((!title.value.is_empty()).then(|| title.value.clone()));
        }
        self.blocks(inner, parts);
        if let Embed::Quote { who } = embed {
            parts.extend((!who.value.is_empty()).then(|| who.value.clone()));
        }
    }

    /// What stands in the place of a block embed.
    fn embed(&self, embed: &Embed) -> Option<String> {
        let report = self.report?;
        let of_all = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join("\n"));
        match embed {
            Embed::Snapshot => of_all(self.cards(report)),
            Embed::KpiChart { ids, .. } => {
                let kpis = ids.iter().filter_map(|id| self.site.kpis.get(&id.value));
                of_all(kpis.map(|kpi| format!("Chart: {}", kpi.title)).collect())
            }
            Embed::BudgetChart { .. } => {
                report.budget.as_ref().map(|budget| format!("Chart: {}", budget.title))
            }
            Embed::KpiTable(theme) => {
                let title = self.site.themes.iter().find(|(id, _)| *id == theme.value);
                title.map(|(_, title)| format!("Table: {}", title.value))
            }
            Embed::BudgetTable(_) => {
                report.budget.as_ref().map(|budget| format!("Table: {}", budget.title))
            }
            Embed::Board(id) => {
                let list = report.board.iter().find(|list| list.id == id.value)?;
                let mut lines = Vec::new();
                outline(&list.items, 0, &mut lines);
                of_all(lines)
            }
            Embed::Plan(id) => {
                let plan = report.plans.iter().find(|plan| plan.id == id.value)?;
                of_all(self.actions(plan))
            }
            Embed::Findings(group) => {
                let group = report.findings.iter().find(|other| other.id == group.value)?;
                let one = |finding: &crate::model::Finding| {
                    format!("- {}: {}", finding.title, self.text(&finding.text))
                };
                of_all(group.items.iter().map(one).collect())
            }
            Embed::Recommendations(wanted) => {
                let groups = report
                    .recommendations
                    .iter()
                    .filter(|group| wanted.as_ref().is_none_or(|wanted| wanted.value == group.id));
                let items = groups.flat_map(|group| &group.items);
                of_all(items.map(|item| format!("- {}", self.text(&item.text))).collect())
            }
            Embed::Endnotes(_) => {
                let notes = report.endnotes.iter().flat_map(|endnotes| &endnotes.notes);
                let said = notes.filter_map(|(number, note)| {
                    Some(format!("{} {}", mark(*number), self.text(note.text.as_ref()?)))
                });
                of_all(said.collect())
            }
            _ => None,
        }
    }

    fn cards(&self, report: &Report) -> Vec<String> {
        let cards = self.page.map_or(&[][..], |page| &page.cards).iter();
        let card = |card: &crate::model::Card| {
            let (value, what) = face(self.site, report, &card.shows)?;
            let detail = self.text(&card.detail);
            let detail = if detail.is_empty() { detail } else { format!(". {detail}") };
            Some(format!("- {value}: {what}{detail}"))
        };
        cards.filter_map(card).collect()
    }

    fn actions(&self, plan: &Plan) -> Vec<String> {
        let mut lines = Vec::new();
        for aim in &plan.aims {
            lines.extend((!aim.words.is_empty()).then(|| aim.words.clone()));
            for action in &aim.actions {
                let status = action.status.map_or("", crate::model::Status::words);
                let facts = [action.lead.as_str(), &action.when, status];
                let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
                let facts = match facts.as_slice() {
                    [] => String::new(),
                    facts => format!(" ({})", facts.join("; ")),
                };
                lines.push(format!("- {}{facts}", self.text(&action.words)));
            }
        }
        lines
    }
}

/// A card's number, and what it is.
pub fn face(site: &Site, report: &Report, shows: &CardOf) -> Option<(String, String)> {
    match shows {
        CardOf::Kpi(id) => {
            let (kpi, reading) = (site.kpis.get(id)?, report.reading(id)?);
            let value = reading.annual(kpi, reading.year_of(report.period));
            let value = value.map_or_else(|| "[x]".to_owned(), |value| value.to_string());
            Some((value, kpi.measure.clone()))
        }
        CardOf::Figure(id) => {
            let figure = report.figures.get(id)?;
            Some((figure.value.value.clone(), figure.what.clone()))
        }
    }
}

fn outline(items: &[OutlineItem], depth: usize, lines: &mut Vec<String>) {
    for item in items {
        lines.push(format!("{}- {}", "  ".repeat(depth), item.words));
        outline(&item.items, depth + 1, lines);
    }
}

fn row(cells: &[Vec<Inline<Embed>>]) -> String {
    cells.iter().map(|cell| line(cell)).collect::<Vec<_>>().join("\t")
}

/// A line with the marks of the document's notes.
fn line(words: &[Inline<Embed>]) -> String {
    let word = |word: &Inline<Embed>| match word {
        Inline::Embed(Embed::Endnote(number)) => format!(" {}", mark(number.value)),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
            line(inner)
        }
        other => said(std::slice::from_ref(other)),
    };
    words.iter().map(word).collect()
}

fn mark(number: u16) -> String {
    format!("[note {number}]")
}

/// What a page shows beside its words, by addresses in the same edition.
pub fn shown(blocks: &[Block<Embed>]) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Embed(Embed::KpiChart { ids, .. }) => {
                all.extend(ids.iter().map(|id| ("chart", format!("kpis.{}", id.value))));
            }
            Block::Embed(embed) => all.extend(address(embed)),
            Block::Container { blocks, .. } => all.extend(shown(blocks)),
            _ => {}
        }
    }
    all
}

fn address(embed: &Embed) -> Option<(&'static str, String)> {
    Some(match embed {
        Embed::BudgetChart { .. } => ("chart", "budget".to_owned()),
        Embed::KpiTable(theme) => ("table", format!("themes.{}", theme.value)),
        Embed::BudgetTable(_) => ("table", "budget".to_owned()),
        Embed::Board(id) => ("list", format!("lists.{}", id.value)),
        Embed::Plan(id) => ("plan", format!("plans.{}", id.value)),
        Embed::Findings(id) => ("findings", format!("findings.{}", id.value)),
        Embed::Recommendations(Some(id)) => {
            ("recommendations", format!("recommendations.{}", id.value))
        }
        Embed::Recommendations(None) => ("recommendations", "recommendations".to_owned()),
        Embed::Endnotes(_) => ("notes of the document", "endnotes".to_owned()),
        Embed::Snapshot => ("cards", "cards".to_owned()),
        _ => return None,
    })
}
