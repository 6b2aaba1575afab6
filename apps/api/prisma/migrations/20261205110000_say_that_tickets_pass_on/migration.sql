-- By themselves: a new value of an enum can be used once the transaction that adds it is over.
ALTER TYPE "CancelledBy" ADD VALUE IF NOT EXISTS 'transfer';

ALTER TYPE "AggregateType" ADD VALUE IF NOT EXISTS 'transfer';
