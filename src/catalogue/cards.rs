//! What belongs together.

use kruzhok_domain::programme::Organisation;

use super::shelf;
use crate::components::{Drawing, Motif, OrganisationCard, SummaryCard, SummaryRow, Tone, Verdict};
use crate::state::use_service;
use crate::view::{IntoNode, Node, view};

pub(super) fn all() -> Node {
    view! {
        {shelf("Verdicts", verdicts())}
        {shelf("Check-answers cards", summaries())}
        {shelf("Documents", documents())}
        {shelf("Organisations", organisations().into_node())}
        {shelf("Ticket", ticket())}
    }
}

fn verdicts() -> Node {
    [
        (Tone::Yes, "Всё подходит. Можно подать заявление."),
        (Tone::No, "Сертификат дают с 5 лет."),
        (Tone::Review, "Есть вопрос, на который ответит организация."),
    ]
    .into_iter()
    .map(|(tone, text)| view! { <Verdict tone text=text.to_owned()/> })
    .collect::<Node>()
}

fn summaries() -> Node {
    let row = |name: &str, value: Option<&str>| SummaryRow {
        name: name.to_owned(),
        value: value.map(str::to_owned),
        problem: None,
        change: None,
    };
    let wrong = SummaryRow {
        problem: Some("Проверьте СНИЛС: одна из цифр неверная".to_owned()),
        ..row("СНИЛС ребёнка", Some("112-233-445 00"))
    };
    let alone = SummaryRow {
        change: Some("/questions/attends".to_owned()), ..row("Куда ходит", Some("В школу"))
    };
    view! {
        <SummaryCard
            title="О ребёнке"
            change=Some("/application/child".to_owned())
            rows=vec![row("Фамилия ребёнка", Some("Иванова")), row("Имя ребёнка", None), wrong]
        />
        <SummaryCard title="Ваши ответы" rows=vec![alone, row("Документ", Some("Паспорт"))]/>
    }
}

fn documents() -> Node {
    view! {
        <ul class="documents">
            <li class="document">
                <Drawing motif=Motif::Snils/>
                <div class="document-text">
                    <div class="tick">
                        <input type="checkbox" id="tick-snils"/>
                        <label for="tick-snils">"СНИЛС ребёнка"</label>
                    </div>
                    <p>"Номер пенсионного учёта: 11 цифр на зелёной карточке."</p>
                    <p class="hint">"Номер есть на Госуслугах."</p>
                </div>
            </li>
            <li class="document">
                <Drawing motif=Motif::Passport/>
                <div class="document-text"><p class="document-name">"Документ родителя"</p></div>
            </li>
        </ul>
    }
}

/// The first organisation as it is, and the same where little is known of it.
fn organisations() -> Option<Node> {
    let (known, codes) =
        use_service().with(|programme| (programme.organisations.first().cloned(), programme.dialling_codes.clone()));
    known.map(|organisation| {
        let unknown = Organisation { hours: Vec::new(), example: false, ..organisation.clone() };
        view! {
            <OrganisationCard organisation dialling_codes=codes.clone()/>
            <OrganisationCard organisation=unknown dialling_codes=codes/>
        }
    })
}

fn ticket() -> Node {
    view! {
        <div class="ticket">
            <dl class="ticket-facts">
                <dt>"Номер заявления"</dt>
                <dd class="ticket-number">"123-456-789"</dd>
            </dl>
        </div>
    }
}
