//! `explain` and `licences`: words that the program carries.

use include_dir::{Dir, include_dir};
use swp_site::diagnostic::did_you_mean;

use super::{Ended, Explain, Trouble};

/// A page for each rule: what it is about, an input that breaks it, the exact message. Tests read
/// the same pages, so they stay true.
static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/tests/rules");

/// Says what a rule is about, or lists all rules.
pub fn explain(asked: &Explain) -> Result<Ended, Trouble> {
    let rules = swp_site::rules();
    let Some(code) = &asked.rule else {
        for rule in rules {
            println!("{:24} {}", rule.code, rule.severity.word());
        }
        return Ok(Ended::Fine);
    };
    let page = PAGES.get_file(format!("{code}.md")).and_then(|page| page.contents_utf8());
    match page {
        Some(page) => {
            print!("{page}");
            Ok(Ended::Fine)
        }
        None => {
            let known = rules.iter().map(|rule| rule.code);
            let help = did_you_mean(code, known).unwrap_or_default();
            Err(Trouble::new(format!("there is no rule `{code}`"), help))
        }
    }
}

/// Prints the licences of the software that is inside the program.
pub fn licences() -> Result<Ended, Trouble> {
    print!("{}", include_str!("licences.txt"));
    Ok(Ended::Fine)
}
