/** An organiser's week as everyone sees it. */
import { timetableSchema, type EventDetails } from '@lastseat/contracts';
import type { Page } from '@playwright/test';
import { allWidths, lookAtBoth } from './support/look';
import { newBuyer } from './support/people';
import { nextMonday, openSchool } from './support/school';
import { expect, test } from './support/test';

const pathOf = (slug: string) => `/o/${slug}/timetable?from=${nextMonday()}`;

const dayOf = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(name) });
const classOf = (page: Page, day: string, title: string) =>
  dayOf(page, day)
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: title }) });

test('the week is found from the organiser, narrowed by links, and counts a seat that goes, in any width and theme', async ({
  page,
  openWindow,
}) => {
  const { slug } = await openSchool(await openWindow());
  await page.goto(`/o/${slug}`);
  await page.getByRole('link', { name: 'Timetable' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Timetable' })).toBeVisible();
  await page.goto(pathOf(slug));
  await expect(page.getByRole('article')).toHaveCount(9);
  await expect(classOf(page, 'Monday', 'Bachata 1')).toContainText('Lucía Fernández');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('Your clock is')).toBeVisible();
  await lookAtBoth(page, 'timetable', allWidths);

  await page.getByRole('link', { name: 'Salsa', exact: true }).click();
  await expect(page.getByRole('article')).toHaveCount(5);
  await page.getByRole('link', { name: 'Salsa 1' }).first().click();
  await expect(page).toHaveURL(/category=Salsa&level=1/);
  await expect(page.getByRole('article')).toHaveCount(2);
  const feed = page.getByRole('link', { name: 'Open in my calendar' });
  await page.getByText('Subscribe').click();
  await expect(feed).toHaveAttribute('href', /^webcal:.*timetable\.ics\?category=Salsa&level=1$/);
  await lookAtBoth(page, 'timetable-subscribe');
  await page.getByText('Subscribe').click();

  const tuesday = classOf(page, 'Tuesday', 'Salsa 1');
  await expect(tuesday).toContainText('20 left');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const answer = await page.request.get(`/api/organisers/${slug}/timetable?from=${nextMonday()}`);
  const { data } = timetableSchema.parse(await answer.json());
  await (await newBuyer()).book(data.find(isSalsa1)!);
  await expect(tuesday).toContainText('19 left');

  await page.getByRole('link', { name: 'Next week' }).click();
  await expect(classOf(page, 'Tuesday', 'Salsa 1')).toContainText('20 left');
  await page.getByRole('link', { name: 'Previous week' }).click();
  await tuesday.getByRole('link', { name: 'Salsa 1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Salsa 1' })).toBeVisible();
});

const isSalsa1 = ({ title }: EventDetails) => title === 'Salsa 1';

test.describe('Without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the week is there, and its links and the address of the feed work', async ({
    page,
    openWindow,
  }) => {
    const { slug } = await openSchool(await openWindow());
    await page.goto(pathOf(slug));
    await expect(page.getByRole('article')).toHaveCount(9);
    await page.getByRole('link', { name: 'Reggaeton', exact: true }).first().click();
    await expect(page.getByRole('article')).toHaveCount(2);
    await page.getByText('Subscribe').click();
    const address = await page.getByLabel('Address for other calendars').inputValue();
    const file = await page.request.get(new URL(address).pathname + new URL(address).search);
    expect(await file.text()).toContain('SUMMARY:Reggaeton');
    await page.getByRole('link', { name: 'Next week' }).click();
    await expect(page.getByRole('article')).toHaveCount(2);
  });
});
