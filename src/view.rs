//! Markup of one type.

/// Leptos' `view!` as an [`AnyView`](leptos::prelude::AnyView). Left to itself each shape of markup has a type of its
/// own, and with it code of its own for optional markup, for lists and for whatever changes.
macro_rules! view {
    ($($markup:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::view! { $($markup)* })
    };
}

pub(crate) use view;
