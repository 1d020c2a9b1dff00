//! Embeds that show what a document holds beside its figures: notes, findings, recommendations.

use super::Asked;
use crate::diagnostic::Diagnostic;
use crate::load::raw::Word;
use crate::model::edition::EditionData;
use crate::model::{Embed, endnotes, rules};
use crate::source::Spanned;

impl<'a> Asked<'a> {
    /// A mark whose note the edition prints, or says to be missing.
    pub(super) fn endnote(&mut self) -> Option<Embed> {
        let word = self.required("")?;
        let edition = self.own_edition("this page belongs to no edition, so it has no notes")?;
        let number = endnotes::number(word, self.out)?;
        let home = format!("data/{}/endnotes.yaml", edition.folder);
        let unreadable = self.scope.unreadable.iter().any(|file| file.as_str() == home);
        if !unreadable && !edition.endnotes.is_known(number) {
            let message = format!("no note has the number {number} in `{home}`");
            let help = format!(
                "add `{number}: …` under `notes:`, or {number} to `missing: […]` if the document prints no such note"
            );
            self.out.push(Diagnostic::at(&rules::UNKNOWN_ID, &word.span, message).help(help));
            return None;
        }
        Some(Embed::Endnote(Spanned::new(number, self.embed.span.clone())))
    }

    pub(super) fn endnotes(&mut self) -> Option<()> {
        let edition = self.own_edition("this page belongs to no edition, so it has no notes")?;
        if edition.endnotes.is_empty() {
            self.missing_file(&edition.folder, "endnotes.yaml", "no notes");
            return None;
        }
        Some(())
    }

    pub(super) fn findings(&mut self) -> Option<Embed> {
        let group = self.required("group")?;
        let edition = self.own_edition("this page belongs to no edition, so it has no findings")?;
        self.known_group(group, &edition.findings, "findings", &edition.folder)?;
        Some(Embed::Findings(group.clone()))
    }

    pub(super) fn recommendations(&mut self) -> Option<Embed> {
        let group = self.argument("group");
        let message = "this page belongs to no edition, so it has no recommendations";
        let edition = self.own_edition(message)?;
        let known = &edition.recommendations;
        match group {
            Some(group) => {
                self.known_group(group, known, "recommendations", &edition.folder)?;
            }
            None if known.is_empty() => {
                self.missing_file(&edition.folder, "recommendations.yaml", "no recommendations");
                return None;
            }
            None => {}
        }
        Some(Embed::Recommendations(group.cloned()))
    }

    fn known_group(
        &mut self,
        group: &Word,
        known: &[String],
        what: &str,
        folder: &str,
    ) -> Option<()> {
        if known.contains(&group.value) {
            return Some(());
        }
        let home = format!("data/{folder}/{what}.yaml");
        let what = format!("group of {what}");
        self.unknown(group, &what, &home, known.iter().map(String::as_str));
        None
    }

    fn missing_file(&mut self, folder: &str, file: &str, lacks: &str) {
        let home = format!("data/{folder}/{file}");
        let unreadable = self.scope.unreadable.iter().any(|other| other.as_str() == home);
        if unreadable || self.is_unread_in(&home, None) {
            return;
        }
        let message = format!("the edition `{folder}` has {lacks}");
        let help = format!("write `{home}`");
        let span = &self.embed.span;
        self.out.push(Diagnostic::at(&rules::NO_VALUE, span, message).help(help));
    }

    /// The edition of the page itself.
    fn own_edition(&mut self, message: &str) -> Option<&'a EditionData> {
        let Some(here) = self.scope.here else {
            let help = "put it on a page in the folder of an edition";
            let span = &self.embed.span;
            self.out.push(Diagnostic::at(&rules::NO_EDITION, span, message).help(help));
            return None;
        };
        self.edition(here)
    }
}
