//! Which tables there are: for each edition, and for all years together.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Content, Holds, Observation, PlainTable, Statistic, Table, folder};
use super::{observe, observe_measure, observe_money, plain_table};
use crate::model::kpi::Unit;
use crate::model::{Kpi, Page, Period, Report, Site, capital, slug, text_of};
use crate::source::Spanned;

/// Every table of a site, without its file.
pub fn tables(site: &Site) -> Vec<Table> {
    let each: Vec<Vec<Table>> =
        site.reports.par_iter().map(|report| of_edition(site, report)).collect();
    let mut tables: Vec<Table> = each.into_iter().flatten().collect();
    let across = across(site, &tables);
    tables.extend(across);
    tables
}

fn of_edition(site: &Site, report: &Report) -> Vec<Table> {
    let mut shelf = Shelf::new(Some(report.period));
    for reading in &report.readings {
        let Some(kpi) = site.kpis.get(&reading.kpi) else { continue };
        let rows = observe_measure::reading(site, report, reading);
        shelf.add(Name::of_measure(kpi), Holds::Measure(kpi.id.clone()), rows);
    }
    let themes: BTreeSet<&str> = report
        .readings
        .iter()
        .filter_map(|reading| site.kpis.get(&reading.kpi))
        .map(|kpi| kpi.theme.as_str())
        .collect();
    for (id, Spanned { value: title, .. }) in
        site.themes.iter().filter(|(id, _)| themes.contains(id.as_str()))
    {
        let of_theme = |table: &&Table| match &table.holds {
            Holds::Measure(kpi) => site.kpis.get(kpi).is_some_and(|kpi| kpi.theme == *id),
            _ => false,
        };
        let measures = shelf.tables.iter().filter(of_theme);
        let rows = measures.flat_map(|table| results(table.observations())).collect();
        let about = format!(
            "The years as a whole, their changes and the results of the measures of “{title}”. \
             A measure that has no year as a whole stands here with its values."
        );
        let name = Name::new(&format!("results-{id}"), &format!("Results: {title}"), about);
        shelf.add(name, Holds::Results(id.clone()), rows);
    }
    if let Some(budget) = &report.budget {
        let rows = observe_money::budget(site, report, budget);
        let about = format!("Every amount of the budget, item by item: {}.", budget.measure);
        shelf.add(Name::new("budget", &budget.title, about), Holds::Budget, rows);
    }
    let about = "Figures that belong to no measure and to no budget. The title of each says what it counts.";
    let name = Name::new("figures", "Other figures", about.to_owned());
    shelf.add(name, Holds::Figures, observe::figures(site, report));
    report.pages().for_each(|page| shelf.typed(site, (Some(report), page)));
    shelf.close(&format!("All data: {}", report.title))
}

/// What a table of results has of a measure: the years as a whole and what follows from them, else
/// its values.
fn results(rows: &[Observation]) -> Vec<Observation> {
    let of_a_year = |row: &&Observation| row.statistic.is_result() || is_whole_year(row);
    let found: Vec<Observation> = rows.iter().filter(of_a_year).cloned().collect();
    if !found.is_empty() {
        return found;
    }
    rows.iter().filter(|row| row.statistic == Statistic::Value).cloned().collect()
}

/// Whether a value is of a year that is known only as a whole.
fn is_whole_year(row: &Observation) -> bool {
    row.statistic == Statistic::Value && row.address.ends_with(".year")
}

/// The same for all years: each table of the editions put together.
fn across(site: &Site, tables: &[Table]) -> Vec<Table> {
    let mut shelf = Shelf::new(None);
    let all = |holds: &Holds| -> Vec<Observation> {
        // Earliest first, as time runs.
        let mut of_kind: Vec<&Table> =
            tables.iter().filter(|table| table.holds == *holds).collect();
        of_kind.sort_by_key(|table| table.edition.map(Period::order));
        of_kind.iter().flat_map(|table| table.observations().iter().cloned()).collect()
    };
    for id in &site.kpi_order {
        let Some(kpi) = site.kpis.get(id) else { continue };
        let holds = Holds::Measure(id.clone());
        let rows = all(&holds);
        shelf.add(Name::of_measure(kpi), holds, rows);
    }
    let about = "Every amount of every budget, item by item.".to_owned();
    shelf.add(Name::new("budget", "Money", about), Holds::Budget, all(&Holds::Budget));
    let about = "Figures of every report that belong to no measure and to no budget.".to_owned();
    let name = Name::new("figures", "Other figures", about);
    shelf.add(name, Holds::Figures, all(&Holds::Figures));
    let about =
        "Every sum of money: the amounts of every budget, and those among the other figures.";
    let mut money = all(&Holds::Budget);
    money.extend(all(&Holds::Figures).into_iter().filter(|row| row.unit == "GBP"));
    shelf.add(Name::new("money", "All sums of money", about.to_owned()), Holds::Money, money);
    let about = "The priorities of each report, under ids that stay the same through the years.";
    let name = Name::new("priorities", "Priorities", about.to_owned());
    shelf.add_words(name, Holds::Priorities, plain_table::priorities(site));
    site.pages.iter().for_each(|page| shelf.typed(site, (None, page)));
    shelf.close("All data of all reports")
}

/// How a table is called: its file, its title, and what it holds.
struct Name {
    file: String,
    title: String,
    about: String,
}

impl Name {
    fn new(file: &str, title: &str, about: String) -> Self {
        Self { file: file.to_owned(), title: title.to_owned(), about }
    }

    /// "Number of hate crimes that the police recorded. Less hate crime means …"
    fn of_measure(kpi: &Kpi) -> Self {
        let what = match kpi.unit {
            Unit::Percent => capital(&kpi.measure),
            Unit::Things(_) => format!("Number of {}", kpi.measure),
        };
        let because = text_of(&kpi.because);
        let breaks = kpi.breaks.iter();
        let breaks = breaks.map(|new| format!("From {}: {}", new.from, new.because));
        let parts = [format!("{what}."), because].into_iter().chain(breaks);
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        Self::new(&kpi.id, &kpi.title, parts.join(" "))
    }
}

/// The tables of a folder while they are gathered.
struct Shelf {
    edition: Option<Period>,
    tables: Vec<Table>,
}

impl Shelf {
    fn new(edition: Option<Period>) -> Self {
        Self { edition, tables: Vec::new() }
    }

    /// What has been gathered, each row once.
    fn rows(&self) -> impl Iterator<Item = &Observation> {
        let again = |table: &&Table| matches!(table.holds, Holds::Results(_) | Holds::Money);
        let once = self.tables.iter().filter(move |table| !again(table));
        once.flat_map(Table::observations)
    }

    /// A table without rows is none.
    fn add(&mut self, name: Name, holds: Holds, rows: Vec<Observation>) {
        if !rows.is_empty() {
            self.put(name, holds, Content::Observations(rows));
        }
    }

    fn add_words(&mut self, name: Name, holds: Holds, table: PlainTable) {
        if !table.rows.is_empty() {
            self.put(name, holds, Content::Plain(table));
        }
    }

    /// The tables that an author typed on a page.
    fn typed(&mut self, site: &Site, (report, page): (Option<&Report>, &Page)) {
        for (at, table) in page.tables().iter().enumerate() {
            let about = format!("A table of the page “{}”, as it stands there.", page.title.value);
            let name = Name::new(&format!("table-{}", slug(table.title)), table.title, about);
            let holds = Holds::Typed(page.address.clone(), at);
            self.add_words(name, holds, plain_table::typed(site, (report, page), table));
        }
    }

    /// The measures come first and keep their names; another table whose name is taken by a measure
    /// gets a number.
    fn put(&mut self, name: Name, holds: Holds, content: Content) {
        let folder = folder(self.edition);
        let Name { file, title, about } = name;
        let mut address = format!("{folder}{file}.csv");
        let mut number = 1;
        while self.tables.iter().any(|table| table.address == address) {
            number += 1;
            address = format!("{folder}{file}-{number}.csv");
        }
        let (edition, csv) = (self.edition, String::new());
        self.tables.push(Table { address, title, about, holds, edition, content, csv });
    }

    /// All tables, with one of all values before them.
    fn close(mut self, title: &str) -> Vec<Table> {
        let rows: Vec<Observation> = self.rows().cloned().collect();
        let about = "Every value of every measure, every budget and every other figure, one a row.";
        self.add(Name::new("all", title, about.to_owned()), Holds::All, rows);
        if let Some(at) = self.tables.iter().position(|table| table.holds == Holds::All) {
            self.tables[..=at].rotate_right(1);
        }
        self.tables
    }
}
