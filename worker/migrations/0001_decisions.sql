-- What the policy decided, one row a screening. Hosts and decisions only: no URL, no message content.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Milliseconds since 1970.
  at INTEGER NOT NULL,
  -- check, batch, go or mail.
  channel TEXT NOT NULL,
  -- Null where a message led nowhere.
  host TEXT,
  -- The host's labels from right to left, so that all below a name lie next to each other.
  host_reversed TEXT,
  score INTEGER NOT NULL,
  level TEXT NOT NULL,
  action TEXT NOT NULL,
  rule TEXT NOT NULL,
  policy TEXT NOT NULL,
  -- The id of the token that asked; null where none was needed.
  token TEXT
) STRICT;

CREATE INDEX decisions_at ON decisions (at);
CREATE INDEX decisions_host_reversed ON decisions (host_reversed, at);
