//! A Rust file cut into code, comments and literals, without parsing it: enough for tidy, and it never fails.
//!
//! `code` has the length and the lines of the file, with comments and literals blanked, so that a word found there is
//! really code. Unfinished comments and literals run to the end of the file.

use super::names::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// One Rust file, cut up.
#[derive(Debug)]
pub struct RustText {
    /// The file with every comment and literal replaced by blanks; offsets are those of the file.
    pub code: String,
    /// Comments with their marks, in order.
    pub comments: Vec<Piece>,
    /// String literals with their quotes, in order.
    pub strings: Vec<Piece>,
    line_starts: Vec<usize>,
    test_lines: Vec<Range<usize>>,
}

/// A comment or literal and where it stands.
#[derive(Debug)]
pub struct Piece {
    /// Byte offset of its first character.
    pub offset: usize,
    /// Its text as written.
    pub text: String,
}

/// A function with a body.
#[derive(Debug)]
pub struct Function {
    pub name: String,
    /// Line of the `fn`, counted from 1.
    pub line: usize,
    /// Lines from the `fn` to the closing brace.
    pub lines: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    Comment,
    Str,
    Letter,
}

static FUNCTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bfn\s+([A-Za-z_][A-Za-z0-9_]*)"));
static TEST_MODULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"#\[cfg\(test\)\]|#\[(?:tokio::)?test\]"));

impl RustText {
    /// Cuts up a file.
    pub fn read(text: &str) -> Self {
        let mut read = RustText {
            code: String::with_capacity(text.len()),
            comments: Vec::new(),
            strings: Vec::new(),
            line_starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect(),
            test_lines: Vec::new(),
        };
        let mut offset = 0;
        while let Some(rest) = text.get(offset..).filter(|rest| !rest.is_empty()) {
            let (kind, length) = next_piece(rest);
            let (piece, _) = rest.split_at_checked(length).unwrap_or((rest, ""));
            read.push(kind, offset, piece);
            offset += piece.len();
        }
        let tests: Vec<_> =
            TEST_MODULE.find_iter(&read.code).filter_map(|found| read.block_after(found.end())).collect();
        read.test_lines =
            tests.into_iter().map(|block| read.line_of(block.start)..read.line_of(block.end) + 1).collect();
        read
    }

    /// The line of a byte offset, counted from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// Whether a line belongs to a `#[cfg(test)]` module or a `#[test]` function.
    pub fn is_test_line(&self, line: usize) -> bool {
        self.test_lines.iter().any(|lines| lines.contains(&line))
    }

    /// Lines of the file that are no test code, and lines that are.
    pub fn line_counts(&self) -> (usize, usize) {
        let all = self.code.lines().count();
        let tests = (1..=all).filter(|line| self.is_test_line(*line)).count();
        (all - tests, tests)
    }

    /// Every function with a body.
    pub fn functions(&self) -> Vec<Function> {
        let all = FUNCTION.captures_iter(&self.code);
        all.filter_map(|found| {
            let whole = found.get(0)?;
            let block = self.block_after(whole.end())?;
            let line = self.line_of(whole.start());
            Some(Function { name: found.get(1)?.as_str().to_owned(), line, lines: self.line_of(block.end) - line + 1 })
        })
        .collect()
    }

    /// The first string literal after `offset`.
    pub fn string_after(&self, offset: usize) -> Option<&Piece> {
        self.strings.iter().find(|literal| literal.offset >= offset)
    }

    /// From `offset` to the closing brace of the next block; none when a `;` ends the item before a block opens.
    fn block_after(&self, offset: usize) -> Option<Range<usize>> {
        let (mut round, mut braces) = (0_i32, 0_i32);
        for (at, letter) in self.code.get(offset..)?.char_indices() {
            match letter {
                '(' | '[' => round += 1,
                ')' | ']' => round -= 1,
                ';' if round == 0 && braces == 0 => return None,
                '{' => braces += 1,
                '}' => {
                    braces -= 1;
                    if braces == 0 {
                        return Some(offset..offset + at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn push(&mut self, kind: Kind, offset: usize, text: &str) {
        if kind == Kind::Code {
            self.code.push_str(text);
            return;
        }
        for letter in text.chars() {
            let blank = if letter == '\n' { '\n' } else { ' ' };
            self.code.extend(std::iter::repeat_n(blank, letter.len_utf8()));
        }
        let piece = Piece { offset, text: text.to_owned() };
        match kind {
            Kind::Comment => self.comments.push(piece),
            Kind::Str => self.strings.push(piece),
            Kind::Code | Kind::Letter => {}
        }
    }
}

/// What stands at the start of `rest`, and how many bytes it takes.
fn next_piece(rest: &str) -> (Kind, usize) {
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, block_comment_length(rest));
    }
    if let Some(length) = raw_string_length(rest) {
        return (Kind::Str, length);
    }
    match rest.chars().next().unwrap_or_default() {
        '"' => (Kind::Str, quoted_length(rest, '"')),
        '\'' if is_letter_literal(rest) => (Kind::Letter, quoted_length(rest, '\'')),
        first if is_word(first) => (Kind::Code, rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())),
        first => (Kind::Code, first.len_utf8()),
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// `'a'` and `'\n'` are letters; `'a` alone is a lifetime.
fn is_letter_literal(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    match letters.next() {
        Some('\\') => true,
        Some(_) => letters.next() == Some('\''),
        None => false,
    }
}

/// Length of a literal that opens with `quote` and knows backslashes.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if letter == quote {
            return at + letter.len_utf8();
        }
    }
    rest.len()
}

fn raw_string_length(rest: &str) -> Option<usize> {
    let opening = ["r", "br", "cr"].into_iter().find_map(|prefix| rest.strip_prefix(prefix))?;
    let hashes = opening.len() - opening.trim_start_matches('#').len();
    let body = opening.trim_start_matches('#').strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let until = body.find(&closing).map_or(body.len(), |at| at + closing.len());
    Some(rest.len() - body.len() + until)
}

fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}
