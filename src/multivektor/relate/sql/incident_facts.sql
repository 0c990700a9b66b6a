-- One row an incident: what its reports say together. An act counts as happened only if a report asserts it in its
-- own voice (or the acting party says it) and none denies it.
WITH joined AS (
    SELECT i.incident_id, r.* FROM incidents i JOIN reports r ON r.report_id = i.report_id
),
opening AS (
    SELECT incident_id, event_type, actor_codes, recipient_codes, mutual, quad_code, event_scale FROM joined WHERE report_id = incident_id
),
dates AS (
    SELECT incident_id, event_date, event_date_precision,
           ROW_NUMBER() OVER (PARTITION BY incident_id
                              ORDER BY CASE event_date_precision WHEN 'day' THEN 1 WHEN 'month' THEN 2 WHEN 'year' THEN 3 ELSE 4 END,
                                       COALESCE(event_date, '9999'), report_id) AS rank
    FROM joined
),
summed AS (
    SELECT incident_id,
           MAX(CASE WHEN status IN ('asserted', 'historical') AND voice = 'own' THEN 1 ELSE 0 END) AS told,
           MAX(CASE WHEN status = 'asserted' AND voice = 'own' THEN 1 ELSE 0 END) AS asserted,
           MAX(CASE WHEN status IN ('asserted', 'historical') AND voice = 'claimed' THEN 1 ELSE 0 END) AS claimed,
           MAX(CASE WHEN status = 'negated' THEN 1 ELSE 0 END) AS denied,
           MIN(CASE status WHEN 'historical' THEN 1 WHEN 'future' THEN 2 WHEN 'hypothetical' THEN 3 WHEN 'negated' THEN 4 ELSE 5 END) AS other,
           MIN(CASE WHEN is_label THEN 1 ELSE 0 END) AS label,
           COUNT(*) AS reports, COUNT(DISTINCT origin_id) AS origins,
           list_sort(list(DISTINCT outlet)) AS outlets,
           list_sort(list(DISTINCT informant) FILTER (WHERE informant IS NOT NULL AND status IN ('asserted', 'historical'))) AS claimed_by
    FROM joined GROUP BY incident_id
)
SELECT f.incident_id, f.event_type, f.actor_codes, f.recipient_codes, f.mutual,
       CASE WHEN s.told = 1 AND s.denied = 1 THEN 'disputed'
            WHEN s.asserted = 1 THEN 'asserted' WHEN s.told = 1 THEN 'historical'
            WHEN s.claimed = 1 THEN 'claimed'
            ELSE CASE s.other WHEN 1 THEN 'historical' WHEN 2 THEN 'future' WHEN 3 THEN 'hypothetical' WHEN 4 THEN 'negated' ELSE 'wrong' END
       END AS status,
       CASE WHEN s.told = 0 AND s.claimed = 1 THEN COALESCE(s.claimed_by, []) ELSE [] END AS claimed_by,
       s.told = 1 AND s.denied = 0 AS happened,
       s.label = 1 AS is_label,
       d.event_date, d.event_date_precision, f.quad_code, f.event_scale,
       CAST(s.reports AS INTEGER) AS reports, CAST(s.origins AS INTEGER) AS origins, s.outlets
FROM opening f JOIN summed s ON s.incident_id = f.incident_id JOIN dates d ON d.incident_id = f.incident_id AND d.rank = 1
