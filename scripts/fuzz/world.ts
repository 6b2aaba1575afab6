/** What a good request speaks of: people who are signed in, events, and bookings of theirs. */
import { createHmac } from 'node:crypto';
import { refreshCookieName } from '@lastseat/contracts';
import { ApiClient } from '../race/api-client.js';
import { Failure } from '../runner/failure.js';
import { listDemoAccounts } from '../stack/demo-accounts.js';

export interface World {
  origin: string;
  people: { id: string; email: string; password: string; token: string; bookingIds: string[] }[];
  eventIds: string[];
  /** Those that one of the people works for, and their events. */
  organiserIds: string[];
  ownEventIds: string[];
  seriesIds: string[];
  cookie: string;
  /** Whole `Authorization` headers that nobody may accept. */
  badAuthorizations: string[];
}

/** @param jwtSecret of the server that was started for this: to sign tokens that are bad all the same */
export async function createWorld(origin: string, jwtSecret: string): Promise<World> {
  const api = new ApiClient(origin);
  const accounts = (await listDemoAccounts()).filter(({ role }) => role !== 'admin');
  const eventIds = (await api.listUpcomingEvents()).map(({ id }) => id);
  const people: World['people'] = [];
  for (const { email, password } of accounts) {
    const { accessToken: token, user } = await api.logIn({ email, password });
    const booked = await Promise.all(eventIds.slice(0, 4).map((id) => api.book(token, id)));
    const bookingIds = booked.flatMap((answer) => (answer.ok ? [answer.value.id] : []));
    people.push({ id: user.id, email, password, token, bookingIds });
  }
  const [someone] = people;
  if (someone === undefined) throw new Failure('There is nobody to sign in as.');
  return {
    origin,
    people,
    eventIds,
    ...(await readOrganisers(origin, people.at(-1) ?? someone)),
    cookie: await readCookie(origin, someone),
    badAuthorizations: listBadAuthorizations(someone.token, jwtSecret),
  };
}

/** @param person who works for them all */
async function readOrganisers(origin: string, { token }: World['people'][number]) {
  const read = async (path: string): Promise<{ data: { id: string }[] }> => {
    const answer = await fetch(`${origin}/api/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return (await answer.json()) as { data: { id: string }[] };
  };
  const organiserIds = (await read('organisers')).data.map(({ id }) => id);
  const readAll = async (path: string) => {
    const pages = organiserIds.map((id) => read(`organisers/${id}/${path}`));
    return (await Promise.all(pages)).flatMap(({ data }) => data.map(({ id }) => id));
  };
  const [ownEventIds, seriesIds] = [await readAll('events?limit=100'), await readAll('series')];
  return { organiserIds, ownEventIds, seriesIds };
}

async function readCookie(
  origin: string,
  { email, password }: World['people'][number],
): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(refreshCookieName));
  return cookie?.split(';')[0] ?? '';
}

function listBadAuthorizations(good: string, secret: string): string[] {
  const [header = '', payload = '', signature = ''] = good.split('.');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const sign = (algorithm: string, value: object, hash = 'sha256') => {
    const text = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(value)}`;
    return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
  };
  const seconds = Math.floor(Date.now() / 1000);
  return [
    ...['', 'Bearer', 'Bearer ', 'Bearer a.b.c', `Basic ${good}`, good, `Bearer ${good}, ${good}`],
    `Bearer ${header}.${payload}.`,
    `Bearer ${header}.${payload}.${signature.split('').reverse().join('')}`,
    `Bearer ${header}.${encode({ ...claims, role: 'admin' })}.${signature}`,
    `Bearer ${encode({ alg: 'none' })}.${payload}.`,
    `Bearer ${encode({ alg: 'None' })}.${payload}.${signature}`,
    `Bearer ${encode({ alg: 'HS256', kid: '../../../dev/null' })}.${payload}.${signature}`,
    `Bearer ${sign('HS512', claims, 'sha512')}`,
    `Bearer ${sign('HS256', { ...claims, exp: seconds - 3600, iat: seconds - 7200 })}`,
    `Bearer ${sign('HS256', { ...claims, nbf: seconds + 3600 })}`,
    `Bearer ${sign('HS256', { ...claims, iss: 'somebody' })}`,
    `Bearer ${sign('HS256', { ...claims, sub: "' OR 1=1 --" })}`,
    `Bearer ${sign('HS256', { ...claims, sub: { $ne: null } })}`,
    `Bearer ${sign('HS256', { ...claims, role: '__proto__' })}`,
    `Bearer ${sign('HS256', {})}`,
    `Bearer ${'a'.repeat(8_000)}`,
  ];
}
