//! A static site generator for public annual reports.
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod source;
