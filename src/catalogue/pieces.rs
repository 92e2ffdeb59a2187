//! What is only looked at or pressed.

use super::shelf;
use crate::components::{
    AskTwice, Asked, CopyButton, Drawing, Loading, Motif, Progress, Qr, StepState, Timeline, TimelineStep,
};
use crate::view::{Node, view};

pub(super) fn all() -> Node {
    view! {
        {shelf("Buttons", buttons())}
        {shelf("Notices", notices())}
        {shelf("Progress", progress())}
        {shelf("Drawings", drawings())}
        {shelf("Timeline", timeline())}
        {shelf("QR code", view! { <Qr link="https://example.org/status#123456789.1234567890".to_owned() label="Код"/> })}
    }
}

const ASKED: Asked =
    Asked {
        button: "Удалить", question: "Удалить? Вернуть это будет нельзя.", yes: "Да, удалить", no: "Не удалять"
    };

fn buttons() -> Node {
    view! {
        <div class="actions">
            <button type="button" class="button">"Продолжить"</button>
            <button type="button" class="button" aria-disabled="true">"Отправляем…"</button>
            <button type="button" class="button button-quiet">"Распечатать"</button>
            <button type="button" class="button button-danger">"Отозвать"</button>
            <button type="button" class="link">"Проверить другое"</button>
            <CopyButton label="Скопировать" text="текст".to_owned()/>
        </div>
        <AskTwice id="ask-twice".to_owned() asked=ASKED look="link" about=None on_yes=|()| {}/>
        <p><a class="back" href="/">"Назад"</a></p>
    }
}

fn notices() -> Node {
    view! {
        <p class="notice">"Не всё заполнено. Откройте отмеченные строки."</p>
        <p class="saved">"Сохранено на этом устройстве в 14:32"</p>
        <p class="saved saved-not">"Не сохранено: на устройстве нет места."</p>
        <Loading text="Узнаём, что с вашим заявлением."/>

    }
}

fn progress() -> Node {
    let at = |place: usize, count: usize| Progress { place, count, text: format!("Вопрос {place} из {count}") }.draw();
    view! { {at(1, 6)} {at(4, 6)} {at(6, 6)} {at(3, 7)} }
}

fn drawings() -> Node {
    const DOCUMENTS: [Motif; 6] =
        [Motif::BirthCertificate, Motif::Passport, Motif::TemporaryCard, Motif::Snils, Motif::Inn, Motif::Residence];
    const MARKS: [Motif; 3] = [Motif::Met, Motif::NotMet, Motif::Unsure];
    let row = |motifs: &[Motif]| motifs.iter().map(|motif| view! { <Drawing motif=*motif/> }).collect::<Node>();
    view! {
        <div class="actions">{row(&DOCUMENTS)}</div>
        <div class="actions">{row(&MARKS)}</div>
        <Drawing motif=Motif::Clubs/>
    }
}

fn timeline() -> Node {
    let step = |title: &str, when: Option<&str>, state: StepState| TimelineStep {
        title: title.to_owned(),
        when: when.map(str::to_owned),
        state,
    };
    let steps = vec![
        step("Заявление получено", Some("1 сентября 2026 г. в 14:32"), StepState::Done),
        step("Прийти с документами", None, StepState::Now),
        step("Сертификат активен", None, StepState::Later),
    ];
    view! { <Timeline steps/> }
}
