use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    compress::beside,
    failure::{Failure, Result},
    fingerprint::files_below,
    standard_library::StandardLibrary,
    workspace::Workspace,
};

const BUDGET: &str = "tests/budget.json";

/// What the app costs over the network, in bytes after brotli.
#[derive(Debug, PartialEq, Eq)]
struct Size {
    wasm: u64,
    /// Script, style and the page itself.
    page: u64,
}

/// Prints what a first visit downloads and fails when it is more than the committed budget.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let size = measure(&workspace.dist()).map_err(Failure::about("the built app cannot be measured"))?;
    let budget = fs::read_to_string(workspace.root.join(BUDGET))
        .map_err(Failure::about(BUDGET))
        .and_then(|text| read_budget(&text, StandardLibrary::here()))?;
    println!(
        "wasm: {} of {} bytes; script, style and page: {} of {} bytes (brotli)",
        size.wasm, budget.wasm, size.page, budget.page
    );
    over_budget(&size, &budget).map_or(Ok(()), |sentence| Err(Failure::new(sentence)))
}

fn measure(dist: &Path) -> io::Result<Size> {
    let files = files_below(dist)?;
    let sum = |extensions: &[&str]| -> io::Result<u64> {
        let of_kind =
            |file: &&PathBuf| file.extension().is_some_and(|found| extensions.iter().any(|one| found == *one));
        files.iter().filter(of_kind).map(|file| sent(file)).sum()
    };
    Ok(Size { wasm: sum(&["wasm"])?, page: sum(&["js", "css", "html"])? })
}

/// The length of what the server sends for a file.
fn sent(file: &Path) -> io::Result<u64> {
    let compressed = beside(file, "br");
    Ok(fs::metadata(if compressed.is_file() { &compressed } else { file })?.len())
}

fn read_budget(text: &str, library: StandardLibrary) -> Result<Size> {
    let all: Value = serde_json::from_str(text).map_err(Failure::about(BUDGET))?;
    let budget = match library {
        StandardLibrary::Rebuilt => &all,
        StandardLibrary::AsItCame => all.get("with-standard-library-as-it-came").unwrap_or(&Value::Null),
    };
    let number = |name: &str| {
        budget
            .get(name)
            .and_then(Value::as_u64)
            .ok_or_else(|| Failure::new(format!("{BUDGET} has no whole number of bytes under \"{name}\".")))
    };
    Ok(Size { wasm: number("wasm")?, page: number("page")? })
}

fn over_budget(size: &Size, budget: &Size) -> Option<String> {
    let parts = [("wasm", size.wasm, budget.wasm), ("page", size.page, budget.page)];
    let over: Vec<String> = parts
        .into_iter()
        .filter(|(_, bytes, limit)| bytes > limit)
        .map(|(name, bytes, limit)| format!("{name} is {} bytes over its {limit}", bytes - limit))
        .collect();
    (!over.is_empty()).then(|| {
        format!(
            "the app became too heavy: {}. Make it lighter, or raise {BUDGET} and say why in the commit.",
            over.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_budget_is_within_it() {
        let size = || Size { wasm: 10, page: 5 };
        assert_eq!(over_budget(&size(), &size()), None);
    }

    #[test]
    fn a_part_over_the_budget_is_named_with_how_much() {
        let sentence = over_budget(&Size { wasm: 12, page: 5 }, &Size { wasm: 10, page: 5 }).unwrap();
        assert!(sentence.contains("wasm is 2 bytes over its 10"), "{sentence}");
        assert!(!sentence.contains("page is"), "{sentence}");
    }

    #[test]
    fn a_budget_without_a_number_is_refused() {
        let read = |text| read_budget(text, StandardLibrary::Rebuilt);
        assert_eq!(read(r#"{ "wasm": 1, "page": 2 }"#).unwrap(), Size { wasm: 1, page: 2 });
        assert!(read(r#"{ "wasm": 1 }"#).is_err());
    }

    #[test]
    fn an_app_with_the_standard_library_as_it_came_has_a_budget_of_its_own() {
        let text = r#"{ "wasm": 1, "page": 2, "with-standard-library-as-it-came": { "wasm": 3, "page": 4 } }"#;
        let read = |library| read_budget(text, library).unwrap();
        assert_eq!(read(StandardLibrary::Rebuilt), Size { wasm: 1, page: 2 });
        assert_eq!(read(StandardLibrary::AsItCame), Size { wasm: 3, page: 4 });
    }
}
