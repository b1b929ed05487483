-- grain: one row per story and place with coordinates that its representative document mentions
-- question: Where do stories happen? The place of the dateline comes first (place_rank 1), then those named most.
CREATE OR REPLACE VIEW story_places AS
WITH named AS (
    SELECT
        story_id,
        document_id,
        title,
        published_on,
        entity AS place,
        entity_id,
        any_value(latitude) AS latitude,
        any_value(longitude) AS longitude,
        count(*) AS times_mentioned,
        min(mentions.start_char) AS first_char,
        bool_or(contains(strip_accents(lower(dateline_place)), strip_accents(lower(mentions.text)))) IS TRUE AS in_dateline
    FROM mentions JOIN documents USING (document_id)
    WHERE latitude IS NOT NULL AND is_representative
    GROUP BY story_id, document_id, title, published_on, entity, entity_id
)
SELECT
    * EXCLUDE (first_char),
    row_number() OVER (
        PARTITION BY story_id ORDER BY in_dateline DESC, times_mentioned DESC, first_char, entity_id
    ) AS place_rank
FROM named;
