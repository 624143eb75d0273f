//! What all journeys do: they come through the course page of the practice LMS and look at what the frame shows.

use std::time::Duration;

use accolade::domain::ids::ContextId;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::issuer;
use accolade::flows::round::{settle, sync_now};
use accolade::keys;
use accolade::practice::{Course, Manners, Practice, Role};
use accolade::store::{AwardFilter, Session};
use fantoccini::Locator;
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;

use crate::app::TestApp;
use crate::browser::{Browser, Setup};

/// The badge that the journeys make: two conditions, each with a learner just below it.
pub const NAME: &str = "Laboratory Basics";
pub const DESCRIPTION: &str = "Can work safely in the laboratory, and write up what was found there.";
pub const QUIZ: f64 = 75.0;

/// A product, a practice LMS and a browser, ended with the test.
pub struct Visit {
    pub app: TestApp,
    pub lms: Practice,
    pub browser: Browser,
    /// Whether the browser runs scripts.
    pub scripts: bool,
    width: u32,
}

impl Visit {
    /// With the practice LMS registered by hand.
    pub async fn start(manners: Manners, setup: Setup) -> Self {
        let visit = Self::start_as_strangers(manners, setup).await;
        visit.app.register(&visit.lms).await;
        visit
    }

    /// With a practice LMS that is not registered yet.
    pub async fn start_as_strangers(manners: Manners, setup: Setup) -> Self {
        let app = TestApp::start().await;
        let lms = app.strange_practice(manners).await;
        let issuer = app.app.store.find_default_issuer().await.expect("it can be looked up").expect("there is one");
        let mut named = issuer::input_of(&issuer);
        named.profile.name = "Example University".to_owned();
        issuer::change(&app.app, &issuer.id, named).await.expect("an issuer can be renamed");
        let (width, scripts) = (setup.width, setup.scripts);
        let browser = Browser::start_with(setup).await;
        Self { app, lms, browser, scripts, width }
    }

    /// Until the course has been read for the first time; before that nothing of it can be chosen.
    pub async fn wait_for_first_poll(&self) {
        let read = async {
            loop {
                let known = self.app.app.store.list_contexts(None, 10).await.expect("courses can be listed");
                if known.iter().any(|context| context.last_sync_at.is_some()) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), read).await.expect("the course is read");
    }

    /// Holds that no job failed.
    pub async fn end(self) {
        self.app.stop().await;
    }

    /// The course page as this person, and the frame in it, once it says these words.
    pub async fn open_course(&self, person: &str, words: &str) {
        self.browser.leave_frames().await;
        self.browser.open(&format!("{}/course?as={person}", self.lms.url())).await;
        self.enter_tool(words).await;
    }

    /// Steps into the frame, once it says these words. On the way it changes its process with its site; so it is
    /// entered anew until it is there.
    pub async fn enter_tool(&self, words: &str) {
        let shown = async {
            loop {
                self.browser.leave_frames().await;
                self.browser.enter_frame_at("iframe#tool").await;
                if self.browser.text().await.contains(words) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        if tokio::time::timeout(Duration::from_secs(30), shown).await.is_err() {
            panic!("`{words}` did not appear in the frame; it says:\n{}", self.browser.text().await);
        }
    }

    /// Holds the page, or the frame that was entered, to be free of faults and no wider than its window, and keeps a
    /// picture of it.
    pub async fn look(&self, name: &str) {
        assert_eq!(self.browser.accessibility_faults().await, Vec::<String>::new(), "{name}");
        let widths = "return [document.scrollingElement.scrollWidth, window.innerWidth]";
        let widths = self.browser.execute(widths, Vec::new()).await.expect("a page has a width");
        let (page, window) = (widths[0].as_u64(), widths[1].as_u64());
        assert!(page.is_some() && page <= window, "{name} is {page:?} px wide in {window:?} px");
        self.browser.screenshot(&format!("{name}-{}", self.width)).await;
    }

    /// Clicks, and waits until the next page says these words.
    pub async fn go(&self, selector: &str, words: &str) {
        self.browser.click(selector).await;
        self.browser.wait_for_text(words).await;
    }

    /// Writes into a field in place of what stands there.
    pub async fn fill(&self, selector: &str, words: &str) {
        let field = self.browser.find_one(selector).await;
        field.clear().await.unwrap_or_else(|error| panic!("`{selector}`: {error}"));
        field.send_keys(words).await.unwrap_or_else(|error| panic!("`{selector}`: {error}"));
    }

    /// Chooses by the words that people see.
    pub async fn choose(&self, selector: &str, label: &str) {
        let field = self.browser.find_one(selector).await;
        field.select_by_label(label).await.unwrap_or_else(|error| panic!("`{selector}` has no {label}: {error}"));
    }

    /// What a field holds.
    pub async fn value(&self, selector: &str) -> String {
        let field = self.browser.find_one(selector).await;
        field.prop("value").await.expect("a field can be read").unwrap_or_default()
    }

    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        let element = self.browser.find_one(selector).await;
        let found = element.attr(name).await.expect("an element can be read");
        found.unwrap_or_else(|| panic!("`{selector}` has no {name}"))
    }

    /// The session of the page that is shown.
    pub async fn session(&self) -> Session {
        let address = self.browser.execute("return location.href", Vec::new()).await.expect("a page has an address");
        let address = address.as_str().expect("it is text");
        let handle = address.split('/').nth(4).expect("a page of a session has its handle in the path");
        let now = self.app.app.clock.now();
        let found = self.app.app.store.find_session(keys::fingerprint(handle), now).await.expect("it can be looked up");
        found.expect("the session is open").0
    }

    /// How many elements there are.
    pub async fn count(&self, selector: &str) -> usize {
        self.browser.find_all(Locator::Css(selector)).await.expect("a page can be searched").len()
    }

    /// Presses Tab until the focus is on the element, as somebody without a mouse does.
    pub async fn tab_to(&self, selector: &str) {
        let is_there = "return document.activeElement !== null && document.activeElement.matches(arguments[0])";
        for _ in 0..80 {
            self.browser.press(Key::Tab).await;
            let there = self.browser.execute(is_there, vec![selector.into()]).await.expect("a page has a focus");
            if there == true {
                return;
            }
        }
        panic!("`{selector}` cannot be reached by the Tab key\n{}", self.browser.text().await);
    }

    /// Clicks a link that opens beside the course, and goes there. Gives the window that was left.
    pub async fn go_beside(&self, selector: &str, words: &str) -> WindowHandle {
        let (left, before) = self.windows().await;
        self.browser.click(selector).await;
        self.go_to_new(&before).await;
        self.browser.wait_for_text(words).await;
        left
    }

    /// Presses keys on the button of a launch that open its answer in a new window, and goes there.
    pub async fn open_beside(&self, keys: &str) -> WindowHandle {
        let (left, before) = self.windows().await;
        let button = self.browser.find_one("#launch button").await;
        button.send_keys(keys).await.expect("keys can be pressed");
        self.go_to_new(&before).await;
        left
    }

    async fn windows(&self) -> (WindowHandle, Vec<WindowHandle>) {
        let current = self.browser.window().await.expect("a window is open");
        (current, self.browser.windows().await.expect("windows can be listed"))
    }

    async fn go_to_new(&self, before: &[WindowHandle]) {
        let opened = async {
            loop {
                let (_, now) = self.windows().await;
                if let Some(new) = now.into_iter().find(|window| !before.contains(window)) {
                    return new;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let opened = tokio::time::timeout(Duration::from_secs(15), opened).await.expect("a window opens");
        self.browser.switch_to_window(opened).await.expect("it is open");
    }

    /// Closes this window and returns to another.
    pub async fn back_to(&self, window: WindowHandle) {
        self.browser.close_window().await.expect("it is open");
        self.browser.switch_to_window(window).await.expect("it is open");
    }

    /// Types the badge of the journeys into an empty form.
    pub async fn fill_badge(&self) {
        self.fill("#name", NAME).await;
        self.fill("#description", DESCRIPTION).await;
        for (row, activity) in [(0, "Final quiz"), (1, "Lab report")] {
            self.choose(&format!("#kind-{row}"), "Score in an activity").await;
            self.choose(&format!("#activity-{row}"), activity).await;
            self.fill(&format!("#threshold-{row}"), "75").await;
        }
    }

    /// A badge that is published already, by the same way without a browser.
    pub async fn with_published_badge(&self) {
        self.app.open(&self.lms, "teacher").await;
        let (app, store) = (&self.app.app, &self.app.app.store);
        let context = store.list_contexts(None, 1).await.expect("the courses are listed").remove(0).id;
        sync_now(app, context.clone()).await.expect("the course is polled");
        let rule = serde_json::json!({"all": [
            {"score": {"activity": "Final quiz", "at_least": 75}},
            {"score": {"activity": "Lab report", "at_least": 75}},
        ]});
        let input = BadgeInput {
            context: Some(context.clone()),
            name: NAME.to_owned(),
            description: DESCRIPTION.to_owned(),
            rule: Some(rule),
            ..BadgeInput::default()
        };
        author::create(app, input, true).await.expect("the badge is sound");
        settle(app, context).await.expect("the course is judged");
    }

    /// A badge in this course that people hand out.
    pub async fn with_badge_by_hand(&self, context: ContextId) {
        let input = BadgeInput {
            context: Some(context),
            name: "Of its own".to_owned(),
            description: DESCRIPTION.to_owned(),
            ..BadgeInput::default()
        };
        author::create(&self.app.app, input, true).await.expect("the badge is sound");
    }

    /// The address of a badge that somebody has.
    pub async fn awarded_address(&self) -> String {
        let filter = AwardFilter { limit: 1, ..AwardFilter::default() };
        let award = self.app.app.store.list_awards(filter).await.expect("the awards are listed").remove(0);
        let (id, _) = award.credential.expect("it is signed");
        self.app.app.urls.credential(id.as_str())
    }
}

/// The seeded learners who meet the rule by what stands in the gradebook; one of them has no name.
pub fn expected_winners(lab_percent: f64) -> Vec<Option<String>> {
    let course = Course::seeded();
    let score = |column: &str, person: u32| {
        let column = course.column(column).expect("the seeded course has it");
        column.grades.get(&person).and_then(|grade| grade.score).unwrap_or_default()
    };
    let learners = course.people.iter().filter(|person| person.role == Role::Learner);
    learners
        .filter(|person| {
            score("Final quiz", person.number) >= QUIZ
                && score("Lab report", person.number) / 20.0 * 100.0 >= lab_percent
        })
        .map(|person| person.full_name())
        .collect()
}
