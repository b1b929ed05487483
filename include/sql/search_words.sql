-- grain: one list of words per text
-- question: Which words does the search see in a text? Those of search_pattern, in lower case and without accents.
CREATE OR REPLACE MACRO search_words(words_of) AS
regexp_extract_all(strip_accents(lower(words_of)), search_pattern());
