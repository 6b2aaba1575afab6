/** Answers that the real API gives only after a quarter of an hour. */
import { problems, type Problem } from '@lastseat/contracts';
import type { Page } from '@playwright/test';

const expiredToken: Problem = {
  ...problems.unauthenticated,
  type: 'urn:lastseat:problem:unauthenticated',
  detail: problems.unauthenticated.title,
  code: 'unauthenticated',
  requestId: 'journey',
};

/** The next booking is refused as if the access token had expired; those after it go through. */
export async function expireTokenAtNextBooking(page: Page): Promise<void> {
  await page.route(
    '**/api/book',
    (route) =>
      route.fulfill({
        status: expiredToken.status,
        contentType: 'application/problem+json',
        body: JSON.stringify(expiredToken),
      }),
    { times: 1 },
  );
}
