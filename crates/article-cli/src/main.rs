//! `article check`: what the widget would show of a file, and what it would repair or leave out.
//!
//! One JSON line a file (contract, section 8), so that a newsroom can pipe its whole archive through it.

mod check;
mod count;

use clap::{Parser, Subcommand};
use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Reads article JSON of any format that `<article-widget>` knows.
#[derive(Parser)]
#[command(name = "article", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says of each file what would be shown of it: one line of JSON a file.
    ///
    /// `blocks` counts the blocks of the body that stand in no other block; `words` those of the article
    /// without its related stories; `images` the pictures of lead and body; `related` the stories. A file
    /// that could not be shown has an `error` instead, and makes the exit status 1. Relative addresses
    /// are taken for good: where the file will be served from is not known.
    Check {
        /// The files, of JSON.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    let Command::Check { files } = Arguments::parse().command;
    match report(&files) {
        Ok(true) => ExitCode::SUCCESS,
        // A reader that has seen enough (`| head`) is no failure of ours, but the rest was not checked.
        Ok(false) | Err(_) => ExitCode::FAILURE,
    }
}

/// Writes a line a file. `true`: each of them can be shown.
fn report(files: &[PathBuf]) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all = true;
    for file in files {
        let (line, shown) = check::file(file);
        writeln!(out, "{line}")?;
        out.flush()?;
        all &= shown;
    }
    Ok(all)
}
