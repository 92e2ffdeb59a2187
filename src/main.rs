//! Mounts the app into the page.

fn main() {
    kruzhok::start();
}
