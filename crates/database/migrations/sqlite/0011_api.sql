-- api: programs that act for a person ------------------------------------------------------------------------------

-- A token narrows what its person may do. Only its hash is stored; whether it still counts is asked with each request.
CREATE TABLE access_token (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    made_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    last_used_at_ms INTEGER,
    withdrawn_at_ms INTEGER
) STRICT;
CREATE INDEX access_token_account ON access_token (account_id);

-- The answer to a change that a program asked for, written together with its effect: asked again, it is given again.
CREATE TABLE answered_request (
    account_id BLOB NOT NULL REFERENCES account (id),
    idempotency_key TEXT NOT NULL,
    request_sha256 BLOB NOT NULL,
    body TEXT NOT NULL,
    answered_at_ms INTEGER NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
) STRICT;
CREATE INDEX answered_request_moment ON answered_request (answered_at_ms);
