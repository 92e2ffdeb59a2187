//! The built app, served.

use reqwest::Method;

use crate::app::{Answer, TestApp, send};

const INDEX: &str = "<!doctype html><html lang=\"ru\"><link rel=\"preload\" \
    href=\"/kruzhok-0123456789abcdef_bg.wasm\" as=\"fetch\" crossorigin><script type=\"module\">start()</script><p>Кружок</p></html>";

const WASM: &str = "/kruzhok-0123456789abcdef_bg.wasm";

/// A server with a small built app.
async fn with_app() -> TestApp {
    TestApp::start_with(|config| {
        let folder = config.app.as_ref().unwrap();
        std::fs::create_dir_all(folder.join("snippets/kruzhok-0123456789abcdef")).unwrap();
        for (name, text) in [
            ("index.html", INDEX),
            ("index.html.br", "pressed page"),
            ("kruzhok-0123456789abcdef_bg.wasm", "\0asm"),
            ("kruzhok-0123456789abcdef_bg.wasm.br", "brotli"),
            ("kruzhok-0123456789abcdef_bg.wasm.gz", "gzip"),
            ("kruzhok-0123456789abcdef.js", "import"),
            ("app-fedcba9876543210.css", "p{}"),
            ("sw.js", "self"),
            ("manifest.webmanifest", "{}"),
            ("snippets/kruzhok-0123456789abcdef/inline0.js", "export"),
        ] {
            std::fs::write(folder.join(name), text).unwrap();
        }
    })
    .await
}

async fn get_encoded(app: &TestApp, path: &str, encodings: &str) -> Answer {
    send(app.request(Method::GET, path).header("accept-encoding", encodings)).await
}

#[tokio::test]
async fn what_the_page_asks_for_first_is_said_before_the_page() {
    let app = with_app().await;
    for path in ["/", "/status", "/nowhere"] {
        let early = "</kruzhok-0123456789abcdef_bg.wasm>; rel=preload; as=fetch; crossorigin";
        assert_eq!(app.get(path).await.header("link"), early, "{path}");
    }
    for path in [WASM, "/sw.js", "/api/v1/programme"] {
        assert_eq!(app.get(path).await.header("link"), "", "{path}");
    }
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_all_others_asked_for_again() {
    let app = with_app().await;
    let check = async |path: &str, content_type: &str, cache_control: &str| {
        let answer = app.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(
            (answer.header("content-type"), answer.header("cache-control")),
            (content_type, cache_control),
            "{path}"
        );
        assert_eq!(answer.header("vary"), "accept-encoding", "{path}");
    };
    let immutable = "public, max-age=31536000, immutable";
    check(WASM, "application/wasm", immutable).await;
    check("/kruzhok-0123456789abcdef.js", "text/javascript", immutable).await;
    check("/app-fedcba9876543210.css", "text/css", immutable).await;
    check("/", "text/html", "no-cache").await;
    check("/index.html", "text/html", "no-cache").await;
    check("/sw.js", "text/javascript", "no-cache").await;
    check("/manifest.webmanifest", "application/manifest+json", "no-cache").await;
    check("/snippets/kruzhok-0123456789abcdef/inline0.js", "text/javascript", "no-cache").await;
}

#[tokio::test]
async fn the_smallest_form_the_client_takes_is_sent_with_the_type_of_the_file() {
    let app = with_app().await;
    let check = async |path: &str, encodings: &str, encoding: &str, text: &str| {
        let answer = get_encoded(&app, path, encodings).await;
        assert_eq!((answer.header("content-encoding"), answer.text.as_str()), (encoding, text), "{path} {encodings}");
        answer
    };
    let pressed = check(WASM, "gzip, deflate, br", "br", "brotli").await;
    assert_eq!(pressed.header("content-type"), "application/wasm");
    check(WASM, "gzip", "gzip", "gzip").await;
    check(WASM, "identity", "", "\0asm").await;
    check("/status", "br", "br", "pressed page").await;
    check("/status", "gzip, br;q=0", "", INDEX).await;
    check("/sw.js", "br", "", "self").await;
}

#[tokio::test]
async fn every_route_of_the_app_is_its_page() {
    let app = with_app().await;
    for segment in kruzhok_server::http::APP_ROUTES {
        let answer = app.get(&format!("/{segment}")).await;
        assert_eq!((answer.status.as_u16(), answer.text.as_str()), (200, INDEX), "{segment}");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    assert_eq!(app.get("/questions/birth-date").await.status, 200);
}

#[tokio::test]
async fn an_unknown_page_is_the_app_with_a_404() {
    let app = with_app().await;
    let page = app.get("/").await;
    for path in ["/nowhere", "/nowhere/at/all", "/statusx"] {
        let answer = send(app.request(Method::GET, path).header("if-none-match", page.header("etag"))).await;
        assert_eq!((answer.status.as_u16(), answer.text.as_str()), (404, INDEX), "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
}

#[tokio::test]
async fn a_missing_file_is_a_problem_document_and_never_kept() {
    let app = with_app().await;
    let long = format!("/{}.js", "a".repeat(300));
    for path in [
        "/missing-0123456789abcdef.js",
        "/status/app.css",
        "/%2e%2e/secret.key",
        "/..%2fdata/secret.key",
        "/nothing%00.js",
        "/%ff.js",
        &long,
    ] {
        app.get(path).await.assert_problem(404, "no-such-path");
    }
    let above = app.get("/../Cargo.toml").await;
    assert_eq!((above.status.as_u16(), above.header("cache-control")), (404, "no-store"));
}

#[tokio::test]
async fn what_is_unchanged_is_not_sent_again() {
    let app = with_app().await;
    for path in ["/", "/sw.js", WASM] {
        let first = get_encoded(&app, path, "br").await;
        let again = app.request(Method::GET, path).header("if-none-match", first.header("etag"));
        let again = send(again.header("accept-encoding", "gzip")).await;
        assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""), "{path}");
        assert_eq!(again.header("cache-control"), first.header("cache-control"), "{path}");
    }
}

#[tokio::test]
async fn what_a_file_was_compressed_into_is_no_file_of_its_own() {
    let app = with_app().await;
    for path in [format!("{WASM}.br"), "/index.html.br".to_owned()] {
        assert_eq!(app.get(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_page_is_read_and_nothing_else() {
    let app = with_app().await;
    let page = app.get("/").await;
    let head = send(app.request(Method::HEAD, "/")).await;
    assert_eq!((head.status.as_u16(), head.text.as_str(), head.header("etag")), (200, "", page.header("etag")));
    for path in ["/", "/nowhere", "/sw.js"] {
        for method in [Method::POST, Method::OPTIONS, Method::TRACE] {
            let answer = send(app.request(method, path)).await;
            answer.assert_problem(405, "no-such-method");
            assert_eq!(answer.header("allow"), "GET,HEAD", "{path}");
        }
    }
}

#[tokio::test]
async fn an_app_that_is_put_in_place_of_another_is_not_mixed_with_it() {
    let app = with_app().await;
    let before = app.get("/").await;
    let folder = app.config.app.as_ref().unwrap();
    std::fs::write(folder.join("index.html"), INDEX.replace("start()", "begin()")).unwrap();
    std::fs::write(folder.join("sw.js"), "another").unwrap();
    std::fs::remove_file(folder.join("app-fedcba9876543210.css")).unwrap();
    for path in ["/", "/status", "/index.html"] {
        let after = app.get(path).await;
        assert_eq!(after.text, before.text, "{path}");
        assert_eq!(after.header("content-security-policy"), before.header("content-security-policy"), "{path}");
    }
    assert_eq!(app.get("/sw.js").await.text, "self");
    assert_eq!(app.get("/app-fedcba9876543210.css").await.text, "p{}");
}

#[tokio::test]
async fn the_policy_names_the_inline_script_of_the_page_by_its_hash() {
    let app = with_app().await;
    let answer = app.get("/").await;
    // printf 'start()' | openssl dgst -sha256 -binary | base64
    let hash = "'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='";
    assert!(answer.header("content-security-policy").contains(hash), "{answer:?}");
}

#[tokio::test]
async fn the_policy_governs_pages_and_the_worker_and_elsewhere_nothing_is_allowed() {
    let app = with_app().await;
    let page = app.get("/").await;
    let tag = page.header("etag").to_owned();
    let unchanged = send(app.request(Method::GET, "/").header("if-none-match", tag)).await;
    let governed =
        [page, unchanged, app.get("/questions/birth-date").await, app.get("/nowhere").await, app.get("/sw.js").await];
    for answer in &governed {
        assert_eq!(
            answer.header("content-security-policy"),
            governed[0].header("content-security-policy"),
            "{answer:?}"
        );
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{answer:?}");
        assert_eq!(answer.header("cross-origin-embedder-policy"), "require-corp", "{answer:?}");
        assert!(answer.header("permissions-policy").contains("camera=(), "), "{answer:?}");
    }
    let policy = governed[0].header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    for path in ["/app-fedcba9876543210.css", WASM, "/kruzhok-0123456789abcdef.js", "/missing.js", "/api/v1/programme"]
    {
        let policy = app.get(path).await.header("content-security-policy").to_owned();
        assert_eq!(policy, "default-src 'none'; frame-ancestors 'none'", "{path}");
    }
}

#[tokio::test]
async fn without_a_built_app_the_page_says_so_and_the_api_works() {
    let app = TestApp::start().await;
    let answer = app.get("/status").await;
    assert_eq!(answer.status, 503);
    assert!(answer.text.contains("not built"));
    assert_eq!(app.get("/missing.js").await.status, 404);
    assert_eq!(app.get("/api/v1/programme").await.status, 200);
}
