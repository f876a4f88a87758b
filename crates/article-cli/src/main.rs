//! `article`: documents of any format that the widget knows, checked or converted to its own.
//!
//! What is written is JSON, a line a document (contract, section 8), so that a newsroom can pipe its whole archive
//! through it.

mod check;
mod convert;
mod count;
mod folder;
mod how;
#[cfg(feature = "prerender")]
mod prerender;
mod pretty;
mod source;

use article::Format;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use convert::Convert;
use how::How;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use std::{
    io::{self, IsTerminal, Write},
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
    /// Says of each document what would be shown of it: one line of JSON a document.
    ///
    /// `blocks` counts the blocks of the body that stand in no other block; `words` those of the article
    /// without its related stories; `images` the pictures of lead and body; `related` the stories. A document
    /// that could not be shown has an `error` instead, and makes the exit status 1.
    Check {
        /// Files, http and https addresses, or `-` for the standard input.
        #[arg(required = true, value_name = "FILE|URL|-")]
        documents: Vec<String>,
        #[command(flatten)]
        how: How,
        /// A report for people.
        #[arg(long)]
        pretty: bool,
        /// What makes the exit status 1, besides errors.
        #[arg(long, value_name = "WHAT")]
        deny: Option<Deny>,
    },
    /// Writes each document in the project's own format, which the widget reads with the smallest download.
    ///
    /// The articles go to the standard output, a line of JSON each, or to files; what was repaired or left out of
    /// them goes to the standard error. A document that cannot be converted makes the exit status 1.
    Convert {
        /// Files, http and https addresses, or `-` for the standard input.
        #[arg(required = true, value_name = "FILE|URL|-")]
        documents: Vec<String>,
        #[command(flatten)]
        how: How,
        /// A folder for a file each, named after its document.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// JSON over several lines.
        #[arg(long)]
        pretty: bool,
        /// What makes the exit status 1, besides errors.
        #[arg(long, value_name = "WHAT")]
        deny: Option<Deny>,
    },
    /// Writes each document as an `<article-widget>` with its article as HTML, which a page shows before any script has
    /// come.
    ///
    /// The elements go to the standard output, or to files. A document without an article makes the exit status 1.
    #[cfg(feature = "prerender")]
    Prerender {
        /// Files, http and https addresses, or `-` for the standard input.
        #[arg(required = true, value_name = "FILE|URL|-")]
        documents: Vec<String>,
        #[command(flatten)]
        how: Box<prerender::Prerendering>,
    },
    /// Lists the formats that are known, with a line each.
    Formats,
    /// Writes completions for a shell to the standard output.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Writes the manual page (roff) to the standard output: all commands in one.
    Man,
}

/// What may be denied.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Deny {
    /// Everything that was repaired or left out.
    Warnings,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // A reader that has seen enough (`| head`) is no failure of ours, but the rest was not done.
            if error.kind() != io::ErrorKind::BrokenPipe {
                // Where nobody can be told, nothing more can be done.
                let _ = writeln!(io::stderr(), "article: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Does what is asked for. `true`: nothing stood in the way.
fn run(command: Command) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    match command {
        Command::Check { documents, how, pretty, deny } => {
            check(&documents, &how, pretty, deny.is_some(), &mut out)
        }
        Command::Convert { documents, how, out: folder, pretty, deny } => {
            let convert = Convert::new(&how, folder.as_deref(), pretty)?;
            converted(&documents, convert, deny.is_some(), &mut out)
        }
        #[cfg(feature = "prerender")]
        Command::Prerender { documents, how } => {
            prerendered(&documents, prerender::Writer::new(&how)?, &mut out)
        }
        Command::Formats => {
            for format in Format::ALL {
                writeln!(out, "{:14} {}", format.name(), format.title())?;
            }
            let map = "any other JSON: `--map` says where each field stands";
            writeln!(out, "{:14} {map}", Format::Map.name()).map(|()| true)
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "article", &mut out);
            Ok(true)
        }
        Command::Man => manual(&mut out).map(|()| true),
    }
}

/// The page of the program, then those of its commands.
fn manual(out: &mut impl Write) -> io::Result<()> {
    let mut program = Arguments::command();
    program.build();
    clap_mangen::Man::new(program.clone()).render(out)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let page = clap_mangen::Man::new(command.clone());
        writeln!(out, ".SH \"ARTICLE {}\"", command.get_name().to_uppercase())?;
        page.render_synopsis_section(out)?;
        page.render_description_section(out)?;
        page.render_options_section(out)?;
    }
    Ok(())
}

/// Writes what becomes of each document. `true`: each of them can be shown.
fn check(
    documents: &[String],
    how: &How,
    pretty: bool,
    strict: bool,
    out: &mut (impl Write + IsTerminal),
) -> io::Result<bool> {
    let bar = bar(documents.len());
    let colour = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty());
    let mut all = true;
    for document in documents {
        bar.set_message(document.clone());
        for line in check::lines(how, document) {
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

/// Writes each document in the own format. `true`: each of them could be.
fn converted(
    documents: &[String],
    mut convert: Convert<'_>,
    strict: bool,
    out: &mut impl Write,
) -> io::Result<bool> {
    let bar = bar(documents.len());
    let mut all = true;
    for document in documents {
        bar.set_message(document.clone());
        let outcome = convert.document(document);
        all &= !(outcome.failed || strict && outcome.warned);
        bar.suspend(|| {
            let mut err = io::stderr().lock();
            outcome.told.iter().try_for_each(|line| writeln!(err, "{line}"))?;
            out.write_all(outcome.articles.as_bytes()).and_then(|()| out.flush())
        })?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(all)
}

/// Writes each document as an element. `true`: each of them could be.
#[cfg(feature = "prerender")]
fn prerendered(
    documents: &[String],
    mut writer: prerender::Writer<'_>,
    out: &mut impl Write,
) -> io::Result<bool> {
    let bar = bar(documents.len());
    let mut all = true;
    if let Some(head) = writer.head() {
        out.write_all(head.as_bytes())?;
    }
    for document in documents {
        bar.set_message(document.clone());
        let written = writer.document(document);
        all &= written.error.is_none();
        bar.suspend(|| {
            if let Some(error) = &written.error {
                writeln!(io::stderr(), "{error}")?;
            }
            out.write_all(written.html.as_bytes()).and_then(|()| out.flush())
        })?;
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
