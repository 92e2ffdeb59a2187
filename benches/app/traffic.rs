//! Bytes on the way to the phone, as Chromium counts them: compressed, heads included.

use std::collections::BTreeMap;

use serde_json::Value;

/// The kinds that are told apart, in the order of the table.
pub(crate) const KINDS: [&str; 5] = ["html", "css", "js", "wasm", "other"];

/// Bytes by kind, out of the events of the protocol's network part.
pub(crate) fn bytes(events: &[Value]) -> BTreeMap<&'static str, f64> {
    let mut kinds: BTreeMap<&str, &'static str> = BTreeMap::new();
    let mut sums = BTreeMap::from(KINDS.map(|kind| (kind, 0.0)));
    for event in events {
        let text = |pointer: &str| event.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let request = text("/params/requestId");
        match text("/method") {
            "Network.responseReceived" if text("/params/response/url").starts_with("http") => {
                kinds.insert(request, kind(text("/params/response/mimeType")));
            }
            "Network.loadingFinished" => {
                let length = event.pointer("/params/encodedDataLength").and_then(Value::as_f64).unwrap_or_default();
                if let Some(sum) = kinds.get(request).and_then(|kind| sums.get_mut(kind)) {
                    *sum += length;
                }
            }
            _ => {}
        }
    }
    sums
}

fn kind(mime: &str) -> &'static str {
    match mime {
        "text/html" => "html",
        "text/css" => "css",
        "text/javascript" | "application/javascript" => "js",
        "application/wasm" => "wasm",
        _ => "other",
    }
}
