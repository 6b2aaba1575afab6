-- By themselves: a new value of an enum can be used once the transaction that adds it is over.
ALTER TYPE "AggregateType" ADD VALUE IF NOT EXISTS 'order';

CREATE TYPE "EventPayment" AS ENUM ('venue', 'online');
