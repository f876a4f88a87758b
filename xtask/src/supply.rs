//! `cargo xtask supply`: what comes into the project from others: licences, bans and sources of the crates by
//! cargo-deny and `deny.toml`; known flaws where their list can be fetched. The tests here look at npm's lock file.

use std::process::ExitCode;

use anyhow::Result;

use crate::{process, repo, setup};

/// Checks the crates of Cargo.lock and of the fuzzing workspace.
pub(crate) fn supply() -> Result<ExitCode> {
    let folder = setup::deny()?;
    let program = folder.map_or_else(|| "cargo-deny".into(), |folder| folder.join("cargo-deny"));
    let deny = |what: &[&str]| {
        let mut command = std::process::Command::new(&program);
        command.current_dir(repo::root()).args(["check", "--hide-inclusion-graph"]).args(what);
        process::run(&mut command)
    };
    deny(&["licenses", "bans", "sources"])?;
    // The list of flaws is a repository of its own, which a closed network keeps away.
    if let Err(error) = deny(&["advisories"]) {
        println!("known flaws were not looked for, or some were found: {error:#}");
    }
    Ok(ExitCode::SUCCESS)
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
