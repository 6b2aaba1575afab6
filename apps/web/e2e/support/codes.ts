import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { TestEvent } from './events';
import { query } from './test-server';

/** For every type of the event, as often as it is wanted. */
export async function giveCode(
  { id }: TestEvent,
  { code, percentOff }: { code: string; percentOff: number },
): Promise<void> {
  await query(`UPDATE "Event" SET "hasPromoCodes" = true WHERE id = $1`, id);
  await query(
    `INSERT INTO "PromoCode" ("eventId", id, name, code, "percentOff", "ticketTypeIds")
     VALUES ($1, $2, 'A code', $3, $4, '{}')`,
    ...[id, randomUUID(), code, percentOff],
  );
}

/** As it is typed into the field of an event's page. */
export async function useCode(page: Page, code: string): Promise<void> {
  const open = page.getByRole('button', { name: 'I have a code' });
  if (await open.isVisible()) await open.click();
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('button', { name: 'Use code' }).click();
}
