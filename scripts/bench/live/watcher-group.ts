/** The watchers of one process, and what reached them. */
import { LiveWatchers, type Watching } from '../../load/live-watchers.js';
import { Failure } from '../../runner/failure.js';
import { isAwaited, NewsRecord, type Awaited, type News } from './news.js';

const NOTHING: Awaited = { version: Infinity };

export class WatcherGroup {
  private readonly watchers: LiveWatchers;
  private record = new NewsRecord();
  private awaited: Awaited = NOTHING;
  private readonly knowing = new Set<number>();
  private onEveryone: () => void = () => undefined;
  private onLost: (reason: Failure) => void = () => undefined;
  private bytesBefore = 0;
  private cpuBefore = process.cpuUsage();

  constructor(watching: Watching) {
    this.watchers = new LiveWatchers(
      watching,
      (update, watcher, at) => {
        this.record.note(update, watcher, at);
        if (!isAwaited(update, this.awaited) || this.knowing.has(watcher)) return;
        this.knowing.add(watcher);
        if (this.knowing.size === this.watchers.count) this.onEveryone();
      },
      (how) => this.onLost(new Failure(`A watcher was disconnected: ${how}`)),
    );
  }

  growTo(count: number): Promise<void> {
    return this.watchers.growTo(count);
  }

  /** Forgets what came so far. @returns what resolves when each of them has heard of it */
  expect(awaited: Awaited): Promise<void> {
    this.record = new NewsRecord();
    this.knowing.clear();
    this.awaited = awaited;
    this.bytesBefore = this.watchers.bytesReceived;
    this.cpuBefore = process.cpuUsage();
    return new Promise((resolve, reject) => {
      this.onEveryone = resolve;
      this.onLost = reject;
    });
  }

  /** What came since {@link expect}. */
  tell(): News {
    const { user, system } = process.cpuUsage(this.cpuBefore);
    const bytes = this.watchers.bytesReceived - this.bytesBefore;
    return this.record.toNews(bytes, (user + system) / 1e6);
  }

  close(): void {
    this.onLost = () => undefined;
    this.watchers.close();
  }
}
