-- Whoever may delete drafts may delete nothing else: the API has no right to delete events, but this.
-- What is booked is kept by the key, as ever.
CREATE FUNCTION "deleteDraft"(UUID) RETURNS VOID
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ DELETE FROM "Event" WHERE "id" = $1 AND "status" = 'draft' $$;
