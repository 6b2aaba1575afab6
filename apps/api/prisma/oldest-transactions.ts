import type pg from 'pg';

/** Whoever has been at it for a second or more, the oldest first: one of them has what we wait for. */
export async function listOldestTransactions(client: Pick<pg.Client, 'query'>): Promise<string[]> {
  const { rows } = await client.query<{ what: string }>(
    `SELECT format('process %s of %s (%s), for %s s, %s: %s', pid, usename,
              coalesce(nullif(application_name, ''), 'no name'),
              round(extract(epoch FROM now() - xact_start)), state, left(query, 80)) AS what
     FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND xact_start < now() - interval '1 second'
     ORDER BY xact_start LIMIT 3`,
  );
  return rows.map(({ what }) => what);
}
