//! The shape of the JSON of a whole site. Its schema is made from these types.

use schemars::JsonSchema;
use serde::Serialize;

use super::shape_edition::Edition;

/// Everything that a site publishes.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Whole {
    /// Where the schema of this file stands, relative to it.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub body: String,
    /// A language tag.
    pub language: String,
    /// The place that the figures are about; may be empty.
    pub place: String,
    /// Where the site stands, if its publisher has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The licence of the content, if its publisher has named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// The documents that everything comes from.
    pub documents: Vec<Document>,
    /// The groups of measures.
    pub themes: Vec<Theme>,
    /// What each measure is, once for all years.
    pub measures: Vec<Measure>,
    /// The reports, latest first.
    pub editions: Vec<Edition>,
    /// Pages that belong to no report.
    pub pages: Vec<Words>,
    /// Words explained.
    pub glossary: Vec<Term>,
}

/// A licence.
#[derive(Serialize, JsonSchema)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Where its words stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A document.
#[derive(Serialize, JsonSchema)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A group of measures.
#[derive(Serialize, JsonSchema)]
pub struct Theme {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A time.
#[derive(Serialize, JsonSchema)]
pub struct When {
    /// In short: `2017-18`, `2018-02`, `2017-18.Q4`.
    pub key: String,
    /// In words.
    pub words: String,
    /// The first day; empty where the document does not tell it.
    pub start: String,
    /// The last day; empty where the document does not tell it.
    pub end: String,
}

/// What a measure is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// What is measured.
    pub measure: String,
    /// What it is counted in; `%` for per cent.
    pub unit: String,
    /// The id of its group.
    pub theme: String,
    /// What is wanted: `reduce`, `increase` or `none`.
    pub direction: String,
    /// Why.
    pub because: String,
    /// Who keeps the figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Whether four quarters may be added up.
    pub adds_up: bool,
    /// Where values before and after cannot be compared.
    pub breaks: Vec<Break>,
}

/// A change in the way something is measured.
#[derive(Serialize, JsonSchema)]
pub struct Break {
    /// The first period that is measured the new way.
    pub from: When,
    /// What changed.
    pub because: String,
}

/// A page in plain words.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Words {
    /// Its address below the site.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its lead; may be empty.
    pub summary: String,
    /// What to take away.
    pub key_points: Vec<String>,
    /// Where it comes from, if that is another document than the report's; may be empty.
    pub source: String,
    /// Its headline numbers.
    pub cards: Vec<Card>,
    /// Its text, a blank line between paragraphs. Bound numbers stand in it as readers see them; a
    /// chart or a table of data is named in its place.
    pub text: String,
    /// The charts, tables, lists and cards that stand in the text, in their order.
    pub shows: Vec<Shown>,
}

/// A headline number.
#[derive(Serialize, JsonSchema)]
pub struct Card {
    /// The address of the measure or the figure.
    pub of: String,
    /// The number as readers see it.
    pub value: String,
    /// What it is.
    pub what: String,
    /// What it means; may be empty.
    pub detail: String,
}

/// Something that stands in a text beside the words.
#[derive(Serialize, JsonSchema)]
pub struct Shown {
    /// `chart`, `table`, `list`, `plan`, `findings` and so on.
    pub kind: String,
    /// What it shows, by the names of this file: `kpis.hate-crime`, `plans.next-steps`.
    pub of: String,
}

/// A term of the glossary.
#[derive(Serialize, JsonSchema)]
pub struct Term {
    /// As it stands in prose.
    pub name: String,
    /// What a short form stands for; may be empty.
    pub expansion: String,
    /// What it means.
    pub meaning: String,
}
