//! Backups, exports, keys, and the end of the personal data.

use std::io::{Cursor, ErrorKind, Write};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use kruzhok_domain::api::Received;
use kruzhok_domain::form::Field;
use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::status::{CertificateNumber, CorrectionReason, RefusalReason, Status};
use kruzhok_server::clock::SystemClock;
use kruzhok_server::config::Place;
use kruzhok_server::register::{Decision, Register};
use kruzhok_server::store::{Archived, EventRow, PAGE};
use kruzhok_server::{open_store, operator};
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::app::{TestApp, changed_programme, child, cli, config, contains, fresh_key, other_child};
use crate::database;

fn activate() -> Decision {
    Decision::Activate(CertificateNumber::parse("0012345678").unwrap())
}

/// Three applications: one waits, one is activated, one is withdrawn.
async fn with_three() -> (TestApp, [Received; 3]) {
    let app = TestApp::start().await;
    let filed =
        [app.file(&child()).await, app.file(&other_child("Орлова")).await, app.file(&other_child("Чайка")).await];
    app.decide(&filed[1].number, activate()).await.unwrap();
    app.withdraw(&filed[2]).await;
    (app, filed)
}

async fn backup(app: &TestApp) -> Vec<u8> {
    let mut bytes = Vec::new();
    app.register().await.back_up(&mut bytes).await.unwrap();
    bytes
}

/// A register over an empty database that has the keys of `app`.
async fn empty(app: &TestApp) -> (tempfile::TempDir, Place, Register) {
    let files = tempfile::tempdir().unwrap();
    let mut place = app.config.place.clone();
    place.secret_file = Some(app.config.place.data.join(kruzhok_server::keys::FILE_NAME));
    place.data = files.path().to_owned();
    place.database = database::fresh().await;
    let (store, keys) = open_store(&place).await.unwrap();
    (files, place, Register::new(store, keys, Arc::new(SystemClock)))
}

#[tokio::test]
async fn a_backup_restored_elsewhere_is_the_same_service() {
    let (app, filed) = with_three().await;
    let key = fresh_key();
    let last = app.post(&key, &other_child("Голубева")).await;
    let mut before = Vec::new();
    for received in &filed {
        before.push(app.report(received).await);
    }
    let saved = backup(&app).await;
    let (_files, place, register) = empty(&app).await;
    let rows = register.restore(Cursor::new(saved.clone())).await.unwrap();
    // The first line says what it is, the last one that it is whole.
    assert_eq!(rows, saved.iter().filter(|byte| **byte == b'\n').count() - 2);
    register.close().await;

    let app = app.moved_to(place).await;
    for (received, before) in filed.iter().zip(before) {
        assert_eq!(app.report(received).await, before);
    }
    assert_eq!(app.post(&key, &other_child("Голубева")).await.text, last.text);
    app.post(&fresh_key(), &child()).await.assert_problem(409, "already-filed");
    // What comes after gets a place after what came with the backup.
    let next = app.file(&other_child("Ласточкина")).await;
    let listed = app.register().await.list(None, 0).await.unwrap();
    assert_eq!(listed.last().unwrap().number, next.number);
}

#[tokio::test]
async fn a_backup_holds_nothing_that_can_be_read_without_the_key() {
    let (app, filed) = with_three().await;
    let saved = backup(&app).await;
    for secret in ["Ёлкина", "Орлова", "112-233-445 95", "0012345678", "+79131234567", &filed[0].code] {
        assert!(!contains(&saved, secret.as_bytes()), "{secret}");
    }
}

#[tokio::test]
async fn a_command_says_which_database_it_worked_on() {
    let (app, _) = with_three().await;
    let (files, place, register) = empty(&app).await;
    register.close().await;
    let path = files.path().join("backup.jsonl");
    for (action, place, said) in [("backup", &app.config.place, "rows of"), ("restore", &place, "were restored into")] {
        let command = cli(&["kruzhok-server", action, path.to_str().unwrap()]).command.unwrap();
        let mut out = Vec::new();
        operator::run(&command, place, &mut out).await.unwrap();
        let expected = format!("{said} {}", place.database_name());
        assert!(contains(&out, expected.as_bytes()), "{}", String::from_utf8_lossy(&out));
    }
}

/// A disk with room for so many bytes.
struct Disk(usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// An application to which so much happened that its trail alone is twenty pages long.
async fn with_a_long_trail() -> (TestApp, tempfile::TempDir, Register) {
    let app = TestApp::start().await;
    app.file(&child()).await;
    let (store, _) = open_store(&app.config.place).await.unwrap();
    let (sink, mut dumped) = mpsc::channel(8);
    store.dump(sink).await.unwrap();
    let (give, source) = mpsc::channel(32);
    while let Some(rows) = dumped.recv().await {
        if let [Archived::Event(event)] = rows.as_slice() {
            for page in 1..=20 {
                let again = |place| Archived::Event(EventRow { id: page * i64::from(PAGE) + place, ..event.clone() });
                give.send(Ok((0..i64::from(PAGE)).map(again).collect())).await.unwrap();
            }
        }
        give.send(Ok(rows)).await.unwrap();
    }
    drop(give);
    let (files, place, register) = empty(&app).await;
    let (store, _) = open_store(&place).await.unwrap();
    store.load(source).await.unwrap();
    (app, files, register)
}

#[tokio::test]
async fn a_backup_that_finds_no_room_ends_and_lets_go_of_the_database() {
    let (_app, _files, register) = with_a_long_trail().await;
    for room in [0, 100_000] {
        let ended = timeout(Duration::from_secs(60), register.back_up(&mut Disk(room))).await.unwrap();
        assert!(ended.unwrap_err().to_string().contains("cannot be read or written"));
    }
    // Nobody still reads.
    timeout(Duration::from_secs(60), register.close()).await.unwrap();
}

#[tokio::test]
async fn half_a_backup_or_a_changed_one_is_not_restored() {
    let (app, _) = with_three().await;
    let saved = String::from_utf8(backup(&app).await).unwrap();
    let lines: Vec<_> = saved.lines().collect();
    let without_last = lines[..lines.len() - 1].join("\n");
    let without_one = [&lines[..3], &lines[4..]].concat().join("\n");
    let changed = saved.replacen("\"needs-correction\"", "\"activated\"", 1).replacen("withdrawn", "refused", 1);
    let newer = saved.replacen("\"kruzhok_backup\":1", "\"kruzhok_backup\":2", 1);
    let wrong = [
        ("", "its end is missing"),
        (without_last.as_str(), "its end is missing"),
        (&without_one, "a line was changed"),
        (&changed, "a line was changed"),
        (&newer, "this program reads 1"),
        ("{}", "line 1 is no line of a backup"),
        (&saved.replacen("\"number\"", "\"nomber\"", 1), "is no line of a backup"),
    ];
    for (text, expected) in wrong {
        let (_files, _, register) = empty(&app).await;
        let refusal = register.restore(Cursor::new(text.to_owned())).await.unwrap_err().to_string();
        assert!(refusal.contains(expected), "{refusal}");
        assert!(register.list(None, 0).await.unwrap().is_empty(), "{expected}");
        // Nothing of it is in the way of the right one.
        register.restore(Cursor::new(saved.clone())).await.unwrap();
    }
}

#[tokio::test]
async fn a_backup_is_not_restored_into_a_database_that_holds_something() {
    let (app, _) = with_three().await;
    let saved = backup(&app).await;
    let refusal = app.register().await.restore(Cursor::new(saved)).await.unwrap_err().to_string();
    assert!(refusal.contains("not empty"), "{refusal}");
}

#[tokio::test]
async fn a_backup_is_not_restored_under_keys_that_do_not_open_it() {
    let (app, _) = with_three().await;
    let register = app.register().await;
    let old = tempfile::NamedTempFile::new().unwrap();
    std::fs::copy(app.config.place.data.join(kruzhok_server::keys::FILE_NAME), old.path()).unwrap();
    register.keys().secrets().add().unwrap();
    register.reseal().await.unwrap();
    let saved = backup(&app).await;
    let files = tempfile::tempdir().unwrap();
    let other = files.path().join("other.key");
    kruzhok_server::keys::Secrets::File(other.clone()).make_if_none(false).unwrap();
    for (secret_file, expected) in
        [(other.as_path(), "the key is not the one"), (old.path(), "is missing: put the right")]
    {
        let (_files, mut place, register) = empty(&app).await;
        register.close().await;
        place.secret_file = Some(secret_file.to_owned());
        let (store, keys) = open_store(&place).await.unwrap();
        let register = Register::new(store, keys, Arc::new(SystemClock));
        let refusal = register.restore(Cursor::new(saved.clone())).await.unwrap_err().to_string();
        assert!(refusal.contains(expected), "{refusal}");
        assert!(register.list(None, 0).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn no_key_is_made_for_a_backup() {
    let files = tempfile::tempdir().unwrap();
    let mut place = config(&files).place;
    place.data = files.path().join("data");
    let command = cli(&["kruzhok-server", "restore", "backup.jsonl"]).command.unwrap();
    let refusal = operator::run(&command, &place, &mut Vec::new()).await.unwrap_err();
    assert!(refusal.to_string().contains("put the file back from its backup"), "{refusal}");
    assert!(!place.data.exists());
}

#[tokio::test]
async fn an_export_is_opened_and_leaves_out_what_was_destroyed() {
    let (app, filed) = with_three().await;
    let mut bytes = Vec::new();
    assert_eq!(app.register().await.export(&mut bytes).await.unwrap(), 3);
    let lines: Vec<Value> =
        String::from_utf8(bytes).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines[0]["application"]["fields"]["child-surname"], "Ёлкина");
    assert_eq!(
        (&lines[1]["number"], &lines[1]["certificate"]),
        (&filed[1].number.clone().into(), &"0012345678".into())
    );
    assert_eq!((&lines[2]["status"], lines[2].get("application")), (&"withdrawn".into(), None));
}

#[tokio::test]
async fn keys_are_rotated_beside_the_running_server() {
    let (app, filed) = with_three().await;
    let key = fresh_key();
    let before = app.post(&key, &other_child("Голубева")).await;
    let beside = app.register().await;
    let old = beside.keys().sealing_id();
    let new = beside.keys().secrets().add().unwrap();
    assert_eq!(beside.reseal().await.unwrap(), 4);
    assert_eq!(beside.keys().sealing_id(), new);
    assert!(!contains(&app.raw_data().await, old.as_bytes()), "something is still sealed with the old key");

    // The server knew the old key only. It opens what was sealed anew, and what it seals, it seals with the new one.
    assert_eq!(app.report(&filed[1]).await["certificate"], "0012345678");
    assert_eq!(app.post(&key, &other_child("Голубева")).await.text, before.text);
    app.file(&other_child("Ласточкина")).await;
    app.decide(&filed[0].number, Decision::Refuse(RefusalReason::Age)).await.unwrap();
    assert_eq!(beside.reseal().await.unwrap(), 0);

    // The old key is needed by nobody any more.
    assert_eq!(beside.keys().secrets().put_older_aside().unwrap().len(), 1);
    let app = app.restart().await;
    let number = ReferenceNumber::parse(&filed[0].number).unwrap();
    let shown = app.register().await.show(&number).await.unwrap();
    assert_eq!(shown.payload.unwrap().application.fields, child().fields);
}

#[tokio::test]
async fn a_rotation_leaves_nothing_out_of_more_than_one_page() {
    let app = TestApp::start().await;
    let letters: Vec<char> = ('а'..='я').collect();
    let surnames = letters.iter().flat_map(|one| letters.iter().map(move |two| format!("Орло{one}{two}")));
    let mut filed = Vec::new();
    for surname in surnames.take(usize::from(PAGE) + 20) {
        filed.push(app.file(&other_child(&surname)).await);
    }
    let beside = app.register().await;
    let old = beside.keys().sealing_id();
    beside.keys().secrets().add().unwrap();
    assert_eq!(beside.reseal().await.unwrap(), filed.len());
    assert!(!contains(&app.raw_data().await, old.as_bytes()), "something is still sealed with the old key");
    assert_eq!(beside.export(&mut std::io::sink()).await.unwrap(), filed.len());
}

#[tokio::test]
async fn a_server_that_seals_with_a_retired_key_takes_the_new_one() {
    let app = TestApp::start().await;
    let beside = app.register().await;
    beside.keys().secrets().add().unwrap();
    beside.reseal().await.unwrap();
    // Nothing was sealed yet that could have told the server of the new key.
    let received = app.file(&child()).await;
    let number = ReferenceNumber::parse(&received.number).unwrap();
    let sealed = beside.show(&number).await.unwrap().record.payload.unwrap();
    assert_eq!(sealed.key, beside.keys().sealing_id());
}

#[tokio::test]
async fn a_database_whose_older_key_was_taken_away_too_early_is_not_opened() {
    let (app, _) = with_three().await;
    let secrets = app.register().await.keys().secrets().clone();
    secrets.add().unwrap();
    let old = secrets.put_older_aside().unwrap().pop().unwrap();
    let refusal = kruzhok_server::open_register(&app.config.place, app.clock.clone()).await.err().unwrap();
    assert!(format!("{refusal:#}").contains("is missing: put the right one back"), "{refusal:#}");
    std::fs::copy(old, app.config.place.data.join(kruzhok_server::keys::FILE_NAME)).unwrap();
    app.register().await;
}

#[tokio::test]
async fn personal_data_are_destroyed_when_their_time_is_over_and_not_before() {
    let (app, filed) = with_three().await;
    app.decide(&filed[0].number, Decision::Refuse(RefusalReason::Age)).await.unwrap();
    let waiting = app.file(&other_child("Голубева")).await;
    let register = app.register().await;
    let kept = TimeDelta::days(30);
    app.clock.pass(kept);
    assert_eq!(register.destroy_decided(kept).await.unwrap(), 0);
    app.clock.pass(TimeDelta::seconds(1));
    // The refused one and the activated one; the withdrawn one was destroyed at once, and one still waits.
    assert_eq!(register.destroy_decided(kept).await.unwrap(), 2);
    for (received, is_kept) in [(&filed[0], false), (&filed[1], false), (&waiting, true)] {
        let number = ReferenceNumber::parse(&received.number).unwrap();
        assert_eq!(register.show(&number).await.unwrap().payload.is_some(), is_kept, "{}", received.number);
    }
    // The family still learns how it went, and the child still has its certificate.
    assert_eq!(app.report(&filed[1]).await["certificate"], "0012345678");
    app.post(&fresh_key(), &other_child("Орлова")).await.assert_problem(409, "already-filed");
    assert_eq!(register.list(Some(Status::Refused), 0).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_server_destroys_by_itself_what_is_over() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    app.decide(&received.number, activate()).await.unwrap();
    app.clock.pass(TimeDelta::days(31));
    let app = app.restart().await;
    is_destroyed(&app, &received).await;
}

/// Waits until the personal data are gone.
async fn is_destroyed(app: &TestApp, received: &Received) {
    let number = ReferenceNumber::parse(&received.number).unwrap();
    let register = app.register().await;
    let destroyed = async {
        while register.show(&number).await.unwrap().payload.is_some() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(60), destroyed).await.unwrap();
}

#[tokio::test]
async fn nothing_personal_is_kept_of_whoever_has_become_too_old() {
    let app = TestApp::start().await;
    let mut filed = Vec::new();
    for (surname, day) in
        [("Орлова", "2008-11-30"), ("Чайка", "2008-11-30"), ("Голубева", "2009-01-10"), ("Сорокина", "2008-11-30")]
    {
        let mut pupil = other_child(surname);
        pupil.answers.birth_date = day.parse().ok();
        pupil.fields.put(Field::BirthCertificateIssued, "20.01.2009");
        filed.push(app.file(&pupil).await);
    }
    app.decide(&filed[1].number, activate()).await.unwrap();
    // The papers say that the birth date is another one: nobody here knows which.
    for decision in [Decision::Correct(vec![CorrectionReason::BirthDate]), Decision::Resume] {
        app.decide(&filed[3].number, decision).await.unwrap();
    }
    let register = app.register().await;
    // In the municipality it is noon on 22 November; seven and a half days later the day before the birthday is over.
    app.clock.pass(TimeDelta::days(7) + TimeDelta::hours(12) - TimeDelta::seconds(1));
    assert_eq!(register.destroy_outgrown().await.unwrap(), 0);
    assert_eq!(app.report(&filed[0]).await["status"], "awaiting-activation");
    app.clock.pass(TimeDelta::seconds(1));
    assert_eq!(app.report(&filed[0]).await["status"], "refused");
    let soon = register.destroy_outgrown().await.unwrap();
    app.clock.pass(TimeDelta::days(28));
    assert_eq!(soon + register.destroy_outgrown().await.unwrap(), 2);
    assert_eq!(register.destroy_outgrown().await.unwrap(), 0);
    let as_kept = [
        (Status::Refused, false),
        (Status::Activated, false),
        (Status::AwaitingActivation, true),
        (Status::AwaitingActivation, true),
    ];
    for (received, (status, is_kept)) in filed.iter().zip(as_kept) {
        let shown = register.show(&ReferenceNumber::parse(&received.number).unwrap()).await.unwrap();
        assert_eq!((shown.record.status, shown.payload.is_some()), (status, is_kept), "{}", received.number);
        assert_eq!(shown.certificate, None);
    }
    let report = app.report(&filed[1]).await;
    assert_eq!((&report["status"], &report["certificate"]), (&"activated".into(), &Value::Null));

    app.decide(&filed[3].number, activate()).await.unwrap();
    app.clock.pass(TimeDelta::days(1000));
    register.destroy_outgrown().await.unwrap();
    assert_eq!(app.report(&filed[3]).await["certificate"], "0012345678");
}

#[tokio::test]
async fn what_expires_unseen_is_destroyed_as_well() {
    let files = tempfile::tempdir().unwrap();
    let path = changed_programme(&files, "\"version\": 1,", "\"version\": 1, \"activation-term-days\": 30,");
    let app = TestApp::start_with(|config| config.programme = Some(path)).await;
    app.file(&child()).await;
    let register = app.register().await;
    app.clock.pass(TimeDelta::days(61));
    assert_eq!(register.destroy_decided(TimeDelta::days(30)).await.unwrap(), 1);
}

#[tokio::test]
async fn the_days_that_personal_data_are_kept_can_be_set() {
    let app = TestApp::start_with(|config| config.retention_days = 7).await;
    let received = app.file(&child()).await;
    app.decide(&received.number, activate()).await.unwrap();
    app.clock.pass(TimeDelta::days(8));
    let app = app.restart().await;
    is_destroyed(&app, &received).await;
}
