/**
 * All who watch one event. Up to ten thousand are in the process of the benchmark; more are in processes
 * of their own, since a process may have only so many files open.
 */
import type { Watching } from '../../load/live-watchers.js';
import { ChildProgram } from '../../runner/child-program.js';
import { Failure } from '../../runner/failure.js';
import type { Scope } from '../../runner/scope.js';
import type { Awaited, News } from './news.js';
import { WatcherGroup } from './watcher-group.js';
import type { WatcherOrder, WatcherReport } from './watcher-process.js';

const WATCHERS_OF_A_PROCESS = 10_000;

export interface Crowd {
  growTo(count: number): Promise<void>;
  /** Forgets what came so far; `everyoneKnows` resolves when each of them has heard of it. */
  expect(awaited: Awaited): Promise<{ everyoneKnows: Promise<unknown> }>;
  /** What came since {@link expect}; of each process by itself. */
  tell(): Promise<News[]>;
  close(): Promise<void>;
}

/** @param most who will come */
export async function gatherCrowd(scope: Scope, watching: Watching, most: number): Promise<Crowd> {
  return scope.own(
    () => openCrowd(watching, Math.ceil(most / WATCHERS_OF_A_PROCESS)),
    (crowd) => crowd.close(),
  );
}

async function openCrowd(watching: Watching, processes: number): Promise<Crowd> {
  if (processes === 1) return new CrowdHere(watching);
  const groups = Array.from({ length: processes }, () => new WatcherChild());
  await Promise.all(
    groups.map((group, index) =>
      // One source each: the system opens some 28,000 connections from one address to one port.
      group.order({ kind: 'begin', watching: { ...watching, addresses: [sourceOf(index)] } }),
    ),
  );
  return new CrowdOfProcesses(groups);
}

/** All of 127.0.0.0/8 is this machine. */
const sourceOf = (index: number) => `127.0.0.${index + 2}`;

class CrowdHere implements Crowd {
  private readonly group: WatcherGroup;

  constructor(watching: Watching) {
    this.group = new WatcherGroup(watching);
  }

  growTo(count: number): Promise<void> {
    return this.group.growTo(count);
  }

  expect(awaited: Awaited): Promise<{ everyoneKnows: Promise<unknown> }> {
    return Promise.resolve({ everyoneKnows: this.group.expect(awaited) });
  }

  tell(): Promise<News[]> {
    return Promise.resolve([this.group.tell()]);
  }

  close(): Promise<void> {
    this.group.close();
    return Promise.resolve();
  }
}

class CrowdOfProcesses implements Crowd {
  constructor(private readonly groups: readonly WatcherChild[]) {}

  async growTo(count: number): Promise<void> {
    const { length } = this.groups;
    await Promise.all(
      this.groups.map((group, index) =>
        group.order({ kind: 'grow', count: Math.floor((count + index) / length) }),
      ),
    );
  }

  async expect(awaited: Awaited): Promise<{ everyoneKnows: Promise<unknown> }> {
    const everyone = this.groups.map((group) => group.everyone());
    await Promise.all(this.groups.map((group) => group.order({ kind: 'expect', awaited })));
    return { everyoneKnows: Promise.all(everyone) };
  }

  tell(): Promise<News[]> {
    return Promise.all(this.groups.map((group) => group.tell()));
  }

  async close(): Promise<void> {
    await Promise.all(this.groups.map((group) => group.stop()));
  }
}

class WatcherChild {
  private readonly program = new ChildProgram<WatcherOrder, WatcherReport>(
    new URL('./watcher-process.ts', import.meta.url),
  );
  private onAnswer: (report: WatcherReport) => void = () => undefined;
  private onEveryone: () => void = () => undefined;

  constructor() {
    this.program.onReport((report) => {
      if (report.kind === 'everyone') this.onEveryone();
      else this.onAnswer(report);
    });
  }

  /** One at a time. */
  order(order: WatcherOrder): Promise<WatcherReport> {
    const answer = new Promise<WatcherReport>((resolve) => (this.onAnswer = resolve));
    this.program.send(order);
    return Promise.race([answer, this.program.failed]);
  }

  everyone(): Promise<void> {
    const everyone = new Promise<void>((resolve) => (this.onEveryone = resolve));
    return Promise.race([everyone, this.program.failed]);
  }

  async tell(): Promise<News> {
    const report = await this.order({ kind: 'tell' });
    if (report.kind !== 'news') throw new Failure('The watchers have not told their news.');
    return report.news;
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
