use std::convert::Infallible;

use wasm_encoder::{
    CodeSection, DataSection, ExportSection, Function, FunctionSection, ImportSection, Instruction, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, Data, Export, FunctionBody, FunctionSectionReader, Imports, MemArg,
    Operator, Parser,
};

use super::{locals::Locals, names::Names, order::Order, paths::without_paths};

type Result<T> = std::result::Result<T, Error<Infallible>>;

/// The module without what is for tools alone, which is names, who made it, and where in the sources something panicked;
/// with `names`; and with its functions so ordered that compression finds what is alike near by.
pub(super) fn rewritten(module: &[u8], names: &Names, sources: &[String]) -> Result<Vec<u8>> {
    let mut module = module.to_vec();
    loop {
        let order = Order::of(&module)?;
        let mut next = Module::new();
        let mut rewriter = Rewriter { order: &order, names, sources, locals: Locals::default() };
        rewriter.parse_core_module(&mut next, Parser::new(0), &module)?;
        module = next.finish();
        // What called two functions that are one now may itself be the same as another.
        if !order.folds() {
            return Ok(module);
        }
    }
}

struct Rewriter<'a> {
    order: &'a Order,
    names: &'a Names,
    sources: &'a [String],
    /// Of the function that is being rewritten.
    locals: Locals,
}

impl Rewriter<'_> {
    fn name<'n>(&'n self, name: &'n str) -> &'n str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Rewriter<'_> {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32> {
        Ok(self.order.place(old))
    }

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<()> {
        match imports {
            Imports::Single(_, import) => {
                let kind = self.entity_type(import.ty)?;
                section.import(import.module, self.name(import.name), kind);
                Ok(())
            }
            several => utils::parse_imports(self, section, several),
        }
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        functions: FunctionSectionReader<'_>,
    ) -> Result<()> {
        let types: Vec<u32> = functions.into_iter().collect::<std::result::Result<_, _>>()?;
        for kind in self.order.sorted(types) {
            section.function(kind);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, section: &mut CodeSection, code: CodeSectionReader<'_>) -> Result<()> {
        let bodies: Vec<FunctionBody<'_>> = code.into_iter().collect::<std::result::Result<_, _>>()?;
        let bodies: Vec<_> = bodies.into_iter().zip(self.order.parameters()).collect();
        for (body, parameters) in self.order.sorted(bodies) {
            self.locals = Locals::of(&body, parameters)?;
            self.parse_function_body(section, body)?;
        }
        Ok(())
    }

    fn new_function_with_parsed_locals(&mut self, _: &FunctionBody<'_>) -> Result<Function> {
        let types = std::mem::take(&mut self.locals.types);
        Ok(Function::new_with_locals_types(
            types.into_iter().map(|kind| self.val_type(kind)).collect::<Result<Vec<_>>>()?,
        ))
    }

    fn instruction<'o>(&mut self, operator: Operator<'o>) -> Result<Instruction<'o>> {
        let operator = self.locals.put(operator);
        utils::instruction(self, operator)
    }

    fn mem_arg(&mut self, argument: MemArg) -> Result<wasm_encoder::MemArg> {
        // How an address is aligned is a hint, and one that no browser needs: always the same is least to tell.
        utils::mem_arg(self, MemArg { align: argument.max_align, ..argument })
    }

    fn parse_export(&mut self, section: &mut ExportSection, export: Export<'_>) -> Result<()> {
        let index = self.external_index(export.kind, export.index)?;
        let kind = self.export_kind(export.kind)?;
        section.export(self.name(export.name), kind, index);
        Ok(())
    }

    fn parse_data(&mut self, section: &mut DataSection, data: Data<'_>) -> Result<()> {
        let blank = without_paths(data.data, self.sources);
        utils::parse_data(self, section, Data { data: &blank, ..data })
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<()> {
        Ok(())
    }
}
