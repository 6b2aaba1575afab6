/** The hall of an event in a browser, while its seats go faster than an eye can follow. */
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../browser/find-browser.js';
import { buildAll } from '../../build/build.js';
import { formatNumber } from '../../report/text.js';
import type { Scope } from '../../runner/scope.js';
import type { Part, PartResult } from '../part.js';
import type { Smoothness } from './frame-times.js';
import { OpenHall, setStage, type Holding } from './open-hall.js';

/** Ten minutes of a rush have 300,000 changes: for the memory they come faster. */
const FULL = { seconds: 30, memory: { changes: 300_000, perSecond: 5_000 } };
const SMALL = { seconds: 0.3, memory: { changes: 500, perSecond: 2_000 } };
const perSecond = 500;
const slowdown = 4;
/** A light for each seat, as many of them as there can be; and a light for each 34 seats. */
const halls = [3_000, 100_000];
/** As the API sends them, which gathers for 100 ms; and as nobody does. */
const changesPerMessage = [50, 1];

interface Row extends Smoothness {
  seats: number;
  changesPerMessage: number;
}

interface Memory {
  changes: number;
  before: Holding;
  after: Holding;
}

export const hall: Part = {
  key: 'hall',
  title: 'the hall in a browser',
  async run({ scope, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    progress('build of the web app');
    await buildAll(scope);
    const browser = await startBrowser(scope);
    const stage = await setStage(scope);
    const rows: Row[] = [];
    let memory: Memory | undefined;
    for (const seats of halls) {
      const open = await OpenHall.open(stage, browser, seats);
      for (const changes of changesPerMessage) {
        progress(`${formatNumber(seats)} seats, ${changes} changes a message`);
        const selling = {
          changes: size.seconds * perSecond,
          perSecond,
          changesPerMessage: changes,
        };
        const smoothness = await open.measureFrames(selling, slowdown);
        rows.push({ seats, changesPerMessage: changes, ...smoothness });
      }
      if (memory === undefined) {
        progress(`${formatNumber(size.memory.changes)} changes`);
        memory = await measureMemory(open, size.memory);
      }
      await open.close();
    }
    return toResult(rows, memory!);
  },
};

async function startBrowser(scope: Scope): Promise<Browser> {
  const { executable, environment } = await findBrowser(scope);
  return scope.own(
    () =>
      chromium.launch({
        executablePath: executable,
        env: { ...process.env, ...environment },
        args: ['--disable-gpu'],
      }),
    (browser) => browser.close(),
  );
}

/** A tenth of the changes goes before: what they bring once, they do not bring again. */
async function measureMemory(
  open: OpenHall,
  { changes, perSecond }: { changes: number; perSecond: number },
): Promise<Memory> {
  await open.sell({ changes: changes / 10, perSecond, changesPerMessage: 1 });
  const before = await open.measureHolding();
  await open.sell({ changes, perSecond, changesPerMessage: 1 });
  return { changes, before, after: await open.measureHolding() };
}

function toResult(rows: readonly Row[], { changes, before, after }: Memory): PartResult {
  return {
    measures: {
      hallFrameP95Ms: Math.max(...rows.map(({ p95Ms }) => p95Ms)),
      hallLongestTaskMs: Math.max(...rows.map(({ longestTaskMs }) => longestTaskMs)),
      hallMemoryGrowthMb: after.heapMb - before.heapMb,
    },
    tables: [
      {
        caption: `${perSecond} changes a second on a processor slowed down ${slowdown} times`,
        columns: ['seats', 'changes a message', 'frames', 'p50 ms', 'p95 ms', 'longest ms', 'task'],
        rows: rows.map((row) => [
          formatNumber(row.seats),
          String(row.changesPerMessage),
          formatNumber(row.frames),
          formatNumber(row.p50Ms),
          formatNumber(row.p95Ms),
          formatNumber(row.longestMs),
          row.longestTaskMs === 0 ? 'below 50' : formatNumber(row.longestTaskMs),
        ]),
      },
      {
        caption: `What the page holds, before and after ${formatNumber(changes)} changes`,
        columns: ['', 'heap MB', 'nodes'],
        rows: [
          ['before', formatNumber(before.heapMb), formatNumber(before.nodes)],
          ['after', formatNumber(after.heapMb), formatNumber(after.nodes)],
        ],
      },
    ],
    plots: [],
  };
}
