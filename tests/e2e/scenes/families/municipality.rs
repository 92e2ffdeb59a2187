//! Pages that look otherwise in another municipality.

use serde_json::{Value, json};

use crate::{altered_app::AlteredApp, scenes::walk_at, service::Service};

#[tokio::test]
async fn the_organisations_of_a_large_municipality() {
    let large = AlteredApp::with_programme(|programme| {
        programme["organisations"] = (1..=6).map(organisation).collect();
        programme["notices"] =
            json!([{ "text": "31 декабря организации закрыты.", "from": "2000-01-01", "until": "2999-12-31" }]);
    });
    walk_at(Service::start_with(large.path()), async |walk| {
        let page = walk.page;
        page.open("/organisations").await;
        page.text_contains("Найдено 6 организаций").await;
        walk.scene("organisations-many").await;
        page.fill("Найти по названию или адресу", "дом 3").await;
        page.text_contains("Найдена 1 организация").await;
        walk.scene("organisations-found").await;
        page.fill("Найти по названию или адресу", "Томск").await;
        page.text_contains("Ничего не нашлось").await;
        walk.scene("organisations-none-found").await;
    })
    .await;
}

#[tokio::test]
async fn the_organisations_of_a_municipality_that_names_none() {
    let without = AlteredApp::with_programme(|programme| programme["organisations"] = json!([]));
    walk_at(Service::start_with(without.path()), async |walk| {
        walk.page.open("/organisations").await;
        walk.page.text_contains("Организаций здесь пока нет").await;
        walk.scene("organisations-none").await;
    })
    .await;
}

fn organisation(number: u32) -> Value {
    json!({
        "id": format!("school-{number}"),
        "name": format!("Школа № {number}"),
        "address": format!("Ленинск-Кузнецкий, улица Пушкина, дом {number}"),
        "phones": ["+73845600000"],
        "hours": ["вторник и четверг: 14:00–18:00"],
    })
}
