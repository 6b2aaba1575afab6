/** An owner keeps the schedule: makes a series, moves a class, cancels one, and the people are told. */
import { timetableSchema, type EventDetails } from '@lastseat/contracts';
import type { APIRequestContext, Page } from '@playwright/test';
import { findMail } from './support/inbox';
import { uniqueWord } from './support/events';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { nextMonday, openSchool } from './support/school';
import { expect, test } from './support/test';

const inConsole = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name });

test('a series that is made in the console is in the timetable', async ({ page, context }) => {
  const { slug } = await openOrganiser({ window: context, role: 'owner' });
  await page.goto(`/organise/${slug}`);
  await inConsole(page, 'Schedule').click();
  await page.getByRole('link', { name: 'New series' }).first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Yoga at noon');
  await page.getByRole('combobox', { name: 'Category' }).fill('Yoga');
  await page.getByLabel('Day 1', { exact: true }).selectOption('Monday');
  await page.getByLabel('Time 1', { exact: true }).fill('12:15');
  await page.getByRole('button', { name: 'Add a time' }).click();
  await page.getByLabel('Day 2').selectOption('Wednesday');
  await page.getByLabel('First day').fill(nextMonday());
  await expect(page.getByRole('region', { name: 'The first dates' })).toContainText('12:15');
  await page.getByRole('textbox', { name: 'Where' }).fill('Studio 1');
  await page.getByRole('textbox', { name: 'Seats', exact: true }).fill('12');
  await page.getByRole('button', { name: 'Create series' }).click();
  await expect(page.getByText('Mondays and Wednesdays 12:15')).toBeVisible();

  await page.goto(`/o/${slug}/timetable?from=${nextMonday()}`);
  await expect(page.getByRole('article').filter({ hasText: 'Yoga at noon' })).toHaveCount(2);
  await expect(page.getByRole('article').first()).toContainText('12 left');
});

test('who has booked a class is told when it is moved and when it is cancelled', async ({
  page,
  context,
}) => {
  const { slug } = await openSchool(context);
  const classes = await listClasses(page.request, slug);
  const salsa = classes.find(({ title }) => title === 'Salsa 1')!;
  const bachata = classes.find(({ title }) => title === 'Bachata 1')!;
  const email = await bookAsGuest(page.request, salsa);
  const other = await bookAsGuest(page.request, bachata);

  await page.goto(`/organise/${slug}/calendar?from=${nextMonday()}`);
  const tuesday = page.getByRole('button', { name: /^Salsa 1, Tuesday/ });
  await expect(tuesday).toContainText('1/20');
  await tuesday.focus();
  for (const key of ['m', 'ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  const question = page.getByRole('alertdialog', { name: /^Move Salsa 1 to Wednesday .*, 18:45/ });
  await expect(question).toContainText('1 person has booked');
  await question.getByRole('button', { name: 'Move and tell 1 person' }).click();
  await expect(page.getByRole('button', { name: /^Salsa 1, Wednesday .*18:45/ })).toBeVisible();
  expect((await findMail(email, 'Changed: Salsa 1')).text).toContain('18:45');

  await page.getByRole('button', { name: /^Bachata 1, Monday/ }).click();
  await page.getByRole('button', { name: 'Cancel this class…' }).click();
  const cancelling = page.getByRole('alertdialog', { name: 'Cancel this event?' });
  await cancelling.getByRole('textbox', { name: 'Reason' }).fill('The teacher is ill.');
  await cancelling.getByRole('button', { name: 'Cancel event' }).click();
  await expect(page.getByRole('button', { name: /^Bachata 1, Monday.*cancelled/ })).toBeVisible();
  expect((await findMail(other, 'Cancelled: Bachata 1')).text).toContain('The teacher is ill.');
});

test('a class is dragged, and the later ones follow where that is chosen', async ({
  page,
  context,
}) => {
  const { slug } = await openSchool(context);
  await page.goto(`/organise/${slug}/calendar?from=${nextMonday()}`);
  const tuesday = page.getByRole('button', { name: /^Reggaeton, Tuesday/ });
  const box = (await tuesday.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  // One day to the right, and an hour down.
  await page.mouse.move(box.x + 20 + box.width + 4, box.y + 78, { steps: 5 });
  await page.mouse.up();
  const question = page.getByRole('alertdialog', {
    name: /^Move Reggaeton to Wednesday .*, 21:30/,
  });
  await question.getByRole('radio', { name: 'This and following ones' }).click();
  await expect(question).toContainText(/\d classes change/);
  await question.getByRole('button', { name: 'Move' }).click();
  await expect(page.getByRole('button', { name: /^Reggaeton, Wednesday .*21:30/ })).toBeVisible();
  await page.getByRole('link', { name: 'Next week' }).click();
  await expect(page.getByRole('button', { name: /^Reggaeton, Wednesday .*21:30/ })).toBeVisible();
});

test.describe('What is said about all classes', () => {
  // A level that is still taught is not given up, which the browser notes.
  test.use({ expectedComplaints: /status of 409/ });

  test('shows whom it affects before it is done, and tells them', async ({ page, context }) => {
    const { slug } = await openSchool(context);
    const classes = await listClasses(page.request, slug);
    const bachata = classes.find(({ title }) => title === 'Bachata 1')!;
    const email = await bookAsGuest(page.request, bachata);
    await page.goto(`/organise/${slug}/schedule`);

    await page.getByLabel('Levels of Salsa').fill('1, 2');
    await page.getByRole('button', { name: 'Save categories' }).click();
    await expect(page.getByText('still to come')).toBeVisible();

    await page.getByRole('textbox', { name: 'Name' }).fill('Floor repair');
    await page.getByLabel('First day').fill(nextMonday());
    await page.getByLabel('Last day').fill(nextMonday());
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const closing = page.getByRole('alertdialog', { name: 'Close for Floor repair?' });
    await expect(closing).toContainText('2 classes are cancelled.');
    await closing.getByRole('button', { name: 'Enter holidays and tell 1 person' }).click();
    await expect(page.getByRole('button', { name: 'Remove Floor repair' })).toBeVisible();
    expect((await findMail(email, 'Cancelled: Bachata 1')).text).toContain('Floor repair');

    await page.getByRole('link', { name: 'Reggaeton' }).click();
    await page.getByText('Add an extra date').click();
    await page.getByLabel('Day', { exact: true }).fill(nextMonday());
    await page.getByLabel('Time', { exact: true }).fill('10:15');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByText('10:15 is added.')).toBeVisible();
    await page.getByText('End the series').click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('No teacher.');
    await page.getByRole('button', { name: 'End it…' }).click();
    const ending = page.getByRole('alertdialog', { name: 'End this series?' });
    await expect(ending).toContainText(/\d+ classes are cancelled/);
    await ending.getByRole('button', { name: 'End series' }).click();
    await expect(page.getByText('The series ends.')).toBeVisible();

    await page.goto(`/o/${slug}/timetable?from=${nextMonday()}&category=Reggaeton`);
    await expect(page.getByText('Cancelled', { exact: true })).toHaveCount(3);
  });
});

test('schedule and calendar fit every width in both themes, and axe finds nothing', async ({
  page,
  context,
}) => {
  const { slug } = await openSchool(context);
  await page.goto(`/organise/${slug}/calendar?from=${nextMonday()}`);
  await expect(page.getByText('Reggaeton').first()).toBeVisible();
  await lookAtBoth(page, 'console-calendar');
  await page.goto(`/organise/${slug}/schedule`);
  await expect(page.getByText('Tuesdays and Thursdays 18:30')).toBeVisible();
  await expect(page.getByLabel('Levels of Salsa')).toHaveValue('1, 2, 3');
  await lookAtBoth(page, 'console-schedule');
  await page.getByRole('link', { name: 'Salsa 1' }).click();
  await page.getByLabel('Time 1', { exact: true }).fill('19:00');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alertdialog')).toContainText(/\d classes change/);
  await lookAtBoth(page, 'console-series');
});

async function listClasses(request: APIRequestContext, slug: string): Promise<EventDetails[]> {
  const answer = await request.get(`/api/organisers/${slug}/timetable?from=${nextMonday()}`);
  return timetableSchema.parse(await answer.json()).data;
}

async function bookAsGuest(request: APIRequestContext, { id }: EventDetails): Promise<string> {
  const email = `${uniqueWord()}@example.com`;
  const data = { eventId: id, guest: { email, name: 'Ada Lindt' } };
  const answer = await request.post('/api/book', { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return email;
}
