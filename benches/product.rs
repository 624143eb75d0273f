//! A place for the product: a folder, an address, its settings, and its store to be filled.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use accolade::app::App;
use accolade::clock::Clock;
use accolade::config::Config;

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
pub fn settings(folder: &Path, address: SocketAddr) -> [(&'static str, String); 5] {
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
pub async fn open(folder: &Path, address: SocketAddr) -> App {
    let settings = settings(folder, address);
    let lookup = |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let config = Config::load(lookup).expect("the settings hold together");
    App::start(config, Clock::system(), true).await.expect("the product starts")
}
