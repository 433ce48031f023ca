-- Messages held back. The message itself is the object `key` in the bucket.
CREATE TABLE quarantine (
  key TEXT PRIMARY KEY,
  -- Milliseconds since 1970.
  at INTEGER NOT NULL,
  -- The envelope's.
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  -- Bytes.
  size INTEGER NOT NULL,
  -- The host that decided; null where none did.
  host TEXT,
  action TEXT NOT NULL,
  rule TEXT NOT NULL,
  policy TEXT NOT NULL
) STRICT;

CREATE INDEX quarantine_at ON quarantine (at);
