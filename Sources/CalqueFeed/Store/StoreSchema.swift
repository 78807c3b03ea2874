import GRDB

/// The tables of a store, and how older stores become newer ones.
enum StoreSchema {
  /// Every step ever made; none is changed once it has been released.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { try $0.execute(sql: first) }
    return migrator
  }

  /// The tables of the first release.
  ///
  /// Times are seconds since 1970. Bodies and reports are gzipped.
  private static let first = """
    CREATE TABLE feed (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
      url TEXT NOT NULL,        -- as feeds.yml has it
      address TEXT NOT NULL,    -- where it has moved to
      etag TEXT, modified TEXT, retired_at INTEGER,
      asked_at INTEGER, answered_at INTEGER,
      failures INTEGER NOT NULL DEFAULT 0, problem TEXT,  -- since it last answered
      not_before INTEGER        -- until when its server asked to be left alone
    );
    CREATE TABLE fetch (
      id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
      at INTEGER NOT NULL, outcome TEXT NOT NULL, problem TEXT, attempts INTEGER NOT NULL,
      bytes INTEGER NOT NULL, items INTEGER NOT NULL, versions INTEGER NOT NULL
    );
    CREATE INDEX fetch_by_feed ON fetch (feed, at);
    CREATE TABLE body (
      id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
      at INTEGER NOT NULL, charset TEXT, content BLOB NOT NULL
    );
    CREATE TABLE item (
      id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
      identity TEXT NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
      UNIQUE (feed, identity)
    );
    CREATE INDEX item_by_first_seen ON item (first_seen);
    -- An item as it stood in a body; an edited item has several.
    CREATE TABLE version (
      id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
      content_hash BLOB NOT NULL, story_hash BLOB NOT NULL,
      body INTEGER NOT NULL REFERENCES body, number INTEGER NOT NULL,
      title TEXT, link TEXT, date TEXT,
      first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
      UNIQUE (item, content_hash)
    );
    CREATE INDEX version_by_body ON version (body);
    CREATE INDEX version_by_story ON version (story_hash);
    -- The page that the link of a version led to, gzipped and audited in its place; or why there is none.
    CREATE TABLE page (
      version INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
      at INTEGER NOT NULL, tries INTEGER NOT NULL,
      problem TEXT, is_passing INTEGER NOT NULL,  -- whether to try again
      url TEXT, etag TEXT, modified TEXT, charset TEXT, content BLOB
    );
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
      rules TEXT NOT NULL,      -- tells packs, settings and program
      at INTEGER NOT NULL, words INTEGER NOT NULL, score REAL, penalty REAL NOT NULL,
      verdict TEXT, probability REAL, findings INTEGER NOT NULL, fails INTEGER NOT NULL,
      report BLOB NOT NULL,
      page INTEGER NOT NULL DEFAULT 0,  -- whether the page was audited
      UNIQUE (version, rules, page)
    );
    CREATE TABLE finding (
      audit INTEGER NOT NULL REFERENCES audit ON DELETE CASCADE,
      rule TEXT NOT NULL, severity TEXT NOT NULL, fingerprint TEXT NOT NULL
    );
    CREATE INDEX finding_by_audit ON finding (audit);
    -- How feeds were last judged.
    CREATE TABLE alarm (
      feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE, condition TEXT NOT NULL,
      is_raised INTEGER NOT NULL, since INTEGER NOT NULL, message TEXT NOT NULL,
      PRIMARY KEY (feed, condition)
    );
    -- What was last told of that, and to whom.
    CREATE TABLE told (
      feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE, condition TEXT NOT NULL,
      channel TEXT NOT NULL, is_raised INTEGER NOT NULL, raised_at INTEGER,
      PRIMARY KEY (feed, condition, channel)
    );
    """
}
