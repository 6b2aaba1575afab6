-- By themselves: a new value of an enum can be used once the transaction that adds it is over.
ALTER TYPE "BookingStatus" ADD VALUE IF NOT EXISTS 'held' BEFORE 'confirmed';

ALTER TYPE "CancelledBy" ADD VALUE IF NOT EXISTS 'expiry';
