//! The table of a course's learners and badges: what its cells say, whom it lists, its file and its list to print.

use std::collections::HashSet;

use accolade::flows::author;
use accolade::flows::revoke::{self, Because};
use accolade::practice::{Manners, Person};
use accolade::store::StoredAchievement;
use serde_json::json;

use crate::course::Taught;

/// Two badges: one that asks for a score, and one that asks for three things.
async fn course(manners: Manners) -> (Taught, StoredAchievement, StoredAchievement) {
    let taught = Taught::start(manners).await;
    let quiz = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let all = json!({"all": [
        {"score": {"activity": "Final quiz", "at_least": 101}},
        {"score": {"activity": "Lab report", "at_least": 1}},
        {"completed": {"activity": "Safety module"}},
    ]});
    let all = taught.badge("Everything", all).await;
    taught.sync().await;
    (taught, quiz, all)
}

/// The row of a learner, as HTML.
fn row<'p>(page: &'p str, name: &str) -> &'p str {
    let rows = page.split("<tr>").skip(1).map(|row| row.split("</tr>").next().unwrap());
    rows.into_iter().find(|row| row.contains(&format!("<bdi>{name}</bdi>"))).unwrap_or_else(|| panic!("no row {name}"))
}

fn cells(row: &str) -> Vec<&str> {
    row.split("<td").skip(1).map(|cell| cell.split("</td>").next().unwrap()).collect()
}

/// The lines of a file of a table, the head first.
fn lines(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").expect("Excel knows UTF-8 by its mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn each_cell_says_what_was_earned_or_how_far_a_learner_is_and_what_is_missing() {
    let (taught, quiz, all) = course(Manners::Moodle).await;
    let page = taught.app.page(&taught.teacher, "progress").await.expect(200).text();
    let ada = cells(row(&page, "Ada Sample"));
    let award = taught.award(&quiz, "ada").await.unwrap();
    let told = format!("href=\"{}badges/{}#award-{}\">Earned", taught.teacher.root, quiz.achievement.id, award.id);
    assert!(ada[0].contains(&told), "{}", ada[0]);
    let badge = taught.app.page(&taught.teacher, &format!("badges/{}", quiz.achievement.id)).await.expect(200).text();
    assert!(badge.contains(&format!("id=\"award-{}\"", award.id)), "the link leads somewhere");

    let ada = ada[1];
    assert!(ada.contains("of 3</summary>") && ada.contains("<li>Final quiz: at least 101\u{a0}%</li>"), "{ada}");
    // Who has seen 74.99 % is shown that, and not the 75 % that it is not.
    let zoe = taught.member("zoe").await.unwrap().name.unwrap();
    let zoe = cells(row(&page, &zoe));
    assert!(zoe[0].contains("74.99\u{a0}%") && zoe[0].contains("Final quiz: at least 75\u{a0}%"), "{}", zoe[0]);
    // A draft is no column; teachers are no rows.
    author::create(
        &taught.app.app,
        taught.input("Secret draft", json!({"completed": {"activity": "Lab report"}})),
        false,
    )
    .await
    .unwrap();
    let page = taught.app.page(&taught.teacher, "progress").await.expect(200).text();
    assert!(!page.contains("Secret draft") && !page.contains("<bdi>Petra Muster</bdi>"));
    assert!(page.contains(&format!("badges/{}\"><bdi>Everything</bdi>", all.achievement.id)));
    taught.stop().await;
}

#[tokio::test]
async fn a_table_is_narrowed_by_name_and_badge_and_turned_in_pages() {
    let (taught, quiz, _) = course(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let narrowed = app.page(frame, "progress?name=ADA+sa&badge=").await.expect(200).text();
    assert!(narrowed.contains("<bdi>Ada Sample</bdi>") && narrowed.matches("<tr>").count() == 2, "{narrowed}");
    assert!(narrowed.contains("value=\"ADA sa\""), "what was typed stays");
    let one = app.page(frame, &format!("progress?badge={}", quiz.achievement.id)).await.expect(200).text();
    assert_eq!(cells(row(&one, "Ada Sample")).len(), 1);
    assert!(one.contains(&format!("progress.csv?badge={}", quiz.achievement.id)), "the file is narrowed as well");
    let nobody = app.page(frame, "progress?name=%3Cscript%3E").await.expect(200).text();
    assert!(nobody.contains("Nobody has this in their name") && !nobody.contains("<script>\""), "{nobody}");
    // What is no badge of this course, no number and far too long narrows nothing or finds nobody, and is no error.
    let long = "x".repeat(3000);
    for strange in ["badge=unknown", "page=0", "page=-7", "page=99999999999999999999", "page=two"] {
        let page = app.page(frame, &format!("progress?{strange}")).await.expect(200).text();
        assert!(page.contains("<bdi>Ada Sample</bdi>"), "{strange}");
    }
    app.page(frame, &format!("progress?name={long}")).await.expect(200);

    for number in 0..90 {
        let (key, given) = (format!("more-{number}"), format!("Zz{number:02}"));
        taught.lms.add_person(Person::learner(&key, 900 + number, &given, "Later"));
    }
    taught.sync().await;
    let first = app.page(frame, "progress").await.expect(200).text();
    let second = app.page(frame, "progress?page=2").await.expect(200).text();
    assert_eq!(first.matches("<tr>").count(), 101, "a hundred on a page, and the head");
    let names = |page: &str| -> HashSet<String> {
        page.split("<th scope=\"row\">").skip(1).map(|row| row.split("</bdi>").next().unwrap().to_owned()).collect()
    };
    assert!(names(&first).is_disjoint(&names(&second)) && names(&second).len() == 16);
    assert!(first.contains("rel=\"next\"") && !first.contains("rel=\"prev\""));
    assert!(second.contains("rel=\"prev\"") && !second.contains("rel=\"next\""));
    taught.stop().await;
}

#[tokio::test]
async fn the_file_has_a_line_for_each_learner_and_badge_and_no_formula() {
    let (taught, quiz, _) = course(Manners::Canvas).await;
    taught.lms.rename_person("zoe", "=HYPERLINK(\"https://evil.example\")", "&A1");
    taught.sync().await;
    let answer = taught.app.page(&taught.teacher, "progress.csv").await.expect(200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(answer.header("content-disposition").contains("progress.csv"));
    let lines = lines(&answer.bytes);
    assert_eq!(lines[0], ["name", "platform_id", "badge", "status", "date", "credential"]);
    let people = taught.app.app.store.list_course_people(taught.context.clone()).await.unwrap();
    assert_eq!(lines.len(), 1 + 2 * people.len());
    let award = taught.award(&quiz, "ada").await.unwrap();
    let (credential, _) = award.credential.unwrap();
    let day = award.granted_at.format("%F").to_string();
    let address = taught.app.app.urls.credential(credential.as_str());
    let ada = taught.lms.person_id("ada");
    assert!(lines.contains(&["Ada Sample", &ada, "Quiz", "earned", &day, &address].map(str::to_owned).to_vec()));
    assert!(lines.iter().any(|line| line[1] == ada && line[2] == "Everything" && line[3] == "in_progress"));
    let zoe = taught.lms.person_id("zoe");
    let zoe = lines.iter().find(|line| line[1] == zoe).unwrap();
    assert!(zoe[0].starts_with("'="), "{zoe:?}");

    let narrowed = taught.app.page(&taught.teacher, "progress.csv?name=ada+sample").await.expect(200);
    assert_eq!(narrowed.text().lines().count(), 3);
    taught.stop().await;
}

#[tokio::test]
async fn who_left_stays_on_the_list_with_what_they_earned_and_what_was_taken_back_says_so() {
    let (taught, quiz, _) = course(Manners::Moodle).await;
    let award = taught.award(&quiz, "ada").await.unwrap();
    revoke::revoke(&taught.app.app, award.id, "It was somebody else's work.", Because::Cause).await.unwrap();
    let gone = taught.holders(&quiz).await.into_iter().find(|key| key != "ada").unwrap();
    let gone_name = taught.member(&gone).await.unwrap().name.unwrap();
    taught.lms.remove_person(&gone);
    taught.sync().await;
    let page = taught.app.page(&taught.teacher, "progress").await.expect(200).text();
    assert!(cells(row(&page, "Ada Sample"))[0].contains("Revoked"));
    let left = row(&page, &gone_name);
    assert!(left.contains("No longer learns here") && cells(left)[0].contains("Earned"), "{left}");
    assert!(cells(left)[1].contains('–'), "nobody who left is told what is missing");

    let list = taught.app.page(&taught.teacher, "progress/list").await.expect(200).text();
    assert!(row(&list, "Ada Sample").contains("Revoked") && row(&list, &gone_name).contains("Valid"), "{list}");
    assert_eq!(list.matches("<tr>").count(), 1 + taught.awards(&quiz).await.len());
    let person = taught.member("ada").await.unwrap().person;
    let ada = taught.app.page(&taught.teacher, &format!("progress/{person}")).await.expect(200).text();
    assert!(ada.contains("Revoked") && ada.contains("Everything") && ada.contains("at least 101\u{a0}%"), "{ada}");
    taught.stop().await;
}

#[tokio::test]
async fn nobody_but_a_teacher_of_the_course_sees_its_table() {
    let (taught, ..) = course(Manners::Canvas).await;
    let learner = taught.app.open(&taught.lms, "ada").await;
    let person = taught.member("ada").await.unwrap().person;
    for path in ["progress", "progress.csv", "progress/list", &format!("progress/{person}")] {
        taught.app.page(&learner, path).await.expect(403);
    }
    taught.app.page(&taught.teacher, "progress/unknown").await.expect(404);
    let teacher = taught.app.app.store.list_members(taught.context.clone()).await.unwrap();
    let teacher = teacher.into_iter().find(|member| member.is_teacher).unwrap().person;
    taught.app.page(&taught.teacher, &format!("progress/{teacher}")).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn whoever_comes_from_a_learners_page_finds_them_chosen_already() {
    let (taught, _, all) = course(Manners::Canvas).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let person = taught.member("ada").await.unwrap().person;
    let ada = app.page(frame, &format!("progress/{person}")).await.expect(200).text();
    let way = format!("badges/{}/give?person={person}", all.achievement.id);
    assert!(ada.contains(&way), "{ada}");
    let form = app.page(frame, &way).await.expect(200).text();
    let boxes: Vec<&str> = form.split("<input").filter(|tag| tag.contains("name=\"person\"")).collect();
    let chosen: Vec<&&str> = boxes.iter().filter(|tag| tag.split('>').next().unwrap().contains(" checked")).collect();
    assert!(chosen.len() == 1 && chosen[0].contains(person.as_str()), "{chosen:?}");
    taught.stop().await;
}

#[tokio::test]
async fn an_empty_course_says_when_learners_appear() {
    let taught = Taught::start(Manners::Moodle).await;
    let page = taught.app.page(&taught.teacher, "progress").await.expect(200).text();
    assert!(page.contains("There is no published badge yet"), "{page}");
    taught.stop().await;
}
