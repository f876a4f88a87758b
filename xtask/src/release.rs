//! `cargo xtask release --dry-run`: everything of a release but making it public.

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, bail};

use crate::{dist, package, process, repo, setup, size, toolchain};

/// Checks version and changelog, builds `dist/` and the npm package, and puts what would be published into
/// `target/release-files/` with its checksums. Nothing leaves the machine, and no file of the repository changes.
pub(crate) fn dry_run() -> Result<ExitCode> {
    let version = version(&repo::read("Cargo.toml")?)?;
    let notes = notes(&repo::read("CHANGELOG.md")?, &version)?;
    toolchain::fits_release()?;
    let tools = setup::tools()?;
    let (folder, small) = dist::build(&tools)?;
    let fits = size::report(&tools)?;
    if !small || !fits {
        bail!("a release is built with rust-src and stays within the budget");
    }
    package::package(folder.to_str())?;
    let out = repo::path("target/release-files");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out).with_context(|| format!("{} can't be made", out.display()))?;
    let name = format!("article-widget-{version}");
    fs::copy(repo::path(&format!("target/npm/{name}.tgz")), out.join(format!("{name}.tgz")))
        .context("npm has packed no such file")?;
    let mut tar = Command::new("tar");
    tar.args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "-czf"]);
    tar.arg(out.join(format!("{name}-dist.tar.gz"))).arg("-C").arg(&folder).arg(".");
    process::run(&mut tar)?;
    fs::write(out.join("NOTES.md"), &notes)?;
    checksums(&out)?;
    let state = process::output(
        Command::new("git").current_dir(repo::root()).args(["status", "--porcelain"]),
    );
    println!("\n{notes}\nin {}:", out.display());
    println!("{}", fs::read_to_string(out.join("SHA256SUMS"))?);
    if state.is_none_or(|state| !state.is_empty()) {
        println!("not committed: the release would be of what stands in the folder");
    }
    println!("to be done by hand, in this order:");
    println!("  1. CHANGELOG.md: `## [Unreleased]` becomes `## [{version}] - DATE`; commit");
    println!("  2. git tag --sign v{version}, and push it; `.ci/run` has to pass on it");
    println!(
        "  3. unpack {name}-dist.tar.gz into a folder of its own on the CDN (docs/hosting.md)"
    );
    println!("  4. npm publish {name}.tgz");
    Ok(ExitCode::SUCCESS)
}

/// The version in `[workspace.package]`.
fn version(manifest: &str) -> Result<String> {
    let section = manifest.split_once("[workspace.package]").map(|(_, rest)| rest);
    let lines = section.unwrap_or_default().lines().skip(1);
    let mut own = lines.take_while(|line| !line.starts_with('['));
    let version = own.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).context("Cargo.toml has no version in [workspace.package]")
}

/// What the changelog says of a version, else what it says of the unreleased one.
fn notes(changelog: &str, version: &str) -> Result<String> {
    let section = |name: &str| {
        let (_, rest) = changelog.split_once(&format!("\n## [{name}]"))?;
        let (_, rest) = rest.split_once('\n')?;
        Some(rest.split("\n## [").next().unwrap_or_default().trim())
    };
    let notes = section(version).or_else(|| section("Unreleased"));
    match notes.filter(|notes| !notes.is_empty()) {
        Some(notes) => Ok(format!("# {version}\n\n{notes}\n")),
        None => bail!("CHANGELOG.md says nothing of {version}, and has nothing unreleased"),
    }
}

/// Writes `SHA256SUMS` for the files of a folder.
fn checksums(folder: &Path) -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name());
    }
    names.sort();
    let mut sum = Command::new("sha256sum");
    let sums = process::output(sum.current_dir(folder).args(&names));
    let sums = sums.context("`sha256sum` failed")?;
    Ok(fs::write(folder.join("SHA256SUMS"), sums + "\n")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_workspace_s() {
        let manifest =
            "[package]\nversion = \"9\"\n[workspace.package]\na = 1\nversion = \"0.1.0\"\n[x]\n";
        assert_eq!(version(manifest).ok().as_deref(), Some("0.1.0"));
        assert!(version("[workspace.package]\n[x]\nversion = \"1\"\n").is_err());
        assert!(version(&repo::read("Cargo.toml").expect("the manifest")).is_ok());
    }

    #[test]
    fn the_notes_are_those_of_the_version_else_the_unreleased() {
        let log = "# Changelog\n\n## [Unreleased]\n\n- New.\n\n## [0.1.0] - 2025-01-01\n\n- Old.\n\n## [0.0.1]\n";
        for (version, expected) in
            [("0.1.0", Some("# 0.1.0\n\n- Old.\n")), ("0.2.0", Some("# 0.2.0\n\n- New.\n"))]
        {
            assert_eq!(notes(log, version).ok().as_deref(), expected, "{version}");
        }
        assert!(notes(log, "0.0.1").is_err(), "an empty section");
        assert!(notes("# Changelog\n", "1.0.0").is_err(), "no section");
    }
}
