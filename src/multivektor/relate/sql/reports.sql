-- What one article tells of one act: its events of equal type and parties and of compatible date are one report.
-- A date is compatible with a finer one that it holds, none with any: each event takes the finest day of its act, then
-- the earliest, so that no chain arises. A label has no date of its own and takes none: it is a standing incident.
WITH told AS (
    SELECT *, status = 'negated' AS denied, status = 'wrong' AS wrong, COALESCE(event_date, '') AS own_day,
           -- status and voice are weighed together: what is claimed and what is supposed make no assertion
           2 * CASE status WHEN 'asserted' THEN 1 WHEN 'historical' THEN 2 WHEN 'future' THEN 5 WHEN 'hypothetical' THEN 6
                           WHEN 'negated' THEN 7 ELSE 8 END
           + CASE WHEN voice = 'own' THEN 0 WHEN status IN ('asserted', 'historical') THEN 5 ELSE 1 END AS strength
    FROM corrected_events
),
days AS (
    SELECT DISTINCT article_id, event_type, actor_codes, recipient_codes, denied, wrong, own_day AS day
    FROM told WHERE NOT is_label AND own_day <> ''
),
fitting AS (
    SELECT t.event_id, d.day,
           ROW_NUMBER() OVER (PARTITION BY t.event_id ORDER BY length(d.day) DESC, d.day) AS place
    FROM told t
    JOIN days d ON d.article_id = t.article_id AND d.event_type = t.event_type AND d.actor_codes = t.actor_codes
               AND d.recipient_codes = t.recipient_codes AND d.denied = t.denied AND d.wrong = t.wrong
               AND starts_with(d.day, t.own_day)
    WHERE NOT t.is_label
),
placed AS (
    SELECT t.*, COALESCE(f.day, t.own_day) AS day
    FROM told t LEFT JOIN fitting f ON f.event_id = t.event_id AND f.place = 1
),
weighed AS (
    SELECT *, MIN(strength) OVER (PARTITION BY article_id, event_type, actor_codes, recipient_codes, day, denied, wrong) AS strongest
    FROM placed
),
grouped AS (
    SELECT article_id, event_type, actor_codes, recipient_codes, day, denied, wrong,
           MIN(strength) AS strength,
           MIN(CASE WHEN strength = strongest THEN informant END) AS informant,
           MIN(CASE WHEN is_label THEN 1 ELSE 0 END) AS label,
           MIN(quad_code) AS quad_code, MIN(event_scale) AS event_scale, MIN(corrected) AS corrected,
           list_sort(list({'at': start, 'id': event_id})) AS events
    FROM weighed
    GROUP BY article_id, event_type, actor_codes, recipient_codes, day, denied, wrong
)
SELECT g.events[1].id AS report_id, g.article_id, o.origin_id, COALESCE(a.outlet, 'unknown') AS outlet,
       g.event_type, g.actor_codes, g.recipient_codes,
       array_length(g.recipient_codes) = 0 AND array_length(g.actor_codes) > 1 AS mutual,
       CASE WHEN g.strength IN (2, 7) THEN 'asserted' WHEN g.strength IN (4, 9) THEN 'historical'
            WHEN g.strength IN (10, 11) THEN 'future' WHEN g.strength IN (12, 13) THEN 'hypothetical'
            WHEN g.strength IN (14, 15) THEN 'negated' ELSE 'wrong' END AS status,
       CASE WHEN g.strength IN (2, 4, 10, 12, 14, 16) THEN 'own' ELSE 'claimed' END AS voice,
       CASE WHEN g.strength IN (2, 4, 10, 12, 14, 16) THEN NULL ELSE g.informant END AS informant,
       g.label = 1 AS is_label,
       NULLIF(g.day, '') AS event_date,
       CASE length(g.day) WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year' ELSE 'unknown' END AS event_date_precision,
       a.published_at,
       list_transform(g.events, lambda e: e.id) AS event_ids,
       g.quad_code, g.event_scale, g.corrected
FROM grouped g
JOIN articles a ON a.article_id = g.article_id
JOIN origins o ON o.article_id = g.article_id
