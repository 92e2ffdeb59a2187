//! What wasm-bindgen leaves, made as small as it can be sent.

mod locals;
mod module;
mod names;
mod order;
mod paths;
mod script;

use std::{fs, io, path::Path};

use crate::fingerprint::{files_below, fingerprint};

/// How wasm-bindgen ends the name of a module; its script is called the same without that.
const MODULE: &str = "_bg.wasm";

/// Rewrites the module of a folder, and its script with it, and names both after what they are now: browsers keep a file
/// for as long as its name stays, and neither fits another one's names.
pub(crate) fn lighten(folder: &Path, page: &Path) -> io::Result<()> {
    let files = files_below(folder)?;
    let modules = files.iter().filter_map(|file| Some((file, file.to_str()?.strip_suffix(MODULE)?)));
    for (file, stem) in modules {
        let (module, script) = (fs::read(file)?, fs::read_to_string(format!("{stem}.js"))?);
        let no_module = |cause: &dyn std::fmt::Display| io::Error::other(format!("{}: {cause}", file.display()));
        let names = names::of(&module).map_err(|cause| no_module(&cause))?;
        let module = module::rewritten(&module, &names, &paths::sources()).map_err(|cause| no_module(&cause))?;
        let script =
            script::rewritten(&script, &names).ok_or_else(|| no_module(&"the script beside it is another one's"))?;
        fs::write(file, module)?;
        fs::write(format!("{stem}.js"), script)?;
        rename(folder, page, stem)?;
    }
    Ok(())
}

/// Puts a hash of what the two are into their names, in place of the one that Trunk took of what they were.
fn rename(folder: &Path, page: &Path, stem: &str) -> io::Result<()> {
    let endings = [MODULE, ".js"];
    let files = endings.map(|ending| format!("{stem}{ending}"));
    let hash = fingerprint(folder, &files.each_ref().map(String::as_str), "")?;
    let (name, old) = stem.rsplit_once('-').ok_or_else(|| io::Error::other(format!("{stem} has no hash")))?;
    for ending in endings {
        fs::rename(format!("{stem}{ending}"), format!("{name}-{hash}{ending}"))?;
    }
    fs::write(page, fs::read_to_string(page)?.replace(&format!("-{old}"), &format!("-{hash}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two functions that do the same beside others that use them, locals of two types, a memory with the path of a
    /// source, and names for tools.
    const WRITTEN: &str = r#"(module $named
        (type $go (func (param i32)))
        (type $get (func (param i32) (result i32)))
        (import "./app_bg.js" "__wbg_go_1f" (func $go (type $go)))
        (memory 1)
        (table 2 funcref)
        (elem (i32.const 0) $both $two)
        (func $both (type $get) local.get 0 call $one local.get 0 call $two i32.add)
        (func $far (type $go) (local i64 i32 i32)
            i64.const 5 local.set 1
            local.get 3 local.get 3 local.get 2 i32.add i32.add call $go)
        (func $one (type $get) local.get 0 i32.load16_u align=1)
        (func $two (type $get) local.get 0 i32.load16_u align=1)
        (export "both" (func $both))
        (export "wasm_bindgen_x__convert" (func $far))
        (export "one" (func $one))
        (data (i32.const 8) "saysrc/a.rs"))"#;

    const REWRITTEN: &str = r#"(module
  (type (;0;) (func (param i32)))
  (type (;1;) (func (param i32) (result i32)))
  (import "./app_bg.js" "a" (func (;0;) (type 0) (param i32)))
  (table (;0;) 2 funcref)
  (memory (;0;) 1)
  (export "both" (func 2))
  (export "closure1" (func 1))
  (export "one" (func 3))
  (elem (;0;) (i32.const 0) func 2 3)
  (func (;1;) (type 0) (param i32)
    (local i32 i32 i64)
    i64.const 5
    local.set 3
    local.get 1
    local.get 1
    local.get 2
    i32.add
    i32.add
    call 0
  )
  (func (;2;) (type 1) (param i32) (result i32)
    local.get 0
    call 3
    local.get 0
    call 3
    i32.add
  )
  (func (;3;) (type 1) (param i32) (result i32)
    local.get 0
    i32.load16_u
  )
  (data (;0;) (i32.const 8) "say        ")
)
"#;

    const SCRIPT: &str = "const imports = {\n    __wbg_go_1f: go,\n};\nwasm.wasm_bindgen_x__convert();\n";

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("kruzhok-wasm-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_module_does_the_same_with_less_and_is_named_after_what_it_is_now() {
        let folder = folder("lighten");
        let page = folder.join("index.html");
        fs::write(folder.join("app-1f_bg.wasm"), wat::parse_str(WRITTEN).unwrap()).unwrap();
        fs::write(folder.join("app-1f.js"), SCRIPT).unwrap();
        fs::write(&page, "<script src=/app-1f.js></script><link href=/app-1f_bg.wasm>").unwrap();

        lighten(&folder, &page).unwrap();

        let files = files_below(&folder).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
        let [script, module, _] = names[..] else { panic!("{names:?}") };
        assert_ne!(script, "app-1f.js");
        assert_eq!(module.strip_suffix(MODULE), script.strip_suffix(".js"));
        assert_eq!(fs::read_to_string(&page).unwrap(), format!("<script src=/{script}></script><link href=/{module}>"));
        assert_eq!(wasmprinter::print_bytes(fs::read(&files[1]).unwrap()).unwrap(), REWRITTEN);
        let expected = "//# allFunctionsCalledOnLoad\nconst imports = {\na: go,\n};\nwasm.closure1();\n";
        assert_eq!(fs::read_to_string(&files[0]).unwrap(), expected);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_module_without_its_own_script_is_left_as_it_is() {
        let folder = folder("stranger");
        let module = folder.join("app-1f_bg.wasm");
        for (content, script) in [(wat::parse_str(WRITTEN).unwrap(), "nothing"), (b"\0asm\x01\0\0\0\x01".to_vec(), "")]
        {
            fs::write(&module, &content).unwrap();
            fs::write(folder.join("app-1f.js"), script).unwrap();
            assert!(lighten(&folder, &folder.join("index.html")).is_err());
            assert_eq!(fs::read(&module).unwrap(), content);
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
