//! Raises, logs and encodes errors of the catalog of parcels, as a server does.

use parcel_errors::operations::{CreateParcelError, DeclaredError, Operation};
use parcel_errors::parcels::raise::{Leak, TooHeavy};
use parcel_errors::parcels::{self, Code};
use parcel_errors::{common, encode, log, EncodeOptions, Error, Failure, FieldError, Kind, Raise};
use std::error::Error as _;
use std::io;
use std::time::Duration;

fn too_heavy() -> TooHeavy {
    TooHeavy {
        type_: "{card}".into(),
        kilograms: 1e21,
        card: "4242".into(),
        pieces: 2,
        insured: true,
    }
}

fn disk_full() -> io::Error {
    io::Error::other("the disk is full")
}

fn in_english(error: &(dyn std::error::Error + 'static)) -> parcel_errors::Encoded {
    let request_id = "r-1";
    encode(
        error,
        &EncodeOptions {
            locale: "en",
            request_id,
        },
    )
}

#[test]
fn is_the_error_that_clients_get() {
    let error = too_heavy().error();
    assert!(error.is(Code::TooHeavy));
    assert_eq!(
        (error.code.as_str(), error.module_code.as_deref()),
        ("400", Some("too_heavy"))
    );
    assert_eq!(error.kind(), Kind::InvalidArgument);
    assert_eq!(error.to_string(), "parcels: TooHeavy (400/too_heavy)");
    let body = in_english(&error).body;
    let failure = parcels::decode(body.as_bytes(), Some(400)).unwrap_err();
    let read = failure.error().unwrap();
    assert!(read.is(Code::TooHeavy));
    assert_eq!(read.params, error.params);
    assert_eq!(read.detail, "{card} weighs 1e+21 kg, {card}.");
}

#[test]
fn sends_neither_cause_nor_log_nor_secrets() {
    let error = too_heavy()
        .with_source(disk_full())
        .with_log("shelf", 7_u64);
    assert_eq!(error.source().unwrap().to_string(), "the disk is full");
    let sent = in_english(&error);
    for text in [
        &sent.body,
        &error.to_string(),
        &format!("{error:?} {sent:?}"),
    ] {
        assert!(
            !text.contains("disk") && !text.contains("shelf") && !text.contains("4242"),
            "{text}"
        );
    }
    assert_eq!(error, too_heavy().error());
}

#[test]
fn logs_what_the_catalog_says_and_what_it_does_not_send() {
    let mut error = too_heavy()
        .with_source(Failure::from(Leak.with_source(disk_full())))
        .with_log("shelf", -7)
        .with_log("note", "a\"b")
        .with_detail("Too heavy")
        .with_field_errors([
            FieldError::new("kg").with_code("max"),
            FieldError::new("to").with_text("?"),
        ]);
    error.request_id = Some("r-2".into());
    let record = log(error.as_ref());
    let wanted = concat!(
        r#"{"error.type":"parcels.TooHeavy","module":"parcels","code":"400","module_code":"too_heavy","name":"TooHeavy","#,
        r#""kind":"invalid_argument","action":"fix_request","retryable":false,"effect":"none","#,
        r#""params":{"type":"{card}","kilograms":1e+21,"card":"[redacted]","pieces":2,"insured":true},"#,
        r#""field_errors":[{"field":"kg","code":"max"},{"field":"to","text":"?"}],"#,
        r#""detail":"Too heavy","request_id":"r-2","#,
        r#""causes":[{"message":"parcels: Leak (500/leak)"},{"message":"the disk is full"}],"#,
        r#""log":{"shelf":-7,"note":"a\"b"}}"#,
    );
    assert_eq!(record.to_string(), wanted);
    assert_eq!(record.get("name"), Some(&"TooHeavy".into()));
}

#[test]
fn logs_and_replaces_an_error_that_is_not_of_the_catalog() {
    let error = io::Error::other(disk_full());
    let record = log(&error);
    assert_eq!(
        record.to_string(),
        r#"{"error.type":"_OTHER","message":"the disk is full"}"#
    );
    let sent = encode(
        &error,
        &EncodeOptions {
            locale: "de-AT, en;q=0.5",
            request_id: "",
        },
    );
    let id = sent.request_id.unwrap();
    assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(sent.status, 500);
    assert_eq!(
        sent.body,
        format!(r#"{{"code":500,"message":"Etwas ging schief.","id":"{id}"}}"#)
    );
}

#[test]
fn replaces_errors_that_clients_must_not_see() {
    let internal = in_english(
        &Leak
            .with_detail("db-7")
            .with_retry_after(Duration::from_secs(1)),
    );
    let wanted = r#"{"code":500,"message":"Something went wrong.","id":"r-1"}"#;
    assert_eq!((internal.status, internal.body.as_str()), (500, wanted));
    assert_eq!(
        internal
            .headers
            .iter()
            .find(|(name, _)| *name == "retry-after"),
        None
    );
    let changes: [fn(&mut Error); 3] = [
        |error| error.module_code = Some("unknown".into()),
        |error| error.module_code = Some("leak".into()),
        |error| error.module = "elsewhere",
    ];
    for change in changes {
        let mut error = too_heavy().error();
        change(&mut error);
        assert_eq!(in_english(&error).body, wanted);
    }
}

#[test]
fn finds_the_outermost_error_of_the_catalog() {
    let boxed: Box<dyn std::error::Error + Send + Sync> =
        too_heavy().with_source(Leak.error()).into();
    let wanted = in_english(&too_heavy().error());
    assert_eq!(in_english(boxed.as_ref()), wanted);
    assert_eq!(in_english(&io::Error::other(boxed)), wanted);
    assert_eq!(in_english(&Failure::from(too_heavy().error())), wanted);
    assert_eq!(in_english(too_heavy().error().as_ref()), wanted);
}

#[test]
fn passes_an_error_on_that_it_has_received() {
    let body =
        br#"{"code":400,"own":"too_heavy","message":"Too heavy","id":"r-9","params":{"pieces":3}}"#;
    let failure = parcels::decode(body, None).unwrap_err();
    let sent = encode(&failure, &EncodeOptions::default());
    assert_eq!(sent.body.as_bytes(), body);
    let record = log(&failure).to_string();
    assert!(record.contains(r#""params":{"pieces":3}"#), "{record}");
}

#[test]
fn sends_a_common_code_for_every_module() {
    let error = common::raise::BadRequest.error();
    assert_eq!((error.module, error.module_code.as_ref()), ("common", None));
    assert!(in_english(&error)
        .body
        .starts_with(r#"{"code":400,"message":"Bad request.""#));
}

#[test]
#[allow(deprecated)]
fn keeps_former_names() {
    let parcels::raise::TooBig { pieces, .. } = too_heavy();
    assert_eq!(pieces, 2);
}

fn create_parcel(kilograms: f64) -> Result<(), CreateParcelError> {
    if kilograms < 0.0 {
        Err(common::raise::BadRequest)?;
    }
    let too_heavy = TooHeavy {
        kilograms,
        ..too_heavy()
    };
    Err(CreateParcelError::from(too_heavy).with_source(disk_full()))
}

#[test]
fn sends_what_an_operation_declares() {
    let error = create_parcel(31.5).unwrap_err();
    assert!(error.as_ref().is(Code::TooHeavy));
    assert!(in_english(&error).body.contains("weighs 31.5 kg"));
    assert!(log(&error).to_string().contains("the disk is full"));
    assert_eq!(error.to_string(), "parcels: TooHeavy (400/too_heavy)");
    let bad = create_parcel(-1.0).unwrap_err();
    assert_eq!(bad.with_detail("Negative").error().detail, "Negative");
}

#[test]
#[allow(deprecated)]
fn tells_errors_of_an_operation_from_others() {
    let lost = DeclaredError::from(parcels::raise::Lost);
    let too_heavy = too_heavy().error();
    assert!(Operation::CreateParcel.returns(&too_heavy));
    assert!(!Operation::CreateParcel.returns(lost.as_ref()));
    assert!(Operation::DeclaredOperation.returns(lost.as_ref()));
    assert!(Operation::DeclaredOperation.returns(&common::raise::BadRequest.error()));
    // Its own code decides, whatever carries it.
    assert_eq!(too_heavy.code, "400");
    assert!(!Operation::DeclaredOperation.returns(&too_heavy));
    let ids: Vec<&str> = Operation::ALL.iter().map(|each| each.id()).collect();
    assert_eq!(ids, ["createParcel", "declared"]);
    assert_eq!(Operation::CreateParcel.errors().len(), 2);
}
