//! The shape of a report in the JSON of a whole site.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Statistic;
use super::shape::{When, Words};

/// A report.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Edition {
    /// What it covers; of a report that is named by the year in which it came out, that year.
    pub period: When,
    /// What kind of document it is.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The document it is written from; may be empty.
    pub source: String,
    /// The day on which it came out, if anybody has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came_out: Option<String>,
    /// Whether it is a draft, which only a build for its authors holds.
    pub draft: bool,
    /// What the body put first, under ids that stay the same through the years.
    pub priorities: Vec<Priority>,
    /// Its overview and its sections.
    pub sections: Vec<Words>,
    /// What it says of each measure in words, by the measure's id.
    pub commentaries: BTreeMap<String, String>,
    /// What a line of the budget pays for, by the line's id.
    pub buys: BTreeMap<String, String>,
    /// Every number, as in the CSV files.
    pub observations: Vec<Datum>,
    /// Lists: the board, the structure.
    pub lists: Vec<List>,
    /// What is to be done.
    pub plans: Vec<Plan>,
    /// What the document finds, in groups.
    pub findings: Vec<Findings>,
    /// What the document recommends, in groups.
    pub recommendations: Vec<Recommendations>,
    /// The numbered notes of the document.
    pub endnotes: Vec<Endnote>,
    /// What stands against its figures, and what was corrected.
    pub notes: Vec<Note>,
    /// What other places print for the same figures.
    pub elsewhere: Vec<Elsewhere>,
}

/// Something that the body put first.
#[derive(Serialize, JsonSchema)]
pub struct Priority {
    /// Its id.
    pub id: String,
    /// Its words.
    pub title: String,
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
    pub statistic: Statistic,
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
    /// The number with its printed decimals; null where it is missing, withheld or said in words only.
    pub value: Option<serde_json::Number>,
    /// What it is counted in: GBP is pounds, number is a plain count of what the title says.
    pub unit: String,
    /// What a number alone does not say: a result, a target, a place; may be empty.
    pub value_in_words: String,
    /// c: withheld, x: not available, z: not applicable, r: corrected; may be empty.
    #[schemars(extend("enum" = ["", "c", "x", "z", "r"]))]
    pub marker: String,
    /// What the document prints, letter for letter; empty where it is worked out.
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
    /// A remark; may be empty.
    pub note: String,
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

/// What is to be done, as a document sets it out.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When its progress was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_at: Option<When>,
    /// A remark; may be empty.
    pub note: String,
    /// Where it stands.
    pub source: String,
    /// Its aims; a plan without any has one that has no words.
    pub aims: Vec<Aim>,
}

/// What is to be reached.
#[derive(Serialize, JsonSchema)]
pub struct Aim {
    /// In a few words; may be empty.
    pub aim: String,
    /// What is done for it.
    pub actions: Vec<Action>,
}

/// What is done.
#[derive(Serialize, JsonSchema)]
pub struct Action {
    /// In a sentence.
    pub action: String,
    /// Who leads; may be empty.
    pub lead: String,
    /// By when; may be empty.
    pub when: String,
    /// How far it is: `done`, `under way`, `planned`; may be empty.
    pub status: String,
    /// The same in words; may be empty.
    pub progress: String,
}

/// Findings that stand together.
#[derive(Serialize, JsonSchema)]
pub struct Findings {
    /// The id of the group.
    pub id: String,
    /// Where they stand.
    pub source: String,
    /// The findings.
    pub items: Vec<Finding>,
}

/// Something that was found.
#[derive(Serialize, JsonSchema)]
pub struct Finding {
    /// What it is about.
    pub title: String,
    /// Which way it goes; may be empty.
    pub direction: String,
    /// The same in the words of the document; may be empty.
    pub says: String,
    /// The id of its figure; may be empty.
    pub figure: String,
    /// What was found.
    pub text: String,
}

/// Recommendations that stand together.
#[derive(Serialize, JsonSchema)]
pub struct Recommendations {
    /// The id of the group.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// Where they stand.
    pub source: String,
    /// The recommendations, numbered through all groups.
    pub items: Vec<Recommendation>,
}

/// Something that should be done.
#[derive(Serialize, JsonSchema)]
pub struct Recommendation {
    /// Its number.
    pub number: usize,
    /// What should be done.
    pub text: String,
    /// Whom it is for; may be empty.
    pub to: String,
}

/// A numbered note of the document.
#[derive(Serialize, JsonSchema)]
pub struct Endnote {
    /// Its number.
    pub number: u16,
    /// What it says; null where the document prints no such note.
    pub text: Option<String>,
    /// Whether nothing in the text refers to it.
    pub unused: bool,
}

/// A figure as another place prints it.
#[derive(Serialize, JsonSchema)]
pub struct Elsewhere {
    /// The address of the datum.
    pub about: String,
    /// What is printed there.
    pub value: String,
    /// Where.
    pub source: String,
}
