/** What has to hold when all is over. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Stack } from '../stack/stack.js';

export async function findDamage(stack: Stack): Promise<string[]> {
  const ready = await fetch(`${stack.apiUrl}/api/health/ready`).catch(() => null);
  return [
    ...(ready?.ok === true ? [] : ['The server does not answer any more.']),
    ...(await findWrongTotals(stack.databaseUrl)),
    ...findLoggedErrors(join(stack.logFolder, 'fuzz-api.log')),
  ];
}

async function findWrongTotals(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ title: string; sum: number; total: number }>(
      `SELECT title, "remainingTickets" + coalesce(sum(quantity), 0)::int AS sum, "totalTickets" AS total
       FROM "Event" LEFT JOIN "Booking" ON "eventId" = "Event".id AND "Booking".status IN ('held', 'confirmed')
       GROUP BY "Event".id`,
    );
    if (rows.length === 0) return ['There are no events any more.'];
    return rows
      .filter(({ sum, total }) => sum !== total)
      .map(
        ({ title, sum, total }) =>
          `${title}: confirmed + held + remaining is ${sum}, and not ${total}.`,
      );
  } finally {
    await client.end();
  }
}

const ERROR_LEVEL = 50;

/** An error that nobody was told of is one all the same: in a message of a socket, say. */
function findLoggedErrors(logFile: string): string[] {
  const lines = readFileSync(logFile, 'utf8').split('\n');
  const levelOf = (line: string) => Number(/"level":(\d+)/.exec(line)?.[1] ?? 0);
  return lines
    .filter((line) => levelOf(line) >= ERROR_LEVEL || /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => `The log has an error: ${line.slice(0, 600)}`);
}
