//! The bar of a phone's browser goes on where the page ends.

use crate::{
    css::Sheet,
    linked::attribute,
    palette::{Colour, SCHEMES, Scheme, palette},
};

/// The colours of the bar in light and in dark, as the page's head names them.
fn bar(page: &str) -> Vec<String> {
    let tags = page.split('<').filter_map(|tag| tag.strip_prefix("meta"));
    let themes = tags.filter(|tag| attribute(tag, "name") == Some("theme-color"));
    let in_scheme = |scheme: &'static str| {
        let of_scheme =
            themes.clone().filter(move |tag| attribute(tag, "media").is_some_and(|media| media.contains(scheme)));
        of_scheme.filter_map(|tag| attribute(tag, "content")).map(str::to_owned)
    };
    in_scheme("light").chain(in_scheme("dark")).collect()
}

/// The colour of the page in light and in dark.
fn ground(tokens: &Sheet) -> Vec<String> {
    let [light, dark, ..] = &SCHEMES;
    [light, dark].map(|scheme| page_colour(tokens, scheme)).to_vec()
}

fn page_colour(tokens: &Sheet, scheme: &Scheme) -> String {
    let colours = palette(tokens, scheme).unwrap_or_else(|fault| panic!("{fault}"));
    let Some(Colour([red, green, blue])) = colours.get("page") else { panic!("tokens.css has no --page") };
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        linked::{page, sheets, tokens},
        planted,
    };

    #[test]
    fn the_browsers_bar_has_the_colour_of_the_page() {
        assert_eq!(bar(&page()), ground(tokens(&sheets())));
    }

    #[test]
    fn another_colour_or_none_is_told_apart() {
        let tokens =
            planted(":root { --page: #fdf8f0 } @media (prefers-color-scheme: dark) { :root { --page: #17151f } }");
        assert_eq!(ground(&tokens), ["#fdf8f0", "#17151f"]);
        let meta = |scheme, colour| {
            format!("<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{colour}\">")
        };
        assert_eq!(bar(&(meta("dark", "#17151f") + &meta("light", "#fdf8f0"))), ground(&tokens));
        assert_eq!(bar(&meta("light", "#ffffff")), ["#ffffff"]);
    }
}
