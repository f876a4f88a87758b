//! `article check`: what the widget would show of a document, and what it would repair or leave out.
//!
//! One JSON line a document (contract, section 8), so that a newsroom can pipe its whole archive through it.

mod check;
mod count;
mod pretty;
mod source;

use article::Format;
use check::Check;
use clap::{Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use std::{
    io::{self, IsTerminal, Write},
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
    /// Says of each document what would be shown of it: one line of JSON a document.
    ///
    /// `blocks` counts the blocks of the body that stand in no other block; `words` those of the article
    /// without its related stories; `images` the pictures of lead and body; `related` the stories. A document
    /// that could not be shown has an `error` instead, and makes the exit status 1.
    Check {
        /// Files, http and https addresses, or `-` for the standard input.
        #[arg(required = true, value_name = "FILE|URL|-")]
        documents: Vec<String>,
        /// The format, in place of what the document's marks say.
        #[arg(long, value_name = "NAME", value_parser = formats())]
        format: Option<String>,
        /// Where fields stand in JSON of no known format, as in the attribute `map`: `headline=$.title; body=$.text`.
        #[arg(long, value_name = "FIELD=PATH; ...", conflicts_with = "format")]
        map: Option<String>,
        /// The address that a file will be served from: relative addresses in it are resolved against it.
        #[arg(long, value_name = "URL")]
        base: Option<String>,
        /// Each story of a list by itself, a line each, instead of the list as the widget shows it.
        #[arg(long)]
        each: bool,
        /// A report for people.
        #[arg(long)]
        pretty: bool,
        /// What makes the exit status 1, besides errors.
        #[arg(long, value_name = "WHAT")]
        deny: Option<Deny>,
    },
}

/// What may be denied.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Deny {
    /// Everything that was repaired or left out.
    Warnings,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name()))
}

fn main() -> ExitCode {
    let Command::Check { documents, format, map, base, each, pretty, deny } =
        Arguments::parse().command;
    let format = format.as_deref().and_then(Format::from_name);
    let check = Check { format, map, base, each };
    match report(&documents, &check, pretty, deny.is_some()) {
        Ok(true) => ExitCode::SUCCESS,
        // A reader that has seen enough (`| head`) is no failure of ours, but the rest was not checked.
        Ok(false) | Err(_) => ExitCode::FAILURE,
    }
}

/// Writes what becomes of each document. `true`: each of them can be shown.
fn report(documents: &[String], check: &Check, pretty: bool, strict: bool) -> io::Result<bool> {
    let bar = bar(documents.len());
    let mut out = io::stdout().lock();
    let colour = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty());
    let mut all = true;
    for document in documents {
        bar.set_message(document.clone());
        for line in check.document(document) {
            let warned = line
                .get("issues")
                .and_then(Value::as_array)
                .is_some_and(|issues| !issues.is_empty());
            all &= line.get("error").is_none() && !(strict && warned);
            let text = if pretty { pretty::report(&line, colour) } else { line.to_string() };
            // On a terminal the bar steps aside for the line.
            bar.suspend(|| writeln!(out, "{text}").and_then(|()| out.flush()))?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(all)
}

/// A bar on the standard error over documents, where there are enough to wait for; where that is no terminal
/// there is none.
fn bar(documents: usize) -> ProgressBar {
    const ENOUGH: usize = 5;
    if documents < ENOUGH {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
    let bar = ProgressBar::new(documents as u64);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
