-- Reads every booking, while others book: SHARE UPDATE EXCLUSIVE lets them.
ALTER TABLE "Booking" VALIDATE CONSTRAINT "Booking_quantity_positive";
