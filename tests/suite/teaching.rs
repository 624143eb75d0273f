//! A teacher's first minutes and daily work: beginnings fitted to the course.

use accolade::practice::Manners;

use crate::course::Taught;

/// The value of a field of a form, as the browser would post it.
fn value<'p>(page: &'p str, name: &str) -> &'p str {
    let field = page.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_else(|| panic!("no field {name} in {page}"));
    match field.split_once('>').expect("a tag is closed") {
        (tag, _) if tag.contains("value=\"") => tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap(),
        (_, inside) => inside.split("</").next().unwrap().trim(),
    }
}

/// The value of the chosen option of a select.
fn chosen<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let field = page.split(&format!("name=\"{name}\"")).nth(1)?.split("</select>").next()?;
    field.split("<option value=\"").skip(1).find_map(|option| {
        let (value, rest) = option.split_once('"')?;
        rest.starts_with(" selected").then_some(value)
    })
}

#[tokio::test]
async fn an_empty_course_offers_beginnings_that_fit_it_and_a_form_that_is_filled_in() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let empty = app.page(frame, "badges").await.expect(200).text();
    for way in ["start#one", "badges/new?start=finish", "start#templates", "badges/new?start=hand"] {
        assert!(empty.contains(&format!("href=\"{}{way}\"", frame.root)), "{way}: {empty}");
    }
    let offers = app.page(frame, "start").await.expect(200).text();
    for offered in ["Final quiz", "Lab report", "Safety module", "start=distinction", "start=hand"] {
        assert!(offers.contains(offered), "{offered}: {offers}");
    }
    assert!(!offers.contains("Participation"), "what the tool cannot see is nothing to begin with");
    assert!(!offers.contains("start=collector"), "there are no badges to collect");

    let activities = app.app.store.list_activities(taught.context.clone()).await.unwrap();
    let quiz = activities.iter().find(|one| one.label == "Final quiz").unwrap().id.to_string();
    let form = app.page(frame, &format!("badges/new?start=pass&of={quiz}")).await.expect(200).text();
    assert_eq!(value(&form, "name"), "Final quiz passed");
    assert_eq!(chosen(&form, "kind-0"), Some("score"));
    assert_eq!(chosen(&form, "activity-0"), Some(quiz.as_str()));
    assert_eq!(value(&form, "threshold-0"), "80");
    assert!(value(&form, "description").contains("Final quiz"));
    assert!(value(&form, "criteria").contains("at least 80 %"), "{form}");

    let finish = app.page(frame, "badges/new?start=finish").await.expect(200).text();
    for (row, label) in ["Final quiz", "Lab report", "Safety module"].into_iter().enumerate() {
        let id = activities.iter().find(|one| one.label == label).unwrap().id.to_string();
        assert_eq!(chosen(&finish, &format!("activity-{row}")), Some(id.as_str()), "{label}");
    }
    let by_hand = app.page(frame, "badges/new?start=hand").await.expect(200).text();
    assert!(by_hand.contains("name=\"by-hand\" value=\"on\" checked"), "{by_hand}");
    // What does not exist begins nothing, and is no error.
    for unknown in ["start=unknown", "start=pass&of=unknown", "start=pass", "start=collector"] {
        let form = app.page(frame, &format!("badges/new?{unknown}")).await.expect(200).text();
        assert_eq!(value(&form, "name"), "", "{unknown}");
    }
    let learner = app.open(&taught.lms, "ada").await;
    app.page(&learner, "start").await.expect(403);
    taught.stop().await;
}

#[tokio::test]
async fn criteria_follow_the_rule_until_somebody_writes_their_own() {
    let taught = Taught::start(Manners::Canvas).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let activities = app.app.store.list_activities(taught.context.clone()).await.unwrap();
    let quiz = activities.iter().find(|one| one.label == "Final quiz").unwrap().id.to_string();
    let form = app.page(frame, &format!("badges/new?start=pass&of={quiz}")).await.expect(200).text();
    let (criteria, drafted) = (value(&form, "criteria").to_owned(), value(&form, "criteria-drafted").to_owned());
    let fields = |threshold: &'static str, criteria: &str| {
        [
            ("name", "Quiz"),
            ("description", "Passed the quiz."),
            ("match", "all"),
            ("kind-0", "score"),
            ("activity-0", &quiz),
            ("threshold-0", threshold),
            ("criteria", criteria),
            ("criteria-drafted", &drafted),
            ("action", "save"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
    };
    let save = async |fields: &[(&'static str, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = app.post_multipart(frame, "badges/new", &fields).await.expect(303);
        let id = saved.header("location").split('/').next_back().unwrap().split('?').next().unwrap().to_owned();
        app.app.store.find_achievement(id.as_str().into()).await.unwrap().unwrap().achievement
    };
    // The browser sends the lines of a text apart by CR and LF.
    let kept = save(&fields("65", &criteria.replace('\n', "\r\n"))).await;
    assert!(kept.texts.criteria.contains("at least 65 %"), "{}", kept.texts.criteria);
    let own = save(&fields("65", "Show me that you can do it.")).await;
    assert_eq!(own.texts.criteria, "Show me that you can do it.");

    // The same holds when the badge is changed later.
    let edit = app.page(frame, &format!("badges/{}/edit", kept.id)).await.expect(200).text();
    assert!(!value(&edit, "criteria-drafted").is_empty());
    let edit = app.page(frame, &format!("badges/{}/edit", own.id)).await.expect(200).text();
    assert!(!edit.contains("criteria-drafted"));
    taught.stop().await;
}
