/** The program as people and scripts run it, on a real server. */
import {
  bookingSchema,
  guestBookingSchema,
  organiserEventSchema,
  type EventDetails,
} from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hashPassword } from '../../apps/api/src/auth/password.js';
import { startApp, type TestApp } from '../../apps/api/test/support/app.js';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { PATIENCE_MS } from '../../apps/api/test/support/eventually.js';
import type {} from '../../apps/api/test/support/global-setup.js';
import { createEvent, createUsers } from '../../apps/api/test/support/factories.js';
import { ROOT } from '../runner/repository.js';
import { runProgram } from './run-program.js';
import { fakeTerminal } from './testing/fake-terminal.js';

const PASSWORD = 'only-tests-2027';
const EMAIL = 'owner@cli.example';

const database = useDatabase();
const config = mkdtempSync(join(tmpdir(), 'lastseat-cli-'));
let target: TestApp;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  target = await startApp(database.url);
  environment = { ...process.env, LASTSEAT_URL: target.origin, XDG_CONFIG_HOME: config };
  const [owner = ''] = await createUsers(database, 1);
  await database.query(`UPDATE "User" SET email = $2, "passwordHash" = $3 WHERE id = $1`, [
    owner,
    EMAIL,
    await hashPassword(PASSWORD),
  ]);
  await insertOrganiser(database.query.bind(database), [{ userId: owner, role: 'owner' }]);
});
afterAll(async () => {
  await target.close();
  rmSync(config, { recursive: true });
});

function start(words: readonly string[], given = '') {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/lastseat.mjs'), ...words], {
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(given);
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, code, output: text(child.stdout), errors: text(child.stderr) };
}

async function run(words: readonly string[], given = '') {
  const started = start(words, given);
  return {
    code: await started.code,
    output: await started.output,
    errors: await started.errors,
  };
}

const newEvent = {
  title: 'Last Dance',
  category: 'Salsa',
  startsAt: '2099-03-15T19:00:00.000Z',
  timeZone: 'Australia/Sydney',
  venue: 'Hall 1',
  totalTickets: 1,
};

describe('A script', () => {
  it('makes an event, follows its sell-out, reads who comes, and gives the seat back', async () => {
    const signedIn = await run(['login', EMAIL, '--password-stdin'], `${PASSWORD}\n`);
    expect(signedIn).toMatchObject({ code: 0, errors: '' });
    const [name = ''] = readdirSync(join(config, 'lastseat'));
    expect(statSync(join(config, 'lastseat', name)).mode & 0o777).toBe(0o600);

    const made = await runHere(
      ['create', '--from', '-', '--publish', '--json'],
      JSON.stringify(newEvent),
    );
    expect(made).toMatchObject({ code: 0 });
    const event = organiserEventSchema.parse(JSON.parse(made.output));
    expect(event.status).toBe('scheduled');

    const watching = start(['watch', event.id, '--until-sold-out', '--json']);
    const first = new Promise((resolve) => watching.child.stdout.once('data', resolve));
    await first;
    const booked = await runHere(['book', 'last dance', '--json']);
    const booking = bookingSchema.parse(JSON.parse(booked.output));
    expect(await watching.code).toBe(0);
    const counts = (await watching.output).trim().split('\n');
    expect(counts.map((line) => (JSON.parse(line) as EventDetails).remainingTickets)).toEqual([
      1, 0,
    ]);

    const roster = await runHere(['roster', event.id, '--csv']);
    expect(roster.output).toContain(EMAIL);
    expect(roster.output.trim().split('\r\n')).toHaveLength(2);

    expect(await runHere(['book', event.id])).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringContaining('already_booked') as string,
    });
    expect(await runHere(['cancel', booking.id])).toMatchObject({ code: 0 });
    const [row] = await database.query<{ remaining: number; confirmed: number }>(
      `SELECT "remainingTickets" AS remaining,
              (SELECT count(*)::int FROM "Booking" WHERE "eventId" = e.id AND status = 'confirmed')
                AS confirmed
       FROM "Event" e WHERE id = $1`,
      [event.id],
    );
    expect(row).toEqual({ remaining: 1, confirmed: 0 });
  });
});

/** The same without a process of its own. */
async function runHere(words: readonly string[], given = '') {
  const { terminal, texts } = fakeTerminal(environment, { isTTY: false });
  terminal.input.push(given);
  terminal.input.push(null);
  return { code: await runProgram(words, terminal), ...texts };
}

describe('A session', () => {
  it('is refreshed when its access token has run out, and logging out ends it on the server', async () => {
    const terminal = fakeTerminal(environment, { isTTY: false });
    terminal.terminal.input.push(`${PASSWORD}\n`);
    terminal.terminal.input.push(null);
    expect(await runProgram(['login', EMAIL, '--password-stdin'], terminal.terminal)).toBe(0);
    const file = join(config, 'lastseat', readdirSync(join(config, 'lastseat'))[0] ?? '');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { accessToken: string };
    writeFileSync(file, JSON.stringify({ ...kept, accessToken: 'one.that.ran-out' }));

    expect(await runHere(['whoami'])).toMatchObject({ code: 0 });
    const refreshed = readFileSync(file, 'utf8');
    expect(refreshed).not.toContain('one.that.ran-out');
    expect(await runHere(['logout'])).toMatchObject({ code: 0 });
    expect(await runHere(['whoami'])).toMatchObject({ code: 3, output: '' });

    // Who has kept a copy of the file has nothing.
    writeFileSync(file, refreshed.replace(/"accessToken": "[^"]*"/, '"accessToken": "stale"'));
    expect(await runHere(['whoami'])).toMatchObject({ code: 3 });
  });
});

describe('What goes wrong', () => {
  it.each([
    [['event', 'No Such Event'], 1, 'No event to come is called'],
    [['event', '01920000-0000-7000-8000-0000000000ff'], 1, 'event_not_found'],
    [['events', '--when', 'never'], 2, 'when:'],
    [['events', '--never'], 2, '--never'],
    [['dance'], 2, 'There is no command "dance"'],
    [[], 2, 'lastseat events'],
    [['login', 'nobody@cli.example', '--password-stdin'], 2, 'invalid_request'],
    [['bookings'], 3, 'lastseat login'],
    [['events', '--url', 'http://127.0.0.1:9'], 4, 'does not answer'],
    [['login', 'a@b.example', '--password-stdin', '--url', 'http://a.example'], 2, 'neither https'],
  ])('ends %j with %i and says why on standard error', async (words, code, told) => {
    const fake = fakeTerminal(
      { ...environment, XDG_CONFIG_HOME: join(config, 'of-nobody') },
      { isTTY: false },
    );
    fake.terminal.input.push(null);
    expect(await runProgram(words, fake.terminal)).toBe(code);
    expect(fake.texts.errors).toContain(told);
    expect(fake.texts.output).toBe('');
  });
});

const waitFor = (look: () => void) => vi.waitFor(look, { timeout: PATIENCE_MS });

describe('A guest at the terminal', () => {
  it('is told what the API tells guests, and refused where the event takes none', async () => {
    const { id } = await createEvent(database, {
      title: 'Open evening',
      totalTickets: 20,
      guestPolicy: 'confirm',
    });
    const ask = ['book', id, '--guest', `${id}@cli.example`];
    const told = await runHere([...ask, '--json']);
    expect(guestBookingSchema.parse(JSON.parse(told.output))).toEqual({
      ...{ eventId: id, status: 'held', quantity: 1 },
    });
    const again = await runHere(ask);
    expect(again.code).toBe(0);
    expect(again.output).toContain('Held until you follow the link of the mail: 1 seat');
    const closed = await createEvent(database, {
      title: 'Members only',
      totalTickets: 20,
      guestPolicy: 'off',
    });
    expect((await run(['book', closed.id, '--guest', 'ada@cli.example'])).code).toBe(1);
  });
});

describe('The interactive program', () => {
  it('shows seats that go while one looks, and Ctrl-C leaves the terminal as it was', async () => {
    const { id } = await createEvent(database, { title: 'Bachata', totalTickets: 2 });
    const [buyer = ''] = await createUsers(database, 1);
    const { terminal, texts, press, raw } = fakeTerminal(environment);
    const ended = runProgram([], terminal);
    // With colours and without: whoever runs this may have said which.
    const shows = (words: string) =>
      waitFor(() => expect(stripVTControlCharacters(texts.output)).toContain(words));

    await shows('Events');
    press('\r');
    await shows('Bachata');
    press('bachata');
    await shows('narrowed to:');
    press('\r');
    await shows('Seats      2 of 2 left');
    await fetch(`${target.origin}/api/book`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await target.tokenFor(buyer)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ eventId: id }),
    });
    await shows('1 of 2 left');
    press('\u0003');

    expect(await ended).toBe(130);
    expect(texts.output.endsWith('\u001b[?25h\u001b[?1049l')).toBe(true);
    expect(raw).toEqual([true, false]);
  });

  it('asks for numbers where it is plain, and draws nothing', async () => {
    const { terminal, texts, press } = fakeTerminal(environment);
    const ended = runProgram(['--plain'], terminal);
    await waitFor(() => expect(texts.errors).toContain('Number: '));
    expect(texts.output).toContain('1. Events');
    press('0\n');
    expect(await ended).toBe(0);
    expect(texts.output).not.toContain('\u001b');
  });
});
