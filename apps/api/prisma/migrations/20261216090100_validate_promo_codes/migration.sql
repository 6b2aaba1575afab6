-- Looks at all rows and lets others write meanwhile.
ALTER TABLE "Order" VALIDATE CONSTRAINT "Order_totalCents_not_negative";

ALTER TABLE "OrderLine" VALIDATE CONSTRAINT "OrderLine_discountCents_not_negative";

ALTER TABLE "Payment" VALIDATE CONSTRAINT "Payment_amountCents_with_provider";
