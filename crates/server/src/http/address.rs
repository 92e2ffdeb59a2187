//! The client's address, for the limits alone: it is neither logged nor kept.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

/// The address of the client. Behind a proxy of ours it is the last one in `X-Forwarded-For`: that one our proxy
/// wrote, all before it anybody may have written.
pub(super) fn client_address(parts: &Parts, behind_proxy: bool) -> IpAddr {
    let forwarded = if behind_proxy { forwarded(parts) } else { None };
    let peer = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    network(forwarded.or_else(peer).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)))
}

/// The last address of the last such header: several of one name are one list. Some proxies write the port to it.
fn forwarded(parts: &Parts) -> Option<IpAddr> {
    let last = parts.headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = last.to_str().ok()?.rsplit(',').next()?.trim();
    last.parse().ok().or_else(|| last.parse().ok().map(|with_port: SocketAddr| with_port.ip()))
}

/// One subscriber of IPv6 has 2^64 addresses; they count as one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[track_caller]
    fn check(forwarded: &[&str], behind_proxy: bool, expected: &str) {
        let request = forwarded.iter().fold(Request::builder(), |request, one| request.header("x-forwarded-for", *one));
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 1))));
        assert_eq!(client_address(&parts, behind_proxy).to_string(), expected);
    }

    #[test]
    fn a_forwarded_address_counts_only_behind_a_proxy_and_only_the_last() {
        check(&["198.51.100.7"], false, "192.0.2.1");
        check(&["10.0.0.1, 198.51.100.7"], true, "198.51.100.7");
        check(&["10.0.0.1,198.51.100.7 "], true, "198.51.100.7");
        check(&["10.0.0.1", "10.0.0.2, 198.51.100.7"], true, "198.51.100.7");
        check(&["198.51.100.7:61234"], true, "198.51.100.7");
    }

    #[test]
    fn what_is_no_address_leaves_that_of_the_connection() {
        for junk in
            ["nonsense", "", ",", "198.51.100.7,", "198.51.100.7, unknown", "198.51.100", "1.2.3.4.5", "\u{442}"]
        {
            check(&[junk], true, "192.0.2.1");
        }
        check(&[], true, "192.0.2.1");
        check(&["198.51.100.7", "nonsense"], true, "192.0.2.1");
    }

    #[test]
    fn all_addresses_of_one_subscriber_count_as_one() {
        check(&["2001:db8:1:2:3:4:5:6"], true, "2001:db8:1:2::");
        check(&["[2001:db8:1:2:3:4:5:6]:443"], true, "2001:db8:1:2::");
        check(&["::ffff:198.51.100.7"], true, "198.51.100.7");
    }
}
