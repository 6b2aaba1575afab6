/** The same work on the real PostgreSQL and on the simulated one, which begins with the same rows. */
import type { TestDatabase } from '../../../apps/api/test/support/database.js';
import { testConfig } from '../../../apps/api/test/support/app.js';
import {
  PrismaService,
  type Transaction,
} from '../../../apps/api/src/common/database/prisma.service.js';
import { createRandom } from '../../load/random.js';
import { SimulatedDatabase } from '../database/client.js';
import { Faults } from '../database/faults.js';
import type { EventRow } from '../database/rows.js';
import { SimulatedServer } from '../database/server.js';
import { Scheduler } from '../time/scheduler.js';

const limits = { maxWait: 5_000, timeout: 60_000 };

export class BothDatabases {
  readonly real: PrismaService;
  readonly server: SimulatedServer;
  readonly simulated: SimulatedDatabase;
  private readonly scheduler: Scheduler;

  constructor(private readonly database: TestDatabase) {
    this.real = new PrismaService(testConfig(database.url));
    const random = createRandom(1);
    this.scheduler = new Scheduler(random);
    this.server = new SimulatedServer(this.scheduler, () => new Date());
    const faults = new Faults(random, { statement: 0, commit: 0, slow: 0 });
    const network = { scheduler: this.scheduler, server: this.server, faults };
    const owner = { isAlive: true, frozenUntil: 0 };
    this.simulated = new SimulatedDatabase(network, owner, 10);
  }

  /** What is in the real one. */
  async copyRows(): Promise<void> {
    const events = await this.database.query<EventRow>('SELECT * FROM "Event"');
    const users = await this.database.query<{ id: string }>('SELECT id FROM "User"');
    const { committed } = this.server;
    for (const event of events) committed.Event.set(event.id, event);
    for (const { id } of users) committed.User.set(id, { id });
  }

  /** @returns what came of it in each */
  async transact<Value>(work: (tx: Transaction) => Promise<Value>): Promise<[Value, Value]> {
    return this.run((database) => database.$transaction(work, limits));
  }

  async run<Value>(work: (database: PrismaService) => Promise<Value>): Promise<[Value, Value]> {
    const really = await work(this.real);
    const simulated = work(this.simulated as unknown as PrismaService);
    // Whoever fails is asked below.
    simulated.catch(() => undefined);
    await this.settle();
    return [really, await simulated];
  }

  /** Lets everything happen in the simulated one that can. */
  settle(): Promise<void> {
    return this.scheduler.run(() => false);
  }
}

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Ids that one of both has made have names by their first coming, and no time is compared with another clock's. */
export function readable(value: unknown, known: ReadonlySet<string>): unknown {
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    if (known.has(id)) return id;
    const name = names.get(id) ?? `id ${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  const text = JSON.stringify(value, inOrder).replace(ID, nameOf).replace(TIME, 'a time');
  return JSON.parse(text) as unknown;
}

/** What comes back of `jsonb` has its fields in an order of its own. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields);
}
