/** How many people are said to have an event's page open, over real sockets. */
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WatcherCountsService } from '../../src/realtime/watcher-counts.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { openPage as openPageOf, ownPageOf, type WatchingPage } from '../support/watching-page.js';

const database = useDatabase();
const pages: WatchingPage[] = [];
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
  // Without pauses: the end of one counts anew, which would hide a change that went unnoticed.
  Object.assign(target.app.get(WatcherCountsService), {
    schedule: (_ms: number, task: () => void) => {
      const turn = setImmediate(task);
      return () => clearImmediate(turn);
    },
  });
});
afterEach(() => pages.splice(0).forEach(({ socket }) => socket.disconnect()));
afterAll(() => target.close());

async function openPage(): Promise<WatchingPage> {
  const page = await openPageOf(target.origin);
  pages.push(page);
  return page;
}

const newEvent = async () => (await createEvent(database, { totalTickets: 5 })).id;

describe('The page of an event', () => {
  it('hears at once how many watch it, itself among them', async () => {
    const [page, eventId] = [await openPage(), await newEvent()];
    await page.watch(ownPageOf(eventId));
    expect(page.seen[0]).toEqual({ eventId, count: 1 });
  });

  it('hears the count too when it comes from a list that showed the event', async () => {
    const [page, eventId] = [await openPage(), await newEvent()];
    await page.watch({ eventIds: [eventId] });
    await page.watch(ownPageOf(eventId));
    expect(page.seen).toEqual([{ eventId, count: 1 }]);
  });

  it('hears of those who come to it and of those who go, and counts no list', async () => {
    const [page, list, other] = [await openPage(), await openPage(), await openPage()];
    const [eventId, elsewhere] = [await newEvent(), await newEvent()];
    await page.watch(ownPageOf(eventId));

    await list.watch({ eventIds: [elsewhere, eventId] });
    await other.watch(ownPageOf(eventId));
    await page.untilCount(2);
    other.socket.disconnect();
    await page.untilCount(1);

    expect(page.seen.map(({ count }) => count)).toEqual([1, 2, 1]);
    expect(page.seen.every((watchers) => watchers.eventId === eventId)).toBe(true);
    expect(list.seen).toEqual([]);
  });

  it('counts a visitor with two windows once, and until the last of them is closed', async () => {
    const [page, first, second] = [await openPage(), await openPage(), await openPage()];
    const [eventId, visitorId] = [await newEvent(), newId()];
    await page.watch(ownPageOf(eventId));
    for (const window of [first, second]) await window.watch({ ...ownPageOf(eventId), visitorId });
    expect(second.seen.at(-1)).toEqual({ eventId, count: 2 });
    first.socket.disconnect();
    const late = await openPage();
    await late.watch(ownPageOf(eventId));
    expect(late.seen.at(-1)).toEqual({ eventId, count: 3 });
    second.socket.disconnect();
    await page.untilCount(2);
  });

  it('counts a person who signs in at a second window with the first', async () => {
    const [page, first, second] = [await openPage(), await openPage(), await openPage()];
    const eventId = await newEvent();
    const accessToken = await target.tokenFor((await createUsers(database, 1))[0]!);
    for (const window of [page, first, second]) await window.watch(ownPageOf(eventId));
    await page.untilCount(3);
    for (const { socket } of [first, second]) await socket.emitWithAck('signIn', { accessToken });
    await page.untilCount(2);
  });

  it('hears the count again after a page that came and went within a moment', async () => {
    const [page, eventId] = [await openPage(), await newEvent()];
    await page.watch(ownPageOf(eventId));
    const brief = await openPage();
    await brief.watch(ownPageOf(eventId));
    brief.socket.disconnect();
    const late = await openPage();
    await late.watch(ownPageOf(eventId));
    await Promise.all([page.untilCount(2), late.untilCount(2)]);
  });

  it('hears nothing more once it has turned to another event', async () => {
    const [page, first, second] = [await openPage(), await newEvent(), await newEvent()];
    await page.watch(ownPageOf(first));
    await page.watch(ownPageOf(second));
    const [formerNeighbour, neighbour] = [await openPage(), await openPage()];
    const turnedAt = page.seen.length;
    await formerNeighbour.watch(ownPageOf(first));
    await formerNeighbour.untilCount(1);
    await neighbour.watch(ownPageOf(second));
    await page.untilCount(2);
    expect(page.seen.slice(turnedAt)).toEqual([{ eventId: second, count: 2 }]);
  });

  it('counts nobody who follows every event without having one on screen', async () => {
    const [page, everything] = [await openPage(), await openPage()];
    const eventId = await newEvent();
    await everything.watch({ eventIds: [] });
    await page.watch(ownPageOf(eventId));
    expect(page.seen.at(-1)).toEqual({ eventId, count: 1 });
  });

  it('is refused a count of something that is no id', async () => {
    const page = await openPage();
    const answer = await page.watch({ eventIds: [newId()], watchersOf: 'everything' });
    expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(page.seen).toEqual([]);
  });
});
