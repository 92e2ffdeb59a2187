//! What must hold of the style sheets: colours that can be told apart, letters that can be read, nothing dead.
//!
//! Each check is a function from sheets to faults. It is run over the sheets of `style/`, where it must find none, and
//! over small planted ones, where it must find what is wrong.
#![cfg(not(target_family = "wasm"))]

mod attributes;
mod browser_bar;
mod classes;
mod colours;
mod contrast;
mod css;
mod files;
mod forced_colours;
mod linked;
mod motion;
mod order;
mod outline;
mod palette;
mod pieces;
#[path = "../boundaries/product.rs"]
mod product;
mod properties;
mod source;
mod text_size;
mod weight;

use css::Sheet;

/// Something wrong, as a sentence that says where and what to do.
type Fault = String;

#[track_caller]
fn nothing_is_wrong(faults: &[Fault]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A style sheet that stands nowhere but in a test.
fn planted(text: &str) -> Sheet {
    Sheet::new("planted.css", text)
}

/// Expects exactly these faults, each told by a piece of its sentence.
#[track_caller]
fn expect_faults(faults: &[Fault], pieces: &[&str]) {
    let told = faults.iter().zip(pieces).all(|(fault, piece)| fault.contains(piece));
    assert!(told && faults.len() == pieces.len(), "expected {pieces:?}, found:\n{}", faults.join("\n"));
}
