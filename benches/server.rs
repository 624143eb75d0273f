//! A server in a process of its own, so that its processor time and its memory are nobody else's. Reads `/proc`, so
//! Linux only.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use accolade::app::App;
use accolade::clock::Clock;
use accolade::config::Config;

/// The unit of the times in `/proc`, which Linux has kept at 100 a second since it was first written there.
const TICK: Duration = Duration::from_millis(10);

/// A folder that is removed when it is dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn make() -> Self {
        let path = std::env::temp_dir().join(format!("accolade-bench-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir(&path).expect("a folder can be made");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).expect("the folder can be removed");
    }
}

/// A port that was free a moment ago.
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    listener.local_addr().expect("a bound socket has an address")
}

/// The settings of the product on a folder, as its environment has them.
fn settings(folder: &Path, address: SocketAddr) -> [(&'static str, String); 5] {
    [
        ("ACCOLADE_PUBLIC_URL", format!("http://{address}")),
        ("ACCOLADE_LISTEN", address.to_string()),
        ("ACCOLADE_DATA_DIR", folder.display().to_string()),
        ("ACCOLADE_ALLOW_PRIVATE_NETWORK", "true".to_owned()),
        // Nobody is polled twice while we look.
        ("ACCOLADE_POLL_MINUTES", "1440".to_owned()),
    ]
}

/// The product without its server and its workers, to fill its store.
pub async fn open_product(folder: &Path, address: SocketAddr) -> App {
    let settings = settings(folder, address);
    let lookup = |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let config = Config::load(lookup).expect("the settings hold together");
    App::start(config, Clock::system(), true).await.expect("the product starts")
}

/// A running server; it ends with this value.
pub struct Server(Child);

impl Server {
    /// Runs this program once more with other arguments, and waits until it listens. Its log goes to a file, as it does
    /// where the product is installed.
    pub fn start(arguments: &[&str], folder: &Path, address: SocketAddr) -> Self {
        let log = std::fs::File::create(folder.join("log")).expect("a log can be made");
        let child = Command::new(std::env::current_exe().expect("a running program has a path"))
            .args(arguments)
            .env_clear()
            .envs(settings(folder, address))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("this program can be run once more");
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the server does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self(child)
    }

    /// Processor time of all its threads until now, user and system.
    pub fn cpu(&self) -> Duration {
        let stat = self.proc("stat");
        // The second field is the name, which may hold anything but ends with the last bracket.
        let (_, fields) = stat.rsplit_once(')').expect("the name stands in brackets");
        let ticks = fields.split_whitespace().skip(11).take(2);
        TICK * ticks.map(|ticks| ticks.parse::<u32>().expect("ticks are a number")).sum()
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
