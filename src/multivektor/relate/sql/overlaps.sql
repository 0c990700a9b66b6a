-- Pairs of articles of one language that may be one origin: they share 80 % of the smaller one's fingerprints and the
-- smaller is at least half of the larger. Which of them goes back to which is decided in origins.py.
WITH sizes AS (
    SELECT article_id, COUNT(*) AS size FROM fingerprints GROUP BY article_id
),
dated AS (
    SELECT a.article_id, COALESCE(a.published_at, '9999') AS published_at, a.file, a.n, COALESCE(s.size, 0) AS size
    FROM articles a LEFT JOIN sizes s ON s.article_id = a.article_id
),
-- the language is asked for here: as a condition of `pairs` it tempts the planner to join all articles of a language
prints AS (
    SELECT f.article_id, f.fingerprint, COALESCE(a.language, '') AS language
    FROM fingerprints f JOIN articles a ON a.article_id = f.article_id
),
shared AS (
    SELECT f.article_id AS left_id, g.article_id AS right_id, COUNT(*) AS common
    FROM prints f
    JOIN prints g ON f.fingerprint = g.fingerprint AND f.language = g.language AND f.article_id <> g.article_id
    GROUP BY f.article_id, g.article_id
),
pairs AS (
    SELECT later.article_id AS later_id, earlier.article_id AS earlier_id,
           CAST(common AS DOUBLE) / LEAST(later.size, earlier.size) AS overlap,
           CASE WHEN common = later.size AND common = earlier.size THEN 'repeat' ELSE 'near' END AS kind
    FROM shared
    JOIN dated later ON later.article_id = shared.left_id
    JOIN dated earlier ON earlier.article_id = shared.right_id
    WHERE (earlier.published_at, earlier.file, earlier.n, earlier.article_id) < (later.published_at, later.file, later.n, later.article_id)
      AND LEAST(later.size, earlier.size) >= 5
      AND common >= 0.8 * LEAST(later.size, earlier.size)
      AND 2 * LEAST(later.size, earlier.size) >= GREATEST(later.size, earlier.size)
)
SELECT later_id, earlier_id, kind, overlap FROM pairs
