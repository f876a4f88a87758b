//! `cargo xtask supply`: what comes into the project from others: licences, bans and sources of the crates by
//! cargo-deny and `deny.toml`; known flaws where their list can be fetched. The tests here look at npm's lock file.

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::Result;

use crate::{process, repo, setup};

/// The workspaces that have a lock file.
const WORKSPACES: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// Checks the crates of every workspace, whatever feature needs them.
pub(crate) fn supply() -> Result<ExitCode> {
    let folder = setup::deny()?;
    let program =
        folder.map_or_else(|| PathBuf::from("cargo-deny"), |folder| folder.join("cargo-deny"));
    // The list of flaws is a repository of its own, which a closed network keeps away.
    let flaws = process::output(deny(&program, WORKSPACES[0]).args(["fetch", "db"])).is_some();
    if !flaws {
        println!("known flaws are not looked for: their list cannot be fetched");
    }
    for workspace in WORKSPACES {
        println!("{workspace}:");
        let mut command = deny(&program, workspace);
        command.args(["check", "--hide-inclusion-graph", "--allow", "unused-wrapper"]);
        command.args(["licenses", "bans", "sources"]).args(flaws.then_some("advisories"));
        process::run(&mut command)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn deny(program: &Path, workspace: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(repo::root()).args(["--manifest-path", workspace, "--config", "deny.toml"]);
    command.args(["--workspace", "--all-features"]);
    command
}

#[cfg(test)]
mod tests {
    use crate::repo;

    /// npm checks what it downloads only where the lock file has a sum for it.
    #[test]
    fn every_npm_package_has_its_sum_and_comes_from_a_registry() {
        let lock = repo::read("tools/package-lock.json").unwrap();
        let begins = |line: &str| line.starts_with("    \"node_modules/") && line.ends_with('{');
        let mut packages = 0;
        let mut lines = lock.lines();
        while let Some(name) = lines.find(|line| begins(line)) {
            packages += 1;
            let inside: Vec<_> =
                lines.by_ref().take_while(|line| *line != "    }," && *line != "    }").collect();
            let has = |start: &str| inside.iter().any(|line| line.trim_start().starts_with(start));
            assert!(has("\"integrity\": \"sha512-"), "{name} has no sum");
            let elsewhere =
                has("\"resolved\": ") && !has("\"resolved\": \"https://registry.npmjs.org/");
            assert!(!elsewhere, "{name} is from elsewhere");
        }
        assert!(packages > 20, "only {packages} packages were found");
    }
}
