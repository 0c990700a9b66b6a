-- Events with what the user corrected. One marked wrong stays visible with status 'wrong' and counts for nothing.
-- (array_length, not len: sqlglot makes a string's LENGTH of that, which Spark refuses for arrays.)
WITH said AS (
    SELECT event_id, MAX(CASE WHEN wrong THEN 1 ELSE 0 END) = 1 AS wrong, MAX(event_type) AS event_type, MAX(mode) AS mode,
           MAX(actor_codes) AS actor_codes, MAX(recipient_codes) AS recipient_codes, MAX(status) AS status,
           MAX(event_date) AS event_date, MAX(quad_code) AS quad_code, MAX(event_scale) AS event_scale,
           array_to_string(list_sort(list(DISTINCT reason)), '; ') AS reason
    FROM corrections WHERE event_id IS NOT NULL GROUP BY event_id
),
coded AS (
    SELECT e.*,
           list_sort(list_distinct(list_transform(e.actors, lambda p: p.code))) AS coded_actors,
           list_sort(list_distinct(list_transform(e.recipients, lambda p: p.code))) AS coded_recipients
    FROM events e
),
corrected AS (
    SELECT c.event_id, c.article_id, c.start,
           COALESCE(s.event_type, c.event_type) AS event_type,
           COALESCE(s.mode, c.mode) AS mode,
           COALESCE(list_sort(list_distinct(s.actor_codes)), c.coded_actors) AS actor_codes,
           COALESCE(list_sort(list_distinct(s.recipient_codes)), c.coded_recipients) AS recipient_codes,
           CASE WHEN s.wrong THEN 'wrong' ELSE COALESCE(s.status, c.status) END AS status,
           CASE WHEN array_length(c.attribution) > 0 THEN c.attribution[array_length(c.attribution)] END AS innermost,
           COALESCE(s.event_date, c.event_date) AS event_date,
           CASE WHEN s.event_date IS NULL THEN c.event_date_precision
                WHEN length(s.event_date) = 10 THEN 'day'
                WHEN length(s.event_date) = 7 THEN 'month' ELSE 'year' END AS event_date_precision,
           c.is_label, COALESCE(s.quad_code, c.quad_code) AS quad_code,
           COALESCE(s.event_scale, c.event_scale) AS event_scale,
           s.reason AS corrected
    FROM coded c LEFT JOIN said s ON s.event_id = c.event_id
)
SELECT event_id, article_id, start, event_type, mode, actor_codes, recipient_codes,
       array_length(recipient_codes) = 0 AND array_length(actor_codes) > 1 AS mutual,
       status,
       -- the party that acted is the one after corrections
       CASE WHEN innermost IS NULL OR list_contains(actor_codes, innermost.code) THEN 'own' ELSE 'claimed' END AS voice,
       COALESCE(innermost.code, innermost.text) AS informant,
       event_date, event_date_precision, is_label, quad_code, event_scale, corrected
FROM corrected
