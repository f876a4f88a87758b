//! Runs other programs: visibly, line by line, or behind one line that says how long it has taken.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, BufRead as _, BufReader, IsTerminal as _, Write as _},
    path::Path,
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

/// The cargo that started this program, past rustup's choice of a toolchain.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// A command as it would be typed.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for argument in command.get_args() {
        words.push(' ');
        words.push_str(&argument.to_string_lossy());
    }
    words
}

/// Runs a command that writes to the terminal itself. A status other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command and hands back what it wrote to its standard output, if it ended well.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command, shows what it writes, and hands every line of it on as well.
pub(crate) fn lines(command: &mut Command, mut each: impl FnMut(&str)) -> Result<ExitStatus> {
    let (reader, writer) = io::pipe()?;
    let spawned = command.stdout(writer.try_clone()?).stderr(writer).spawn();
    // The ends that the command holds: the pipe ends with the program.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = spawned.with_context(|| cannot_start(command))?;
    for line in BufReader::new(reader).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        each(&line);
    }
    Ok(child.wait()?)
}

/// Runs a command that takes a while: its output goes to `log`, a line says how long it has been running, and
/// the end of its output is shown when it fails.
pub(crate) fn patiently(label: &str, command: &mut Command, log: &Path) -> Result<()> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("{} can't be made", folder.display()))?;
    }
    let file = File::create(log).with_context(|| format!("{} can't be written", log.display()))?;
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| cannot_start(command))?;
    let terminal = io::stderr().is_terminal();
    let mut next = Duration::ZERO;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let elapsed = started.elapsed();
        if elapsed >= next {
            let seconds = elapsed.as_secs();
            if terminal {
                eprint!("\r  {label}: {seconds} s ");
                io::stderr().flush()?;
                next += Duration::from_secs(1);
            } else {
                if seconds > 0 {
                    eprintln!("  {label}: {seconds} s, {}", last_line(log));
                }
                next += Duration::from_secs(20);
            }
        }
        thread::sleep(Duration::from_millis(100));
    };
    if terminal {
        eprint!("\r\x1b[K");
    }
    let seconds = started.elapsed().as_secs();
    if status.success() {
        eprintln!("  {label}: done in {seconds} s");
        return Ok(());
    }
    eprintln!("  {label}: failed after {seconds} s; the end of {}:", log.display());
    let text = fs::read_to_string(log).unwrap_or_default();
    let count = text.lines().count();
    for line in text.lines().skip(count.saturating_sub(25)) {
        eprintln!("    {line}");
    }
    bail!("`{}` failed ({status})", shown(command))
}

fn last_line(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    text.lines().next_back().unwrap_or("still at work").trim().to_owned()
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` can't be started", command.get_program().to_string_lossy())
}
