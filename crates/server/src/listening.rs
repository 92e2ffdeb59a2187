//! Taking an address, or saying what is in the way and what to do about it.

use std::io::ErrorKind;
use std::net::SocketAddr;

use tokio::net::TcpListener;

/// Takes `address`, which the flag named so asks for.
///
/// # Errors
/// What is in the way, in words for whoever started the server.
pub async fn listen(address: SocketAddr, flag: &str) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.map_err(|error| {
        let advice = advice(error.kind());
        anyhow::Error::new(error).context(format!("{address} {advice}; another address is named with {flag}"))
    })
}

/// What is the matter with an address, after its name.
fn advice(obstacle: ErrorKind) -> &'static str {
    match obstacle {
        ErrorKind::AddrInUse => "is taken by another program, or by a server that runs already",
        ErrorKind::AddrNotAvailable => "is no address of this machine (0.0.0.0 stands for all of them)",
        ErrorKind::PermissionDenied => "may not be taken by this account: ports below 1024 are the system's",
        _ => "cannot be listened on",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn refusal(address: SocketAddr) -> String {
        format!("{:#}", listen(address, "--listen").await.unwrap_err())
    }

    #[tokio::test]
    async fn an_address_that_is_taken_is_said_to_be_and_how_to_name_another() {
        let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let taken = other.local_addr().unwrap();
        let refusal = refusal(taken).await;
        assert!(refusal.starts_with(&format!("{taken} is taken by another program")), "{refusal}");
        assert!(refusal.contains("named with --listen"), "{refusal}");
    }

    #[tokio::test]
    async fn an_address_of_another_machine_is_said_to_be_one() {
        // Kept for documentation (RFC 5737): no machine has it.
        let refusal = refusal("192.0.2.1:8080".parse().unwrap()).await;
        assert!(refusal.contains("is no address of this machine"), "{refusal}");
    }
}
