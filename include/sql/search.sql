-- grain: one row per document found, the best first, 50 at most
-- question: Which articles are about these words, ranked by BM25, and where do they say so? Words in "double quotes" must follow each other.
CREATE OR REPLACE MACRO search(query, results := 50, open_mark := '[', close_mark := ']') AS TABLE
WITH asked AS MATERIALIZED (
    SELECT DISTINCT unnest(search_words(query)) AS word
),
all_asked AS MATERIALIZED (
    SELECT coalesce(list(word), []) AS asked FROM asked
),
phrases AS MATERIALIZED (
    SELECT row_number() OVER () AS phrase_no, words
    FROM (
        SELECT DISTINCT search_words(phrase) AS words
        FROM (SELECT unnest(regexp_extract_all(query, '["“”„]([^"“”„]+)["“”„]', 1)) AS phrase)
    )
    WHERE len(words) > 1
),
size AS MATERIALIZED (
    SELECT count(*) AS documents, avg(words) AS words FROM search.indexed_documents
),
hits AS MATERIALIZED (
    SELECT word, doc_no, occurrences FROM search.postings WHERE word IN (SELECT word FROM asked)
),
-- Okapi BM25, k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009), with the weight of words that is never negative.
weights AS MATERIALIZED (
    SELECT word, ln(1 + (any_value(size.documents) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hits CROSS JOIN size
    GROUP BY word
),
-- A phrase is looked for in the documents that hold all words of all phrases, from its rarest word.
phrase_words AS MATERIALIZED (
    SELECT
        phrase_no,
        word,
        place,
        row_number() OVER (PARTITION BY phrase_no ORDER BY weight DESC, place) = 1 AS is_rarest
    FROM (SELECT phrase_no, unnest(words) AS word, unnest(range(len(words))) AS place FROM phrases)
    JOIN weights USING (word)
),
holding AS MATERIALIZED (
    SELECT doc_no
    FROM hits
    WHERE word IN (SELECT word FROM phrase_words)
    GROUP BY doc_no
    HAVING count(*) = (SELECT count(DISTINCT word) FROM (SELECT unnest(words) AS word FROM phrases))
),
held AS MATERIALIZED (
    SELECT word, doc_no, positions
    FROM search.postings
    WHERE word IN (SELECT word FROM phrase_words) AND doc_no IN (SELECT doc_no FROM holding)
),
starts AS (
    SELECT phrase_no, is_rarest, doc_no, unnest(positions) - place AS start
    FROM held JOIN phrase_words USING (word)
),
followed AS (
    SELECT phrase_no, doc_no
    FROM (FROM starts WHERE NOT is_rarest) JOIN (FROM starts WHERE is_rarest) USING (phrase_no, doc_no, start)
    JOIN phrases USING (phrase_no)
    GROUP BY phrase_no, doc_no, start
    HAVING count(*) = len(any_value(words)) - 1
),
saying AS MATERIALIZED (
    SELECT doc_no
    FROM (SELECT DISTINCT phrase_no, doc_no FROM followed)
    GROUP BY doc_no
    HAVING count(*) = (SELECT count(*) FROM phrases)
),
scored AS (
    SELECT
        doc_no,
        sum(weight * occurrences * 2.2 / (occurrences + 1.2 * (0.25 + 0.75 * indexed.words / size.words))) AS score
    FROM hits
    JOIN weights USING (word)
    JOIN search.indexed_documents AS indexed USING (doc_no)
    CROSS JOIN size
    WHERE NOT EXISTS (FROM phrases) OR doc_no IN (SELECT doc_no FROM saying)
    GROUP BY doc_no
),
best AS MATERIALIZED (
    SELECT document_id, score
    FROM scored JOIN search.indexed_documents USING (doc_no)
    ORDER BY score DESC, document_id
    LIMIT least(results, 50)
),
-- The passage that holds most of the words, and in it the words around the first that was asked for.
places AS (
    SELECT
        document_id,
        passage_no,
        start_char,
        end_char,
        text,
        len(list_intersect(search_words(text), asked)) AS found,
        asked
    FROM passages JOIN best USING (document_id) CROSS JOIN all_asked
    WHERE role IN ('title', 'standfirst', 'heading', 'body', 'caption') AND repeats_passage_no IS NULL
    QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY found DESC, role = 'title', passage_no) = 1
),
cut_up AS (
    SELECT
        * EXCLUDE (text, found),
        regexp_extract_all(text, search_pattern() || '|[\p{P}\p{Z}\p{S}\p{C}]+') AS pieces,
        [list_contains(asked, strip_accents(lower(piece))) FOR piece IN pieces] AS is_asked,
        greatest(coalesce(list_position(is_asked, true), 1) - 16, 1) AS first,
        least(first + 60, len(pieces)) AS last
    FROM places
),
snippets AS (
    SELECT
        * EXCLUDE (pieces, asked, is_asked, first, last),
        CASE WHEN first > 1 THEN '… ' ELSE '' END || array_to_string(
            [CASE WHEN is_asked[i] THEN open_mark || pieces[i] || close_mark ELSE pieces[i] END
             FOR i IN range(first, last + 1)],
            ''
        ) || CASE WHEN last < len(pieces) THEN ' …' ELSE '' END AS snippet
    FROM cut_up
)
SELECT
    document_id,
    round(score, 4) AS score,
    title,
    published_on,
    publisher,
    source_uri,
    language,
    snippet,
    passage_no,
    start_char,
    end_char
FROM best
JOIN documents USING (document_id)
LEFT JOIN snippets USING (document_id)
ORDER BY score DESC, document_id;
