-- One row an entity and spelling: how often it is printed, where, and why it means that entity. Entities that are surely
-- the same are one; what is unsure stays apart.
WITH joined AS (
    SELECT COALESCE(s.same_as, m.entity) AS entity, m.kind, m.code, m.text AS spelling, m.reason, m.article_id
    FROM mentions m
    LEFT JOIN same_as s ON s.entity = m.entity AND NOT s.unsure
    WHERE m.kind IN ('state', 'place', 'person', 'organisation')
),
named AS (
    SELECT entity, MIN(name) AS name FROM entities GROUP BY entity
)
SELECT j.entity, j.kind, j.code, MIN(COALESCE(n.name, j.spelling)) AS name, j.spelling,
       CAST(COUNT(*) AS INTEGER) AS mentions,
       CAST(COUNT(DISTINCT j.article_id) AS INTEGER) AS articles,
       list_sort(list(DISTINCT COALESCE(a.outlet, 'unknown'))) AS outlets,
       MIN(a.published_at) AS first_published,
       MIN(j.reason) AS reason
FROM joined j
JOIN articles a ON a.article_id = j.article_id
LEFT JOIN named n ON n.entity = j.entity
GROUP BY j.entity, j.kind, j.code, j.spelling
