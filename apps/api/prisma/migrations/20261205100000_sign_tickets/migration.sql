-- A new table that nothing refers to: nobody who books waits for it.

-- What signs the codes of tickets. Rows are added and stay: a code is good for as long as its key is here.
CREATE TABLE "TicketKey" (
    -- It is part of every code.
    "id" SMALLINT NOT NULL,
    -- Ed25519, 32 bytes.
    "publicKey" BYTEA NOT NULL,
    -- Sealed by a key that the database does not have.
    "sealedPrivateKey" BYTEA NOT NULL,
    -- It signs for bookings that were made from then on, up to the next one's.
    "usedFrom" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TicketKey_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "TicketKey_id_positive" CHECK ("id" > 0),
    CONSTRAINT "TicketKey_publicKey_length" CHECK (length("publicKey") = 32)
);
