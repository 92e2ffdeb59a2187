use chrono::Datelike;

use crate::{page::Page, people::today, words};

/// Where a class is pasted.
pub(crate) struct ClassListPage<'a>(pub(crate) &'a Page);

impl ClassListPage<'_> {
    pub(crate) async fn open(&self) {
        self.0.open("/class/list").await;
        self.0.heading_is(&words::text("class-list.title")).await;
    }

    /// Puts a list into the field, and waits for what comes of it.
    pub(crate) async fn read(&self, list: &str) {
        self.0.paste(&words::text("class-list.label"), list).await;
        self.0.press(&words::text("class-list.show")).await;
    }

    /// What stands in the field.
    pub(crate) async fn pasted(&self) -> String {
        self.0.value(&words::text("class-list.label")).await
    }

    pub(crate) async fn clear(&self) {
        self.0.press(&words::text("class-list.clear")).await;
    }

    /// How many pupils stand so: `page.count("now")`.
    pub(crate) async fn count(&self, of: &str) -> String {
        self.0.fact(&words::text(&format!("class-list.{of}"))).await
    }
}

/// A class of so many, with names as long as names are. Columns are separated by semicolons: a tab would leave the field.
pub(crate) fn class_of(pupils: usize) -> String {
    let names = [
        "Ёлкина Анна Петровна",
        "Соколов Артём",
        "Александрова Екатерина Александровна",
        "Мамедов Руслан Али оглы",
        "Петров Иван Сергеевич",
    ];
    let year = usize::try_from(today().year()).unwrap_or_default() - 8;
    let rows = names.iter().cycle().zip(1..=pupils).map(|(name, number)| {
        format!("{number};{name};{:02}.{:02}.{}", number % 28 + 1, number % 12 + 1, year - number % 3)
    });
    rows.collect::<Vec<_>>().join("\n")
}
