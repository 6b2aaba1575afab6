import type { WatcherCount } from '@lastseat/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { WatcherCountsService } from './watcher-counts.service.js';

const concert = '01890000-0000-7000-8000-000000000001';

describe('WatcherCountsService', () => {
  let sent: WatcherCount[];
  let watchers: number;
  let isCountWanted: boolean;
  let pauses: (() => void)[];
  let service: WatcherCountsService;

  beforeEach(() => {
    [sent, watchers, isCountWanted, pauses] = [[], 0, true, []];
    service = new WatcherCountsService((_ms, task) => {
      pauses.push(task);
      return () => (pauses = pauses.filter((pause) => pause !== task));
    });
    service.connect({
      countWatchers: () => watchers,
      isCountWanted: () => isCountWanted,
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
    isCountWanted = false;
    nowWatching(3);
    expect(sent).toEqual([]);
    expect(pauses).toEqual([]);
  });

  it('is silent on the way down, when every page leaves', () => {
    nowWatching(2);
    service.beforeApplicationShutdown();
    nowWatching(0);
    expect(pauses).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});
