//! What can be wrong with a file before anything is looked up in it.

use crate::diagnostic::Rule;

/// A file is not valid YAML.
pub const YAML_SYNTAX: Rule = Rule::error("yaml-syntax");
/// A file repeats itself through aliases without end, or nests too deep.
pub const YAML_TOO_COMPLEX: Rule = Rule::error("yaml-too-complex");
/// A key that the file cannot have.
pub const UNKNOWN_KEY: Rule = Rule::error("unknown-key");
/// A key that the file must have.
pub const MISSING_KEY: Rule = Rule::error("missing-key");
/// A key that stands twice.
pub const DUPLICATE_KEY: Rule = Rule::error("duplicate-key");
/// A list where text belongs, and the like.
pub const WRONG_TYPE: Rule = Rule::error("wrong-type");
/// A word that is none of the allowed ones.
pub const UNKNOWN_WORD: Rule = Rule::error("unknown-word");
/// A file that is not UTF-8.
pub const NOT_UTF8: Rule = Rule::error("not-utf8");
/// Front matter that is missing or never closes.
pub const FRONT_MATTER: Rule = Rule::error("front-matter");
/// A plain value that YAML cuts at ` #`.
pub const CUT_BY_COMMENT: Rule = Rule::warning("cut-by-comment");
/// An embed that cannot be read.
pub const MALFORMED_EMBED: Rule = Rule::error("malformed-embed");
/// A block embed inside a paragraph, list, cell, heading or link.
pub const MISPLACED_EMBED: Rule = Rule::error("misplaced-embed");
/// HTML typed into prose.
pub const RAW_HTML: Rule = Rule::error("raw-html");
/// Markdown that the report has no shape for.
pub const UNSUPPORTED_MARKDOWN: Rule = Rule::error("unsupported-markdown");
/// Quotes, lists, blocks or marks that stand in each other too many times.
pub const TOO_DEEP: Rule = Rule::error("too-deep");
/// There is no `swp-site.yaml`.
pub const MISSING_SETTINGS: Rule = Rule::error("missing-settings");
/// A line in the record of a frozen edition that the program did not write.
pub const MALFORMED_RECORD: Rule = Rule::error("malformed-record");
/// A file that no part of the site reads.
pub const UNKNOWN_FILE: Rule = Rule::warning("unknown-file");

/// Those after which nothing of a file is known.
pub const STOPS_A_FILE: &[&Rule] = &[&YAML_SYNTAX, &YAML_TOO_COMPLEX, &NOT_UTF8];

/// All of them.
pub const RULES: &[&Rule] = &[
    &YAML_SYNTAX,
    &YAML_TOO_COMPLEX,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &DUPLICATE_KEY,
    &WRONG_TYPE,
    &UNKNOWN_WORD,
    &NOT_UTF8,
    &FRONT_MATTER,
    &CUT_BY_COMMENT,
    &MALFORMED_EMBED,
    &MISPLACED_EMBED,
    &RAW_HTML,
    &UNSUPPORTED_MARKDOWN,
    &TOO_DEEP,
    &MISSING_SETTINGS,
    &MALFORMED_RECORD,
    &UNKNOWN_FILE,
];
