//! Sites of any size: the same shape gives the same bytes, and no finding.

use std::fmt::Write as _;

use swp_site::source::{FilePath, Files};

use super::dice::Dice;
use super::edition::{Edition, MOST_YEARS};
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
    pub fn latest(&self) -> usize {
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
pub fn names(kpi: usize) -> (String, String) {
    let (title, measure) = CRIMES[kpi % CRIMES.len()];
    let kind = KINDS[kpi / CRIMES.len()];
    (format!("{title}{kind}"), format!("{measure}{kind}"))
}

/// The same words with a capital at the start.
pub fn capital(words: &str) -> String {
    words[..1].to_uppercase() + &words[1..]
}

/// The words as an id.
pub fn id(words: &str) -> String {
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
