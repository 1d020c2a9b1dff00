//! Sites of any size: the same shape gives the same bytes, and no finding.

use std::fmt::Write as _;

use swp_site::source::{FilePath, Files};

use super::words::*;

/// How large a site is.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Editions: financial years up to [`MOST_YEARS`], then calendar years.
    pub years: usize,
    /// Sections of an edition.
    pub sections: usize,
    /// About as many words has a section.
    pub words_per_section: usize,
    /// KPIs; each has a page with a chart in every financial year.
    pub kpis: usize,
    /// Whether sections show the charts of their KPIs too.
    pub charts: bool,
}

/// More financial years than this would leave the years that a period can name.
const MOST_YEARS: usize = 250;
/// Words of a section unless a shape says otherwise: the middle of the real sections.
const WORDS: usize = 450;
/// Sections of an edition unless a shape says otherwise.
const SECTIONS: usize = 20;

impl Shape {
    /// Narrative pages and no chart.
    pub fn narrative(pages: usize) -> Self {
        let sections = pages.min(SECTIONS);
        let years = pages / sections;
        Self { years, sections, words_per_section: WORDS, kpis: 0, charts: false }
    }

    /// A year's report with KPIs.
    pub fn report(kpis: usize) -> Self {
        Self { years: 1, sections: 10, words_per_section: WORDS, kpis, charts: false }
    }

    /// The files of the project.
    pub fn files(&self) -> Files {
        assert!(self.sections <= TOPICS.len() * (AREAS.len() + 1), "there are no more titles");
        assert!(self.kpis <= CRIMES.len() * KINDS.len(), "there are no more KPIs");
        let mut files: Vec<(String, String)> = self.frame();
        for year in 0..self.years {
            files.extend(Edition { shape: self, year }.files());
        }
        files
            .into_iter()
            .map(|(path, text)| (FilePath::from(path.as_str()), text.into_bytes()))
            .collect()
    }

    fn frame(&self) -> Vec<(String, String)> {
        let path = str::to_owned;
        vec![
            (path("swp-site.yaml"), SETTINGS.to_owned()),
            (path("content/index.md"), HOME.to_owned()),
            (path("content/about.md"), free_page("About us", 1)),
            (path("content/methods.md"), free_page("How we made these pages", 2)),
            (path("data/glossary.yaml"), glossary()),
            (path("data/sources.yaml"), self.sources()),
            (path("data/themes.yaml"), themes()),
            (path("data/kpis.yaml"), (0..self.kpis).map(kpi).collect()),
        ]
    }

    fn sources(&self) -> String {
        let documents = (0..self.years).map(|year| Edition { shape: self, year });
        documents
            .map(|edition| {
                let key = edition.key();
                format!("report-{key}:\n  title: Example Partnership report {key}\n")
            })
            .collect()
    }

    /// The year in which the latest financial year starts.
    fn latest(&self) -> usize {
        2024.max(1900 + self.years.min(MOST_YEARS))
    }
}

const SETTINGS: &str = "\
title: Example Partnership
body: Example Partnership
short-name: EP
place: Exampleton
description: The published reports of the Example Partnership, with their figures.
base-url: https://example.org/reports/
licence: { name: Open Government Licence, url: \"https://example.org/licence\" }
contact:
  formats:
    body: Example Council
    sentence: You can get this information in large print or in another language.
    email: formats@example.org
    phone: \"01632 960001\"
";

const HOME: &str = "\
---
title: Example Partnership
summary: The Example Partnership brings public bodies and residents together.
---
Start with the latest report. [About us](about.md) says who we are.
[How we made these pages](methods.md) says where the figures come from.
";

fn free_page(title: &str, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = format!("---\ntitle: {title}\n---\n");
    for heading in &HEADINGS[..4] {
        let _ = write!(text, "## {heading}\n\n{}\n\n{}\n\n", dice.paragraph(), dice.paragraph());
    }
    text
}

fn glossary() -> String {
    let mut text = String::new();
    for (term, expansion, meaning, _) in TERMS {
        let _ = writeln!(text, "{term}:\n  meaning: |\n    {meaning}");
        if !expansion.is_empty() {
            let _ = writeln!(text, "  expansion: {expansion}\n  ours: true");
        }
    }
    text
}

fn themes() -> String {
    THEMES.iter().map(|(id, title)| format!("{id}: {{ title: {title} }}\n")).collect()
}

/// Title and measure of a KPI.
fn names(kpi: usize) -> (String, String) {
    let (title, measure) = CRIMES[kpi % CRIMES.len()];
    let kind = KINDS[kpi / CRIMES.len()];
    (format!("{title}{kind}"), format!("{measure}{kind}"))
}

fn capital(words: &str) -> String {
    words[..1].to_uppercase() + &words[1..]
}

fn id(words: &str) -> String {
    words.to_lowercase().replace(' ', "-")
}

fn kpi(kpi: usize) -> String {
    let (title, measure) = names(kpi);
    let (theme, _) = THEMES[kpi % THEMES.len()];
    let direction = ["reduce", "increase", "none"][kpi % 3];
    format!(
        "{}:\n  title: {title}\n  measure: {measure}\n  unit: offences\n  theme: {theme}\n  \
         direction: {direction}\n  because: |\n    {}\n  owner: Police analyst\n",
        id(&title),
        Dice::new(kpi as u64).sentence()
    )
}

/// An edition of a site.
struct Edition<'a> {
    shape: &'a Shape,
    year: usize,
}

impl Edition<'_> {
    fn is_financial(&self) -> bool {
        self.year < MOST_YEARS
    }

    /// The year in which the edition starts.
    fn start(&self) -> usize {
        self.shape.latest() - self.year % MOST_YEARS
    }

    fn key(&self) -> String {
        match self.is_financial() {
            true => financial_year(self.start()),
            false => self.start().to_string(),
        }
    }

    fn kpis(&self) -> usize {
        if self.is_financial() { self.shape.kpis } else { 0 }
    }

    fn files(&self) -> Vec<(String, String)> {
        let key = self.key();
        let mut files = vec![
            (format!("data/{key}/report.yaml"), self.report()),
            (format!("data/{key}/figures.yaml"), self.figures()),
            (format!("content/{key}/index.md"), self.overview()),
        ];
        if self.kpis() > 0 {
            files.push((format!("data/{key}/kpis.yaml"), self.readings()));
            let last = self.shape.sections + 1;
            files.push((format!("content/{key}/{last:02}-every-measure.md"), self.measures()));
        }
        for number in 0..self.shape.sections {
            let path = format!("content/{key}/{}", Section { edition: self, number }.file());
            files.push((path, Section { edition: self, number }.text()));
        }
        files
    }

    fn report(&self) -> String {
        let key = self.key();
        let kind = if self.is_financial() { "annual report" } else { "needs assessment" };
        format!(
            "kind: {kind}\ntitle: Our report for {key}\nperiod: {key}\nstatus: published\n\
             document: report-{key}\npriorities:\n  - {{ id: safer-streets, title: Safer streets }}\n"
        )
    }

    fn figures(&self) -> String {
        let key = self.key();
        let mut text = String::new();
        for number in 0..self.shape.sections {
            let section = Section { edition: self, number };
            for (which, (_, what)) in COUNTS.iter().enumerate() {
                let value = 20 + Dice::new(self.seed(number)).nth(which) % 900;
                let what = what.replace('%', &section.title().to_lowercase());
                let _ = writeln!(
                    text,
                    "{}:\n  value: {value}\n  what: {what}\n  period: {key}\n  \
                     source: {{ document: report-{key}, place: {} }}",
                    section.figure(which),
                    section.title()
                );
            }
        }
        text
    }

    fn readings(&self) -> String {
        let year = self.start();
        (0..self.shape.kpis).map(|kpi| self.reading(kpi, year)).collect()
    }

    fn reading(&self, kpi: usize, year: usize) -> String {
        let (title, _) = names(kpi);
        let key = id(&title);
        let quarter = |year: usize, quarter: usize| {
            let dice = Dice::new((kpi * 10_000 + year) as u64 * 4 + quarter as u64);
            40 + 10 * (kpi as u64 % 17) + dice.nth(0) % 60
        };
        let total = |year| (0..4).map(|q| quarter(year, q)).sum::<u64>();
        let mut text = format!("{key}:\n  cells:\n");
        for year in [year - 1, year] {
            let cells: Vec<String> =
                (0..4).map(|q| format!("Q{}: {}", q + 1, quarter(year, q))).collect();
            let _ = writeln!(text, "    {}: {{ {} }}", financial_year(year), cells.join(", "));
        }
        let _ = writeln!(
            text,
            "  stated: {{ baseline: {}, total: {} }}\n  commentary: |\n    \
             In the last quarter there were {{{{ kpi(id={key}, show=Q4) }}}} offences. {}\n  \
             source: {{ document: report-{}, place: \"{title}\" }}",
            total(year - 1),
            total(year),
            Dice::new(kpi as u64).sentence(),
            self.key()
        );
        text
    }

    fn overview(&self) -> String {
        let section = Section { edition: self, number: 0 };
        let mut cards: String = (0..self.kpis().min(3))
            .map(|kpi| format!("  - kpi: {}\n", id(&names(kpi).0)))
            .collect();
        let _ = writeln!(cards, "  - figure: {}", section.figure(0));
        let mut dice = Dice::new(self.seed(1_000));
        format!(
            "---\ntitle: Our report for {}\nsummary: What we did in the year, and how it went.\n\
             snapshot:\n{cards}---\n{}\n\n## The year in numbers\n\n{{{{ snapshot() }}}}\n",
            self.key(),
            dice.paragraph()
        )
    }

    fn measures(&self) -> String {
        let mut text = "---\ntitle: Every measure\nsummary: Each measure beside the year before.\n\
                        ---\n"
            .to_owned();
        for (theme, title) in THEMES.iter().take(self.shape.kpis) {
            let _ = write!(text, "## {title}\n\n{{{{ kpi-table(theme={theme}) }}}}\n\n");
        }
        text
    }

    fn seed(&self, section: usize) -> u64 {
        (self.year * 1_001 + section) as u64
    }
}

fn financial_year(start: usize) -> String {
    format!("{start}-{:02}", (start + 1) % 100)
}

/// A section of an edition.
struct Section<'a> {
    edition: &'a Edition<'a>,
    number: usize,
}

impl Section<'_> {
    fn title(&self) -> String {
        let topic = TOPICS[self.number % TOPICS.len()];
        match self.number / TOPICS.len() {
            0 => topic.to_owned(),
            area => format!("{topic} {}", AREAS[area - 1]),
        }
    }

    fn file(&self) -> String {
        format!("{:02}-{}.md", self.number + 1, id(&self.title()))
    }

    fn figure(&self, which: usize) -> String {
        format!("{}-{}", id(&self.title()), COUNTS[which].0)
    }

    fn text(&self) -> String {
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

/// Marsaglia's xorshift: numbers that look like chance and are the same on every machine.
struct Dice {
    state: u64,
    /// The first of the glossary's terms that this text uses.
    term: usize,
}

/// So many terms has a text.
const TERMS_OF_A_TEXT: usize = 5;

impl Dice {
    fn new(seed: u64) -> Self {
        let state = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut dice = Self { state, term: seed as usize * TERMS_OF_A_TEXT };
        dice.roll();
        dice
    }

    fn roll(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state >> 16
    }

    /// One of the numbers to come.
    fn nth(&self, which: usize) -> u64 {
        let mut dice = Self { ..*self };
        (0..which).fold(dice.roll(), |_, _| dice.roll())
    }

    fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn sentence(&mut self) -> String {
        let (opener, subject) = (self.pick(OPENERS), self.pick(SUBJECTS));
        let (verb, object, tail) = (self.pick(VERBS), self.pick(OBJECTS), self.pick(TAILS));
        capital(&format!("{opener}{subject} {verb} {object} {tail}."))
    }

    fn paragraph(&mut self) -> String {
        let mut sentences: Vec<String> = (0..3 + self.below(2)).map(|_| self.sentence()).collect();
        let (_, _, _, about) = TERMS[(self.term + self.below(TERMS_OF_A_TEXT)) % TERMS.len()];
        sentences.insert(self.below(2), about.to_owned());
        let object = self.pick(OBJECTS);
        sentences.push(format!("We **thank all** who stood up for {object}."));
        sentences.join(" ")
    }

    fn list(&mut self) -> String {
        (0..4).map(|_| format!("- {}\n", self.sentence())).collect()
    }
}
