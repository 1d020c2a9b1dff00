//! The preview: what it answers, how it follows the folder, what it puts on a page.

mod answers;
mod follows;
mod harness;
mod shows;
