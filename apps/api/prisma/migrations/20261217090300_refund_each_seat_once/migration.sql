-- The money of each seat of a line goes back once, and that of a payment without seats as before. In the place of
-- the index that knew whole lines only.
CREATE UNIQUE INDEX CONCURRENTLY "Refund_each_seat_once" ON "Refund"("eventId", "paymentId", "lineId", "seatsBefore") NULLS NOT DISTINCT;

DROP INDEX CONCURRENTLY "Refund_one_per_payment_and_line";
