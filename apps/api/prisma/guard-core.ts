import pg from 'pg';

/**
 * Wakes the triggers by which only the core moves seats. Their migration puts them to sleep where people sell
 * already. To be called when no process of an older release is left.
 * @returns those that slept
 */
export async function guardCore(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string; trigger: string }>(
      `SELECT tgrelid::regclass::text AS table, quote_ident(tgname) AS trigger
       FROM pg_trigger
       WHERE tgfoid = '"refuseOutsideCore"'::regproc AND tgenabled = 'D' ORDER BY tgname`,
    );
    // Whoever books waits behind us for as long as we wait.
    await client.query(`SET lock_timeout = '5s'`);
    for (const { table, trigger } of rows) {
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${trigger}`);
    }
    return rows.map(({ trigger }) => trigger);
  } finally {
    await client.end();
  }
}
