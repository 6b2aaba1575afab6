-- The last commands that changed a booking's quantity: a retry recognises its own work by them. Null in all that
-- are there. It changes the catalogue only: no row is looked at, while people book.
ALTER TABLE "Booking" ADD COLUMN "quantityCommandIds" UUID[];
