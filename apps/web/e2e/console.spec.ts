import type { APIResponse, Page } from '@playwright/test';
import { cardOf, countBookings, createEvent, uniqueWord } from './support/events';
import { fillRegistration } from './support/forms';
import { findMail, followLink, inboxPage } from './support/inbox';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { makePicture } from './support/pictures';
import { newBuyer, newPerson, proveAddress, signUp } from './support/people';
import { query } from './support/test-server';
import { expect, test } from './support/test';

test.use({ reducedMotion: 'no-preference' });

const seatsField = (page: Page) => page.getByRole('textbox', { name: 'Seats', exact: true });

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

test.describe('An event', () => {
  // Lowering the seats below what is sold is refused, which the browser notes.
  test.use({ expectedComplaints: /status of 409/ });

  test('is made, published, sold, enlarged and cancelled without a hand in the database', async ({
    page,
    openWindow,
  }) => {
    const title = `Concert ${uniqueWord()}`;
    await createOrganiser(page);
    await createDraft(page, title);
    const id = /events\/([^/]+)\/edit/.exec(page.url())![1]!;
    const event = { id, title };

    await chooseCover(page);
    await page.getByRole('textbox', { name: 'Description' }).fill('With a choir.');
    await save(page);
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden();

    const window = await openWindow();
    const { email } = await signUp(window);
    const attendee = await window.newPage();
    await attendee.goto(`/events?search=${encodeURIComponent(title)}`);
    await expect(attendee.getByRole('heading', { name: 'No events for' })).toBeVisible();

    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('heading', { name: 'Everyone can book it' })).toBeVisible();
    // A list may be a second old: it is the one that had nothing until then.
    await expect(async () => {
      await attendee.reload();
      expect(await cardOf(attendee, event).count()).toBe(1);
    }).toPass();
    await cardOf(attendee, event).getByRole('button', { name: 'Book now' }).click();
    await expect(cardOf(attendee, event).getByRole('button', { name: 'Booked' })).toBeVisible();
    await attendee.goto(`/events/${id}`);
    await expect(attendee.getByText('19 left')).toBeVisible();
    const booked = await findMail(email, `Booked: ${title}`);
    await attendee.goto(inboxPage(`/mails/${booked.id}`));
    const cover = attendee.frameLocator('iframe').locator('img').first();
    await expect(cover).toHaveJSProperty('naturalWidth', 960);
    await attendee.goto(`/events/${id}`);

    await page
      .getByRole('navigation', { name: 'Console' })
      .getByRole('link', { name: 'Home' })
      .click();
    const next = page.getByRole('region', { name: 'Next up' });
    await expect(next).toContainText('1 of 20');
    await next.getByRole('link', { name: 'People' }).click();
    await expect(page.getByRole('row', { name: 'Ada Lindt' })).toContainText('Confirmed');
    await (await newBuyer()).book(event);
    await expect(page.getByText('Ada Lindt has booked')).toBeVisible();
    await expect(page.getByText('2 of 20 booked')).toBeVisible();

    await page
      .getByRole('navigation', { name: 'Event' })
      .getByRole('link', { name: 'Edit' })
      .click();
    await seatsField(page).fill('1');
    await save(page);
    await expect(page.getByText('2 are booked: there have to be at least as many.')).toBeVisible();
    // At first the server shows of the cancellation what it has read before it.
    let kept: APIResponse | undefined;
    await attendee.route(
      ({ pathname, searchParams }) => pathname === `/events/${id}` && searchParams.has('_rsc'),
      async (route) => {
        kept ??= await route.fetch();
        await route.fulfill({ response: kept });
      },
      { times: 2 },
    );
    await seatsField(page).fill('30');
    await save(page);
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(attendee.getByText('28 left')).toBeVisible();
    expect(await countSeats(id)).toEqual({ totalTickets: 30, remainingTickets: 28 });
    await expect.poll(() => kept).toBeDefined();

    await page.getByRole('button', { name: 'Cancel event' }).click();
    const question = page.getByRole('alertdialog', { name: 'Cancel this event?' });
    await expect(question).toContainText('2 people have booked 2 seats');
    await question.getByRole('textbox', { name: 'Reason' }).fill('The singer is ill.');
    await question.getByRole('button', { name: 'Cancel event' }).click();
    await expect(page.getByText('All bookings are cancelled')).toBeVisible();
    await expect(attendee.getByText('cancelled this event')).toBeVisible();
    await attendee.goto('/bookings');
    await expect(attendee.getByRole('article')).toContainText('The singer is ill.');
    expect((await findMail(email, `Cancelled: ${title}`)).text).toContain('> The singer is ill.');
    expect(await countBookings(event)).toBe(0);
  });
});

async function createOrganiser(page: Page): Promise<void> {
  const person = newPerson();
  await page.goto('/register');
  await fillRegistration(page, person);
  await page.getByRole('button', { name: person.name }).click();
  await proveAddress(person);
  await page.getByRole('menuitem', { name: 'Organise events' }).click();
  await expect(page.getByRole('heading', { name: 'Create your organiser' })).toBeVisible();
  const name = `Hall ${uniqueWord()}`;
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  const slug = name.toLowerCase().replace(' ', '-');
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue(slug);
  await page.getByRole('button', { name: 'Create organiser' }).click();
  await expect(page).toHaveURL(`/organise/${slug}`);
  await expect(page.getByRole('heading', { name: 'Create your first event' })).toBeVisible();
}

async function createDraft(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'New event' }).first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByLabel('Starts').fill('2028-06-01T20:00');
  await page.getByRole('textbox', { name: 'Where' }).fill('The great hall');
  await seatsField(page).fill('20');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function chooseCover(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(await makePicture());
  const dialog = page.getByRole('dialog', { name: 'Choose what is to be seen' });
  await dialog.getByRole('slider', { name: 'Zoom' }).press('ArrowRight');
  await dialog.getByRole('button', { name: 'Use this picture' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Another picture' })).toBeVisible();
}

async function countSeats(id: string) {
  const [row] = await query(
    'SELECT "totalTickets", "remainingTickets" FROM "Event" WHERE id = $1',
    id,
  );
  return row;
}

test.describe('Two people who edit one event', () => {
  test.use({ expectedComplaints: /status of 412/ });

  test('see what the other has changed, and lose nothing that they typed', async ({
    page,
    context,
    openWindow,
  }) => {
    const window = await openWindow();
    const { id: organiserId, slug } = await openOrganiser(
      { window: context, role: 'owner' },
      { window, role: 'manager' },
    );
    const event = await createEvent({ organiserId, venue: 'A hall' });
    const path = `/organise/${slug}/events/${event.id}/edit`;
    const other = await window.newPage();
    for (const editor of [page, other]) {
      await editor.goto(path);
      await expect(seatsField(editor)).toHaveValue('20');
    }
    await seatsField(page).fill('40');
    await page.getByRole('textbox', { name: 'Title' }).fill('Mine');
    await other.getByRole('textbox', { name: 'Title' }).fill('Theirs');
    await other.getByRole('textbox', { name: 'Where' }).fill('Another hall');
    await save(other);
    await expect(other.getByText('Saved.')).toBeVisible();

    await save(page);
    const conflict = page.getByRole('dialog', { name: 'Somebody else has saved this event' });
    await expect(conflict.getByRole('group', { name: 'Where' })).toContainText('Another hall');
    await expect(conflict.getByRole('group', { name: 'Seats' })).toBeHidden();
    await expect(conflict).toContainText('To choose: Title');
    await expect(conflict.getByRole('button', { name: 'Save' })).toBeDisabled();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await lookAtBoth(page, 'console-conflict');
    await conflict
      .getByRole('group', { name: 'Title' })
      .getByRole('radio', { name: 'Mine' })
      .check();
    await conflict.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    const [row] = await query(
      'SELECT title, venue, "totalTickets" FROM "Event" WHERE id = $1',
      event.id,
    );
    expect(row).toEqual({ title: 'Mine', venue: 'Another hall', totalTickets: 40 });
  });

  test('are asked before they leave what they typed', async ({ page, context }) => {
    const { id: organiserId, slug } = await openOrganiser({ window: context, role: 'owner' });
    const event = await createEvent({ organiserId });
    await page.goto(`/organise/${slug}/events`);
    await page.goto(`/organise/${slug}/events/${event.id}/edit`);
    await seatsField(page).fill('40');
    const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    const stay = async () => {
      await question.getByRole('button', { name: 'Stay here' }).click();
      await expect(question).toBeHidden();
      await expect(seatsField(page)).toHaveValue('40');
    };
    await page.getByRole('link', { name: 'Members' }).click();
    await stay();
    await page.goBack();
    await stay();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search events and actions' }).fill('mem');
    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Leave' }).click();
    await expect(page).toHaveURL(`/organise/${slug}/members`);
  });
});

test.describe('Members', () => {
  test('are invited by a mail, and are offered what their role includes', async ({
    page,
    context,
    openWindow,
  }) => {
    const { id: organiserId, slug } = await openOrganiser({ window: context, role: 'owner' });
    const event = await createEvent({ organiserId });
    const window = await openWindow();
    const newcomer = await signUp(window);
    await page.goto(`/organise/${slug}/members`);
    await page.getByRole('textbox', { name: 'Email' }).fill(newcomer.email);
    await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('door');
    await page.getByRole('button', { name: 'Invite' }).click();
    const mail = await findMail(newcomer.email, 'invites you');
    const door = await followLink(window, mail, 'Look at the invitation');
    await expect(page.getByRole('textbox', { name: 'Invitation link' })).toHaveValue(door.url());
    await door.getByRole('button', { name: 'Join' }).click();
    await expect(door.getByText('You are a member of')).toBeVisible();
    await expect(door.getByRole('link', { name: 'Home', exact: true })).toBeVisible();
    for (const name of ['New event', 'Members', 'Settings']) {
      await expect(door.getByRole('link', { name })).toBeHidden();
    }
    await door.goto(`/organise/${slug}/events/${event.id}/edit`);
    await expect(door.getByRole('heading', { name: 'Your role does not include' })).toBeVisible();

    await page.reload();
    const row = page.getByRole('listitem').filter({ hasText: newcomer.email });
    await row.getByRole('combobox').selectOption('manager');
    await expect(page.getByText('Manager. Events and the people who come.')).toBeVisible();
    await door.reload();
    await expect(door.getByRole('textbox', { name: 'Title' })).toBeVisible();
    await row.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(row).toBeHidden();
    await door.reload();
    await expect(door.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  });
});
