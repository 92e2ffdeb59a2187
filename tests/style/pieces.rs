//! Values and selectors in pieces.

use cssparser::{ParseError, Parser, Token};

/// A piece of a value or a selector. What stands in brackets follows its bracket.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Name(String),
    /// A function's name; its arguments follow.
    Function(String),
    /// What follows a `#`.
    Hash(String),
    /// A number with its unit, which is empty where there is none.
    Number(f32, String),
    Text(String),
    Mark(char),
}

/// The pieces of a value or a selector.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    match flatten(&mut Parser::new(text), &mut found) {
        Ok(()) => found,
        Err(broken) => panic!("«{text}» is no CSS: {:?}", broken.kind),
    }
}

fn flatten(parser: &mut Parser, into: &mut Vec<Piece>) -> Result<(), ParseError<()>> {
    while let Ok(token) = parser.next().cloned() {
        if token.is_parse_error() {
            return Err(ParseError::unexpected_token());
        }
        let opens = matches!(
            token,
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock
        );
        into.push(piece(token));
        if opens {
            parser.parse_nested_block(|parser| flatten(parser, into))?;
        }
    }
    Ok(())
}

fn piece(token: Token) -> Piece {
    match token {
        Token::Ident(name) | Token::AtKeyword(name) => Piece::Name(name.to_string()),
        Token::Function(name) => Piece::Function(name.to_ascii_lowercase()),
        Token::Hash(name) | Token::IDHash(name) => Piece::Hash(name.to_string()),
        Token::QuotedString(text) | Token::UnquotedUrl(text) => Piece::Text(text.to_string()),
        Token::Number { value, .. } => Piece::Number(value, String::new()),
        Token::Percentage { unit_value, .. } => Piece::Number(unit_value * 100.0, "%".to_owned()),
        Token::Dimension { value, unit, .. } => Piece::Number(value, unit.to_ascii_lowercase()),
        Token::Delim(mark) => Piece::Mark(mark),
        Token::Colon => Piece::Mark(':'),
        Token::Comma => Piece::Mark(','),
        Token::ParenthesisBlock => Piece::Mark('('),
        Token::SquareBracketBlock => Piece::Mark('['),
        _ => Piece::Mark(' '),
    }
}
