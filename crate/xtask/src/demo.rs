//! `cargo xtask demo`: a first check in the terminal, the extension for whoever wants to load it, then the worker and the
//! page.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;
use duct::Handle;

use crate::browser::Browser;
use crate::shell::Shell;
use crate::{extension, web, worker};

const PORT: u16 = 4173;
const START: Duration = Duration::from_secs(30);
const INPUTS: [&str; 5] = [
    "hxxps://login-update.duckdns[.]org/session",
    "https://bank.example@evil.ddns.net/",
    "shop.pages.dev",
    "www.duckdns.org",
    "www.example.com",
];

#[derive(Args)]
pub struct Options {
    /// Check the page in Chromium, stop and exit
    #[arg(long)]
    once: bool,
    /// Serve on this port of 127.0.0.1 [default: 4173; with --once any free one]
    #[arg(long)]
    port: Option<u16>,
}

pub fn run(shell: &Shell, options: &Options) -> Result<()> {
    eprintln!("xtask: building the command, the Wasm packages, the catalogue, the page, the extension and the worker");
    web::page(shell)?;
    extension::build(shell)?;
    worker::ready(shell)?;
    first_check(shell)?;
    println!("{}", how_to_load(shell));

    if options.once {
        shell.run(&worker::demo(shell, true)).context("the worker did not pass")?;
    }
    let port = free_port(options.port.unwrap_or(if options.once { 0 } else { PORT }))?;
    let url = format!("http://127.0.0.1:{port}/");
    let server = Server::start(shell, port)?;
    if options.once {
        let browser = Browser::ready(shell)?;
        let check = shell.cmd("node", [shell.path("crate/xtask/js/page.mjs"), url.into()]);
        shell.run(&browser.apply(&check)).context("the page did not pass")?;
        println!("the demo checked itself and stopped");
        return Ok(());
    }
    let _worker = Started(worker::demo(shell, false).stdin_null().start()?);
    println!("\nThe page is at {url}\nTry {url}#q=evil.duckdns.org (Ctrl-C stops)");
    server.wait()
}

fn first_check(shell: &Shell) -> Result<()> {
    for inputs in [&INPUTS[..], &INPUTS[..1]] {
        let quoted: Vec<String> = inputs.iter().map(|input| format!("'{input}'")).collect();
        println!("\n$ sublet check {}", quoted.join(" "));
        let command = ["run", "--quiet", "--package", "sublet-cli", "--", "check"];
        shell.run(&shell.cargo(command.iter().chain(inputs))).context("`sublet check` failed")?;
    }
    Ok(())
}

/// The extension is loaded by hand: the demo changes nobody's browser.
fn how_to_load(shell: &Shell) -> String {
    format!(
        "\nThe extension is built. To try it\n\
         * in Chromium, Chrome or Edge: open chrome://extensions, switch on \"Developer mode\", choose \"Load unpacked\" \
         and the folder\n  {}\n\
         * in Firefox: open about:debugging#/runtime/this-firefox, choose \"Load Temporary Add-on\" and the file\n  {}\n\
         then go to http://evil.duckdns.org/",
        shell.path(extension::CHROMIUM).display(),
        shell.path(extension::FIREFOX).join("manifest.json").display(),
    )
}

/// The port itself when nobody listens there; 0 asks for any.
fn free_port(port: u16) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be used: name another with --port"))?;
    Ok(listener.local_addr()?.port())
}

/// A program that ends when this does.
struct Started(Handle);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
    }
}

/// Vite's preview server; it ends when this does.
struct Server(Arc<Handle>);

impl Server {
    fn start(shell: &Shell, port: u16) -> Result<Self> {
        let vite = shell.path("node_modules/vite/bin/vite.js");
        let port_text = port.to_string();
        let args = ["preview", "www", "--host", "127.0.0.1", "--port", &port_text, "--strictPort"];
        let command = shell.cmd("node", [vite].into_iter().chain(args.map(Into::into)));
        let handle = command.stdin_null().stdout_null().unchecked().start()?;
        let server = Self(Arc::new(handle));
        let stop = Arc::clone(&server.0);
        ctrlc::set_handler(move || {
            let _ = stop.kill();
        })?;
        server.answers(port)?;
        Ok(server)
    }

    fn answers(&self, port: u16) -> Result<()> {
        let end = Instant::now() + START;
        while Instant::now() < end {
            if self.0.try_wait()?.is_some() {
                bail!("the page's server stopped before it answered");
            }
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("the page's server did not answer within {} s", START.as_secs())
    }

    fn wait(&self) -> Result<()> {
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_load_the_extension_names_what_was_built() {
        let told = how_to_load(&Shell::new().unwrap());
        assert!(told.contains("extension/dist/chrome\n"), "{told}");
        assert!(told.contains("extension/dist/firefox/manifest.json"), "{told}");
    }

    #[test]
    fn a_port_in_use_is_refused_with_advice() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(port).unwrap_err().to_string().contains("--port"));
        assert_ne!(free_port(0).unwrap(), 0);
    }
}
