import { createEvent, type TestEvent } from './support/events';
import { openOrganiser } from './support/organisers';
import { query } from './support/test-server';
import { expect, test } from './support/test';

const entries = 60;

test('The activity is read page by page, each with an address of its own', async ({
  page,
  context,
}) => {
  const { id: organiserId, slug } = await openOrganiser({ window: context, role: 'owner' });
  const event = await createEvent({ organiserId, timeZone: 'America/New_York' });
  await noteChanges(organiserId, event);
  const list = page.getByRole('main').getByRole('listitem').filter({ hasText: event.title });

  await page.goto(`/organise/${slug}/activity`);
  await expect(list).toHaveCount(50);
  await expect(list.first()).toContainText(`Seats59 → ${entries}`);
  await expect(list.first()).toContainText('2:00 PM New York time');

  await page.getByRole('link', { name: 'Older' }).click();
  await expect(list).toHaveCount(10);
  await expect(list.first()).toContainText('Seats9 → 10');
  await expect(page.getByRole('link', { name: 'Older' })).toBeHidden();
  await page.reload();
  await expect(list.first()).toContainText('Seats9 → 10');

  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(page).toHaveURL(`/organise/${slug}/activity`);
  await expect(list).toHaveCount(50);

  await list.first().getByRole('link', { name: event.title }).click();
  await expect(page).toHaveURL(`/organise/${slug}/events/${event.id}/activity`);
  await expect(list).toHaveCount(50);
});

/** One more seat with each, and a start at two in the afternoon, New York time. */
async function noteChanges(organiserId: string, { id }: TestEvent): Promise<void> {
  await query(
    `INSERT INTO "Activity" (id, "organiserId", "eventId", action, changes, "requestId", "createdAt")
     SELECT ('01920000-0000-7000-8000-' || right($2::text, 9) || lpad(n::text, 3, '0'))::uuid,
            $1::uuid, $2::uuid, 'event.edited', jsonb_build_object(
              'totalTickets', jsonb_build_object('before', n - 1, 'after', n),
              'startsAt', jsonb_build_object('before', null, 'after', '2028-06-01T18:00:00.000Z')),
            'a-request', now()
     FROM generate_series(1, $3::int) AS n`,
    organiserId,
    id,
    entries,
  );
}
