//! What is filled in: empty, filled and wrong.

use kruzhok_domain::form::DateText;
use leptos::prelude::*;

use super::shelf;
use crate::components::{
    Checkbox, DateField, ErrorSummary, RadioOption, Radios, ShownProblem, TextArea, TextField, TextLook,
};
use crate::view::{Node, view};
use crate::watched::{Derived, Watched};

pub(super) fn all() -> Node {
    view! {
        {shelf("Error summary", summary())}
        {shelf("Text", texts())}
        {shelf("Many lines", areas())}
        {shelf("Date", dates())}
        {shelf("Radio buttons", radios())}
        {shelf("Tick boxes", ticks())}
    }
}

fn summary() -> Node {
    let found = vec![
        problem("text-wrong", None, "Введите фамилию"),
        problem("date-whole-day", None, "Введите дату рождения"),
        ShownProblem { target: None, ..problem("", None, "Сервис не отвечает") },
    ];
    view! { <ErrorSummary problems=Derived::new(move || found.clone()) heading="Проверьте, что вы ввели"/> }
}

fn texts() -> Node {
    let text = |id: &'static str, width: &'static str, value: &'static str, hint: Option<&str>, wrong: Option<&str>| {
        let look = TextLook { input_mode: "text", autocomplete: "off", capitals: "none", spelling: false, width };
        view! {
            <TextField
                id=id.to_owned()
                label="Фамилия ребёнка".to_owned()
                hint=hint.map(str::to_owned)
                look
                value=value.to_owned()
                problem=said(wrong)
                on_typed=Callback::new(|_| {})
            />
        }
    };
    view! {
        {text("text-empty", "", "", None, None)}
        {text("text-filled", "", "Иванова", Some("Пишите так, как в документе"), None)}
        {text("text-wrong", "", "", Some("Пишите так, как в документе"), Some("Введите фамилию"))}
        {text("text-20", "width-20", "112-233-445 95", None, None)}
        {text("text-10", "width-10", "652500", None, None)}
    }
}

fn areas() -> Node {
    let area = |id: &'static str, text: &str, wrong: Option<&str>| {
        let text = Watched::new(text.to_owned());
        let (label, hint) = ("Имена и даты рождения".to_owned(), "Каждый ученик — на своей строке".to_owned());
        view! { <TextArea id label hint text problem=said(wrong)/> }
    };
    view! {
        {area("area-filled", "Ёлкина Анна, 22.05.2019\nСоколов Артём, 22.05.2011", None)}
        {area("area-wrong", "", Some("Вставьте список"))}
    }
}

fn dates() -> Node {
    let date = |id: &'static str, day: &str, found: Option<ShownProblem>| {
        let value = DateText { day: day.to_owned(), month: "марта".to_owned(), year: "2019".to_owned() };
        view! {
            <DateField
                id=id.to_owned()
                legend=Some("Дата выдачи".to_owned())
                hint="Например, 27 3 2017".to_owned()
                value=if day.is_empty() { DateText::default() } else { value }
                problem=Derived::new(move || found.clone())
                on_typed=Callback::new(|_| {})
            />
        }
    };
    view! {
        {date("date-empty", "", None)}
        {date("date-filled", "5", None)}
        {date("date-whole", "", Some(problem("date-whole", None, "Введите дату выдачи")))}
        {date("date-part", "31", Some(problem("date-part", Some("-day"), "Такого дня в этом месяце нет")))}
    }
}

fn radios() -> Node {
    let radios = |id: &'static str, chosen: &str, wrong: Option<&str>| {
        let options = vec![
            RadioOption::new("school", "В школу"),
            RadioOption::new("kindergarten", "В детский сад").with_hint("Любой группы"),
            RadioOption::new("nowhere", "Ни в детский сад, ни в школу").with_hint("Понадобится ещё документ").apart(),
        ];
        view! {
            <Radios
                id=id.to_owned()
                legend=Some("Куда ребёнок ходит сейчас?".to_owned())
                hint=Some("От этого зависит список документов.".to_owned())
                options
                chosen=chosen.to_owned()
                problem=said(wrong)
                on_chosen=Callback::new(|_| {})
            />
        }
    };
    view! {
        {radios("radios-empty", "", None)}
        {radios("radios-chosen", "kindergarten", None)}
        {radios("radios-wrong", "", Some("Выберите, куда ходит ребёнок"))}
    }
}

fn ticks() -> Node {
    let tick = |id: &'static str, ticked: bool, wrong: Option<&str>| {
        let label = "Нет отчества".to_owned();
        view! { <Checkbox id=id.to_owned() label ticked problem=said(wrong) on_ticked=Callback::new(|_| {})/> }
    };
    view! {
        {tick("tick-empty", false, None)}
        {tick("tick-on", true, None)}
        {tick("tick-wrong", false, Some("Отметьте согласие"))}
    }
}

fn problem(id: &str, part: Option<&'static str>, text: &str) -> ShownProblem {
    ShownProblem { field: id.to_owned(), target: Some(id.to_owned()), part, text: text.to_owned() }
}

fn said(text: Option<&str>) -> Derived<Option<String>> {
    let text = text.map(str::to_owned);
    Derived::new(move || text.clone())
}
