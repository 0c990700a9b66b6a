-- Events with what the user corrected. One marked wrong stays visible with status 'wrong' and counts for nothing.
WITH said AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY reason) AS rank FROM corrections WHERE event_id IS NOT NULL
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
       c.is_label, c.quad_code, c.event_scale, s.reason AS corrected
FROM coded c LEFT JOIN said s ON s.event_id = c.event_id AND s.rank = 1
