/** The API under siege: with the flags of `npm start` and the defaults, and started again when it died. */
import { lastLines } from '../../runner/commands.js';
import { listChildren, readResidentBytes } from '../../runner/process-usage.js';
import type { Scope } from '../../runner/scope.js';
import { startService, waitUntilItAnswers, type RunningService } from '../../runner/services.js';
import type { ApiBuild } from '../../stack/api-build.js';

/** Lines: the stack, and what was logged in the meantime. */
const LAST_WORDS = 200;

export interface ApiSettings {
  build: ApiBuild;
  port: number;
  processes: number;
  environment: NodeJS.ProcessEnv;
}

export class BesiegedApi {
  private service: RunningService | null = null;
  /** Those that serve, without the one that only hands connections on. */
  private workers: number[] = [];
  private end: { at: number; how: string } | null = null;

  constructor(
    private readonly scope: Scope,
    private readonly settings: ApiSettings,
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  get port(): number {
    return this.settings.port;
  }

  async start(): Promise<void> {
    const { build, processes, environment } = this.settings;
    const isOne = processes === 1;
    const main = isOne ? ['main.js'] : ['main-processes.js', String(processes)];
    const service = await startService(this.scope, {
      name: 'The API',
      logName: 'siege-api',
      args: [...build.nodeFlags, `apps/api/dist/src/${main[0]}`, ...main.slice(1)],
      cwd: build.folder,
      env: environment,
    });
    await waitUntilItAnswers(service, `${this.origin}/api/health/ready`);
    this.service = service;
    this.end = null;
    this.workers = isOne ? [service.pid] : listChildren(service.pid);
    service.failed.catch((error: Error) => {
      this.end ??= { at: Date.now(), how: describeDeath(service.logFile) ?? error.message };
    });
  }

  /** Of those that serve, the largest. */
  readResidentBytes(): number {
    return Math.max(0, ...this.listWorkers().map(readResidentBytes));
  }

  listWorkers(): number[] {
    return this.workers;
  }

  /** When and how a process ended by itself since the last {@link start}; one of several counts as well. */
  findDeath(): { at: number; how: string } | null {
    if (this.end === null && this.service !== null && this.settings.processes > 1) {
      const alive = new Set(listChildren(this.service.pid));
      const isMissing = this.workers.some((pid) => !alive.has(pid));
      if (isMissing) this.end = { at: Date.now(), how: 'one of the processes ended' };
    }
    return this.end;
  }

  /** After a death: what is left of it goes, and a new one comes. */
  async startAgain(): Promise<void> {
    await this.service?.stop();
    await this.start();
  }
}

/** Node's own words, which stand above a native stack; `null` when it left none. */
function describeDeath(logFile: string): string | null {
  return /FATAL ERROR: (.*)/.exec(lastLines(logFile, LAST_WORDS))?.[1]?.trim() ?? null;
}
