//! `cargo xtask nightly`: the proofs that take long for what they find, which is why `.ci/run` has them in a short form or
//! not at all.

use std::{
    env,
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::{Context as _, Result};

use crate::counts::Counts;

/// As they are typed after `cargo xtask`; the shorter ones first. The first builds `dist/` for the next three.
const PROOFS: [&str; 7] = [
    "dist --twice",
    "test --whole --built",
    "test --engine firefox --whole --built",
    "test --engine webkit --whole --built",
    "soak",
    "fuzz --seconds 900",
    "mutants",
];

/// Runs all of them, also after one that failed; says what became of each. The last line is `N passed, M failed`.
pub(crate) fn nightly() -> Result<ExitCode> {
    let own = env::current_exe().context("where is this program?")?;
    let mut table = Vec::new();
    let mut counts = Counts::default();
    for proof in PROOFS {
        println!("\n== cargo xtask {proof}");
        let started = Instant::now();
        let passed = Command::new(&own).args(proof.split(' ')).status()?.success();
        counts += Counts { passed: passed.into(), failed: (!passed).into() };
        let verdict = if passed { "passed" } else { "FAILED" };
        let minutes = started.elapsed().as_secs() / 60;
        table.push(format!("{verdict}  {minutes:>4} min  cargo xtask {proof}"));
    }
    println!("\n{}\n\n{counts}", table.join("\n"));
    Ok(if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
