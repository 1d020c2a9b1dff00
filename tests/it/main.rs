//! One binary for every test at the program's boundary: files in, files or messages out.

mod bytes;
mod charts;
mod cli;
mod disk;
mod pages;
mod publish;
mod rules;
mod sites;
mod support;
mod tidy;
mod whatever;
