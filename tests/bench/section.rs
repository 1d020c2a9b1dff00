//! A generated section: headings, paragraphs, links, lists, tables and bound figures.

use std::fmt::Write as _;

use super::dice::Dice;
use super::edition::Edition;
use super::generate::{capital, id, names};
use super::words::*;

/// A section of an edition.
pub struct Section<'a> {
    pub edition: &'a Edition<'a>,
    pub number: usize,
}

impl Section<'_> {
    /// Its heading.
    pub fn title(&self) -> String {
        let topic = TOPICS[self.number % TOPICS.len()];
        match self.number / TOPICS.len() {
            0 => topic.to_owned(),
            area => format!("{topic} {}", AREAS[area - 1]),
        }
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{:02}-{}.md", self.number + 1, id(&self.title()))
    }

    /// The id of one of its figures.
    pub fn figure(&self, which: usize) -> String {
        format!("{}-{}", id(&self.title()), COUNTS[which].0)
    }

    /// All that its file holds.
    pub fn text(&self) -> String {
        let shape = self.edition.shape;
        let mut dice = Dice::new(self.edition.seed(self.number));
        let mut text = self.front_matter(&mut dice);
        let front = text.len();
        for part in 0.. {
            let _ = write!(text, "## {}\n\n", HEADINGS[part % HEADINGS.len()]);
            let _ = write!(text, "{}\n\n{}\n\n", dice.paragraph(), dice.paragraph());
            self.block(part, &mut dice, &mut text);
            if text[front..].split_whitespace().count() >= shape.words_per_section {
                break;
            }
        }
        for kpi in (0..self.edition.kpis()).filter(|kpi| kpi % shape.sections == self.number) {
            let (title, _) = names(kpi);
            let key = id(&title);
            let _ = write!(text, "{title} {{{{ kpi(id={key}, show=sentence) }}}}.\n\n");
            if shape.charts {
                let _ = write!(text, "{{{{ chart(kpi={key}) }}}}\n\n");
            }
        }
        text
    }

    fn front_matter(&self, dice: &mut Dice) -> String {
        let kpis =
            (0..self.edition.kpis()).filter(|kpi| kpi % self.edition.shape.sections == self.number);
        let kpis: Vec<String> = kpis.map(|kpi| id(&names(kpi).0)).collect();
        format!(
            "---\ntitle: {title}\nsummary: {}\nkey-points:\n  - {}\n  - {}\n  \
             - The work reached {{{{ figure(id={}) }}}} people.\nkpis: [{}]\n\
             source: {{ document: report-{}, place: {title} }}\n---\n",
            dice.sentence(),
            dice.sentence(),
            dice.sentence(),
            self.figure(0),
            kpis.join(", "),
            self.edition.key(),
            title = self.title(),
        )
    }

    /// What stands below the paragraphs of a heading: another thing for each of the first five.
    fn block(&self, part: usize, dice: &mut Dice, text: &mut String) {
        let _ = match part % 5 {
            0 => write!(text, "{}\n{}\n", self.links(dice), dice.list()),
            1 => writeln!(text, "{}", self.table(dice)),
            2 => write!(
                text,
                "### {}\n\n{}\n{}",
                dice.pick(PROJECTS),
                dice.list(),
                self.numbers(dice)
            ),
            3 => write!(
                text,
                "{{% quote(who=\"A resident\") %}}\n{}\n{{% end %}}\n\n{}\n\n",
                dice.sentence(),
                dice.paragraph()
            ),
            _ => write!(
                text,
                "{{% case-study(title=\"A story from the city\") %}}\n{}\n{{% end %}}\n\n",
                dice.paragraph()
            ),
        };
    }

    /// A paragraph of links to other pages, and to a part of one.
    fn links(&self, dice: &mut Dice) -> String {
        let edition = self.edition;
        let sections = edition.shape.sections;
        let mut other = || {
            let number = (self.number + 1 + dice.below(sections.max(2) - 1)) % sections;
            Section { edition, number }
        };
        let (one, two) = (other(), other());
        let part = id(HEADINGS[0]);
        let mut text = format!(
            "[{}]({}) says more of this work. So does [what we did on {}]({}#{part}).\n",
            one.title(),
            one.file(),
            two.title().to_lowercase(),
            two.file(),
        );
        if edition.year + 1 < edition.shape.years {
            let before = Edition { shape: edition.shape, year: edition.year + 1 };
            let (key, file) = (before.key(), self.file());
            let _ = writeln!(text, "Read the same part [of the report before](../{key}/{file}).");
        }
        text
    }

    fn table(&self, dice: &mut Dice) -> String {
        let mut text = "| Project | Who leads it | People |\n|---|---|---|\n".to_owned();
        let first = dice.below(PROJECTS.len());
        for row in 0..COUNTS.len() {
            let project = PROJECTS[(first + row) % PROJECTS.len()];
            let (who, id) = (capital(dice.pick(SUBJECTS)), self.figure(row));
            let _ = writeln!(text, "| {project} | {who} | {{{{ figure(id={id}) }}}} |");
        }
        text
    }

    fn numbers(&self, dice: &mut Dice) -> String {
        format!(
            "There were **{{{{ figure(id={}) }}}} sessions** and {{{{ figure(id={}) }}}} visits. {}\n\n",
            self.figure(1),
            self.figure(2),
            dice.sentence()
        )
    }
}
