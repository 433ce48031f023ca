//! `cargo xtask demo`: a first check in the terminal, the extension for whoever wants to load it, then the worker and the
//! page.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::build::{command, extension, web, worker};
use crate::clock::Clock;
use crate::shell::Shell;
use crate::tied::Tied;
use crate::tool::browser::Browser;

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
    /// Check the page in Chromium and the worker, stop and exit
    #[arg(long)]
    once: bool,
    /// Serve on this port of 127.0.0.1 [default: 4173; with --once any free one]
    #[arg(long)]
    port: Option<u16>,
}

pub fn run(shell: &Shell, clock: &Clock, options: &Options) -> Result<()> {
    eprintln!("xtask: 1 of 4: the command (the first time about 3 minutes)");
    first_check(shell)?;
    let verdict = clock.told();

    eprintln!("\nxtask: 2 of 4: the page (the first time about 10 minutes, most of it for tools)");
    web::page(shell)?;
    let port = free_port(options.port.unwrap_or(if options.once { 0 } else { PORT }))?;
    let url = format!("http://127.0.0.1:{port}/");
    let server = serve(shell, port)?;
    println!("\nThe page is at {url}\nTry {url}#q=evil.duckdns.org (Ctrl-C stops)");
    println!("First verdict after {verdict}; page after {}", clock.told());

    eprintln!("\nxtask: 3 of 4: the extension");
    extension::build(shell)?;
    println!("{}", how_to_load(shell));

    eprintln!("\nxtask: 4 of 4: the worker");
    worker::ready(shell)?;
    let worker = Tied::start(&worker::demo(shell, options.once))?;
    if options.once {
        let check = shell.cmd("node", [shell.path("crate/xtask/js/page.mjs"), url.into()]);
        let page = Tied::start(&Browser::ready(shell)?.apply(&check))?;
        page.wait().context("the page did not pass")?;
        worker.wait().context("the worker did not pass")?;
        println!("the demo checked itself and stopped");
        return Ok(());
    }
    server.wait().context("the page's server ended with an error")
}

fn first_check(shell: &Shell) -> Result<()> {
    command::ready(shell)?;
    for inputs in [&INPUTS[..], &INPUTS[..1]] {
        let quoted: Vec<String> = inputs.iter().map(|input| format!("'{input}'")).collect();
        println!("\n$ sublet check {}", quoted.join(" "));
        let check = command::sublet(shell, ["check"].iter().chain(inputs))?;
        shell.run(&check).context("`sublet check` failed")?;
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

/// Vite's preview server, once it answers.
fn serve(shell: &Shell, port: u16) -> Result<Tied> {
    let port_text = port.to_string();
    let vite = "node_modules/vite/bin/vite.js";
    let args =
        [vite, "preview", "www", "--host", "127.0.0.1", "--port", &port_text, "--strictPort", "--logLevel", "warn"];
    let server = Tied::start(&shell.cmd("node", args))?;
    let end = Instant::now() + START;
    while Instant::now() < end {
        if server.ended()? {
            bail!("the page's server stopped before it answered");
        }
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(server);
        }
        sleep(Duration::from_millis(50));
    }
    bail!("the page's server did not answer within {} s", START.as_secs())
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
