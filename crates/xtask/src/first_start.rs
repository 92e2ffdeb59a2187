//! The first start of a program on a machine that has nothing else of ours.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::failure::{Failure, Result};

/// Starts `program` in an empty `folder` and asks it for its page, which must be the one in the file `page`.
pub(crate) fn serves(program: &Path, folder: &Path, page: &Path) -> Result<()> {
    let page = fs::read(page).map_err(Failure::about("the built page cannot be read"))?;
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(Failure::about(format!("{} cannot be made", folder.display())))?;
    let mut running = Command::new(program)
        .args(["--listen", "127.0.0.1:0", "--data", "data"])
        .current_dir(folder)
        .env_clear()
        .env("KRUZHOK_LOG_LEVEL", "error")
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Failure::about(format!("{} cannot be started", program.display())))?;
    let answer = address(&mut running).and_then(|address| get(&address, "/"));
    let _ = running.kill().and_then(|()| running.wait());
    let answer = answer?;
    if answer.starts_with(b"HTTP/1.1 200") && answer.ends_with(&page) {
        // Its key and its database are of no use to anybody.
        return fs::remove_dir_all(folder).map_err(Failure::about(format!("{} cannot be emptied", folder.display())));
    }
    Err(Failure::new(format!(
        "{} starts, and does not answer with the page it was built with:\n{}",
        program.display(),
        String::from_utf8_lossy(&answer)
    )))
}

/// Where the program says that it is.
fn address(running: &mut Child) -> Result<String> {
    let mut line = String::new();
    if let Some(output) = running.stdout.take() {
        BufReader::new(output).read_line(&mut line).map_err(Failure::about("the server's output cannot be read"))?;
    }
    let address = line.trim().rsplit_once("http://").map(|(_, address)| address.to_owned());
    address.ok_or_else(|| Failure::new("the server does not start. What is above says why."))
}

fn get(address: &str, path: &str) -> Result<Vec<u8>> {
    let mut answer = Vec::new();
    TcpStream::connect(address)
        .and_then(|mut stream| {
            write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
            stream.read_to_end(&mut answer)
        })
        .map_err(Failure::about("the server does not answer"))?;
    Ok(answer)
}
