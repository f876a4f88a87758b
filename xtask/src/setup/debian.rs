//! Packages of Debian and its children, where this program may install them.

use std::{path::Path, process::Command};

use anyhow::{Context as _, Result, bail};

use super::cache;
use crate::process;

/// Installs packages, or names the command that would. `why` says what they are for.
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    eprintln!("{} is missing: {why}", packages.join(", "));
    let by_hand =
        format!("by hand: apt-get install --no-install-recommends {}", packages.join(" "));
    if cache::on_path("apt-get").is_none() || !Path::new("/etc/debian_version").is_file() {
        bail!("this system has no apt-get; install what corresponds to: {}", packages.join(", "));
    }
    if process::output(Command::new("id").arg("-u")).as_deref() != Some("0") {
        bail!("only root may install packages; {by_hand}");
    }
    let log = cache::folder()?.join("apt.log");
    process::patiently("apt-get update", Command::new("apt-get").arg("update"), &log).or_else(
        |error| {
            // Old lists may still do.
            eprintln!("warning: {error:#}");
            anyhow::Ok(())
        },
    )?;
    let mut command = Command::new("apt-get");
    command.args(["install", "-y", "--no-install-recommends"]).args(packages);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    process::patiently(&format!("apt-get install {}", packages.join(" ")), &mut command, &log)
        .context(by_hand)
}
