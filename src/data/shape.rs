//! The shape of the JSON of a whole site. Its schema is made from these types.

use schemars::JsonSchema;
use serde::Serialize;

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
}

/// A report.
#[derive(Serialize, JsonSchema)]
pub struct Edition {
    /// What it covers; of a report that is named by the year in which it came out, that year.
    pub period: When,
    /// What kind of document it is.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The document it is written from; may be empty.
    pub source: String,
    /// Its overview and its sections.
    pub sections: Vec<Words>,
    /// What it says of each measure in words, by the measure's id.
    pub commentaries: std::collections::BTreeMap<String, String>,
    /// Every number, as in the CSV files.
    pub observations: Vec<Datum>,
    /// Lists: the board, the structure.
    pub lists: Vec<List>,
    /// What stands against its figures, and what was corrected.
    pub notes: Vec<Note>,
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
    /// Its text without charts and tables, a blank line between paragraphs.
    pub text: String,
}

/// One value with all that is known of it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Datum {
    /// Names it in its report.
    pub address: String,
    /// The id of the measure, the budget line or the figure.
    pub measure: String,
    /// What readers call it.
    pub title: String,
    /// What the value says.
    pub statistic: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<When>,
    /// The quarter of the year, 1 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quarter: Option<u8>,
    /// Where; may be empty.
    pub area: String,
    /// Of whom; may be empty.
    pub group: String,
    /// The number with its printed decimals; null where it is missing, withheld or said in words.
    pub value: Option<serde_json::Number>,
    /// What it is counted in.
    pub unit: String,
    /// c: withheld, x: not available, z: not applicable, r: corrected; may be empty.
    pub marker: String,
    /// As the document prints it; empty where it is worked out.
    pub as_printed: String,
    /// Why it is missing, or what stands against it; may be empty.
    pub note: String,
    /// The document and the place in it.
    pub source: String,
}

/// A list.
#[derive(Serialize, JsonSchema)]
pub struct List {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub source: String,
    /// Its entries.
    pub items: Vec<Item>,
}

/// An entry of a list.
#[derive(Serialize, JsonSchema)]
pub struct Item {
    /// What it says.
    pub words: String,
    /// What stands under it.
    pub items: Vec<Item>,
}

/// A note or a correction.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Note {
    /// The address of the datum.
    pub about: String,
    /// `note` or `correction`.
    pub kind: String,
    /// What readers call the figure.
    pub name: String,
    /// What the document prints; may be empty.
    pub printed: String,
    /// What stands against it, or in its place; may be empty.
    pub other: String,
    /// How one knows.
    pub because: String,
    /// When the publisher corrected it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<When>,
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
