/** A code that makes a ticket cheaper: made by an organiser, used by one person, used up for the next. */
import { useCode } from './support/codes';
import { createEvent } from './support/events';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { signUp } from './support/people';
import { expect, test } from './support/test';

// What is used up is refused, which the browser notes.
test.use({ expectedComplaints: /status of (?:409|422)/ });

test('a code with one use is made, paid with once, and used up for the next', async ({
  page,
  context,
  openWindow,
}) => {
  const { id: organiserId, slug } = await openOrganiser({ window: context, role: 'owner' });
  const event = await createEvent({ organiserId, payment: 'online', totalTickets: 5 });
  await page.goto(`/organise/${slug}/events/${event.id}`);
  await page.getByRole('navigation', { name: 'Event' }).getByText('Codes').click();
  await page.getByRole('button', { name: 'Add a code' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add a code' });
  const field = (name: string) => sheet.getByRole('textbox', { name, exact: true });
  await field('Name').fill('Friends of the house');
  await field('Code').fill('friends');
  await field('How much').fill('20');
  await field('Tickets').fill('1');
  await lookAtBoth(page, 'console-code-sheet');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('0 of 1 tickets used')).toBeVisible();
  await lookAtBoth(page, 'console-codes');

  const window = await openWindow();
  await signUp(window);
  const buyer = await window.newPage();
  await buyer.goto(`/events/${event.id}`);
  await useCode(buyer, 'friend');
  await expect(buyer.getByText('This code is wrong')).toBeVisible();
  await useCode(buyer, ' friends');
  await expect(buyer.getByText('FRIENDS: €20 instead of €25 a ticket.')).toBeVisible();
  await lookAtBoth(buyer, 'event-with-code');
  await buyer.getByRole('button', { name: 'Check out' }).click();
  await expect(buyer.getByText('€25 − €5 each, by FRIENDS')).toBeVisible();
  await expect(buyer.getByText('Total')).toBeVisible();
  await lookAtBoth(buyer, 'checkout-with-code');
  await buyer.getByRole('button', { name: 'Pay' }).click();
  await buyer.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(buyer.getByRole('heading', { name: 'Paid: the seats are yours' })).toBeVisible();
  await expect(buyer.getByText('€20', { exact: true }).first()).toBeVisible();

  const another = await openWindow();
  await signUp(another);
  const next = await another.newPage();
  await next.goto(`/events/${event.id}`);
  await useCode(next, 'FRIENDS');
  await expect(next.getByText('This code is used up.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('1 of 1 tickets used')).toBeVisible();
  await expect(page.getByText('Used up')).toBeVisible();
  await page.getByRole('button', { name: 'Pause: FRIENDS' }).click();
  await expect(page.getByText('Paused')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove: FRIENDS' })).toBeHidden();
});
