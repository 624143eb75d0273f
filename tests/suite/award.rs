//! The whole loop: results are read, a rule is judged, a badge is signed, and anyone can check it.

use accolade::flows::author::{self, BadgeInput};
use accolade::practice::Manners;
use accolade::store::AwardFilter;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_course_hands_out_badges_that_verify() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    app.open(&lms, "teacher").await;
    let context = app.app.store.list_contexts(None, 10).await.unwrap().remove(0).id;
    accolade::flows::sync::sync_now(&app.app, context.clone()).await.unwrap();
    let input = BadgeInput {
        context: Some(context.clone()),
        name: "Laboratory Basics".into(),
        description: "Passed the final quiz and handed in the lab report.".into(),
        rule: Some(json!({"all": [
            {"score": {"activity": "Final quiz", "at_least": 75}},
            {"completed": {"activity": "Lab report"}},
        ]})),
        ..BadgeInput::default()
    };
    let badge = author::create(&app.app, input, true).await.unwrap();
    accolade::flows::sync::sync_now(&app.app, context.clone()).await.unwrap();
    let filter = AwardFilter { achievement: Some(badge.achievement.id.clone()), limit: 100, ..AwardFilter::default() };
    let awards = app.app.store.list_awards(filter).await.unwrap();
    assert!(awards.len() > 3, "{}", awards.len());
    let (id, _) = awards[0].credential.clone().unwrap();
    for extension in ["json", "jwt", "png"] {
        let file = app.fetch(&format!("/credentials/{id}.{extension}")).await.expect(200);
        let verifier = accolade::flows::verify::Verifier::of(&app.app);
        let report = verifier.verify(&file.bytes, None).await.unwrap();
        assert_eq!(format!("{:?}", report.state), "Valid", "{report:#?}");
    }
    let page = app.browse(&format!("/credentials/{id}")).await.expect(200);
    assert!(page.text().contains("Laboratory Basics"));
    app.stop().await;
}
