import type { RunStatement } from '@lastseat/test-data';

/** As if so much time had passed for these orders: what was to be done until now is due. */
export async function letTimePass(
  run: RunStatement,
  orderIds: readonly string[],
  minutes: number,
): Promise<void> {
  await run(
    `UPDATE "Order"
     SET "expiresAt" = "expiresAt" - make_interval(mins => $2),
         "seenAt" = "seenAt" - make_interval(mins => $2),
         "endedAt" = "endedAt" - make_interval(mins => $2),
         "nextStepAt" = now()
     WHERE id = ANY($1::uuid[])`,
    [orderIds, minutes],
  );
}
