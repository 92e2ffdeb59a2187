//! Typography that nobody should have to type: the build script and the tests of the words share it.

/// What stands behind a number on the same line.
const COUNTED: [&str; 14] =
    ["г", "год", "года", "лет", "день", "дня", "дней", "минут", "секунда", "секунду", "секунды", "секунд", "цифр", "%"];

/// `text` as it is shown: with no-break spaces after №, before a dash, and between a number, or what stands for one in
/// braces, and what it counts.
pub(crate) fn typeset(text: &str) -> String {
    let text = text.replace("№ ", "№\u{a0}").replace(" — ", "\u{a0}— ");
    let mut set = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(' ') {
        set.push_str(before);
        let counts = before.ends_with(|last: char| last.is_ascii_digit() || last == '}');
        set.push(if counts && is_counted(after) { '\u{a0}' } else { ' ' });
        rest = after;
    }
    set.push_str(rest);
    set
}

fn is_counted(after: &str) -> bool {
    let word = after.split(|end: char| !end.is_alphanumeric() && end != '%').next().unwrap_or_default();
    COUNTED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::typeset;

    #[test]
    fn what_belongs_together_stays_on_one_line() {
        let check = |typed: &str, shown: &str| assert_eq!(typeset(typed), shown.replace('~', "\u{a0}"));
        check("приказ № 330 от 14 мая 2019 г. и № {number}", "приказ №~330 от 14 мая 2019~г. и №~{number}");
        check("С {age} лет — одному, до 18 лет", "С {age}~лет~— одному, до 18~лет");
        check("10 цифр, через 14 дней, до 400 %", "10~цифр, через 14~дней, до 400~%");
        check("Вопрос {place} из {count}, шаг 2 раз", "Вопрос {place} из {count}, шаг 2 раз");
        check("Что такое год", "Что такое год");
        check("", "");
    }
}
