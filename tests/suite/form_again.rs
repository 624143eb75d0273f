//! The form of a new badge makes one badge, however often it is sent: twice at once, or again by who went back to it. The
//! form of a badge that is there changes nothing that was changed since it was opened, unless it is sent once more.

use accolade::domain::award::AchievementState;
use accolade::flows::author;
use accolade::flows::round::sync_now;
use accolade::practice::Manners;
use accolade::store::StoredAchievement;
use futures_util::future::join_all;

use crate::app::{Answer, Frame};
use crate::course::{Taught, change_when_locked, hidden, publish_when_locked};
use crate::inside::{count, stored_context};

/// What tells the form on a page again.
fn form_of(page: &str) -> String {
    hidden(page, "form")
}

/// The form of a badge that is there, as a page shows it.
#[derive(Clone)]
struct Opened {
    form: String,
    as_read: String,
}

impl Opened {
    fn on(page: &str) -> Self {
        Self { form: form_of(page), as_read: hidden(page, "as-read") }
    }
}

/// A form of a new badge as its teacher opens it.
async fn open_form(course: &Taught, frame: &Frame) -> String {
    let led = course.app.page(frame, "badges/new").await.expect(303);
    let page = course.app.page(frame, led.header("location")).await.expect(200);
    assert_eq!(page.header("cache-control"), "private, max-age=0", "the browser keeps what is typed into it");
    let form = form_of(&page.text());
    assert!(led.header("location").ends_with(&format!("badges/new?form={form}")), "it is the same when it is reloaded");
    form
}

/// Fills the form in and presses the button of the preview.
async fn send(course: &Taught, frame: &Frame, form: &str, name: &str) -> Answer {
    let fields = [("form", form), ("name", name), ("description", "As practised."), ("by-hand", "on")];
    course.app.post_multipart(frame, "badges/new", &[&fields[..], &[("action", "preview")]].concat()).await
}

/// The badge whose preview an answer leads to.
async fn made(course: &Taught, answer: Answer) -> StoredAchievement {
    let answer = answer.expect(303);
    let id = answer.header("location").strip_suffix("/preview").unwrap().rsplit('/').next().unwrap();
    course.app.app.store.find_achievement(id.into()).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_form_that_is_sent_again_changes_the_draft_that_it_made_and_makes_no_other() {
    let course = Taught::start(Manners::Moodle).await;
    let form = open_form(&course, &course.teacher).await;
    let first = made(&course, send(&course, &course.teacher, &form, "Observer").await).await;
    let second = made(&course, send(&course, &course.teacher, &form, "Keen observer").await).await;
    assert_eq!(second.achievement.id, first.achievement.id);
    assert_eq!(second.achievement.texts.name, "Keen observer");
    assert_eq!((count(&course.app, "achievements"), count(&course.app, "achievement_versions")), (1, 1));

    // The address of the form leads to what it made, where the browser asks for it again.
    let led = course.app.page(&course.teacher, &format!("badges/new?form={form}")).await.expect(303);
    assert!(led.header("location").ends_with(&format!("badges/{}/edit", first.achievement.id)));

    // A form that comes back for another reason is the same form.
    let more = [("form", form.as_str()), ("name", "Keen observer"), ("action", "more-rows")];
    let page = course.app.post_multipart(&course.teacher, "badges/new", &more).await.expect(200).text();
    assert_eq!(form_of(&page), form);

    // Another form makes another badge, and so does the same one when its draft was removed.
    let other = made(&course, send(&course, &course.teacher, &open_form(&course, &course.teacher).await, "Keen").await);
    assert_ne!(other.await.achievement.id, first.achievement.id);
    course.app.post(&course.teacher, &format!("badges/{}/remove", first.achievement.id), &[]).await.expect(303);
    let anew = made(&course, send(&course, &course.teacher, &form, "Observer").await).await;
    assert_ne!(anew.achievement.id, first.achievement.id);
    assert_eq!(count(&course.app, "achievements"), 2);
    course.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_is_sent_many_times_at_once_makes_one_badge() {
    let course = Taught::start(Manners::Canvas).await;
    for round in 0..5 {
        let form = open_form(&course, &course.teacher).await;
        let name = format!("Observer {round}");
        let answers = join_all((0..6).map(|_| send(&course, &course.teacher, &form, &name))).await;
        for answer in answers {
            assert_eq!(made(&course, answer).await.achievement.texts.name, name);
        }
        assert_eq!(count(&course.app, "achievements"), round + 1);
    }
    course.stop().await;
}

#[tokio::test]
async fn a_form_whose_badge_was_published_since_changes_nothing_and_says_so() {
    let course = Taught::start(Manners::Moodle).await;
    let form = open_form(&course, &course.teacher).await;
    let badge = made(&course, send(&course, &course.teacher, &form, "Observer").await).await;
    let id = &badge.achievement.id;
    course.app.post(&course.teacher, &format!("badges/{id}/publish"), &[("seen", "0")]).await.expect(303);

    let page = send(&course, &course.teacher, &form, "Keen observer").await.expect(409).text();
    assert!(
        page.contains("changed or published this after the form was opened")
            && page.contains("value=\"Keen observer\""),
        "{page}"
    );
    assert!(page.contains(&format!("action=\"{}badges/{id}/edit\"", course.teacher.root)), "{page}");
    assert_eq!(course.again(&badge).await.achievement.texts.name, "Observer");
    assert_eq!((count(&course.app, "achievements"), count(&course.app, "achievement_versions")), (1, 1));
    course.stop().await;
}

#[tokio::test]
async fn the_form_of_a_badge_that_is_there_is_kept_by_no_browser_unless_it_was_refused() {
    let course = Taught::start(Manners::Moodle).await;
    let form = open_form(&course, &course.teacher).await;
    let badge = made(&course, send(&course, &course.teacher, &form, "Observer").await).await;
    let edit = format!("badges/{}/edit", badge.achievement.id);
    let shown = course.app.page(&course.teacher, &edit).await.expect(200);
    assert_eq!(shown.header("cache-control"), "no-store", "what a colleague changed is seen by who goes back");
    let refused = course.app.post_multipart(&course.teacher, &edit, &[("name", ""), ("action", "save")]).await;
    assert_eq!(refused.expect(422).header("cache-control"), "private, max-age=0");
    course.stop().await;
}

/// Saves the form of a badge that is there.
async fn save(course: &Taught, badge: &StoredAchievement, opened: &Opened, name: &str) -> Answer {
    let fields = [
        ("form", opened.form.as_str()),
        ("as-read", &opened.as_read),
        ("name", name),
        ("description", "As practised."),
        ("by-hand", "on"),
        ("action", "save"),
    ];
    course.app.post_multipart(&course.teacher, &format!("badges/{}/edit", badge.achievement.id), &fields).await
}

/// A draft of a badge that people hand out, as a form made it.
async fn drafted(course: &Taught) -> StoredAchievement {
    let form = open_form(course, &course.teacher).await;
    made(course, send(course, &course.teacher, &form, "Observer").await).await
}

/// The form that changes a badge, opened anew.
async fn open(course: &Taught, badge: &StoredAchievement) -> Opened {
    let page = course.app.page(&course.teacher, &format!("badges/{}/edit", badge.achievement.id)).await;
    Opened::on(&page.expect(200).text())
}

async fn publish(course: &Taught, badge: &StoredAchievement) {
    let path = format!("badges/{}/publish", badge.achievement.id);
    course.app.post(&course.teacher, &path, &[("seen", "0")]).await.expect(303);
}

/// What a badge is called, and the number of its version.
async fn called(course: &Taught, badge: &StoredAchievement) -> (String, u32) {
    let present = course.again(badge).await.achievement;
    (present.texts.name, present.version_number)
}

#[tokio::test]
async fn a_form_does_not_save_over_what_was_changed_since_it_was_opened_until_it_is_sent_again() {
    let course = Taught::start(Manners::Moodle).await;
    let badge = drafted(&course).await;
    let (mine, theirs) = (open(&course, &badge).await, open(&course, &badge).await);
    save(&course, &badge, &theirs, "Keen observer").await.expect(303);

    let refused = save(&course, &badge, &mine, "Sharp observer").await.expect(409);
    assert_eq!(refused.header("cache-control"), "private, max-age=0", "what was typed is there for who comes back");
    let page = refused.text();
    assert!(page.contains("changed this after the form was opened"), "{page}");
    assert!(page.contains("value=\"Sharp observer\""), "{page}");
    assert_eq!(called(&course, &badge).await.0, "Keen observer");

    // A form that comes back for another reason has read what it had read; one that holds a mistake as well says first that
    // it is out of date.
    let path = format!("badges/{}/edit", badge.achievement.id);
    let more = [("form", mine.form.as_str()), ("as-read", &mine.as_read), ("name", ""), ("action", "more-rows")];
    let again = Opened::on(&course.app.post_multipart(&course.teacher, &path, &more).await.expect(200).text());
    assert_eq!((&again.form, &again.as_read), (&mine.form, &mine.as_read));
    save(&course, &badge, &mine, "").await.expect(409);

    save(&course, &badge, &Opened::on(&page), "Sharp observer").await.expect(303);
    assert_eq!(called(&course, &badge).await.0, "Sharp observer");
    course.stop().await;
}

#[tokio::test]
async fn whoever_goes_back_to_a_form_that_was_refused_goes_on_with_it() {
    let course = Taught::start(Manners::Moodle).await;
    let badge = drafted(&course).await;
    let mine = open(&course, &badge).await;
    let refused = Opened::on(&save(&course, &badge, &mine, "").await.expect(422).text());
    assert_eq!((&refused.form, &refused.as_read), (&mine.form, &mine.as_read));
    for name in ["Keen observer", "Sharp observer"] {
        save(&course, &badge, &refused, name).await.expect(303);
        assert_eq!(called(&course, &badge).await.0, name);
    }
    // Until it is published.
    publish(&course, &badge).await;
    save(&course, &badge, &refused, "Observer").await.expect(409);
    assert_eq!(called(&course, &badge).await, ("Sharp observer".to_owned(), 1));
    course.stop().await;
}

#[tokio::test]
async fn a_form_does_not_change_what_was_published_since_it_was_opened_until_it_is_sent_again() {
    let course = Taught::start(Manners::Canvas).await;
    let badge = drafted(&course).await;
    let mine = open(&course, &badge).await;
    publish(&course, &badge).await;
    let page = save(&course, &badge, &mine, "Keen observer").await.expect(409).text();
    assert!(page.contains("changed or published this after the form was opened"), "{page}");
    assert_eq!(called(&course, &badge).await, ("Observer".to_owned(), 1));
    save(&course, &badge, &Opened::on(&page), "Keen observer").await.expect(303);
    assert_eq!(called(&course, &badge).await, ("Keen observer".to_owned(), 2));
    course.stop().await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_changes_a_published_badge_once() {
    let course = Taught::start(Manners::Moodle).await;
    let badge = drafted(&course).await;
    publish(&course, &badge).await;
    let mine = open(&course, &badge).await;
    for answer in join_all((0..4).map(|_| save(&course, &badge, &mine, "Keen observer"))).await {
        answer.expect(303);
    }
    save(&course, &badge, &mine, "Keen observer").await.expect(303);
    assert_eq!(called(&course, &badge).await, ("Keen observer".to_owned(), 2));
    assert_eq!(count(&course.app, "achievement_versions"), 2);
    assert_eq!(count(&course.app, "audit WHERE what = 'badge.changed'"), 1);
    course.stop().await;
}

#[tokio::test]
async fn the_form_of_a_new_badge_does_not_save_over_what_a_colleague_changed_in_its_draft() {
    let course = Taught::start(Manners::Moodle).await;
    let form = open_form(&course, &course.teacher).await;
    let badge = made(&course, send(&course, &course.teacher, &form, "Observer").await).await;
    let theirs = open(&course, &badge).await;
    save(&course, &badge, &theirs, "Keen observer").await.expect(303);

    let page = send(&course, &course.teacher, &form, "Sharp observer").await.expect(409).text();
    assert!(page.contains("changed this after the form was opened"), "{page}");
    assert!(page.contains("value=\"Sharp observer\""), "{page}");
    assert_eq!(called(&course, &badge).await.0, "Keen observer");
    save(&course, &badge, &Opened::on(&page), "Sharp observer").await.expect(303);
    assert_eq!(called(&course, &badge).await.0, "Sharp observer");
    assert_eq!(count(&course.app, "achievements"), 1);
    course.stop().await;
}

#[tokio::test]
async fn nobody_publishes_another_badge_than_the_one_they_looked_at() {
    let course = Taught::start(Manners::Moodle).await;
    let badge = drafted(&course).await;
    let path = format!("badges/{}", badge.achievement.id);
    let pages = [path.clone(), format!("{path}/preview")];
    let looked = async |page: &str| hidden(&course.app.page(&course.teacher, page).await.expect(200).text(), "as-read");
    let publish =
        async |seen: &[(&str, &str)]| course.app.post(&course.teacher, &format!("{path}/publish"), seen).await;
    for page in &pages {
        let read = looked(page).await;
        let theirs = open(&course, &badge).await;
        save(&course, &badge, &theirs, &format!("Observer of {page}")).await.expect(303);
        publish(&[("seen", "0"), ("as-read", &read)]).await.expect(409);
        publish(&[("as-read", &read)]).await.expect(409);
        assert!(course.again(&badge).await.published_at.is_none());
    }
    let read = [looked(&pages[0]).await, looked(&pages[1]).await];
    for read in [&read[1], &read[1], &read[0]] {
        publish(&[("seen", "0"), ("as-read", read)]).await.expect(303);
        assert!(course.again(&badge).await.published_at.is_some());
    }
    // After a pause it is still what was looked at.
    course.app.post(&course.teacher, &format!("{path}/pause"), &[]).await.expect(303);
    publish(&[("seen", "0"), ("as-read", &read[1])]).await.expect(303);
    assert_eq!(course.again(&badge).await.achievement.state, AchievementState::Active);
    course.stop().await;
}

#[tokio::test]
async fn what_is_published_is_what_was_looked_at_though_it_changes_at_that_moment() {
    let course = Taught::start(Manners::Moodle).await;
    let badge = drafted(&course).await;
    let id = &badge.achievement.id;
    change_when_locked(&course.app, id.as_str(), "UPDATE achievement_versions SET name = 'Other'");
    let path = format!("badges/{id}/publish");
    course.app.post(&course.teacher, &path, &[("as-read", &author::said(&badge))]).await.expect(409);
    assert!(course.again(&badge).await.published_at.is_none());
    course.stop().await;
}

#[tokio::test]
async fn what_crosses_a_publishing_changes_nothing() {
    let course = Taught::start(Manners::Moodle).await;
    let badge = drafted(&course).await;
    let mine = open(&course, &badge).await;
    publish_when_locked(&course.app, badge.achievement.id.as_str());
    let page = save(&course, &badge, &mine, "Keen observer").await.expect(409).text();
    assert!(page.contains("value=\"Keen observer\""), "{page}");
    assert!(course.again(&badge).await.published_at.is_some());
    assert_eq!(called(&course, &badge).await, ("Observer".to_owned(), 1));

    // What is not of our making was never read.
    let strange = Opened { as_read: "\"><script>".to_owned(), ..mine };
    save(&course, &badge, &strange, "Keen observer").await.expect(303);
    assert_eq!(called(&course, &badge).await, ("Keen observer".to_owned(), 2));
    course.stop().await;
}

#[tokio::test]
async fn a_form_that_crosses_the_publishing_of_its_badge_changes_nothing() {
    let course = Taught::start(Manners::Moodle).await;
    let form = open_form(&course, &course.teacher).await;
    let badge = made(&course, send(&course, &course.teacher, &form, "Observer").await).await;
    publish_when_locked(&course.app, badge.achievement.id.as_str());

    let page = send(&course, &course.teacher, &form, "Keen observer").await.expect(409).text();
    assert!(page.contains("value=\"Keen observer\""), "{page}");
    let published = course.again(&badge).await;
    assert!(published.published_at.is_some());
    assert_eq!((published.achievement.texts.name.as_str(), published.achievement.version_number), ("Observer", 1));
    assert_eq!(count(&course.app, "achievement_versions"), 1);
    course.stop().await;
}

#[tokio::test]
async fn a_form_reaches_no_badge_of_another_course() {
    let course = Taught::start(Manners::Canvas).await;
    let form = open_form(&course, &course.teacher).await;
    let here = made(&course, send(&course, &course.teacher, &form, "Observer").await).await;

    let copy = course.lms.copy_course();
    course.lms.choose_course(copy);
    let teacher = course.app.open(&course.lms, "teacher").await;
    sync_now(&course.app.app, stored_context(&course.app, &course.lms).await.id).await.unwrap();
    course.app.page(&teacher, &format!("badges/new?form={form}")).await.expect(200);
    let there = made(&course, send(&course, &teacher, &form, "Taken over").await).await;
    assert_ne!(there.achievement.id, here.achievement.id);
    assert_ne!(there.achievement.context, here.achievement.context);
    assert_eq!(course.again(&here).await.achievement.texts.name, "Observer");

    // What is not of our making tells no form again, and a learner sends none.
    let led = course.app.page(&course.teacher, "badges/new?form=%22x&start=pass&of=a%26b").await.expect(303);
    let (_, query) = led.header("location").split_once('?').unwrap();
    assert!(query.ends_with("&start=pass&of=a%26b") && !query.contains("%22"), "{query}");
    for strange in ["x".repeat(10_000), "a b".to_owned(), String::new()] {
        let twice = [
            made(&course, send(&course, &course.teacher, &strange, "Strange").await).await,
            made(&course, send(&course, &course.teacher, &strange, "Strange").await).await,
        ];
        assert_ne!(twice[0].achievement.id, twice[1].achievement.id, "{}", strange.len());
    }
    course.lms.choose_course(0);
    let learner = course.app.open(&course.lms, "ada").await;
    send(&course, &learner, &form, "Mine").await.expect(403);
    course.stop().await;
}
