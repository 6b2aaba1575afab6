/** The picture of an event: taken in whatever it is, and given out as what it has to be. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { coverMaxBytes, organiserEventSchema, type OrganiserEvent } from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import sharp, { type Sharp } from 'sharp';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/common/http/problems/problem.js';
import { readPicture } from '../../src/pictures/picture-body.js';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send, type Answer } from '../support/http.js';
import { createPeople, readAs, type Person } from '../support/person.js';
import { makePng } from '../support/pictures.js';
import { measureKept } from '../support/measure-kept.js';
import { strictly } from '../support/strictly.js';

const MEGABYTE = 1024 * 1024;

const database = useDatabase();
let target: TestApp;
let owner: Person;
let token: string;
let organiserId: string;

beforeAll(async () => {
  target = await startApp(database.url);
  [owner] = (await createPeople(database, target, 1)) as [Person];
  token = await target.tokenFor(owner.id);
  const member = { userId: owner.id, role: 'owner' as const };
  organiserId = await insertOrganiser(database.query.bind(database), [member]);
});
afterAll(() => target.close());

const newEvent = async () => (await createEvent(database, { organiserId, totalTickets: 5 })).id;
const put = (id: string, body: Buffer, type = 'image/png', query = ''): Promise<Answer> =>
  owner.ask('PUT', `/events/${id}/cover${query}`, { headers: { 'content-type': type }, body });
const take = async (id: string, ...rest: [Buffer, string?, string?]): Promise<OrganiserEvent> =>
  readAs(strictly(organiserEventSchema), await put(id, ...rest));

/** The bytes too, which a text would spoil. */
async function fetchCover({ id, coverImageId }: OrganiserEvent, query = '', tag?: string) {
  const answer = await fetch(`${target.origin}/api/events/${id}/cover/${coverImageId}${query}`, {
    headers: tag === undefined ? {} : { 'if-none-match': tag },
  });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** Left half red, right half blue. */
function twoColours(width: number, height: number): Sharp {
  const red = { create: { width: width / 2, height, channels: 3 as const, background: 'red' } };
  return sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

/** The colour of a pixel, by shares of the width and height. */
async function colourAt(picture: Buffer, x: number, y: number): Promise<'red' | 'blue'> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
  return data[at]! > data[at + 2]! ? 'red' : 'blue';
}

describe('A picture', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'may be %s, and is shown as WebP',
    async (kind) => {
      const picture = await twoColours(640, 360).toFormat(kind).toBuffer();
      const event = await take(await newEvent(), picture, `image/${kind}`);
      const { answer, bytes } = await fetchCover(event);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(await sharp(bytes).metadata()).toMatchObject({
        format: 'webp',
        width: 480,
        height: 270,
      });
      expect(await colourAt(bytes, 0.25, 0.5)).toBe('red');
      expect(await colourAt(bytes, 0.75, 0.5)).toBe('blue');
    },
  );

  it('has as many sizes as it has pixels for, and a wider one is not made up', async () => {
    const event = await take(await newEvent(), await twoColours(1_000, 1_000).png().toBuffer());
    const widths = ['480', '960', '1600'].map(async (width) => {
      const { bytes } = await fetchCover(event, `?width=${width}`);
      const { width: got, height } = await sharp(bytes).metadata();
      return [got, height];
    });
    expect(await Promise.all(widths)).toEqual([
      [480, 270],
      [960, 540],
      [960, 540],
    ]);
  });

  it('stands upright and says nothing of where and with what it was taken', async () => {
    const exif = { IFD0: { Make: 'A camera' }, IFD3: { GPSLatitude: '48/1 12/1 0/1' } };
    // Orientation 6: the top of the file is the right side of the picture.
    const upright = await twoColours(640, 360).png().toBuffer();
    const lying = sharp(await sharp(upright).rotate(90).png().toBuffer());
    const picture = lying.withExif(exif).withMetadata({ orientation: 6 });
    const file = await picture.jpeg().toBuffer();
    expect(await sharp(file).metadata()).toMatchObject({ width: 360, height: 640, orientation: 6 });
    expect((await sharp(file).metadata()).exif?.includes('A camera')).toBe(true);
    const { bytes } = await fetchCover(await take(await newEvent(), file, 'image/jpeg'));
    expect(await colourAt(bytes, 0.25, 0.5)).toBe('blue');
    expect(await colourAt(bytes, 0.75, 0.5)).toBe('red');
    const { exif: left, icc, xmp, orientation } = await sharp(bytes).metadata();
    expect([left, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes('A camera')).toBe(false);
  });

  it('shows its middle, or the part that was chosen', async () => {
    const picture = await twoColours(2_000, 360).png().toBuffer();
    const middle = await fetchCover(await take(await newEvent(), picture));
    expect(await colourAt(middle.bytes, 0.1, 0.5)).toBe('red');
    expect(await colourAt(middle.bytes, 0.9, 0.5)).toBe('blue');
    const crop = '?left=1360&top=0&width=640&height=360';
    const chosen = await fetchCover(await take(await newEvent(), picture, 'image/png', crop));
    expect(await colourAt(chosen.bytes, 0.1, 0.5)).toBe('blue');
    const beyond = '?left=1361&top=0&width=640&height=360';
    const refused = await put(await newEvent(), picture, 'image/png', beyond);
    expectProblem(refused, 400, 'invalid_request');
  });

  it('may be kept for ever, and is not sent again to who has it', async () => {
    const event = await take(await newEvent(), makePng(480, 270));
    const { answer } = await fetchCover(event);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    // A mail shows it in the page of whoever reads it on the web.
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const tag = answer.headers.get('etag')!;
    const again = await fetchCover(event, '', tag);
    expect([again.answer.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('takes the place of the one before, in all its sizes', async () => {
    const id = await newEvent();
    const first = await take(id, await twoColours(1_920, 1_080).png().toBuffer());
    const second = await take(id, makePng(480, 270));
    expect(second.coverImageId).not.toBe(first.coverImageId);
    expect((await fetchCover(second)).answer.status).toBe(200);
    const rows = await database.query(
      `SELECT "imageId", width FROM "EventCover" WHERE "eventId" = $1`,
      [id],
    );
    expect(rows).toEqual([{ imageId: second.coverImageId, width: 480 }]);
    const another = await fetchCover({ ...second, coverImageId: newId() });
    expect(another.answer.status).toBe(404);
  });

  it('of many that come at once is one, and nothing is left of the others', async () => {
    const id = await newEvent();
    const statuses = await concurrently(8, async () =>
      String((await put(id, makePng(480, 270))).status),
    );
    expect(tally(statuses)).toEqual({ 200: 8 });
    const rows = await database.query<{ isShown: boolean }>(
      `SELECT "imageId" = "coverImageId" AS "isShown" FROM "EventCover"
       JOIN "Event" ON "Event".id = "eventId" WHERE "eventId" = $1`,
      [id],
    );
    expect(rows).toEqual([{ isShown: true }]);
  });

  it('can be taken away, and leaves the revision of the event as it was', async () => {
    const shown = await take(await newEvent(), makePng(480, 270));
    const removed = readAs(
      organiserEventSchema,
      await owner.ask('DELETE', `/events/${shown.id}/cover`),
    );
    expect([shown.revision, removed.revision, removed.coverImageId]).toEqual([0, 0, null]);
    expect(
      await database.query(`SELECT FROM "EventCover" WHERE "eventId" = $1`, [shown.id]),
    ).toEqual([]);
  });

  it('comes along with a duplicate, as a picture of its own', async () => {
    const shown = await take(await newEvent(), makePng(480, 270));
    const copy = await owner.post(organiserEventSchema, `/events/${shown.id}/duplicate`);
    expect(copy.coverImageId).not.toBeNull();
    expect(copy.coverImageId).not.toBe(shown.coverImageId);
    await owner.ask('DELETE', `/events/${shown.id}/cover`);
    expect((await fetchCover(copy)).answer.status).toBe(200);
  });
});

const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('What is no picture', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a drawing with a script in it', () => Buffer.from(script)],
    ['the same as XML', () => Buffer.from(`<?xml version="1.0"?>${script}`)],
    ['a program with another name', () => Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a film of GIF', () => twoColours(640, 360).gif().toBuffer()],
    ['nothing', () => Buffer.alloc(0)],
    ['the first bytes of a picture, and a page', () => Buffer.from('\xff\xd8\xff<html>', 'latin1')],
    [
      'half a picture',
      async () => (await twoColours(640, 360).jpeg().toBuffer()).subarray(0, 1_500),
    ],
    ['a picture whose header promises more', () => makePng(480, 270, 5_000)],
  ])('such as %s is refused, and nothing of it is kept', async (_what, toBytes) => {
    const id = await newEvent();
    expectProblem(await put(id, await toBytes()), 415, 'unsupported_media_type');
    expect(await database.query(`SELECT FROM "EventCover" WHERE "eventId" = $1`, [id])).toEqual([]);
  });

  it('is not read where no picture is taken, nor from whoever has no right', async () => {
    const picture = makePng(480, 270);
    const headers = { 'content-type': 'image/png' };
    const elsewhere = await owner.ask('POST', '/organisers', { headers, body: picture });
    expectProblem(elsewhere, 415, 'unsupported_media_type');
    const [stranger] = await createPeople(database, target, 1);
    const path = `/events/${await newEvent()}/cover`;
    const body = Buffer.alloc(50 * MEGABYTE);
    expectProblem(await stranger!.ask('PUT', path, { headers, body }), 404, 'event_not_found');
    expectProblem(
      await send(target.origin, 'PUT', `/api${path}`, { headers, body }),
      401,
      'unauthenticated',
    );
  });
});

describe('A picture that is too much', () => {
  it.each<[string, () => Buffer, number]>([
    ['of 100 million pixels in a few KB', () => makePng(1_000, 1, 100_000), 413],
    [
      'of more bytes than are taken',
      () => Buffer.concat([makePng(480, 270), Buffer.alloc(5 * MEGABYTE)]),
      413,
    ],
    ['of too few pixels', () => makePng(479, 270), 400],
  ])('%s is refused', async (_what, toBytes, status) => {
    expect((await put(await newEvent(), toBytes())).status).toBe(status);
  });

  it.each([undefined, 25 * MEGABYTE])('is not read any further (said to be %s)', async (length) => {
    let taken = 0;
    const pieces = Readable.from(
      (function* () {
        for (; taken < 25 * MEGABYTE; taken += 64 * 1024) yield Buffer.alloc(64 * 1024);
      })(),
      { objectMode: false },
    );
    const headers = length === undefined ? {} : { 'content-length': String(length) };
    const body = Object.assign(pieces, { headers }) as unknown as IncomingMessage;
    await expect(readPicture(body, coverMaxBytes)).rejects.toThrow(ProblemError);
    // And what a stream reads ahead.
    expect(taken).toBeLessThan((length === undefined ? coverMaxBytes : 0) + MEGABYTE);
    // The answer goes out on the same connection.
    expect(body.destroyed).toBe(false);
  });

  it('is answered, however many come at once, and nothing of it stays', async () => {
    const id = await newEvent();
    const large = Buffer.concat([makePng(480, 270), Buffer.alloc(25 * MEGABYTE)]);
    // On connections that are kept, as browsers do: what is left over is read to its end.
    const upload = async (body: Buffer | Readable) => {
      const answer = await fetch(`${target.origin}/api/events/${id}/cover`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'image/png' },
        body: body instanceof Readable ? Readable.toWeb(body) : new Uint8Array(body),
        duplex: 'half',
      });
      await answer.text();
      return String(answer.status);
    };
    // What is made for the first of them stays.
    expect(await upload(large)).toBe('413');
    const before = measureKept();
    // Half of them do not say how long they are.
    const statuses = await concurrently(10, (index) =>
      upload(index % 2 === 0 ? large : Readable.from([large])),
    );
    // Or that it is busy, where the machine is.
    expect(statuses.filter((status) => status !== '413' && status !== '503')).toEqual([]);
    // All of it is 250 MB. Whoever sends may still be sending what is left over.
    await expect.poll(() => measureKept() - before).toBeLessThan(25 * MEGABYTE);
  });

  it('of pixels is decoded piece by piece, one at a time, and nothing of it stays', async () => {
    const bomb = makePng(5_000, 5_000);
    const ids = await concurrently(6, () => newEvent());
    const statuses = ids.map(async (id) => String((await put(id, bomb)).status));
    expect(tally(await Promise.all(statuses))).toEqual({ 200: 6 });
    // In megabytes, what libvips says of itself. The pixels of one are 25, at one byte each.
    const { current, high } = sharp.cache().memory;
    expect(current).toBe(0);
    expect(high).toBeLessThan(12);
  });
});
