//! What one connection may take, and how many there may be. Spoken over bare sockets: a client's library would be too
//! polite.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::app::TestApp;

const GET: &str = "GET /api/v1/health/live HTTP/1.1\r\nhost: x\r\n\r\n";

/// No test waits as long, unless what it waits for never comes.
const NEVER: Duration = Duration::from_secs(60);

async fn connect(app: &TestApp) -> TcpStream {
    TcpStream::connect(app.root.trim_start_matches("http://")).await.unwrap()
}

/// Whatever the server says next, or nothing where it closes the connection.
async fn read(stream: &mut TcpStream) -> String {
    let mut bytes = vec![0; 8192];
    let read = timeout(NEVER, stream.read(&mut bytes)).await.expect("the server neither answers nor closes");
    // A connection that is reset is closed as well.
    String::from_utf8_lossy(&bytes[..read.unwrap_or(0)]).into_owned()
}

async fn ask(stream: &mut TcpStream, request: &str) -> String {
    stream.write_all(request.as_bytes()).await.unwrap();
    read(stream).await
}

async fn impatient() -> TestApp {
    TestApp::start_with(|config| config.idle_timeout = 1.try_into().unwrap()).await
}

#[tokio::test]
async fn a_connection_that_asks_nothing_is_closed() {
    let app = impatient().await;
    assert_eq!(read(&mut connect(&app).await).await, "");
}

#[tokio::test]
async fn a_connection_is_kept_for_the_next_request_and_closed_when_none_comes() {
    let app = impatient().await;
    let mut stream = connect(&app).await;
    for _ in 0..2 {
        assert!(ask(&mut stream, GET).await.starts_with("HTTP/1.1 204"));
    }
    assert_eq!(read(&mut stream).await, "");
}

#[tokio::test]
async fn a_head_that_comes_in_drops_and_never_ends_is_given_up() {
    let app = impatient().await;
    let (mut reader, mut writer) = connect(&app).await.into_split();
    writer.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").await.unwrap();
    let drops = async {
        let mut beat = tokio::time::interval(Duration::from_millis(50));
        while writer.write_all(b"x-more: more\r\n").await.is_ok() {
            beat.tick().await;
        }
    };
    let mut answer = Vec::new();
    let closed = reader.read_to_end(&mut answer);
    let (_, ()) = timeout(NEVER, async { tokio::join!(closed, drops) }).await.expect("the server waits for ever");
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_client_that_does_not_take_its_answer_loses_its_connection() {
    let app = TestApp::start_with(|config| {
        config.idle_timeout = 1.try_into().unwrap();
        config.connections = 1.try_into().unwrap();
        let folder = config.app.as_ref().unwrap();
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join("index.html"), "").unwrap();
        // Far more than the system keeps for a connection; on the disk it takes nothing.
        std::fs::File::create(folder.join("large.bin")).unwrap().set_len(32 * 1024 * 1024).unwrap();
    })
    .await;
    let mut greedy = connect(&app).await;
    assert!(ask(&mut greedy, "GET /large.bin HTTP/1.1\r\nhost: x\r\n\r\n").await.starts_with("HTTP/1.1 200"));
    // There is a place for one connection, and the greedy one is never closed from this side.
    assert!(ask(&mut connect(&app).await, GET).await.starts_with("HTTP/1.1 204"));
    drop(greedy);
}

#[tokio::test]
async fn connections_beyond_the_limit_wait_and_are_served_when_another_is_closed() {
    let app = TestApp::start_with(|config| {
        config.idle_timeout = 600.try_into().unwrap();
        // One is that of the app's own client.
        config.connections = 3.try_into().unwrap();
    })
    .await;
    let (mut one, mut two) = (connect(&app).await, connect(&app).await);
    for stream in [&mut one, &mut two] {
        assert!(ask(stream, GET).await.starts_with("HTTP/1.1 204"));
    }
    let mut waiting = connect(&app).await;
    waiting.write_all(GET.as_bytes()).await.unwrap();
    // Those inside are served, again and again, and the one outside is not.
    for _ in 0..100 {
        assert!(ask(&mut one, GET).await.starts_with("HTTP/1.1 204"));
    }
    assert!(waiting.try_read(&mut [0]).is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock));
    drop(two);
    assert!(read(&mut waiting).await.starts_with("HTTP/1.1 204"));
    assert!(ask(&mut one, GET).await.starts_with("HTTP/1.1 204"));
}

#[tokio::test]
async fn a_stop_does_not_wait_for_connections_that_ask_nothing() {
    let app = TestApp::start_with(|config| config.idle_timeout = 600.try_into().unwrap()).await;
    let (mut silent, mut kept) = (connect(&app).await, connect(&app).await);
    assert!(ask(&mut kept, GET).await.starts_with("HTTP/1.1 204"));
    let app = timeout(NEVER, app.restart()).await.expect("the server does not stop");
    assert_eq!((read(&mut silent).await, read(&mut kept).await), (String::new(), String::new()));
    assert_eq!(app.get("/api/v1/health/live").await.status, 204);
}
