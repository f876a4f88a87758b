//! `cargo xtask package`: the npm package, out of `dist/`.

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result};

use crate::{dist, process, repo, setup};

/// Makes the package and its tarball in `target/npm/`, and prints the sizes of what is in it. `built` is a
/// folder that holds a build already; without it `dist/` is built.
pub(crate) fn package(built: Option<&str>) -> Result<ExitCode> {
    let folder = match built {
        Some(folder) => {
            setup::npm()?;
            fs::canonicalize(folder).with_context(|| format!("{folder} can't be found"))?
        }
        None => dist::build(&setup::tools()?)?.0,
    };
    let npm = repo::path("target/npm");
    let package = npm.join("article-widget");
    fs::create_dir_all(&npm).with_context(|| format!("{} can't be made", npm.display()))?;
    fill(&folder, &package)?;
    // Lists each file with its size, and the size of all.
    let mut pack = Command::new("npm");
    pack.current_dir(&package).args(["pack", "--pack-destination"]).arg(&npm);
    process::run(&mut pack)?;
    println!("the package: {}, its tarball beside it", package.display());
    Ok(ExitCode::SUCCESS)
}

fn fill(built: &Path, package: &Path) -> Result<()> {
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("package/build.mjs").arg(built).arg(package);
    process::run(&mut node)
}
