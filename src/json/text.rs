//! The text of JSON, without types: where a value ends, and whether it is one.

use std::borrow::Cow;

use super::Unread;

/// How deep lists and objects may nest: what looks through them calls itself, and the browser's stack is small.
const DEEPEST: u8 = 127;

/// The value that fills `text`, without the blanks around it.
///
/// # Errors
/// [`Unread`] says why there is none.
pub(super) fn whole(text: &str) -> Result<&str, Unread> {
    let mut cursor = Cursor::of(text);
    let value = cursor.value()?;
    if cursor.token().is_ok() { Err(Unread::Strange) } else { Ok(value) }
}

/// What stands between the quotes of a text that [`Cursor`] passed over; `None` where it is written as half of a pair of
/// UTF-16.
pub(super) fn unquoted(value: &str) -> Option<Cow<'_, str>> {
    let mut rest = value.strip_prefix('"')?.strip_suffix('"')?;
    if !rest.contains('\\') {
        return Some(Cow::Borrowed(rest));
    }
    let mut text = String::new();
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut letters = escape.chars();
        let mut letter = letters.next()?;
        rest = letters.as_str();
        match letter {
            'b' => letter = '\u{8}',
            'f' => letter = '\u{c}',
            'n' => letter = '\n',
            'r' => letter = '\r',
            't' => letter = '\t',
            'u' => (letter, rest) = unescaped(rest)?,
            _ => {}
        }
        text.push(letter);
    }
    text.push_str(rest);
    Some(Cow::Owned(text))
}

/// The letter that stands after `\u` in four digits, or in twice four where it takes a pair of UTF-16, and the rest.
fn unescaped(digits: &str) -> Option<(char, &str)> {
    let unit = |digits| u16::from_str_radix(digits, 16).ok();
    let (first, rest) = digits.split_at_checked(4)?;
    let first = unit(first)?;
    if let Some(letter) = char::from_u32(first.into()) {
        return Some((letter, rest));
    }
    let (second, rest) = rest.strip_prefix("\\u")?.split_at_checked(4)?;
    let letter = char::decode_utf16([first, unit(second)?]).next()?.ok()?;
    Some((letter, rest))
}

/// A place in a text.
pub(super) struct Cursor<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Cursor<'de> {
    /// The beginning of `text`.
    pub(super) fn of(text: &'de str) -> Self {
        Self { text, at: 0 }
    }

    /// The next value, passed over.
    pub(super) fn value(&mut self) -> Result<&'de str, Unread> {
        let first = self.token()?;
        let start = self.at.saturating_sub(1);
        self.pass(first, DEEPEST)?;
        self.text.get(start..self.at).ok_or(Unread::Strange)
    }

    /// The next part of the list or object in which the cursor stands, keys and values in turn; `None` at its end.
    pub(super) fn part(&mut self) -> Option<&'de str> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t' | b',' | b':')) {
            self.at += 1;
        }
        self.value().ok()
    }

    /// Passes over a value of which `first` is behind already.
    fn pass(&mut self, first: u8, depth: u8) -> Result<(), Unread> {
        match first {
            b'"' => self.pass_text(),
            b'[' => self.pass_parts(b']', depth),
            b'{' => self.pass_parts(b'}', depth),
            b'n' => self.pass_word(b"ull"),
            b't' => self.pass_word(b"rue"),
            b'f' => self.pass_word(b"alse"),
            b'-' => {
                let digit = self.byte()?;
                self.pass_number(digit)
            }
            digit => self.pass_number(digit),
        }
    }

    fn pass_parts(&mut self, end: u8, depth: u8) -> Result<(), Unread> {
        let depth = depth.checked_sub(1).ok_or(Unread::Strange)?;
        let mut first = self.token()?;
        if first == end {
            return Ok(());
        }
        loop {
            if end == b'}' {
                meant(first == b'"')?;
                self.pass_text()?;
                meant(self.token()? == b':')?;
                first = self.token()?;
            }
            self.pass(first, depth)?;
            let after = self.token()?;
            if after == end {
                return Ok(());
            }
            meant(after == b',')?;
            first = self.token()?;
        }
    }

    fn pass_text(&mut self) -> Result<(), Unread> {
        loop {
            match self.byte()? {
                b'"' => return Ok(()),
                b'\\' => match self.byte()? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        for _ in 0..4 {
                            meant(self.byte()?.is_ascii_hexdigit())?;
                        }
                    }
                    _ => return Err(Unread::Strange),
                },
                byte => meant(byte >= b' ')?,
            }
        }
    }

    fn pass_word(&mut self, word: &[u8]) -> Result<(), Unread> {
        word.iter().try_for_each(|letter| meant(self.byte()? == *letter))
    }

    fn pass_number(&mut self, first: u8) -> Result<(), Unread> {
        meant(first.is_ascii_digit())?;
        if first != b'0' {
            self.pass_digits();
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            meant(self.byte()?.is_ascii_digit())?;
            self.pass_digits();
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            let mut digit = self.byte()?;
            if matches!(digit, b'+' | b'-') {
                digit = self.byte()?;
            }
            meant(digit.is_ascii_digit())?;
            self.pass_digits();
        }
        Ok(())
    }

    fn pass_digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
    }

    /// The next byte that is no blank, passed over.
    fn token(&mut self) -> Result<u8, Unread> {
        loop {
            let byte = self.byte()?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Ok(byte);
            }
        }
    }

    fn byte(&mut self) -> Result<u8, Unread> {
        let byte = self.peek().ok_or(Unread::BrokeOff)?;
        self.at += 1;
        Ok(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

fn meant(is_json: bool) -> Result<(), Unread> {
    if is_json { Ok(()) } else { Err(Unread::Strange) }
}
