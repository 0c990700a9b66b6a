-- Events with what the user corrected. One marked wrong stays visible with status 'wrong' and counts for nothing.
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
)
SELECT c.event_id, c.article_id, c.start,
       COALESCE(s.event_type, c.event_type) AS event_type,
       COALESCE(s.mode, c.mode) AS mode,
       COALESCE(list_sort(s.actor_codes), c.coded_actors) AS actor_codes,
       COALESCE(list_sort(s.recipient_codes), c.coded_recipients) AS recipient_codes,
       len(COALESCE(s.recipient_codes, c.coded_recipients)) = 0 AND len(COALESCE(s.actor_codes, c.coded_actors)) > 1 AS mutual,
       CASE WHEN s.wrong THEN 'wrong' ELSE COALESCE(s.status, c.status) END AS status,
       CASE WHEN len(c.attribution) = 0 OR list_contains(c.coded_actors, c.attribution[len(c.attribution)].code) THEN 'own' ELSE 'claimed' END AS voice,
       CASE WHEN len(c.attribution) = 0 THEN NULL ELSE COALESCE(c.attribution[len(c.attribution)].code, c.attribution[len(c.attribution)].text) END AS informant,
       COALESCE(s.event_date, c.event_date) AS event_date,
       CASE WHEN s.event_date IS NULL THEN c.event_date_precision
            WHEN len(s.event_date) = 10 THEN 'day' WHEN len(s.event_date) = 7 THEN 'month' ELSE 'year' END AS event_date_precision,
       c.is_label, COALESCE(s.quad_code, c.quad_code) AS quad_code, COALESCE(s.event_scale, c.event_scale) AS event_scale,
       s.reason AS corrected
FROM coded c LEFT JOIN said s ON s.event_id = c.event_id
