//! The preview: what it answers, how it follows the folder, what it puts on a page.

mod answers;
mod follows;
mod harness;
#[cfg(unix)]
mod program;
mod shows;
