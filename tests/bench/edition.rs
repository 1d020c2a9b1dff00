//! A generated edition: its data, its overview, its tables of KPIs.

use std::fmt::Write as _;

use super::dice::Dice;
use super::generate::{Shape, id, names};
use super::section::Section;
use super::words::*;

/// More financial years than this would leave the years that a period can name.
pub const MOST_YEARS: usize = 250;

/// An edition of a site.
pub struct Edition<'a> {
    pub shape: &'a Shape,
    pub year: usize,
}

impl Edition<'_> {
    fn is_financial(&self) -> bool {
        self.year < MOST_YEARS
    }

    /// The year in which the edition starts.
    fn start(&self) -> usize {
        self.shape.latest() - self.year % MOST_YEARS
    }

    /// The name of its folders.
    pub fn key(&self) -> String {
        match self.is_financial() {
            true => financial_year(self.start()),
            false => self.start().to_string(),
        }
    }

    /// How many KPIs it has.
    pub fn kpis(&self) -> usize {
        if self.is_financial() { self.shape.kpis } else { 0 }
    }

    /// Its data and its pages, each with its path.
    pub fn files(&self) -> Vec<(String, String)> {
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

    /// What the words of a section are thrown from.
    pub fn seed(&self, section: usize) -> u64 {
        (self.year * 1_001 + section) as u64
    }
}

fn financial_year(start: usize) -> String {
    format!("{start}-{:02}", (start + 1) % 100)
}
