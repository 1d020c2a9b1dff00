//! The findings as JSON keep to their published schema, `schemas/diagnostics.schema.json`.

use serde_json::{Value, json};
use swp_site::diagnostic::{self, Color, Format};
use swp_site::source::Files;

use crate::support::{build, repository, small_project};

fn schema() -> Value {
    let path = repository().join("schemas/diagnostics.schema.json");
    let text = std::fs::read_to_string(path).expect("the schema is published");
    serde_json::from_str(&text).expect("the schema is JSON")
}

fn as_json(files: &Files) -> Value {
    let found = build(files).diagnostics;
    let text = diagnostic::print(&found, files, Format::Json, Color::No);
    serde_json::from_str(&text).expect("the findings are JSON")
}

/// What of a value breaks a schema. Knows every word that the schema uses, and refuses others, so
/// that a word cannot be written that nobody checks.
fn broken(value: &Value, schema: &Value, root: &Value, path: &str) -> Vec<String> {
    let rules = schema.as_object().expect("a schema is an object");
    let one = |(word, rule): (&String, &Value)| match word.as_str() {
        "$schema" | "$defs" | "title" | "description" => Vec::new(),
        "$ref" => {
            let to = rule.as_str().and_then(|to| to.strip_prefix('#')).expect("a local reference");
            broken(value, root.pointer(to).expect("the reference leads somewhere"), root, path)
        }
        "type" => said(has_type(value, rule), path, "has another type"),
        "enum" => {
            said(rule.as_array().is_some_and(|all| all.contains(value)), path, "is not listed")
        }
        "pattern" => {
            assert_eq!(rule, "^[a-z0-9-]+$", "the only pattern that this test knows");
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            let text = value.as_str().unwrap_or("");
            said(!text.is_empty() && text.bytes().all(plain), path, "does not match")
        }
        "minimum" => said(value.as_i64() >= rule.as_i64(), path, "is too small"),
        "items" => value.as_array().into_iter().flatten().enumerate().fold(
            Vec::new(),
            |mut all, (at, item)| {
                all.extend(broken(item, rule, root, &format!("{path}[{at}]")));
                all
            },
        ),
        "properties" => properties(value, rule, root, path),
        "required" => {
            let names = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
            let missing = names.filter(|name| value.get(name).is_none());
            missing.map(|name| format!("{path} lacks `{name}`")).collect()
        }
        "additionalProperties" => {
            let known = schema["properties"].as_object().expect("named properties");
            let keys = value.as_object().into_iter().flat_map(|object| object.keys());
            let strange = keys.filter(|key| !known.contains_key(*key));
            strange.map(|key| format!("{path} has `{key}`")).collect()
        }
        "oneOf" => {
            let fits = rule.as_array().into_iter().flatten();
            let fits = fits.filter(|option| broken(value, option, root, path).is_empty()).count();
            said(fits == 1, path, "fits not one of the options")
        }
        other => panic!("the test does not know `{other}`"),
    };
    rules.iter().flat_map(one).collect()
}

fn properties(value: &Value, rule: &Value, root: &Value, path: &str) -> Vec<String> {
    let named = rule.as_object().into_iter().flatten();
    let there = named.filter_map(|(name, schema)| Some((name, schema, value.get(name)?)));
    there.flat_map(|(name, schema, v)| broken(v, schema, root, &format!("{path}.{name}"))).collect()
}

fn has_type(value: &Value, rule: &Value) -> bool {
    match rule.as_str().expect("one type") {
        "array" => value.is_array(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the test does not know the type `{other}`"),
    }
}

fn said(fits: bool, path: &str, what: &str) -> Vec<String> {
    if fits { Vec::new() } else { vec![format!("{path} {what}")] }
}

fn checked(files: &Files) -> usize {
    let (schema, found) = (schema(), as_json(files));
    let wrong = broken(&found, &schema, &schema, "findings");
    assert!(wrong.is_empty(), "{wrong:#?}\n{found:#}");
    found.as_array().map_or(0, Vec::len)
}

#[test]
fn findings_of_every_shape_keep_to_the_schema() {
    let mut files = small_project();
    assert_eq!(checked(&Files::new()), 1, "no settings: a finding without a place");
    let section =
        "---\ntitle: What we did\n---\nThe plan ran from 2020 to 2017. See [here](a.md).\n";
    files.insert("content/2017-18/01-what-we-did.md", section.as_bytes());
    let budget = "title: Budget\nperiod: 2017-18\nsource: { document: report }\nstated-total: £10\n\
                  spending:\n  - { id: a, title: A, amount: £9 }\n  - { id: a, title: B, amount: £9 }\n";
    files.insert("data/2017-18/budget.yaml", budget.as_bytes());
    assert!(checked(&files) >= 4, "with labels, with help, about data");
}

#[test]
fn no_findings_are_an_empty_list() {
    assert_eq!(checked(&small_project()), as_json(&small_project()).as_array().map_or(1, Vec::len));
}

#[test]
fn the_check_itself_finds_what_breaks_the_schema() {
    let schema = schema();
    let wrong = json!([{ "rule": "Broken Link", "severity": "note", "message": 1, "place": null,
                         "labels": [], "help": null, "extra": true }]);
    assert_eq!(broken(&wrong, &schema, &schema, "").len(), 5);
}
