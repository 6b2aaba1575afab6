import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { createEvent } from './support/events';
import { expect, test } from './support/test';

test('the scripts of the events page are at most 200 kB gzipped, live counts and all', async ({
  page,
}) => {
  await expectWeight(page, '/events', 200_000);
});

test('the scripts of the page of an event are at most 215 kB gzipped, its hall and all', async ({
  page,
}) => {
  const { id } = await createEvent({ totalTickets: 500 });
  await expectWeight(page, `/events/${id}`, 215_000);
});

/** Of what a stranger's browser loads until the counts are live. */
async function expectWeight(page: Page, path: string, mostBytes: number): Promise<void> {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const size = response.body().then((body) => gzipSync(body).length);
    sizes.set(new URL(response.url()).pathname, size);
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  const scripts = await Promise.all(
    [...sizes].map(async ([file, size]) => ({ file, size: await size })),
  );
  const total = scripts.reduce((sum, { size }) => sum + size, 0);
  const list = scripts.map(({ file, size }) => `${size} ${file}`).join('\n');
  expect(total, list).toBeLessThanOrEqual(mostBytes);
  // It is the scripts that were weighed, and not nothing.
  expect(total, list).toBeGreaterThan(50_000);
}
