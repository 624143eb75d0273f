//! The practice course: its people, its columns and their grades.

use std::collections::BTreeMap;

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Duration, TimeZone, Utc};
use serde_json::Value;

use super::manners::{Customs, Ids};

/// What someone is in the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Teacher,
    /// Moodle's non-editing teacher, Canvas's teaching assistant.
    Assistant,
    Learner,
    /// Canvas's student view. Never under Moodle manners.
    TestStudent,
    /// A parent who watches. Never under Moodle manners.
    Observer,
    /// Runs the site and is not enrolled: launches, and is in no list.
    Administrator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// Still in the gradebook, in no list of members.
    Suspended,
}

#[derive(Clone, Debug)]
pub struct Person {
    /// The short name used in addresses of pages and by tests, e.g. `ada`.
    pub key: String,
    pub number: u32,
    /// Given and family name; either may be empty.
    pub name: Option<(String, String)>,
    pub email: Option<String>,
    pub role: Role,
    pub standing: Standing,
    pub locale: String,
}

impl Person {
    pub fn learner(key: &str, number: u32, given: &str, family: &str) -> Self {
        Self {
            key: key.to_owned(),
            number,
            name: Some((given.to_owned(), family.to_owned())),
            email: Some(format!("{key}@example.test")),
            role: Role::Learner,
            standing: Standing::Active,
            locale: "en".to_owned(),
        }
    }

    /// The name as people of that language write it, where it is known.
    pub fn full_name(&self) -> Option<String> {
        let (given, family) = self.name.as_ref()?;
        let family_first = family.chars().all(|letter| ('\u{3040}'..='\u{d7af}').contains(&letter));
        let full = if family_first { format!("{family} {given}") } else { format!("{given} {family}") };
        Some(full.trim().to_owned())
    }

    /// What pages call the person.
    pub fn label(&self) -> String {
        self.full_name().unwrap_or_else(|| format!("Person {} (without a name)", self.number))
    }

    pub fn uuid(&self) -> String {
        uuid_of(&format!("{} {}", self.number, self.key))
    }

    /// Canvas's older identifier, which is also its `login_hint`.
    pub fn opaque_id(&self) -> String {
        hexadecimal(&format!("opaque {} {}", self.number, self.key), 40)
    }

    pub(super) fn id(&self, customs: &Customs) -> String {
        match customs.ids {
            Ids::Number => self.number.to_string(),
            Ids::Uuid => self.uuid(),
        }
    }

    pub(super) fn login_hint(&self, customs: &Customs) -> String {
        if customs.opaque_login_hint { self.opaque_id() } else { self.number.to_string() }
    }

    /// Whether the person exists at all on such a platform.
    pub(super) fn exists_under(&self, customs: &Customs) -> bool {
        customs.has_test_student_and_observer || !matches!(self.role, Role::TestStudent | Role::Observer)
    }

    /// Whether the gradebook has a row for the person.
    pub(super) fn is_gradable(&self) -> bool {
        matches!(self.role, Role::Learner | Role::TestStudent)
    }
}

/// `length` hexadecimal digits that always come out the same for the same text.
pub(super) fn hexadecimal(text: &str, length: usize) -> String {
    let mut hex: String = digest(&SHA256, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    hex.truncate(length);
    hex
}

/// A UUID that always comes out the same for the same text.
fn uuid_of(text: &str) -> String {
    let hex = hexadecimal(&format!("uuid {text}"), 32);
    format!("{}-{}-4{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A line item: the tool sees it.
    Tool,
    /// An activity of the platform itself: the tool never learns of it.
    Platform,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub number: u32,
    pub label: String,
    pub maximum: f64,
    pub owner: Owner,
    pub resource_id: String,
    pub tag: String,
    /// The resource link whose own column this is.
    pub link: Option<u32>,
    /// Whether the tool made it by a request, and not a teacher.
    pub made_by_tool: bool,
    /// The copy of the course that it belongs to; 0 for the course itself.
    pub(super) copy: u32,
    /// The label of the column whose grades a formula shows here, as a teacher sets it up in the gradebook. A score that
    /// is posted replaces the formula for that person.
    pub follows: Option<String>,
    /// By the person's number. A removed grade leaves its entry behind.
    pub grades: BTreeMap<u32, Grade>,
}

impl Column {
    pub fn new(number: u32, label: &str, maximum: f64, owner: Owner) -> Self {
        Self {
            number,
            label: label.to_owned(),
            maximum,
            owner,
            resource_id: String::new(),
            tag: String::new(),
            link: None,
            made_by_tool: false,
            copy: 0,
            follows: None,
            grades: BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    pub score: Option<f64>,
    pub changed: DateTime<Utc>,
    pub comment: Option<String>,
    /// Whether the tool ever posted a score here.
    pub scored_by_tool: bool,
    /// Whether a teacher typed the present grade.
    pub by_teacher: bool,
}

/// An activity in the course that launches the tool.
#[derive(Clone, Debug)]
pub struct ResourceLink {
    pub number: u32,
    pub title: String,
    /// Who meets the activity's access restrictions, by number; `None` when it has none of this kind.
    pub open_to: Option<Vec<u32>>,
    /// Custom parameters of its own, as the tool gave them with the link.
    pub custom: Vec<(String, String)>,
    /// A restriction by grade: the label of a column, and the points that are needed.
    pub needs: Option<(String, f64)>,
}

impl ResourceLink {
    pub fn new(number: u32, title: &str) -> Self {
        Self { number, title: title.to_owned(), open_to: None, needs: None, custom: vec![] }
    }
}

#[derive(Clone, Debug)]
pub struct Course {
    pub title: String,
    pub label: String,
    pub people: Vec<Person>,
    pub columns: Vec<Column>,
    pub links: Vec<ResourceLink>,
    /// The highest number that a column ever had: a number is not used twice.
    highest_column: u32,
    /// 0 for the course itself; its copies are counted.
    pub(super) copy: u32,
    /// The courses that it was copied from, the nearest first.
    pub(super) copied_from: Vec<u32>,
}

/// Numbers of columns and links lie so far apart in a course and its copy.
const APART: u32 = 100;

impl Course {
    /// A copy as platforms make it: new ids for everything, the tool's own names and parameters kept, no grades. The
    /// people are enrolled in it, too.
    pub(super) fn copied(&self, copy: u32) -> Self {
        let mut course = self.clone();
        let apart = APART * (copy - self.copy);
        course.copy = copy;
        course.copied_from.insert(0, self.copy);
        course.title = format!("{} (copy {copy})", self.title);
        course.label = format!("{}_{copy}", self.label);
        course.highest_column += apart;
        for column in &mut course.columns {
            column.copy = copy;
            column.number += apart;
            column.link = column.link.map(|link| link + apart);
            column.grades.clear();
        }
        for link in &mut course.links {
            link.number += apart;
        }
        course
    }

    /// Adds a link as the tool described it, and its column where it asks for one and the platform makes one.
    pub(super) fn add_item(&mut self, customs: &Customs, item: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let column = &item["lineItem"];
        let number = self.links.iter().map(|link| link.number).max().unwrap_or(0) + 1;
        let label = column["label"].as_str().filter(|_| customs.links.label_is_title);
        let title = label.map_or_else(|| text(&item["title"]), str::to_owned);
        let custom = item["custom"].as_object().into_iter().flatten();
        let custom = custom.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect();
        if let Some(maximum) = column["scoreMaximum"].as_f64() {
            let made = self.new_column(&title, maximum, Owner::Tool);
            (made.resource_id, made.tag) = (text(&column["resourceId"]), text(&column["tag"]));
            made.link = Some(number);
        }
        self.links.push(ResourceLink { number, title, open_to: None, needs: None, custom });
    }

    pub fn person(&self, key: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.key == key)
    }

    pub(super) fn person_mut(&mut self, key: &str) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.key == key)
    }

    /// The `resource_link.id` of a link.
    pub(super) fn link_id(&self, customs: &Customs, number: u32) -> String {
        let is_first = self.links.first().is_some_and(|link| link.number == number);
        match customs.ids {
            Ids::Number => number.to_string(),
            Ids::Uuid if is_first => customs.context_of(self.copy),
            Ids::Uuid => uuid_of(&format!("link {number}")),
        }
    }

    /// Whether somebody meets a link's own restrictions at this moment. Who teaches is let in everywhere.
    pub(super) fn lets_in(&self, link: &ResourceLink, person: &Person) -> bool {
        let is_listed = link.open_to.as_ref().is_none_or(|numbers| numbers.contains(&person.number));
        let has_points = link.needs.as_ref().is_none_or(|(label, points)| {
            let grade = self.column(label).and_then(|column| self.grade_in(column, person.number));
            grade.and_then(|grade| grade.score).is_some_and(|score| score >= *points)
        });
        matches!(person.role, Role::Teacher | Role::Assistant) || (is_listed && has_points)
    }

    /// What a column shows for somebody: a grade of its own, or what its formula gives.
    pub(super) fn grade_in<'c>(&'c self, column: &'c Column, person: u32) -> Option<&'c Grade> {
        let followed = || self.column(column.follows.as_deref()?)?.grades.get(&person);
        column.grades.get(&person).or_else(followed)
    }

    pub(super) fn link_with_id(&self, customs: &Customs, id: &str) -> Option<&ResourceLink> {
        self.links.iter().find(|link| self.link_id(customs, link.number) == id)
    }

    pub fn column(&self, label: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.label == label)
    }

    pub(super) fn column_mut(&mut self, label: &str) -> Option<&mut Column> {
        self.columns.iter_mut().find(|column| column.label == label)
    }

    pub(super) fn new_column(&mut self, label: &str, maximum: f64, owner: Owner) -> &mut Column {
        let present = self.columns.iter().map(|column| column.number);
        let number = present.chain([self.highest_column]).max().unwrap_or_default().saturating_add(1);
        self.highest_column = number;
        self.columns.push(Column { copy: self.copy, ..Column::new(number, label, maximum, owner) });
        self.columns.last_mut().expect("a column was just added")
    }

    /// A course with two people who teach, 25 learners with names in many scripts, and a believable gradebook.
    pub fn seeded() -> Self {
        let mut people = vec![
            Person { role: Role::Teacher, ..Person::learner("teacher", 3, "Petra", "Muster") },
            Person { role: Role::Assistant, ..Person::learner("assistant", 4, "Tariq", "Specimen") },
        ];
        let mut columns = vec![
            Column { tag: "quiz".into(), ..Column::new(15, "Final quiz", 100.0, Owner::Tool) },
            Column { tag: "lab".into(), ..Column::new(16, "Lab report", 20.0, Owner::Tool) },
            Column { tag: "completion".into(), ..Column::new(17, "Safety module", 1.0, Owner::Tool) },
            Column::new(18, "Participation", 10.0, Owner::Platform),
        ];
        let first_grade = Utc.with_ymd_and_hms(2026, 10, 5, 9, 30, 0).single().expect("a plain date in UTC");
        for (number, (key, given, family, scores)) in (5..).zip(LEARNERS) {
            let mut person = Person::learner(key, number, given, family);
            if given.is_empty() && family.is_empty() {
                person.name = None;
            }
            if key == WITHOUT_EMAIL {
                person.email = None;
            }
            people.push(person);
            for (place, (column, score)) in columns.iter_mut().zip(scores).enumerate() {
                let Some(score) = score else { continue };
                let changed =
                    first_grade + Duration::days(7 * place as i64) + Duration::minutes(11 * i64::from(number));
                let scored_by_tool = column.owner == Owner::Tool;
                let grade = Grade { score: Some(score), changed, comment: None, scored_by_tool, by_teacher: false };
                column.grades.insert(number, grade);
            }
        }
        people.push(Person {
            role: Role::TestStudent,
            email: None,
            ..Person::learner("test-student", 90, "Test", "Student")
        });
        people.push(Person { role: Role::Observer, ..Person::learner("observer", 91, "Olive", "Observer") });
        people.push(Person { role: Role::Administrator, ..Person::learner("admin", 2, "Site", "Administrator") });
        Self {
            title: "Laboratory Basics".to_owned(),
            label: "LAB101".to_owned(),
            people,
            columns,
            links: vec![ResourceLink::new(4, "Badges")],
            highest_column: 18,
            copy: 0,
            copied_from: vec![],
        }
    }
}

const WITHOUT_EMAIL: &str = "kwame";

type Scores = [Option<f64>; 4];

/// Key, given name, family name (a word for “example” in the name's language), then quiz, lab, module, participation.
#[rustfmt::skip]
const LEARNERS: [(&str, &str, &str, Scores); 25] = [
    ("ada",       "Ada",       "Sample",     [Some(92.0),   Some(18.0), Some(1.0), Some(9.0)]),
    ("jose",      "José",      "Ejemplo",    [Some(75.0),   Some(15.0), Some(1.0), Some(7.0)]),
    ("zoe",       "Zoë",       "Beispiel",   [Some(74.999), Some(16.0), Some(1.0), Some(8.0)]),
    ("francoise", "Françoise", "Exemple",    [Some(88.5),   Some(19.5), Some(1.0), None]),
    ("soren",     "Søren",     "Eksempel",   [Some(61.0),   Some(12.0), Some(0.0), Some(5.0)]),
    ("lukasz",    "Łukasz",    "Przykład",   [Some(100.0),  Some(20.0), Some(1.0), Some(10.0)]),
    ("tomas",     "Tomáš",     "Příklad",    [Some(79.0),   None,       Some(1.0), Some(6.0)]),
    ("thao",      "Thảo",      "Vídụ",       [Some(83.25),  Some(14.0), Some(1.0), Some(8.0)]),
    ("ayse",      "Ayşe",      "Örnek",      [Some(70.0),   Some(17.0), None,       Some(7.0)]),
    ("layla",     "ليلى",      "مثال",       [Some(95.0),   Some(19.0), Some(1.0), Some(9.0)]),
    ("omar",      "عمر",       "نموذج",      [Some(0.0),    Some(4.0),  Some(0.0), Some(1.0)]),
    ("noa",       "נועה",      "דוגמה",      [Some(77.0),   Some(15.5), Some(1.0), Some(8.0)]),
    ("mei",       "小美",      "样本",       [Some(98.0),   Some(20.0), Some(1.0), Some(10.0)]),
    ("haruto",    "春斗",      "見本",       [Some(76.5),   Some(15.0), None,       Some(6.0)]),
    ("jiwoo",     "지우",      "예시",       [None,         Some(18.0), Some(1.0), Some(7.0)]),
    ("olga",      "Ольга",     "Примерова",  [Some(81.0),   Some(16.5), Some(1.0), Some(8.0)]),
    ("taras",     "Тарас",     "Зразок",     [Some(55.5),   Some(11.0), Some(1.0), Some(4.0)]),
    ("ananya",    "अनन्या",     "उदाहरण",     [Some(90.0),   Some(17.5), Some(1.0), Some(9.0)]),
    ("eleni",     "Ελένη",     "Υπόδειγμα",  [Some(75.001), Some(14.999), Some(1.0), Some(7.0)]),
    ("somchai",   "สมชาย",     "ตัวอย่าง",     [Some(68.0),   Some(13.0), None,       None]),
    ("tigran",    "Տիգրան",    "Օրինակ",     [None,         None,       None,       None]),
    ("tamar",     "თამარ",     "ნიმუში",     [Some(86.0),   Some(18.5), Some(1.0), Some(9.0)]),
    ("abeba",     "አበባ",       "ምሳሌ",        [Some(73.0),   Some(15.0), Some(1.0), Some(6.0)]),
    ("kwame",     "Kwame",     "Nhwɛso",     [Some(84.0),   Some(16.0), Some(1.0), Some(8.0)]),
    ("nameless",  "",          "",           [Some(78.0),   Some(15.0), Some(1.0), Some(5.0)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeded_course_has_twenty_five_learners_with_distinct_keys_and_ids() {
        let course = Course::seeded();
        assert_eq!(course.people.iter().filter(|person| person.role == Role::Learner).count(), 25);
        for ids in [
            course.people.iter().map(|person| person.key.clone()).collect::<std::collections::BTreeSet<_>>(),
            course.people.iter().map(|person| person.number.to_string()).collect(),
            course.people.iter().map(Person::uuid).collect(),
        ] {
            assert_eq!(ids.len(), course.people.len());
        }
        assert_eq!(course.people.iter().filter(|person| person.name.is_none()).count(), 1);
    }

    #[test]
    fn an_identifier_has_the_shape_of_a_random_uuid() {
        let uuid = Course::seeded().people[0].uuid();
        assert_eq!(uuid::Uuid::parse_str(&uuid).unwrap().get_version_num(), 4);
    }

    #[test]
    fn the_number_of_a_removed_column_is_not_used_again() {
        let mut course = Course::seeded();
        let number = course.new_column("New", 1.0, Owner::Tool).number;
        course.columns.retain(|column| column.number != number);
        assert_ne!(course.new_column("Newer", 1.0, Owner::Tool).number, number);
    }

    #[test]
    fn chinese_and_japanese_names_start_with_the_family() {
        let course = Course::seeded();
        assert_eq!(course.person("mei").unwrap().full_name().unwrap(), "样本 小美");
        assert_eq!(course.person("ada").unwrap().full_name().unwrap(), "Ada Sample");
    }
}
