//! Reminders for a day, as calendar files (RFC 5545) in a link: they need no server and work without network.

use chrono::NaiveDate;

use crate::i18n::calendar_date;

/// The longest line of a calendar file, in octets.
const LINE: usize = 75;

/// What to be reminded of.
pub(super) struct Reminder<'a> {
    /// What makes it different from all others.
    pub(super) id: &'a str,
    /// The day.
    pub(super) day: NaiveDate,
    /// What is to be done.
    pub(super) title: &'a str,
    /// What one needs to know then.
    pub(super) text: &'a str,
    /// Where.
    pub(super) place: &'a str,
}

impl Reminder<'_> {
    /// The file as the target of a link, made on the day `today`.
    pub(super) fn link(&self, today: NaiveDate) -> String {
        let encoded = js_sys::encode_uri_component(&self.file(today));
        ["data:text/calendar;charset=utf-8,", &String::from(encoded)].concat()
    }

    fn file(&self, today: NaiveDate) -> String {
        let lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Kruzhok//RU",
            "BEGIN:VEVENT",
            &["UID:", self.id, "@kruzhok"].concat(),
            &["DTSTAMP:", &calendar_date(today), "T000000Z"].concat(),
            &["DTSTART;VALUE=DATE:", &calendar_date(self.day)].concat(),
            &["SUMMARY:", &escaped(self.title)].concat(),
            &["DESCRIPTION:", &escaped(self.text)].concat(),
            &["LOCATION:", &escaped(self.place)].concat(),
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        lines.iter().map(|line| [folded(line).as_str(), "\r\n"].concat()).collect()
    }
}

/// A text as calendar files write it.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n")
}

/// A line, broken where it is too long: the next one begins with a space.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / 20);
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LINE {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(letter);
        used += letter.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_file_escapes_and_folds() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let text = "Взрослый приходит сам, берёт документы; телефон: +7 (38456) 0-00-00\nи ещё строка";
        let reminder =
            Reminder { id: "1", day, title: "Кружок", text, place: "улица Примерная, дом 1" };
        let file = reminder.file(day);
        assert!(file.contains("LOCATION:улица Примерная\\, дом 1\r\n"), "{file}");
        assert!(file.contains("DTSTART;VALUE=DATE:20260901\r\n"), "{file}");
        assert!(file.lines().all(|line| line.len() <= LINE), "{file}");
        assert!(file.replace("\r\n ", "").contains("сам\\, берёт документы\\; телефон: +7 (38456) 0-00-00\\nи ещё"));
    }
}
