//! A real browser: Chromium, driven over WebDriver by a ChromeDriver of its own.
//!
//! Both come from Debian's packages `chromium` and `chromium-driver` (`tests/run install`). Each [`Browser`] starts its
//! driver on a port that the system chooses and keeps its profile in a temporary folder; dropping it ends both. It
//! stays on loopback: everything that Chromium would ask of other machines is switched off.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use uuid::Uuid;

/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often a driver that did not listen is started anew.
const TRIES: usize = 5;

/// How the browser is set up. As in a course page in a strict browser: third-party cookies are blocked.
pub struct Setup {
    pub width: u32,
    pub height: u32,
    pub cookies: Cookies,
    pub scripts: bool,
    /// Names of the open web that lead to a port on loopback, over https.
    pub hosts: Vec<(&'static str, u16)>,
}

/// Which cookies the browser keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookies {
    None,
    /// Nowhere inside another site's page, as some versions of Safari do.
    Unframed,
    /// In a frame of another site only partitioned ones.
    FirstParty,
    All,
}

impl Default for Setup {
    fn default() -> Self {
        Self { width: 1280, height: 900, cookies: Cookies::FirstParty, scripts: true, hosts: Vec::new() }
    }
}

/// An open browser. It dereferences to the WebDriver [`Client`] for whatever has no name here.
pub struct Browser {
    client: Client,
    _driver: Driver,
}

/// A running ChromeDriver, and the folder where it and its browser keep their files. Dropping it ends both.
struct Driver {
    process: Child,
    port: u16,
    folder: PathBuf,
}

impl Browser {
    /// Starts a browser, as a strict one on a desk.
    pub async fn start() -> Self {
        Self::start_with(Setup::default()).await
    }

    /// Starts a browser.
    ///
    /// # Panics
    /// When Chromium or ChromeDriver is missing or does not come up.
    pub async fn start_with(setup: Setup) -> Self {
        let driver = Driver::start();
        let capabilities = capabilities(&setup, &driver.folder.join("profile"));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().expect("written as an object").clone())
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        Self { client, _driver: driver }
    }

    /// Opens an address and waits until it has loaded.
    pub async fn open(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address} did not open: {error}"));
    }

    /// The first element that a CSS selector finds, as soon as there is one.
    pub async fn find_one(&self, selector: &str) -> fantoccini::elements::Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("`{selector}` did not appear: {error}\n{}", self.text().await),
        }
    }

    /// Clicks the first element that a CSS selector finds.
    ///
    /// ChromeDriver brings an element within a frame only just into sight, half a pixel short at times; a person scrolls on.
    pub async fn click(&self, selector: &str) {
        let element = self.find_one(selector).await;
        let Err(first) = element.click().await else { return };
        let middle = "arguments[0].scrollIntoView({block: 'center'})";
        let argument = serde_json::to_value(&element).expect("an element is a reference");
        self.client.execute(middle, vec![argument]).await.unwrap_or_else(|_| panic!("`{selector}`: {first}"));
        element.click().await.unwrap_or_else(|error| panic!("`{selector}`: {error}, and before: {first}"));
    }

    /// Steps into a frame, as soon as it is there: what follows happens inside it.
    pub async fn enter_frame_at(&self, selector: &str) {
        self.find_one(selector).await.enter_frame().await.unwrap_or_else(|error| panic!("`{selector}`: {error}"));
    }

    /// Steps out of all frames.
    pub async fn leave_frames(&self) {
        let window = self.client.window().await.expect("a session has a window");
        self.client.switch_to_window(window).await.expect("the window is still open");
    }

    /// The words on the page, or in the frame that was entered.
    pub async fn text(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until these words stand on the page, or in the frame that was entered.
    ///
    /// # Panics
    /// With the words that stand there instead.
    pub async fn wait_for_text(&self, words: &str) {
        let shown = async {
            while !self.text().await.contains(words) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        if tokio::time::timeout(PATIENCE, shown).await.is_err() {
            panic!("`{words}` did not appear; the page says:\n{}", self.text().await);
        }
    }

    /// Presses a key where the focus is, as somebody without a mouse does.
    pub async fn press(&self, key: Key) {
        let value = char::from(key);
        let keys = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.expect("a key can be pressed");
    }

    /// Types words where the focus is.
    pub async fn write(&self, words: &str) {
        let focused = self.client.active_element().await.expect("something has the focus, at least the page");
        focused.send_keys(words).await.expect("keys can be pressed");
    }

    /// What a machine can find wrong for people who see, hear or move differently, by the rules of
    /// [WCAG 2.2](https://www.w3.org/TR/WCAG22/): on the page, or in the frame that was entered.
    pub async fn accessibility_faults(&self) -> Vec<String> {
        let faults = self.client.execute(include_str!("accessibility.js"), Vec::new()).await.expect("the scan runs");
        serde_json::from_value(faults).expect("the scan gives a list of sentences")
    }

    /// Saves what the window shows as `target/screenshots/NAME.png`, for people to look at.
    pub async fn screenshot(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        fs::create_dir_all(&folder).expect("target is writable");
        let file = folder.join(name).with_extension("png");
        let picture = self.client.screenshot().await.expect("a window can be pictured");
        fs::write(&file, picture).expect("target is writable");
        file
    }
}

impl Deref for Browser {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Driver {
    /// ChromeDriver takes a free port for IPv4 first and then the same one for IPv6, which somebody else may have by then:
    /// then it ends without having listened, and another try takes another port.
    fn start() -> Self {
        // Short, because Chromium puts a socket far below it, and a socket's path has to fit into 108 bytes.
        let folder = std::env::temp_dir().join(format!("browser-{:08x}", Uuid::new_v4().as_fields().0));
        fs::create_dir(&folder).expect("the folder for temporary files is writable");
        let mut said = String::new();
        for _ in 0..TRIES {
            match Self::listen(&folder) {
                Ok((process, port)) => return Self { process, port, folder },
                Err(last_words) => said.push_str(&last_words),
            }
        }
        panic!("chromedriver did not listen, {TRIES} times:\n{said}");
    }

    /// A process that listens, and its port; else all that it said.
    fn listen(folder: &Path) -> Result<(Child, u16), String> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver: {error}; `tests/run install` installs it"));
        let mut lines = BufReader::new(process.stdout.take().expect("it was piped")).lines().map_while(Result::ok);
        let mut said = String::new();
        let port = lines.by_ref().find_map(|line| {
            said.push_str(&line);
            said.push('\n');
            line.strip_suffix('.')?.rsplit_once("on port ")?.1.parse().ok()
        });
        let Some(port) = port else {
            let _ = process.kill();
            let _ = process.wait();
            return Err(said);
        };
        // A closed pipe would end it at its next line.
        thread::spawn(move || lines.for_each(drop));
        Ok((process, port))
    }
}

impl Drop for Driver {
    /// Asked to shut down, ChromeDriver ends its browser, too; killed, it would leave it behind. Nothing here may panic:
    /// the test may be unwinding already.
    fn drop(&mut self) {
        let _ = self.ask_to_shut_down();
        let ended = (0..100).any(|_| {
            thread::sleep(Duration::from_millis(50));
            matches!(self.process.try_wait(), Ok(Some(_)))
        });
        if !ended {
            let _ = self.process.kill();
            let _ = self.process.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Driver {
    fn ask_to_shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read(&mut [0; 64]).map(drop)
    }
}

fn capabilities(setup: &Setup, profile: &Path) -> Value {
    let mut args = vec![
        "--headless".to_owned(),
        // Only pages of these tests are opened; as root, or in a container, the sandbox does not start.
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--lang=en-GB".to_owned(),
        format!("--user-data-dir={}", profile.display()),
    ];
    if !setup.hosts.is_empty() {
        let rules = setup.hosts.iter().map(|(name, port)| format!("MAP {name}:443 127.0.0.1:{port}"));
        args.push(format!("--host-resolver-rules={}", rules.collect::<Vec<_>>().join(",")));
        // Nobody vouches for the certificates of tests.
        args.push("--ignore-certificate-errors".to_owned());
    }
    // https://source.chromium.org/chromium/chromium/src/+/main:components/content_settings/core/browser/cookie_settings.h
    let (blocks_third_party, mode) = if setup.cookies == Cookies::All { (false, 0) } else { (true, 1) };
    let cookies = if setup.cookies == Cookies::None { 2 } else { 1 };
    // A site's cookies inside pages of the other: tools are `localhost` here, platforms `127.0.0.1`.
    let framed =
        if setup.cookies == Cookies::Unframed { json!({"localhost,127.0.0.1": {"setting": 2}}) } else { json!({}) };
    let javascript = if setup.scripts { 1 } else { 2 };
    json!({
        "browserName": "chrome",
        "pageLoadStrategy": "normal",
        "goog:chromeOptions": {
            "args": args,
            // A window cannot be narrower than 500 px; the page inside it can.
            "mobileEmulation": {
                "deviceMetrics": {
                    "width": setup.width, "height": setup.height, "pixelRatio": 1, "mobile": false, "touch": false,
                },
            },
            "prefs": {
                "profile.block_third_party_cookies": blocks_third_party,
                "profile.cookie_controls_mode": mode,
                "profile.default_content_setting_values.cookies": cookies,
                "profile.content_settings.exceptions.cookies": framed,
                "profile.managed_default_content_settings.javascript": javascript,
                "intl.accept_languages": "en-GB,en",
            },
        },
    })
}
