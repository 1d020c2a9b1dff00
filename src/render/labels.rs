//! Words of the interface that no template writes: what the program puts into tables and facts.

/// The labels of what the program writes.
pub struct Labels {
    /// Before the page of a table.
    pub table_in: &'static str,
    /// Before the page of a figure.
    pub figure_in: &'static str,
    /// An entry of the glossary.
    pub word_explained: &'static str,
    /// Begins the caption of every value of a report.
    pub every_value: &'static str,
    /// Begins the caption of every year of all reports.
    pub every_year: &'static str,
    /// Begins the caption of money of other years.
    pub money_of_other_years: &'static str,
    /// Before the period of results.
    pub results_for: &'static str,
    /// The unit of a table of percentages.
    pub per_cent: &'static str,
    /// Heads the shares of a budget.
    pub share_of_items: &'static str,
    /// Heads what was spent of a budget.
    pub spent: &'static str,
    /// Heads how much more or less was spent than planned.
    pub difference: &'static str,
    /// As much was spent as planned.
    pub no_difference: &'static str,
    /// Above what each line of a budget buys.
    pub money_pays_for: &'static str,
    /// Before the places of values that the document does not name.
    pub inferred_places: &'static str,
    /// A year whose quarters the document does not name.
    pub inferred: &'static str,
    /// A fact of a measure.
    pub target: &'static str,
    /// Before a year, where its quarters are added up.
    pub total_for: &'static str,
    /// Before a year, where it is a share of its quarters together.
    pub share_for: &'static str,
    /// Before a year that is known only as a whole.
    pub figure_for: &'static str,
    /// What the document sets the year against.
    pub compared_with: &'static str,
    /// The result as the document states it.
    pub report_says: &'static str,
    /// The result as the figures give it.
    pub result: &'static str,
    /// Who keeps the figures of a measure.
    pub owner: &'static str,
    /// In place of a chart that stands further up on the same paper.
    pub chart_stands_at: &'static str,
}
