-- grain: one regular expression
-- question: What is a word to the search? Letters, marks and digits in a row; where a script writes no blanks, one character.
CREATE OR REPLACE MACRO search_pattern() AS
'[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|'
|| '[^\p{P}\p{Z}\p{S}\p{C}\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+';
