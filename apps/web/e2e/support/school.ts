/** A school of a test's own, with classes every week. */
import {
  signInResultSchema,
  type CreateSeriesInput,
  type DefineCategoriesInput,
} from '@lastseat/contracts';
import type { BrowserContext } from '@playwright/test';
import { webUrl } from './environment';
import { openOrganiser, type TestOrganiser } from './organisers';
import { password, type Person } from './people';

const timeZone = 'Australia/Sydney';
const dayMs = 24 * 60 * 60 * 1_000;

/** A Monday whose week is all to come, also where it is tomorrow already. */
export function nextMonday(): string {
  const now = new Date();
  const days = 14 - ((now.getUTCDay() + 6) % 7);
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}

const categories: DefineCategoriesInput['categories'] = [
  { name: 'Salsa', levels: ['1', '2', '3'] },
  { name: 'Bachata', levels: ['1', '2'] },
  { name: 'Reggaeton', levels: [] },
];

type SeriesWishes = Pick<CreateSeriesInput, 'title' | 'category' | 'slots'> &
  Partial<CreateSeriesInput>;

const evening = (weekday: number, startTime: string) => ({ weekday, startTime });

const week: SeriesWishes[] = [
  {
    ...{ title: 'Salsa 1', category: 'Salsa', level: '1', host: 'Marco Ruiz' },
    slots: [evening(2, '18:30'), evening(4, '18:30')],
  },
  {
    ...{ title: 'Salsa 3', category: 'Salsa', level: '3', host: 'Marco Ruiz' },
    slots: [evening(1, '20:30'), evening(3, '20:30'), evening(5, '19:30')],
  },
  {
    ...{ title: 'Bachata 1', category: 'Bachata', level: '1', host: 'Lucía Fernández' },
    slots: [evening(1, '18:30'), evening(3, '18:30')],
  },
  { title: 'Reggaeton', category: 'Reggaeton', slots: [evening(2, '20:30'), evening(5, '18:30')] },
];

/** Its owner is signed in in the window. */
export async function openSchool(window: BrowserContext): Promise<TestOrganiser> {
  const school = await openOrganiser({ window, role: 'owner' });
  const send = await signIn(school.people[0]!);
  await send('PUT', `/api/organisers/${school.id}/categories`, { categories });
  for (const series of week) {
    await send('POST', `/api/organisers/${school.id}/series`, {
      ...{ venue: 'Studio 1', totalTickets: 20, timeZone, durationMinutes: 60 },
      ...{ from: nextMonday(), guestPolicy: 'immediate' },
      ...series,
    });
  }
  return school;
}

async function signIn({ email }: Person) {
  const login = await request('POST', '/api/auth/login', { email, password }, {});
  const { accessToken } = signInResultSchema.parse(login);
  const headers = { authorization: `Bearer ${accessToken}` };
  return (method: string, path: string, body: object) => request(method, path, body, headers);
}

async function request(
  method: string,
  path: string,
  body: object,
  headers: Record<string, string>,
): Promise<unknown> {
  const answer = await fetch(new URL(path, webUrl), {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}
