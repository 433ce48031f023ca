//! The npm package `sublet-wasm`: three builds by wasm-pack, for look-ups, for the extension and for the worker, each bundled
//! with the JavaScript that reads its arguments.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::stamp::{self, Digest, Stamp};
use super::{copy, web};
use crate::shell::Shell;
use crate::tool::toolchain::{TARGET, Toolchain};
use crate::tool::tools;

const CRATE: &str = "crate/wasm";
/// The package as npm packs it.
pub const NPM: &str = "crate/wasm/npm";
/// The JavaScript around the glue.
const WRAPPER: &str = "crate/wasm/js";
/// The module's name in every build.
pub const MODULE: &str = "sublet_wasm_bg.wasm";
/// The glue's.
pub const GLUE: &str = "sublet_wasm.js";
const COMPILED: &str = "target/web/wasm32-unknown-unknown/wasm/sublet_wasm.wasm";
/// In the workspace's Cargo.toml: one for all, as each has a standard library of its own.
const PROFILE: &str = "wasm";
const OPTIMISE: [&str; 5] = ["-O3", "--converge", "--reorder-locals", "--strip-producers", "--strip-target-features"];

const BUNDLE: [&str; 6] =
    ["--bundle", "--minify", "--keep-names", "--format=esm", "--allow-overwrite", "--log-level=warning"];

/// One build of the crate.
pub struct Package {
    /// Its folder in the package, and its entry in the JavaScript.
    name: &'static str,
    features: &'static [&'static str],
    /// Crates that are built for speed beside those of [`PROFILE`].
    fast: &'static [&'static str],
    /// The most kilobytes of brotli that it may have, if that is promised.
    pub budget: Option<u64>,
}

/// What is published: the look-up.
pub const LOOK_UP: Package = Package { name: "lookup", features: &["batch"], fast: &[], budget: Some(96) };
/// With the rules that a browser stops tenants by.
pub const EXTENSION: Package = Package { name: "extension", features: &["batch", "rules"], fast: &[], budget: None };
/// With whole answers, streams of lines and e-mail: an answer is paid for on every request, its bytes once.
pub const WORKER: Package = Package {
    name: "worker",
    features: &["worker"],
    fast: &["sublet-links", "sublet-mail", "serde_json"],
    budget: Some(256),
};

/// All of them: for checks of types and tests that cross rooms.
pub const ALL: [&Package; 3] = [&LOOK_UP, &EXTENSION, &WORKER];

impl Package {
    pub fn folder(&self, shell: &Shell) -> PathBuf {
        shell.path(NPM).join(self.name)
    }

    /// Adds what the package consists of to a digest.
    pub fn add_to(&self, shell: &Shell, digest: Digest) -> Result<Digest> {
        digest.file(&self.folder(shell).join(MODULE))?.file(&self.folder(shell).join(GLUE))
    }

    fn stamp(&self, shell: &Shell, of: &str) -> Stamp {
        Stamp::new(shell.path("target/xtask").join(format!("wasm-{}-{of}.stamp", self.name)))
    }
}

/// The whole package, as npm packs it.
pub fn whole(shell: &Shell) -> Result<()> {
    ALL.iter().try_for_each(|package| build(shell, package))?;
    complete(shell)
}

/// Puts into the package what is not built there: the catalogue and the licences.
pub fn complete(shell: &Shell) -> Result<()> {
    web::catalogue(shell)?;
    for name in [web::CATALOGUE, "LICENSE-APACHE", "LICENSE-MIT"] {
        copy(shell, name, Path::new(NPM).join(Path::new(name).file_name().unwrap_or_default()))?;
    }
    Ok(())
}

/// Builds a package; nothing is done when it was last built from the same sources and tools.
pub fn build(shell: &Shell, package: &Package) -> Result<()> {
    shell.once(package.name, || {
        let toolchain = Toolchain::ready(shell)?;
        let kit = Kit::ready(shell)?;
        // All crates, as nobody has to keep a list of those that this one needs.
        let sources = stamp::sources(shell, &["crate", "Cargo.toml", "Cargo.lock"])?;
        let sources = sources.text(&kit.versions).text(&toolchain.version(shell)?);
        let stamp = package.stamp(shell, "sources");
        let made = [MODULE, GLUE].iter().all(|file| package.folder(shell).join(file).exists());
        if made && stamp.holds(&sources) {
            return Ok(());
        }
        make(shell, package, toolchain, &kit)?;
        stamp.keep(&sources)
    })
}

/// Compiles the crate, and packs the module unless it came out as it was.
fn make(shell: &Shell, package: &Package, toolchain: &Toolchain, kit: &Kit) -> Result<()> {
    eprintln!("xtask: building the Wasm package {:?}", package.name);
    let features = package.features.join(",");
    let args = ["build", "--package", "sublet-wasm", "--lib", "--profile", PROFILE, "--target", TARGET];
    let fast: Vec<String> =
        package.fast.iter().map(|name| format!("--config=profile.{PROFILE}.package.{name}.opt-level=2")).collect();
    let args = args.into_iter().chain(["--no-default-features", "--features", &features]);
    let args: Vec<&str> = args.chain(fast.iter().map(String::as_str)).collect();
    shell.run(&toolchain.pack(&toolchain.cargo(shell, &args, &[])?))?;

    let digest = Digest::default()
        .text(&kit.versions)
        .text(&toolchain.version(shell)?)
        .text(&OPTIMISE.concat())
        .text(&features)
        .file(&shell.path(COMPILED))?
        .file(&shell.path("crate/wasm/Cargo.toml"))?
        .file(&shell.path("Cargo.toml"))?;
    let mut wrapper = shell.path(WRAPPER).read_dir()?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    wrapper.sort();
    let digest = wrapper.iter().try_fold(digest, |digest, file| digest.file(file))?;
    let stamp = package.stamp(shell, "module");
    let module = package.folder(shell).join(MODULE);
    if stamp.holds(&digest) && module.exists() {
        return Ok(());
    }

    let folder = shell.path(CRATE);
    let mut pack = vec![PathBuf::from("--log-level"), "warn".into(), "build".into(), folder];
    let mode = toolchain.wasm_pack_mode();
    let out = format!("npm/{}", package.name);
    let args = ["--profile", PROFILE, "--target", "web", "--out-dir", &out, "--no-opt", "--mode", mode];
    pack.extend(args.map(PathBuf::from));
    pack.extend(["--", "--no-default-features", "--features", &features].map(PathBuf::from));
    pack.extend(fast.iter().map(PathBuf::from));
    let pack = shell.cmd(&kit.wasm_pack, pack);
    shell.run(&toolchain.pack(&toolchain.apply(shell, &pack, std::slice::from_ref(&kit.bindgen_folder))?))?;

    let optimise = OPTIMISE.map(PathBuf::from).into_iter().chain([module.clone(), "-o".into(), module]);
    shell.run(&shell.cmd(&kit.wasm_opt, optimise))?;
    let glue = package.folder(shell).join(GLUE);
    let entry = shell.path(WRAPPER).join(format!("{}.js", package.name)).display().to_string();
    let names = [format!("--alias:sublet-glue={}", glue.display()), format!("--outfile={}", glue.display())];
    let bundle = [entry].into_iter().chain(names).chain(BUNDLE.map(String::from));
    shell.run(&shell.cmd(&kit.esbuild, bundle))?;
    // The package has its own, for all builds.
    for name in ["package.json", "README.md", ".gitignore", "LICENSE-APACHE", "LICENSE-MIT"] {
        let _ = fs::remove_file(package.folder(shell).join(name));
    }
    stamp.keep(&digest)
}

/// Loads the package in Node and asks it something.
pub fn smoke(shell: &Shell) -> Result<()> {
    let args = [shell.path("crate/xtask/js/smoke.mjs"), LOOK_UP.folder(shell), shell.path(web::CATALOGUE)];
    shell.run(&shell.cmd("node", args)).context("the package does not work in Node")
}

/// The programs between the crate and the package.
struct Kit {
    wasm_pack: PathBuf,
    wasm_opt: PathBuf,
    esbuild: PathBuf,
    bindgen_folder: PathBuf,
    versions: String,
}

impl Kit {
    fn ready(shell: &Shell) -> Result<Self> {
        let wasm_pack = tools::wasm_pack(shell)?;
        let wasm_opt = tools::wasm_opt(shell)?;
        let esbuild = tools::esbuild(shell)?;
        let bindgen = tools::wasm_bindgen(shell)?;
        let bindgen_folder = bindgen.parent().context("wasm-bindgen is in no folder")?.to_owned();
        let versions = format!("{wasm_pack:?} {wasm_opt:?} {esbuild:?} {bindgen:?}");
        Ok(Self { wasm_pack, wasm_opt, esbuild, bindgen_folder, versions })
    }
}
