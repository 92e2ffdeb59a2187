//! What of a file goes into the product.

const TESTS: &str = "#[cfg(test)]";

/// The Rust of a file without what is there for its tests only; all lines keep their numbers.
pub(crate) fn without_tests(rust: &str) -> String {
    let mut product = String::new();
    let mut rest = rust;
    while let Some((before, after)) = rest.split_once(TESTS) {
        let (item, next) = after.split_at(end_of_item(after));
        product.push_str(before);
        product.extend(item.chars().filter(|character| *character == '\n'));
        rest = next;
    }
    product + rest
}

/// Where the item ends with which `rust` begins. A module of tests is the last in its file, and what looks like its end
/// may stand in one of its texts.
fn end_of_item(rust: &str) -> usize {
    let Some(head) = rust.find([';', '{']) else { return rust.len() };
    let (is_short, is_module) = (rust[head..].starts_with(';'), rust[..head].contains("mod "));
    if is_short {
        return head + 1;
    }
    let end = if is_module { None } else { rust.find("\n}") };
    end.map_or(rust.len(), |end| end + "\n}".len())
}

#[test]
fn only_what_is_compiled_for_tests_is_left_out() {
    let rust = "mod a;\n#[cfg(test)]\nmod b;\nuse c;\n#[cfg(test)]\n#[track_caller]\nfn d() {\n    e;\n}\nfn f() {}\n\
                #[cfg(test)]\nmod tests {\n    const G: &str = \"\n}\n\";\n}\n";
    assert_eq!(
        without_tests(rust).split_whitespace().collect::<Vec<_>>(),
        ["mod", "a;", "use", "c;", "fn", "f()", "{}"]
    );
    assert_eq!(without_tests(rust).lines().count(), rust.lines().count());
    assert_eq!(without_tests("fn a() {}"), "fn a() {}");
}
