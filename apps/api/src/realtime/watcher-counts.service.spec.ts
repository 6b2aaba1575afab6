import type { WatcherCount } from '@lastseat/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { WatcherCountsService } from './watcher-counts.service.js';

const concert = '01890000-0000-7000-8000-000000000001';

describe('WatcherCountsService', () => {
  let sent: WatcherCount[];
  let watchers: number;
  let wanted: Set<string>;
  let pauses: (() => void)[];
  let service: WatcherCountsService;

  beforeEach(() => {
    [sent, watchers, wanted, pauses] = [[], 0, new Set([concert]), []];
    service = new WatcherCountsService((_ms, task) => {
      pauses.push(task);
      return () => (pauses = pauses.filter((pause) => pause !== task));
    });
    service.connect({
      countWatchers: () => watchers,
      wanted,
      send: (count) => sent.push(count),
    });
  });

  const nowWatching = (count: number) => {
    watchers = count;
    service.noteChange(concert);
  };
  const endPause = () => pauses.shift()?.();

  it('sends the first change at once', () => {
    nowWatching(1);
    expect(sent).toEqual([{ eventId: concert, count: 1 }]);
  });

  it('sends a crowd that comes within a second as one number', () => {
    for (let count = 1; count <= 500; count++) nowWatching(count);
    endPause();
    expect(sent.map(({ count }) => count)).toEqual([1, 500]);
  });

  it('sends nothing when as many have gone as have come', () => {
    nowWatching(1);
    nowWatching(2);
    nowWatching(1);
    endPause();
    expect(sent).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  it('does not count for nobody', () => {
    wanted.clear();
    nowWatching(3);
    expect(sent).toEqual([]);
    expect(pauses).toEqual([]);
  });

  const othersWatch = (count: number) => service.learnOthers(new Map([[concert, count]]));

  it('adds what the other processes count, and takes it off when they name it no more', () => {
    nowWatching(1);
    othersWatch(4);
    endPause();
    service.learnOthers(new Map());
    endPause();
    expect(sent.map(({ count }) => count)).toEqual([1, 5, 1]);
    expect(service.countWatchers(concert)).toBe(1);
  });

  it('hears of the others at once outside of a pause, and says nothing when they say the same', () => {
    othersWatch(4);
    othersWatch(4);
    endPause();
    expect(sent).toEqual([{ eventId: concert, count: 4 }]);
    expect(pauses).toEqual([]);
  });

  it('sends nothing when one has gone here and one has come elsewhere', () => {
    nowWatching(2);
    nowWatching(1);
    othersWatch(1);
    endPause();
    expect(sent).toHaveLength(1);
    expect(service.countOwn(concert)).toBe(1);
  });

  it('names an event that changed once, whether its count is wanted or not', () => {
    wanted.clear();
    nowWatching(1);
    nowWatching(2);
    expect(service.takeChanged()).toEqual([concert]);
    expect(service.takeChanged()).toEqual([]);
  });

  it('is silent on the way down, when every page leaves', () => {
    nowWatching(2);
    service.beforeApplicationShutdown();
    nowWatching(0);
    expect(pauses).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});
