//! Packages from npm, by the lock file in `tools/`: esbuild and wasm-opt; marked for the documents; for tests
//! playwright-core, axe-core, vite, typescript and what judges packages and workflows; what the examples and the peers
//! of the benchmark are made of.

use std::{
    fs,
    path::PathBuf,
    process::{self, Command},
};

use anyhow::{Context as _, Result, bail};

use super::{cache, debian};
use crate::{process::patiently, repo};

/// The folder that holds `node_modules`.
pub(crate) fn npm() -> Result<PathBuf> {
    let lock = repo::read("tools/package-lock.json")?;
    let cache = cache::folder()?;
    let folder = cache.join(format!("npm-{:016x}", hash(lock.as_bytes())));
    node()?;
    if folder.join("node_modules").is_dir() {
        return Ok(folder);
    }
    eprintln!(
        "packages from npm are missing (esbuild, wasm-opt, playwright-core and others): they bundle, shrink and test"
    );
    // Two commands at a time don't meet in a folder that is half there.
    let fresh = cache.join(format!("npm-{}.partial", process::id()));
    fs::create_dir_all(&fresh)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(repo::path("tools").join(name), fresh.join(name))?;
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&fresh);
    let installed = patiently("npm ci", &mut command, &cache.join("npm.log"))
        .with_context(|| "by hand: npm ci --ignore-scripts in a copy of tools/");
    if installed.is_ok() && fs::rename(&fresh, &folder).is_ok() {
        return Ok(folder);
    }
    fs::remove_dir_all(&fresh)?;
    installed?;
    if !folder.join("node_modules").is_dir() {
        bail!("{} can't be written", folder.display());
    }
    Ok(folder)
}

/// Node.js with npm, 18 or later.
fn node() -> Result<()> {
    if cache::on_path("node").is_none() || cache::on_path("npm").is_none() {
        debian::install(&["nodejs", "npm"], "esbuild, wasm-opt and the host pages run in Node.js")?;
    }
    let version = cache::version("node".as_ref()).context("`node --version` failed")?;
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 18) {
        bail!("Node.js {version} is too old: install 18 or later");
    }
    Ok(())
}

/// FNV-1a, 64 bits: the same in every release of Rust, so that the folder keeps its name.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_package_is_pinned_with_its_content() {
        let read = |name: &str| -> serde_json::Value {
            let text = crate::repo::read(name).expect("a file of tools/");
            serde_json::from_str(&text).expect("JSON")
        };
        let lock = read("tools/package-lock.json");
        let packages = lock["packages"].as_object().expect("packages");
        let own = &packages[""];
        assert_eq!(own["dependencies"], read("tools/package.json")["dependencies"]);
        for (name, version) in own["dependencies"].as_object().expect("dependencies") {
            // `react-18` is another version of a package beside the first: `npm:react@18.3.1`.
            let version = version.as_str().expect("a version");
            let version = version.rsplit_once('@').map_or(version, |(_, version)| version);
            assert_eq!(packages[&format!("node_modules/{name}")]["version"], *version, "{name}");
        }
        for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
            let integrity = package["integrity"].as_str().unwrap_or_default();
            assert!(integrity.starts_with("sha512-"), "{path}: {integrity:?}");
        }
        assert!(packages.len() > 50, "only {} packages are locked", packages.len());
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(super::hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(super::hash(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
