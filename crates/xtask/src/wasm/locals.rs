use std::cmp::Reverse;

use wasmparser::{FunctionBody, Operator, Result, ValType};

/// The locals of a function, of each type those first that are used most: so functions resemble each other.
#[derive(Default)]
pub(super) struct Locals {
    /// The types of all but the parameters.
    pub types: Vec<ValType>,
    /// For each as it was, parameters included: which one it shall be.
    places: Vec<u32>,
}

impl Locals {
    /// Those of a function with so many parameters, which stay where they are.
    pub(super) fn of(body: &FunctionBody<'_>, parameters: u32) -> Result<Self> {
        let mut types = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            types.extend((0..count).map(|_| kind));
        }
        let mut uses = vec![0_u32; types.len()];
        for operator in body.get_operators_reader()? {
            let own = local(&mut operator?).and_then(|index| index.checked_sub(parameters));
            if let Some(uses) = own.and_then(|own| uses.get_mut(own as usize)) {
                *uses += 1;
            }
        }
        let mut order: Vec<usize> = (0..types.len()).collect();
        order.sort_by_key(|own| (types.get(*own).map(rank), Reverse(uses.get(*own))));
        let mut places: Vec<u32> = (0..parameters).chain(uses).collect();
        for (new, own) in (parameters..).zip(&order) {
            if let Some(place) = places.get_mut(parameters as usize + own) {
                *place = new;
            }
        }
        Ok(Self { types: order.iter().filter_map(|own| types.get(*own).copied()).collect(), places })
    }

    /// The operator with the local that it shall use.
    pub(super) fn put<'a>(&self, mut operator: Operator<'a>) -> Operator<'a> {
        if let Some(index) = local(&mut operator)
            && let Some(place) = self.places.get(*index as usize)
        {
            *index = *place;
        }
        operator
    }
}

/// The index of the local that an operator uses.
fn local<'o>(operator: &'o mut Operator<'_>) -> Option<&'o mut u32> {
    match operator {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(local_index),
        _ => None,
    }
}

/// Types of the same rank stand together, for a function names each group of its locals.
fn rank(kind: &ValType) -> u8 {
    match kind {
        ValType::I32 => 0,
        ValType::I64 => 1,
        ValType::F32 => 2,
        ValType::F64 => 3,
        ValType::V128 => 4,
        ValType::Ref(_) => 5,
    }
}
