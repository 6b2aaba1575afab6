import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@lastseat/embedded-postgres';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { Failure } from '../../runner/failure.js';
import type { Scope } from '../../runner/scope.js';
import { startWeb } from '../../stack/servers.js';
import { watchFrames, type Smoothness } from './frame-times.js';
import { OneEventApi } from './one-event-api.js';

export interface Selling {
  changes: number;
  perSecond: number;
  /** The server gathers what changes within 100 ms; one change a message is the worst case. */
  changesPerMessage: number;
}

/** What the page holds after the garbage is collected. */
export interface Holding {
  heapMb: number;
  nodes: number;
}

/** Serves the page of whichever event the API has. */
export interface Stage {
  api: OneEventApi;
  /** Of the web app. */
  origin: string;
}

export async function setStage(scope: Scope): Promise<Stage> {
  const api = await OneEventApi.start(scope);
  const webPort = await findFreePort();
  await startWeb(scope, {
    settings: {
      environment: { PATH: process.env['PATH'] },
      inboxPort: 0,
      paymentsPort: 0,
      notificationsPort: null,
      ...{ webPort, apiPort: api.port, databaseUrl: undefined, databaseOwnerUrl: undefined },
    },
    ...{ isWatching: false, apiProcesses: 1, logPrefix: 'bench-hall-' },
  });
  return { api, origin: `http://127.0.0.1:${webPort}` };
}

/** The page of an event in a browser, whose seats go and come back as they are told to. */
export class OpenHall {
  /** Falls to nothing, rises to all, and so on. */
  private isSelling = true;

  private constructor(
    private readonly api: OneEventApi,
    private readonly page: Page,
    private readonly devTools: CDPSession,
  ) {}

  static async open({ api, origin }: Stage, browser: Browser, seats: number): Promise<OpenHall> {
    api.hold(seats);
    const page = await browser.newPage();
    const devTools = await page.context().newCDPSession(page);
    await page.goto(`${origin}/events/${api.event.id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    return new OpenHall(api, page, devTools);
  }

  /** As on a machine that is so many times slower. */
  async measureFrames(selling: Selling, slowdown: number): Promise<Smoothness> {
    await this.devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const stop = await watchFrames(this.page);
    await this.sell(selling);
    const smoothness = await stop();
    await this.devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    return smoothness;
  }

  async measureHolding(): Promise<Holding> {
    await this.devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.devTools.send('Runtime.getHeapUsage');
    const { nodes } = await this.devTools.send('Memory.getDOMCounters');
    return { heapMb: usedSize / 1e6, nodes };
  }

  /** Ends when the picture shows the last count. */
  async sell({ changes, perSecond, changesPerMessage }: Selling): Promise<void> {
    const started = performance.now();
    for (let told = 0; told < changes; await sleep(1)) {
      const due = Math.min(changes, ((performance.now() - started) / 1_000) * perSecond);
      for (; told + changesPerMessage <= due; told += changesPerMessage) {
        this.api.tell(this.nextCount(changesPerMessage));
      }
    }
    await this.assertShown();
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  private nextCount(step: number): number {
    const { remainingTickets, totalTickets } = this.api.event;
    if (remainingTickets < step) this.isSelling = false;
    if (remainingTickets > totalTickets - step) this.isSelling = true;
    return remainingTickets + (this.isSelling ? -step : step);
  }

  private async assertShown(): Promise<void> {
    const { remainingTickets } = this.api.event;
    const canvas = this.page.locator(`canvas[data-free="${remainingTickets}"]`);
    await canvas.waitFor({ timeout: 60_000 }).catch(() => {
      throw new Failure(`The hall does not show ${remainingTickets} free seats`);
    });
  }
}
