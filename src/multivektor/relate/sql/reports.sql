-- What one article tells of one act: its events of equal type, parties and date are one report.
WITH ranked AS (
    SELECT e.*,
           -- status and voice are weighed together: what is claimed and what is supposed make no assertion
           2 * CASE status WHEN 'asserted' THEN 1 WHEN 'historical' THEN 2 WHEN 'future' THEN 5 WHEN 'hypothetical' THEN 6
                           WHEN 'negated' THEN 7 ELSE 8 END
           + CASE WHEN voice = 'own' THEN 0 WHEN status IN ('asserted', 'historical') THEN 5 ELSE 1 END AS strength,
           ROW_NUMBER() OVER (PARTITION BY article_id, event_type, actor_codes, recipient_codes, COALESCE(event_date, ''), status = 'negated', status = 'wrong'
                              ORDER BY start, event_id) AS place
    FROM corrected_events e
),
weighed AS (
    SELECT *, MIN(strength) OVER (PARTITION BY article_id, event_type, actor_codes, recipient_codes, COALESCE(event_date, ''),
                                               status = 'negated', status = 'wrong') AS strongest
    FROM ranked
),
grouped AS (
    SELECT article_id, event_type, actor_codes, recipient_codes, COALESCE(event_date, '') AS day, status = 'negated' AS denied, status = 'wrong' AS wrong,
           MIN(strength) AS strength,
           MIN(CASE WHEN strength = strongest THEN informant END) AS informant,
           MIN(CASE WHEN is_label THEN 1 ELSE 0 END) AS label,
           MIN(event_date_precision) AS event_date_precision,
           MIN(quad_code) AS quad_code, MIN(event_scale) AS event_scale, MIN(corrected) AS corrected,
           list_sort(list({'at': start, 'id': event_id})) AS events
    FROM weighed
    GROUP BY article_id, event_type, actor_codes, recipient_codes, COALESCE(event_date, ''), status = 'negated', status = 'wrong'
)
SELECT g.events[1].id AS report_id, g.article_id, o.origin_id, COALESCE(a.outlet, 'unknown') AS outlet,
       g.event_type, g.actor_codes, g.recipient_codes, len(g.recipient_codes) = 0 AND len(g.actor_codes) > 1 AS mutual,
       CASE WHEN g.strength IN (2, 7) THEN 'asserted' WHEN g.strength IN (4, 9) THEN 'historical'
            WHEN g.strength IN (10, 11) THEN 'future' WHEN g.strength IN (12, 13) THEN 'hypothetical'
            WHEN g.strength IN (14, 15) THEN 'negated' ELSE 'wrong' END AS status,
       CASE WHEN g.strength IN (2, 4, 10, 12, 14, 16) THEN 'own' ELSE 'claimed' END AS voice,
       CASE WHEN g.strength IN (2, 4, 10, 12, 14, 16) THEN NULL ELSE g.informant END AS informant,
       g.label = 1 AS is_label,
       NULLIF(g.day, '') AS event_date, g.event_date_precision, a.published_at,
       list_transform(g.events, lambda e: e.id) AS event_ids,
       g.quad_code, g.event_scale, g.corrected
FROM grouped g
JOIN articles a ON a.article_id = g.article_id
JOIN origins o ON o.article_id = g.article_id
