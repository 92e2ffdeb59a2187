use super::names::Names;

/// Lets Chromium compile the whole script beside the page while it comes in, not piece by piece when the app runs.
/// Source: "Explicit JavaScript compile hints", from Chromium 136 on; a comment to all others.
const HINT: &str = "//# allFunctionsCalledOnLoad\n";

/// The script of a module with its `names` and without comments and indents; `None` where it knows one of the names not at
/// all, so that it cannot be the module's.
pub(super) fn rewritten(script: &str, names: &Names) -> Option<String> {
    let mut missing = names.clone();
    let mut kept = String::from(HINT);
    for line in script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let mut rest = line;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(rest.find(|one| !is_of_word(one)).unwrap_or(rest.len()));
            missing.remove(word);
            kept.push_str(names.get(word).map_or(word, String::as_str));
            let (between, after) = after.split_at(after.find(is_of_word).unwrap_or(after.len()));
            kept.push_str(between);
            rest = after;
        }
        kept.push('\n');
    }
    missing.is_empty().then_some(kept)
}

fn is_of_word(one: char) -> bool {
    one.is_alphanumeric() || one == '_' || one == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::from([("__wbg_go_1f".into(), "a".into()), ("wasm_bindgen_x".into(), "closure0".into())])
    }

    #[test]
    fn names_change_where_they_are_whole_words_and_comments_go() {
        let script = "const imports = {\n    // Goes.\n    __wbg_go_1f: function(x) { go(x, __wbg_go_1f0); },\n};\n\n\
            function wasm_bindgen_x(y) {\n    return wasm.wasm_bindgen_x(y) + \"//\";\n}\n";
        let expected = "//# allFunctionsCalledOnLoad\nconst imports = {\na: function(x) { go(x, __wbg_go_1f0); },\n};\n\
            function closure0(y) {\nreturn wasm.closure0(y) + \"//\";\n}\n";
        assert_eq!(rewritten(script, &names()).unwrap(), expected);
    }

    #[test]
    fn a_script_that_lacks_a_name_is_not_the_modules() {
        assert_eq!(rewritten("const imports = { __wbg_go_1f: go };", &names()), None);
    }
}
