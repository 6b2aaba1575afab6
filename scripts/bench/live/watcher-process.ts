/** Watchers in a process of their own: `crowd.ts` is the other side. */
import type { Watching } from '../../load/live-watchers.js';
import { obeyParent } from '../../runner/child-program.js';
import type { Awaited, News } from './news.js';
import { WatcherGroup } from './watcher-group.js';

export type WatcherOrder =
  | { kind: 'begin'; watching: Watching }
  | { kind: 'grow'; count: number }
  | { kind: 'expect'; awaited: Awaited }
  | { kind: 'tell' };

/** `everyone`: each of them knows what was awaited. */
export type WatcherReport = { kind: 'done' } | { kind: 'everyone' } | { kind: 'news'; news: News };

let group: WatcherGroup;

obeyParent<WatcherOrder, WatcherReport>((order, report) => {
  // What fails here ends the process, and the parent with it.
  void obey(order, report).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});

async function obey(order: WatcherOrder, report: (report: WatcherReport) => void): Promise<void> {
  if (order.kind === 'tell') {
    report({ kind: 'news', news: group.tell() });
    return;
  }
  if (order.kind === 'begin') group = new WatcherGroup(order.watching);
  if (order.kind === 'grow') await group.growTo(order.count);
  const everyone = order.kind === 'expect' ? group.expect(order.awaited) : null;
  report({ kind: 'done' });
  if (everyone === null) return;
  await everyone;
  report({ kind: 'everyone' });
}
