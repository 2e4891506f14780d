-- schema.sql: the corpus file. Read `articles`, `facts`, `sources`, `rejects`, `places`, `watches`, `meta` with any tool;
-- the tables behind the first two hold each thing once, since the file must stay small beside its text:
--
--   source ◀── place ──▶ file       where an article was found; several places may hold the same article
--                │
--             article ◀── fact ──▶ reading ──▶ rule      what a fact says, once for all facts that say it
--          articles_fts     └────▶ date, basis           what it is about, and how that was decided
--
-- Offsets are code points of article.text, half open; they count from 0, substr() counts from 1.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rejects (path TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (path, reason)) WITHOUT ROWID;
-- Saved queries; seen: the highest article row when it was last asked. filters: JSON, those of pr_query that were set.
CREATE TABLE watches (name TEXT PRIMARY KEY, query TEXT NOT NULL, filters TEXT NOT NULL, seen INTEGER NOT NULL,
	asked TEXT NOT NULL) WITHOUT ROWID;
-- version: hash of the rules that found an article's facts.
CREATE TABLE ruleset (id INTEGER PRIMARY KEY, version TEXT NOT NULL);
-- Which part of an article's input told each field, see title_from and its like in pressoir.h.
CREATE TABLE origins (id INTEGER PRIMARY KEY, title TEXT NOT NULL, author TEXT NOT NULL, published TEXT NOT NULL,
	updated TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);

-- identity: hash of (source, own) where the article bears an id of its own (of (file, own) without a source), else of
-- (file, part).
-- extra: NULL for the place whose names the article shows.
CREATE TABLE place (
	id INTEGER PRIMARY KEY,
	identity INTEGER NOT NULL,
	article INTEGER NOT NULL,
	source INTEGER NOT NULL,
	file INTEGER NOT NULL,
	part INTEGER NOT NULL,
	own TEXT NOT NULL,
	name TEXT,               -- NULL: same as own
	extra INTEGER
);
CREATE INDEX place_identity ON place (identity);
CREATE INDEX place_extra ON place (article) WHERE extra;

CREATE TABLE article (
	id INTEGER PRIMARY KEY,
	day INTEGER,             -- published: [days] from 1970-01-01; NULL: not known
	published TEXT AS (coalesce(date(day * 86400, 'unixepoch'), '')), -- as an ISO day, or empty
	source INTEGER NOT NULL,
	place INTEGER NOT NULL,
	content INTEGER NOT NULL, -- hash of title, published, text
	facts INTEGER NOT NULL,  -- how many
	ruleset INTEGER NOT NULL,
	title TEXT,              -- NULL: the first line of text
	author TEXT NOT NULL,
	updated TEXT NOT NULL,
	url TEXT NOT NULL,
	title_end INTEGER NOT NULL,
	lead_end INTEGER NOT NULL,
	origins INTEGER NOT NULL,
	truncated INTEGER NOT NULL, -- 1: it goes on for subscribers only
	origin INTEGER NOT NULL, -- bytes of the file before the item
	map BLOB NOT NULL,       -- from bytes of text to bytes of the item
	residue TEXT,            -- JSON: [{at, kind, text, from, to}]; at: bytes of text
	text TEXT NOT NULL
);
CREATE INDEX article_day ON article (day);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_content ON article (content);

-- Articles that are nearly the same: those of one label, the row of one of them. An article that is like no other has none.
CREATE TABLE cluster (article INTEGER PRIMARY KEY, label INTEGER NOT NULL);
CREATE INDEX cluster_label ON cluster (label);
-- By which they are found, see store_sqlite_similar.c; the last two are empty but within a transaction.
CREATE TABLE similar (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL);
CREATE TABLE torn (label INTEGER PRIMARY KEY);
CREATE TABLE loose (article INTEGER PRIMARY KEY);

CREATE TABLE rule (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL);

CREATE TABLE reading (
	id INTEGER PRIMARY KEY,
	hash INTEGER NOT NULL,
	rule INTEGER NOT NULL,
	value TEXT NOT NULL,
	low TEXT,                -- NULL: same as value
	high TEXT,               -- NULL: same as value
	unit TEXT NOT NULL,
	per TEXT NOT NULL,
	modifier TEXT,           -- NULL: exact
	label TEXT NOT NULL
);
CREATE INDEX reading_hash ON reading (hash);

-- What a fact is about: the date, with the days from 1970-01-01 that it covers; and how that and its département were decided.
CREATE TABLE date (id INTEGER PRIMARY KEY, date TEXT NOT NULL UNIQUE, since INTEGER, until INTEGER);
CREATE TABLE basis (id INTEGER PRIMARY KEY, department_from TEXT NOT NULL, date_from TEXT NOT NULL);

-- It begins at start and takes length; its sentence begins `before` before it, and takes sentence.
CREATE TABLE fact (
	article INTEGER NOT NULL,
	n INTEGER NOT NULL,      -- 0.. in the order of the article
	start INTEGER NOT NULL,
	length INTEGER NOT NULL,
	before INTEGER NOT NULL,
	sentence INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	department TEXT NOT NULL,
	date INTEGER NOT NULL,
	basis INTEGER NOT NULL,
	PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- What the full-text index reads. The body comes first: FTS5 stores the first column's places in the fewest bytes.
CREATE VIEW article_parts AS SELECT id, substr(text, lead_end + 1) AS body,
	substr(text, title_end + 1, lead_end - title_end) AS lead, substr(text, 1, title_end) AS title FROM article;
CREATE VIRTUAL TABLE articles_fts USING fts5 (body, lead, title,
	content = 'article_parts', content_rowid = 'id', tokenize = 'pressoir');
INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25(1.0, 3.0, 8.0)'); -- as in store_sqlite_rank.c
INSERT INTO articles_fts (articles_fts, rank) VALUES ('pgsz', 16336);
INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 33554432);

-- How many words articles have: of 1024 each, see store_sqlite_lengths.c.
CREATE TABLE lengths (block INTEGER PRIMARY KEY, words BLOB NOT NULL);

-- What facets are counted by, of 256 articles each, a bit for each trait: see store_sqlite_traits.c.
CREATE TABLE traits (block INTEGER PRIMARY KEY, articles BLOB NOT NULL);
CREATE TABLE trait (bit INTEGER PRIMARY KEY, value TEXT NOT NULL, label TEXT NOT NULL);

CREATE VIEW sources AS SELECT s.id, s.name, count(a.id) AS articles, min(nullif(a.published, '')) AS first,
	max(a.published) AS last FROM source s LEFT JOIN article a ON a.source = s.id GROUP BY s.id HAVING articles > 0;

-- Which of them is the first to be named: the earliest, then by source and name. size: how many there are.
CREATE VIEW clusters AS SELECT label, article AS first, size FROM (SELECT c.label, c.article, count(*) OVER (PARTITION BY
	c.label) AS size, row_number() OVER (PARTITION BY c.label ORDER BY a.published = '', a.published, s.name,
	coalesce(p.name, p.own), f.path, p.part) AS n FROM cluster c JOIN article a ON a.id = c.article
	JOIN place p ON p.id = a.place JOIN source s ON s.id = a.source JOIN file f ON f.id = p.file) WHERE n = 1;

CREATE VIEW places AS SELECT p.article, coalesce(p.name, p.own) AS name, s.name AS source, f.path, p.part
	FROM place p JOIN source s ON s.id = p.source JOIN file f ON f.id = p.file;

CREATE VIEW articles AS SELECT a.id, coalesce(p.name, p.own) AS article, f.path, p.part, s.name AS source,
	coalesce(a.title, substr(a.text, 1, a.title_end)) AS title, a.author, a.published, a.updated, a.url, a.facts,
	a.text, a.residue, c.label AS cluster, o.title AS title_from, o.author AS author_from, o.published AS published_from,
	o.updated AS updated_from, o.url AS url_from, o.source AS source_from, a.truncated
	FROM article a JOIN place p ON p.id = a.place JOIN file f ON f.id = p.file JOIN source s ON s.id = a.source
	JOIN origins o ON o.id = a.origins
	LEFT JOIN cluster c ON c.article = a.id;

CREATE VIEW facts AS SELECT f.article AS article_id, coalesce(p.name, p.own) AS article, r.kind,
	substr(a.text, f.start + 1, f.length) AS text, f.start, f.start + f.length AS "end", v.value, coalesce(v.low, v.value) AS low,
	coalesce(v.high, v.value) AS high, v.unit, v.per, coalesce(v.modifier, 'exact') AS modifier, v.label, r.name AS rule,
	substr(a.text, f.start - f.before + 1, f.sentence) AS sentence, f.department, b.department_from, d.date, b.date_from,
	s.name AS source, coalesce(a.title, substr(a.text, 1, a.title_end)) AS title, a.published, a.url
	FROM fact f JOIN article a ON a.id = f.article JOIN place p ON p.id = a.place JOIN source s ON s.id = a.source
	JOIN reading v ON v.id = f.reading JOIN rule r ON r.id = v.rule JOIN date d ON d.id = f.date
	JOIN basis b ON b.id = f.basis;
