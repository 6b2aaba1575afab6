// One machine from the empty folder to the look at what is left. The scope is the machine's own: at its
// end nothing of it runs, and its folders are gone.
import { rmSync } from 'node:fs';
import { findFreePort } from '@lastseat/embedded-postgres';
import { describeError, Failure } from '../runner/failure.js';
import type { Reporter } from '../runner/reporter.js';
import { Scope } from '../runner/scope.js';
import {
  expectRefusal,
  startCopy,
  stopCopy,
  testCopy,
  visitCopy,
  type Ports,
  type Start,
} from './copy.js';
import { listChanges, listFilesOutside, listLeftProcesses, listTakenPorts } from './leftovers.js';
import { DEFAULT_FOLDER, type Account, type Machine, type Result } from './machine.js';
import { takeNetworkAway } from './network.js';
import { clone, makePlace, type Place } from './place.js';
import { fetchVersions, NotHere, readVersions } from './programs.js';
import type { StartedProgram } from './started-program.js';

export interface Workshop {
  reporter: Reporter;
  /** Undefined: we are no root, and try everything as we are. */
  ordinary: Account | undefined;
  /** npm's, of all machines. */
  cacheFolder: string;
  nodeFolder: string;
  logFileOf: (key: string) => string;
}

/** Never fails: that a machine does not work is its result. */
export async function tryMachine(
  outer: Scope,
  machine: Machine,
  workshop: Workshop,
): Promise<Result> {
  const trial = new Trial(machine, workshop);
  const scope = await outer.own(
    async () => new Scope(),
    (own) => own.close(),
  );
  try {
    await trial.run(scope);
  } catch (error) {
    trial.result.outcome = error instanceof NotHere ? 'not here' : 'failed';
    trial.result.notes.push(describeError(error));
  } finally {
    await scope.close();
  }
  return trial.result;
}

class Trial {
  readonly result: Result;
  private readonly folders: string[] = [];
  private readonly takenPorts: Record<string, number>[] = [];

  constructor(
    private readonly machine: Machine,
    private readonly workshop: Workshop,
  ) {
    const { title, isRoot } = machine;
    this.result = {
      ...{ title, outcome: 'passed', notes: [], versions: '' },
      account: isRoot === true ? 'root' : 'ordinary',
      ...{ firstStartMs: null, laterStartMs: [], bookings: 0, stopMs: null, test: '' },
    };
  }

  async run(scope: Scope): Promise<void> {
    const place = await this.prepare(scope);
    const start = await this.clone(place, this.machine.folder ?? DEFAULT_FOLDER);
    const copy = await this.start(scope, start, 'start');
    await this.visit(scope, copy, start);
    if (this.machine.then === 'beside') {
      await this.startBeside(scope, place, start);
      await this.visit(scope, copy, start); // Nobody has disturbed the first one.
    }
    await this.stop(copy);
    if (this.machine.then === 'offline') await this.startOffline(scope, start);
    await this.test(scope, start);
    await this.look(place);
  }

  private async prepare(scope: Scope): Promise<Place> {
    const { machine, workshop } = this;
    if (machine.isRoot === true && process.getuid?.() !== 0) {
      throw new NotHere('only root can try what root sees');
    }
    const { versions } = machine;
    const logFile = workshop.logFileOf(machine.key);
    rmSync(logFile, { force: true });
    const place = await makePlace(scope, {
      machine,
      account: machine.isRoot === true ? undefined : workshop.ordinary,
      sharedCache: workshop.cacheFolder,
      programs: versions && (await fetchVersions(workshop.nodeFolder, versions)),
      logFile,
    });
    this.result.versions = await readVersions(place);
    return place;
  }

  private async clone(place: Place, name: string): Promise<Start> {
    let folder = '';
    await this.step('clone', async () => {
      folder = await clone(place, name);
      return folder;
    });
    this.folders.push(folder);
    return { place, folder, ports: await this.findPorts() };
  }

  private async findPorts(): Promise<Ports> {
    const ports = {
      WEB_PORT: await findFreePort(),
      API_PORT: await findFreePort(),
      INBOX_PORT: await findFreePort(),
      PAYMENTS_PORT: await findFreePort(),
    };
    this.takenPorts.push(ports);
    return ports;
  }

  private async start(scope: Scope, start: Start, name: string): Promise<StartedProgram> {
    const began = performance.now();
    const copy = await this.stepWith(name, async () => [await startCopy(scope, start), 'ready']);
    const time = performance.now() - began;
    if (this.result.firstStartMs === null) this.result.firstStartMs = time;
    else this.result.laterStartMs.push(time);
    return copy;
  }

  private async visit(scope: Scope, copy: StartedProgram, start: Start): Promise<void> {
    await this.step('visit', async () => {
      this.result.bookings = await visitCopy(scope, copy, start);
      return `the first page, a log-in, ${this.result.bookings} bookings`;
    });
  }

  private async stop(copy: StartedProgram): Promise<void> {
    await this.step('stop', async () => {
      this.result.stopMs = await stopCopy(copy);
      return 'by Ctrl-C';
    });
  }

  /** In the same folder, and in one of its own: with the ports of the first it is refused. */
  private async startBeside(scope: Scope, place: Place, first: Start): Promise<void> {
    const { ports } = first;
    const isTaken = new RegExp(`Port ${ports?.WEB_PORT} is in use\\..*WEB_PORT`);
    await this.step('refusals', async () => {
      await expectRefusal(scope, first, isTaken);
      const elsewhere = { ...first, ports: await this.findPorts() };
      await expectRefusal(scope, elsewhere, /This database is in use by another start/);
      return 'its port, and its database';
    });
    const second = await this.clone(place, `${DEFAULT_FOLDER}-2`);
    await this.step('refusal', async () => {
      await expectRefusal(scope, { ...second, ports }, isTaken);
      return 'the port of another copy';
    });
    const copy = await this.start(scope, second, 'beside');
    await this.visit(scope, copy, second);
    await this.stop(copy);
  }

  private async startOffline(scope: Scope, first: Start): Promise<void> {
    const noNetwork = await takeNetworkAway(first.place.account);
    this.result.notes.push(`No network: ${noNetwork.description}.`);
    const start = { ...first, noNetwork, ports: noNetwork.isSealed ? undefined : first.ports };
    const copy = await this.start(scope, start, 'offline');
    const before = this.result.bookings;
    await this.visit(scope, copy, start);
    if (this.result.bookings !== before + 1) {
      throw new Failure(`There were ${before} bookings, and now ${this.result.bookings}.`);
    }
    await this.stop(copy);
  }

  private async test(scope: Scope, start: Start): Promise<void> {
    const { step } = this.machine;
    if (step === undefined) return;
    await this.step('test', async () => {
      this.result.test = `${step}: ${await testCopy(scope, start, step)}`;
      return this.result.test;
    });
  }

  private async look(place: Place): Promise<void> {
    await this.step('look', async () => {
      const outside = listFilesOutside(place, this.folders);
      const changes = await Promise.all(this.folders.map(listChanges));
      const ports = await Promise.all(this.takenPorts.map(listTakenPorts));
      const left = [
        ...listLeftProcesses(place),
        ...ports.flat(),
        ...outside.unexplained,
        ...changes.flat(),
      ];
      if (left.length > 0) throw new Failure(`Left behind:\n${left.join('\n')}`);
      if (outside.explained.length > 0) {
        this.result.notes.push(`Stays in TMPDIR: ${outside.explained.join(', ')}.`);
      }
      return 'nothing is left';
    });
  }

  private step(name: string, work: () => Promise<string>): Promise<void> {
    return this.workshop.reporter.step(name, work);
  }

  private async stepWith<T>(name: string, work: () => Promise<[T, string]>): Promise<T> {
    const made: T[] = [];
    await this.step(name, async () => {
      const [thing, text] = await work();
      made.push(thing);
      return text;
    });
    return made[0] as T;
  }
}
