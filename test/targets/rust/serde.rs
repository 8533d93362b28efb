//! What serde makes of the codes and the errors of parcels.

use parcel_errors::parcels::raise::TooHeavy;
use parcel_errors::parcels::{self, Code};
use parcel_errors::{common, log, Action, Effect, FieldError, Kind, Raise};
use serde::de::DeserializeOwned;
use serde_json::{from_value, json, to_value, Value};
use std::fmt::Debug;
use std::time::Duration;

fn too_heavy() -> TooHeavy {
    TooHeavy {
        type_: "A box".into(),
        kilograms: 31.5,
        card: "4242".into(),
        pieces: 2,
        insured: true,
    }
}

fn mistake<T: DeserializeOwned + Debug>(value: Value) -> String {
    from_value::<T>(value).unwrap_err().to_string()
}

#[test]
fn a_code_is_what_responses_have() {
    assert_eq!(to_value(Code::TooHeavy).unwrap(), json!("too_heavy"));
    assert_eq!(to_value(common::Code::BadRequest).unwrap(), json!(400));
    for code in Code::ALL {
        assert_eq!(from_value::<Code>(to_value(code).unwrap()).unwrap(), *code);
    }
    for code in common::Code::ALL {
        let read = from_value::<common::Code>(to_value(code).unwrap());
        assert_eq!(read.unwrap(), *code);
    }
    assert_eq!(
        mistake::<Code>(json!("gone")),
        "invalid value: string \"gone\", expected a code of the module parcels"
    );
    assert_eq!(
        mistake::<common::Code>(json!(7)),
        "invalid value: integer `7`, expected a code of the module common"
    );
    assert_eq!(
        mistake::<common::Code>(json!(-7)),
        "invalid value: integer `-7`, expected a code of the module common"
    );
    assert!(from_value::<common::Code>(json!("400")).is_err());
}

#[test]
fn a_kind_is_its_word() {
    let words = json!(["not_found", "fix_request", "unknown"]);
    let read: (Kind, Action, Effect) = from_value(words.clone()).unwrap();
    assert_eq!(read, (Kind::NotFound, Action::FixRequest, Effect::Unknown));
    assert_eq!(to_value(read).unwrap(), words);
    assert_eq!(
        mistake::<Kind>(json!("lost")),
        "invalid value: string \"lost\", expected a kind of errors"
    );
    assert!(from_value::<Action>(json!("lose")).is_err());
    assert!(from_value::<Effect>(json!("maybe")).is_err());
}

#[test]
fn an_error_is_its_facts() {
    let wrong = FieldError::new("/weight").with_code("max");
    let error = too_heavy()
        .with_source(std::fmt::Error)
        .with_field_errors([wrong])
        .with_retry_after(Duration::from_millis(1500));
    let facts = json!({
        "module": "parcels",
        "code": "400",
        "module_code": "too_heavy",
        "name": "TooHeavy",
        "kind": "invalid_argument",
        "action": "fix_request",
        "retryable": false,
        "effect": "none",
        "http_status": 400,
        "detail": "",
        "request_id": null,
        "retry_after": 1.5,
        "params": { "type": "A box", "kilograms": 31.5, "pieces": 2, "insured": true },
        "field_errors": [{ "field": "/weight", "code": "max", "text": "" }],
    });
    assert_eq!(to_value(&error).unwrap(), facts);
    let info = to_value(Code::TooHeavy.info()).unwrap();
    assert_eq!(
        (&info["name"], &info["http_status"], &info["fallback"]),
        (&json!("TooHeavy"), &json!(400), &Value::Null)
    );
}

#[test]
fn a_record_is_what_it_prints() {
    let error = too_heavy()
        .with_log("shelf", 7_u64)
        .with_log("rate", 0.5)
        .with_log("open", true);
    let record = log(&*error);
    let printed: Value = serde_json::from_str(&record.to_string()).unwrap();
    assert_eq!(to_value(&record).unwrap(), printed);
    assert_eq!(printed["params"]["card"], json!("[redacted]"));
}

#[test]
fn a_failure_is_the_error_or_why_there_is_none() {
    let failure = parcels::decode(br#"{"code":400,"own":"lost"}"#, None).unwrap_err();
    assert_eq!(to_value(&failure).unwrap()["name"], json!("Lost"));
    let failure = parcels::decode(b"<html>", Some(502)).unwrap_err();
    assert_eq!(
        to_value(&failure).unwrap(),
        json!({
            "reason": "not_json",
            "status": 502,
            "detail": "",
            "request_id": null,
            "retry_after": null,
            "content_type": null,
        })
    );
}
