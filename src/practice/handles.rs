//! Handles for tests: they change the course, the platform's moods and its clock, and drive launches without a browser.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::admin::switch_on;
use super::claims::{LTI, MEMBERSHIP};
use super::course::{Column, Grade, Owner, Person, ResourceLink, Standing};
use super::keys::{Key, Signature, random_hex};
use super::oidc::{Answer, Hint, LaunchPost, Login, authorize, begin};
use super::registration::frame_address;
use super::state::State;
use super::storage::StorageManner;
use super::wire::parameters;
use super::{Endpoint, Fault, Practice, ags, faults, links, pages};

/// What the authentication endpoint answered in place of a launch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Of the platform's own page; `None` when the refusal was posted to the tool.
    pub status: Option<u16>,
    /// The protocol's code, or the words on the page.
    pub error: String,
}

/// A launch that is being prepared; `begin` starts it.
#[must_use]
pub struct LaunchPlan<'a> {
    practice: &'a Practice,
    hint: Hint,
}

impl LaunchPlan<'_> {
    /// From another of the course's links.
    pub fn from_link(mut self, number: u32) -> Self {
        self.hint.link = number;
        self
    }

    /// With the name of the frame that keeps values, as browsers get it; Canvas manners alone.
    pub fn offering_storage(mut self) -> Self {
        self.hint.offers_storage = true;
        self
    }

    /// Asks for links, from this place of the platform's pages.
    ///
    /// # Panics
    /// When the platform has no such place.
    pub fn asking_for_links(mut self, place: &str) -> Self {
        let customs = self.hint.manners.customs();
        let place = customs.place(place).unwrap_or_else(|| panic!("{} has no place {place}", customs.title));
        self.hint.asks = Some((place, random_hex(8)));
        self
    }

    /// A teacher opens what this learner did.
    pub fn reviewing(self, key: &str) -> Self {
        let person = self.practice.person_id(key);
        let message = json!("LtiSubmissionReviewRequest");
        let for_user = json!({"user_id": person, "roles": [format!("{MEMBERSHIP}Learner")]});
        self.with(&format!("{LTI}message_type"), message).with(&format!("{LTI}for_user"), for_user)
    }

    /// Somebody who may look at what these learners have.
    pub fn observing(self, keys: &[&str]) -> Self {
        let observed: Vec<String> = keys.iter().map(|key| self.practice.person_id(key)).collect();
        self.with(&format!("{LTI}roles"), json!([format!("{MEMBERSHIP}Mentor")]))
            .with(&format!("{LTI}role_scope_mentor"), json!(observed))
    }

    /// From a menu outside of courses.
    pub fn without_course(self) -> Self {
        self.without(&format!("{LTI}context"))
            .without("https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice")
            .without("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
    }

    pub fn in_window(mut self) -> Self {
        self.hint.in_window = true;
        self
    }

    /// With these roles instead of the person's own.
    pub fn with_roles(mut self, roles: &[&str]) -> Self {
        self.hint.roles = Some(roles.iter().map(|&role| role.to_owned()).collect());
        self
    }

    /// Changes claims and header before the id_token is signed.
    pub fn edit(mut self, edit: impl Fn(&mut Value, &mut Value) + Send + Sync + 'static) -> Self {
        self.hint.edit = Some(match self.hint.edit.take() {
            None => Arc::new(edit),
            Some(earlier) => Arc::new(move |claims, header| {
                earlier(claims, header);
                edit(claims, header);
            }),
        });
        self
    }

    /// Without this claim.
    pub fn without(self, claim: &str) -> Self {
        let claim = claim.to_owned();
        self.edit(move |claims, _| {
            claims.as_object_mut().expect("claims are an object").remove(&claim);
        })
    }

    /// With this claim.
    pub fn with(self, claim: &str, value: Value) -> Self {
        let claim = claim.to_owned();
        self.edit(move |claims, _| claims[claim.as_str()] = value.clone())
    }

    pub fn signed(mut self, signature: Signature) -> Self {
        self.hint.signature = signature;
        self
    }

    /// The platform remembers the launch and says how the browser begins the login.
    pub fn begin(self) -> Login {
        begin(&self.practice.platform, self.hint)
    }
}

impl Practice {
    fn change<T>(&self, change: impl FnOnce(&mut State, DateTime<Utc>) -> T) -> T {
        let now = self.platform.now();
        change(&mut self.platform.lock(), now)
    }

    fn change_person(&self, key: &str, change: impl FnOnce(&mut Person)) {
        self.change(|state, _| change(state.course.person_mut(key).unwrap_or_else(|| nobody(key))));
    }

    /// Prepares a launch by this person from the course's first link, under the manners that are switched on.
    ///
    /// # Panics
    /// When nobody has that key.
    pub fn launch_as(&self, key: &str) -> LaunchPlan<'_> {
        self.person_id(key);
        self.launch(Some(key.to_owned()))
    }

    /// The address that the administrator's frame opens when this link is pasted to register a new tool.
    ///
    /// # Panics
    /// When it is no address.
    pub fn registering(&self, link: &str) -> String {
        frame_address(&self.platform, self.manners(), link, false).expect("a link to paste is an address")
    }

    /// The same to bring the known tool up to date.
    ///
    /// # Panics
    /// When it is no address.
    pub fn updating(&self, link: &str) -> String {
        frame_address(&self.platform, self.manners(), link, true).expect("a link to paste is an address")
    }

    /// Switches the tool on, under the manners that are switched on.
    pub fn activate(&self) {
        let manners = self.manners();
        self.change(|state, _| switch_on(state, manners));
    }

    /// The requests for a registration that were accepted.
    pub fn registrations(&self) -> Vec<Value> {
        self.change(|state, _| state.registrations.clone())
    }

    /// Changes the platform's configuration before it is sent, from now on.
    pub fn edit_configuration(&self, edit: impl Fn(&mut Value) + Send + Sync + 'static) {
        self.change(|state, _| state.configuration_edit = Some(Arc::new(edit)));
    }

    /// Prepares a launch by a visitor without `sub`.
    pub fn launch_anonymously(&self) -> LaunchPlan<'_> {
        self.launch(None)
    }

    fn launch(&self, person: Option<String>) -> LaunchPlan<'_> {
        let (manners, link) = {
            let state = self.platform.lock();
            (state.manners, state.course.links.first().map_or(0, |link| link.number))
        };
        LaunchPlan { practice: self, hint: Hint::new(manners, person, link, self.platform.now()) }
    }

    /// Answers the authentication request that the tool redirects to, as the endpoint would, with all its checks.
    pub fn answer(&self, authentication_request: &str) -> Result<LaunchPost, Refused> {
        let own_page = |status, why: &str| Err(Refused { status: Some(status), error: why.to_owned() });
        let (address, query) = authentication_request.split_once('?').unwrap_or((authentication_request, ""));
        let path = address.strip_prefix(self.url()).unwrap_or_default();
        let (Some(manners), Endpoint::Authentication) = faults::place_of(path) else {
            return own_page(404, "not the authentication endpoint of this platform");
        };
        match authorize(&self.platform, manners, &parameters(query.as_bytes())) {
            Answer::Post(post) => match post.field("error").map(str::to_owned) {
                Some(error) => Err(Refused { status: None, error }),
                None => Ok(post),
            },
            Answer::Page { status, why } => own_page(status, &why),
            Answer::Json { status, value } => own_page(status, &value.to_string()),
        }
    }

    /// Signs any claims with the platform's key; the header gets `alg` and `kid`.
    pub fn sign(&self, claims: &Value) -> String {
        self.change(|state, _| {
            let key = &state.keys[0];
            key.sign(&json!({"typ": "JWT", "alg": "RS256", "kid": key.kid(state.manners.customs())}), claims)
        })
    }

    /// The `sub` and `user_id` of a person under the present manners.
    ///
    /// # Panics
    /// When nobody has that key.
    pub fn person_id(&self, key: &str) -> String {
        self.change(|state, _| {
            let person = state.course.person(key).unwrap_or_else(|| nobody(key));
            person.id(state.manners.customs())
        })
    }

    pub fn context_id(&self) -> String {
        self.change(|state, _| state.manners.customs().context_of(state.course.copy))
    }

    /// Copies the course that is chosen, as the platform does it, and gives the number of the copy.
    pub fn copy_course(&self) -> u32 {
        self.change(|state, _| {
            let highest = state.shelf.iter().map(|course| course.copy).chain([state.course.copy]).max();
            let copy = highest.unwrap_or_default() + 1;
            state.shelf.push(state.course.copied(copy));
            copy
        })
    }

    /// From now on pages and handles speak of this copy; of the course itself with 0.
    ///
    /// # Panics
    /// When there is no such copy.
    pub fn choose_course(&self, copy: u32) {
        let is_there = self.change(|state, _| {
            state.chosen = copy;
            state.take_out(copy)
        });
        assert!(is_there, "there is no copy {copy} of the practice course");
    }

    /// The links of the course, in their order.
    pub fn links(&self) -> Vec<ResourceLink> {
        self.change(|state, _| state.course.links.clone())
    }

    /// The claims of the answers to requests for links that were accepted.
    pub fn link_answers(&self) -> Vec<Value> {
        self.change(|state, _| state.link_answers.clone())
    }

    /// A teacher saves what the latest answer brought, where the platform asks for that.
    pub fn save_links(&self) {
        self.change(|state, _| links::save_latest(state));
    }

    /// The address of the list of columns.
    pub fn line_items_url(&self) -> String {
        let copy = self.change(|state, _| state.course.copy);
        ags::collection_address(&self.platform, self.manners(), copy)
    }

    /// The address of the list of members.
    pub fn memberships_url(&self) -> String {
        let copy = self.change(|state, _| state.course.copy);
        self.platform.url(&self.manners().customs().memberships_path_of(copy))
    }

    /// The address of a column.
    ///
    /// # Panics
    /// When there is no such column.
    pub fn line_item_url(&self, label: &str) -> String {
        let manners = self.manners();
        self.change(|state, _| {
            let column = state.course.column(label).unwrap_or_else(|| no_column(label));
            ags::column_address(&self.platform, manners, column, "")
        })
    }

    /// A grade as the tool's connected activity would bring it: seen by the tool under both manners. `None` erases the
    /// score and leaves the entry.
    ///
    /// # Panics
    /// When there is no such person or column.
    pub fn set_grade(&self, key: &str, column: &str, score: Option<f64>) {
        self.set_grade_at(key, column, score, self.platform.now());
    }

    /// The same, changed at a given time.
    ///
    /// # Panics
    /// When there is no such person or column.
    pub fn set_grade_at(&self, key: &str, column: &str, score: Option<f64>, changed: DateTime<Utc>) {
        self.change(|state, _| {
            let number = state.course.person(key).unwrap_or_else(|| nobody(key)).number;
            let column = state.course.column_mut(column).unwrap_or_else(|| no_column(column));
            let grade = Grade { score, changed, comment: None, scored_by_tool: true, by_teacher: false };
            column.grades.insert(number, grade);
        });
    }

    /// A grade as a teacher types it into the gradebook.
    ///
    /// # Panics
    /// When there is no such person or column.
    pub fn type_grade(&self, key: &str, column: &str, score: Option<f64>) {
        self.change(|state, now| {
            let number = state.course.person(key).unwrap_or_else(|| nobody(key)).number;
            let column = state.course.column_mut(column).unwrap_or_else(|| no_column(column));
            pages::type_grade(column, number, score, now);
        });
    }

    /// Takes a grade away, entry and all.
    ///
    /// # Panics
    /// When there is no such person or column.
    pub fn remove_grade(&self, key: &str, column: &str) {
        self.change(|state, _| {
            let number = state.course.person(key).unwrap_or_else(|| nobody(key)).number;
            state.course.column_mut(column).unwrap_or_else(|| no_column(column)).grades.remove(&number);
        });
    }

    /// What stands in the gradebook.
    pub fn grade(&self, key: &str, column: &str) -> Option<Grade> {
        self.change(|state, _| {
            let number = state.course.person(key)?.number;
            state.course.column(column)?.grades.get(&number).cloned()
        })
    }

    pub fn add_person(&self, person: Person) {
        self.change(|state, _| state.course.people.push(person));
    }

    /// Takes the person out of the course; grades stay in the gradebook's memory.
    pub fn remove_person(&self, key: &str) {
        self.change(|state, _| state.course.people.retain(|person| person.key != key));
    }

    /// # Panics
    /// When nobody has that key.
    pub fn suspend(&self, key: &str) {
        self.change_person(key, |person| person.standing = Standing::Suspended);
    }

    /// # Panics
    /// When nobody has that key.
    pub fn reinstate(&self, key: &str) {
        self.change_person(key, |person| person.standing = Standing::Active);
    }

    /// # Panics
    /// When nobody has that key.
    pub fn rename_person(&self, key: &str, given: &str, family: &str) {
        self.change_person(key, |person| person.name = Some((given.to_owned(), family.to_owned())));
    }

    pub fn share_names(&self, shares: bool) {
        self.change(|state, _| state.shares_names = shares);
    }

    pub fn share_emails(&self, shares: bool) {
        self.change(|state, _| state.shares_emails = shares);
    }

    pub fn list_languages(&self, lists: bool) {
        self.change(|state, _| state.lists_languages = lists);
    }

    /// # Panics
    /// When nobody has that key.
    pub fn speak(&self, key: &str, locale: &str) {
        self.change_person(key, |person| person.locale = locale.to_owned());
    }

    pub fn add_column(&self, label: &str, maximum: f64, owner: Owner) {
        self.change(|state, _| {
            state.course.new_column(label, maximum, owner);
        });
    }

    /// # Panics
    /// When there is no such column.
    pub fn rename_column(&self, label: &str, new_label: &str) {
        self.change(|state, _| {
            new_label.clone_into(&mut state.course.column_mut(label).unwrap_or_else(|| no_column(label)).label);
        });
    }

    pub fn remove_column(&self, label: &str) {
        self.change(|state, _| state.course.columns.retain(|column| column.label != label));
    }

    /// Adds an activity that launches the tool; with `open_to`, only these people meet its access restrictions.
    ///
    /// # Panics
    /// When one of them is not in the course.
    pub fn add_link(&self, number: u32, title: &str, open_to: Option<&[&str]>) {
        self.change(|state, _| {
            let number_of = |key: &&str| state.course.person(key).unwrap_or_else(|| nobody(key)).number;
            let open_to = open_to.map(|keys| keys.iter().map(number_of).collect());
            state.course.links.retain(|link| link.number != number);
            state.course.links.push(ResourceLink { open_to, ..ResourceLink::new(number, title) });
        });
    }

    fn change_link(&self, number: u32, change: impl FnOnce(&mut ResourceLink)) {
        self.change(|state, _| {
            let link = state.course.links.iter_mut().find(|link| link.number == number);
            change(link.unwrap_or_else(|| panic!("the practice course has no link {number}")));
        });
    }

    /// Restricts an activity to those with so many points in a column, whoever sees that column.
    ///
    /// # Panics
    /// When there is no such link.
    pub fn restrict(&self, number: u32, column: &str, points: f64) {
        self.change_link(number, |link| {
            link.open_to = None;
            link.needs = Some((column.to_owned(), points));
        });
    }

    /// Takes every restriction of an activity away, so that it is open to all. One on its section alone, or by a date
    /// that has passed, looks the same to a tool.
    ///
    /// # Panics
    /// When there is no such link.
    pub fn lift_restrictions(&self, number: u32) {
        self.change_link(number, |link| (link.open_to, link.needs) = (None, None));
    }

    pub fn remove_link(&self, number: u32) {
        self.change(|state, _| state.course.links.retain(|link| link.number != number));
    }

    /// Gives a column a formula that shows what stands in another one, as a teacher does in Moodle's gradebook setup.
    ///
    /// # Panics
    /// When there is no such column.
    pub fn follow(&self, column: &str, source: &str) {
        self.change(|state, _| {
            state.course.column_mut(column).unwrap_or_else(|| no_column(column)).follows = Some(source.to_owned());
        });
    }

    /// The gradebook as it stands: tests look at the columns that the tool made.
    pub fn columns(&self) -> Vec<Column> {
        self.change(|state, _| state.course.columns.clone())
    }

    /// Makes a column the link's own, so that launches from it name the column.
    ///
    /// # Panics
    /// When there is no such column.
    pub fn bind_column(&self, label: &str, link: u32) {
        self.change(|state, _| {
            state.course.column_mut(label).unwrap_or_else(|| no_column(label)).link = Some(link);
        });
    }

    /// Rows on a page of members; `None` is the platform's own habit.
    pub fn set_member_page(&self, size: Option<usize>) {
        self.change(|state, _| state.pages.members = size);
    }

    /// Rows on a page of line items; `None` is the platform's own habit.
    pub fn set_line_item_page(&self, size: Option<usize>) {
        self.change(|state, _| state.pages.line_items = size);
    }

    /// Rows on a page of results; `None` is the platform's own habit.
    pub fn set_result_page(&self, size: Option<usize>) {
        self.change(|state, _| state.pages.results = size);
    }

    /// Signs with a new key from now on. How long the older ones stay published is a matter of manners.
    pub fn rotate_keys(&self) {
        let key = Key::generate(self.platform.now());
        self.change(|state, _| state.keys.insert(0, key));
    }

    /// The next requests for this endpoint meet the fault.
    pub fn fail(&self, endpoint: Endpoint, times: usize, fault: Fault) {
        self.fail_after(endpoint, 0, times, fault);
    }

    /// The same, after `skip` requests that go well: the second page of a list, for instance.
    pub fn fail_after(&self, endpoint: Endpoint, skip: usize, times: usize, fault: Fault) {
        self.change(|state, _| state.faults.plan(endpoint, skip, times, fault));
    }

    /// Forgets all planned faults.
    pub fn mend(&self) {
        self.change(|state, _| state.faults.clear());
    }

    /// How many requests came over the socket for this endpoint.
    pub fn requests(&self, endpoint: Endpoint) -> usize {
        self.change(|state, _| state.requests.get(&endpoint).copied().unwrap_or(0))
    }

    /// The labels of the columns with this tag.
    pub fn columns_of(&self, tag: &str) -> Vec<String> {
        self.change(|state, _| {
            let tagged = state.course.columns.iter().filter(|column| column.tag == tag);
            tagged.map(|column| column.label.clone()).collect()
        })
    }

    /// The scores that were accepted: the column's label and the body.
    pub fn scores(&self) -> Vec<(String, Value)> {
        self.change(|state, _| state.scores.clone())
    }

    /// The custom parameters that the tool's registration asks for, e.g. `("cv_user", "$Canvas.user.id")`.
    pub fn set_custom(&self, parameters: &[(&str, &str)]) {
        let owned = parameters.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        self.change(|state, _| state.custom = owned);
    }

    /// The scopes that the tool may have; tokens given out before keep theirs.
    pub fn grant_scopes(&self, scopes: &[&str]) {
        self.change(|state, _| state.scopes = scopes.iter().map(|&scope| scope.to_owned()).collect());
    }

    /// How the frame answers that keeps values for tools.
    pub fn set_storage(&self, manner: StorageManner) {
        self.change(|state, _| state.storage = manner);
    }

    /// Forgets every service token, so that the next use of one is 401.
    pub fn forget_tokens(&self) {
        self.change(|state, _| state.grants.clear());
    }

    /// Whether pages begin logins by GET; a form post otherwise.
    pub fn login_by_get(&self, by_get: bool) {
        self.change(|state, _| state.login_by_get = by_get);
    }

    /// The platform's own time.
    pub fn now(&self) -> DateTime<Utc> {
        self.platform.now()
    }

    /// How far the platform's clock is ahead (or, negative, behind).
    pub fn set_skew(&self, skew: Duration) {
        self.platform.skew_seconds.store(skew.num_seconds(), Ordering::SeqCst);
    }
}

fn nobody<T>(key: &str) -> T {
    panic!("nobody is called {key} in the practice course")
}

fn no_column<T>(label: &str) -> T {
    panic!("the practice course has no column {label}")
}
