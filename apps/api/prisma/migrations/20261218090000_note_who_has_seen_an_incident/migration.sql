-- A table of its own: incidents are only ever added to. Its foreign key waits for nothing but the transaction that
-- writes an incident at that moment, and whoever reads or books does not wait for it.
CREATE TABLE "IncidentSeen" (
    "eventId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "IncidentSeen_pkey" PRIMARY KEY ("eventId", "incidentId"),
    CONSTRAINT "IncidentSeen_eventId_incidentId_fkey" FOREIGN KEY ("eventId", "incidentId") REFERENCES "PaymentIncident"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
