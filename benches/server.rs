//! A server in a process of its own, so that its processor time and its memory are nobody else's. Reads `/proc`, so
//! Linux only.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::cpu;
use crate::product::settings;

/// A running server; it ends with this value.
pub struct Server(Child);

impl Server {
    /// Runs the product as it is shipped, and waits until it listens.
    pub fn product(arguments: &[&str], folder: &Path, address: SocketAddr) -> Self {
        Self::start(Path::new(env!("CARGO_BIN_EXE_accolade")), arguments, folder, address)
    }

    /// Runs a program, and waits until it listens. Its log goes to a file, as it does where the product is installed.
    pub fn start(program: &Path, arguments: &[&str], folder: &Path, address: SocketAddr) -> Self {
        let log = std::fs::File::create(folder.join("log")).expect("a log can be made");
        let child = Command::new(program)
            .args(arguments)
            .env_clear()
            .envs(settings(folder, address))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("the program can be run");
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the server does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self(child)
    }

    /// Processor time of all its threads until now, user and system.
    pub fn cpu(&self) -> Duration {
        cpu::of(&self.0.id().to_string())
    }

    /// The most resident memory that it had at any time, in bytes.
    pub fn peak_memory(&self) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the kernel keeps the peak");
        let kilobytes = line.trim().trim_end_matches("kB").trim_end();
        kilobytes.parse::<u64>().expect("the peak is a number") * 1024
    }

    fn proc(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.0.id())).expect("the server is running")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().expect("the server was running");
        self.0.wait().expect("the server ends");
    }
}
