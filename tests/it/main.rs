//! One binary for every test at the program's boundary: files in, files or messages out.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

mod across;
mod alone;
mod bytes;
mod charts;
mod cli;
mod contrary;
mod data;
mod disk;
mod embargo;
mod freeze;
mod host;
mod kept;
mod legal;
mod look;
mod notes;
mod one_cause;
mod pages;
mod papers;
mod periods;
mod publish;
mod readme;
mod rules;
mod same_datum;
mod schema;
mod serve;
mod settled;
mod sites;
mod support;
mod tables;
mod themes;
mod tidy;
mod twice;
mod weight;
mod whatever;
