/** Everything that is tortured: PostgreSQL, two API processes, the way from each to it, and who is told. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseProxy } from '@lastseat/database-proxy';
import { findFreePort } from '@lastseat/embedded-postgres';
import { insertEvents, insertOrganiser, insertUsers, type RunStatement } from '@lastseat/test-data';
import {
  kafkaProgram,
  startKafka,
  type KafkaBroker,
} from '../../../apps/api/test/support/kafka.js';
import {
  startReceivingServer,
  type ReceivingServer,
} from '../../../apps/api/test/support/receiving-server.js';
import { buildAll } from '../../build/build.js';
import { DATA_FOLDER } from '../../runner/repository.js';
import type { Scope } from '../../runner/scope.js';
import type { ProcessEnding, ProcessName } from '../history.js';
import { ApiProcess } from './api-process.js';
import { basicEnvironment, migrateDatabase, openProxy, restoreAll } from './parts.js';
import { TorturedPostgres } from './postgres.js';
import { installChangeLog } from './change-log.js';
import { shortenOffers } from './line-log.js';
import { keepGoing } from './on-and-on.js';
import { forgetCounts } from './ticket-log.js';
import { installMailLog, startTorturedMailServer, type TorturedMailServer } from './mails.js';

export const TORTURE_FOLDER = join(DATA_FOLDER, 'torture');
const LOG_FOLDER = join(TORTURE_FOLDER, 'logs');

/** Small, so that nearly every booking is a fight for the last seat. */
const SEATS = [1, 1, 2, 3, 5, 8, 13];
const USERS = 60;
/** Members who work at the door of every event. */
const DOOR_MEMBERS = 3;
/** Of events that are cancelled in the course of the run. */
const DOOMED_SEATS = [8, 13, 21, 34];
/** One in so many takes guests at once, the others by a link. */
const IMMEDIATE_EVERY = 4;
/** In their turn: nobody can wait, free seats are offered, or booked without asking. */
const WAITLIST_MODES = ['off', 'offer', 'autobook', 'offer'] as const;
/** Short enough that what is held runs out before the run does. */
const HOLD_MS = 1_500;
export const HOLD_SHARE = 0.3;

export interface SystemUnderTest {
  postgres: TorturedPostgres;
  processes: Record<ProcessName, ApiProcess>;
  proxies: Record<ProcessName, DatabaseProxy>;
  /** Takes what both receivers are told. */
  sink: ReceivingServer;
  mail: TorturedMailServer;
  /** Null where this machine has none. */
  kafka: KafkaBroker | null;
  /** By the id of the event. */
  seats: ReadonlyMap<string, number>;
  /** Those that people want seats of. */
  eventIds: readonly string[];
  doomedIds: readonly string[];
  /** Where guests are booked at once. */
  immediateIds: ReadonlySet<string>;
  /** Where people can wait. */
  lineIds: readonly string[];
  /** Of an event's seats, the part that guests may hold, and for how long. */
  holdShare: number;
  holdMs: number;
  /** Whose all events are, and its owner. */
  organiserId: string;
  ownerId: string;
  doorIds: readonly string[];
  userIds: readonly string[];
  jwtSecret: string;
  endings: ProcessEnding[];
  /** Undoes what is left of any fault, and resolves once both processes are ready again. */
  restore(): Promise<void>;
}

export async function startSystem(
  scope: Scope,
  say: (line: string) => void,
): Promise<SystemUnderTest> {
  rmSync(LOG_FOLDER, { recursive: true, force: true });
  const built = await buildAll(scope, false);
  if (built.length > 0) say(`built: ${built.join(', ')}`);
  const endings: ProcessEnding[] = [];
  const onEnd = (ending: ProcessEnding) => void endings.push(ending);
  const { postgres, ...rows } = await prepareDatabase(scope, onEnd);
  const proxies = { a: await openProxy(scope, postgres), b: await openProxy(scope, postgres) };
  const sink = await scope.own(startReceivingServer, (server) => server.close());
  const mail = await scope.own(
    () => startTorturedMailServer(),
    (server) => server.close(),
  );
  const kafka = await openKafka(scope, say);
  const jwtSecret = randomBytes(36).toString('base64url');
  const prepare = async (name: ProcessName) => {
    const port = await findFreePort();
    const environment = {
      ...basicEnvironment(proxies[name].url, port, jwtSecret),
      ...holdEnvironment(HOLD_MS),
      RECEIVER_URL: sink.url,
      ...{ SMTP_URL: mail.url, MAIL_FROM: 'tickets@lastseat.example' },
      ...(kafka && { KAFKA_BROKERS: kafka.address }),
    };
    return new ApiProcess(scope, { name, port, environment, logFolder: LOG_FOLDER, onEnd });
  };
  const processes = { a: await prepare('a'), b: await prepare('b') };
  const made = { postgres, processes, proxies, sink, mail, kafka, ...rows, jwtSecret, endings };
  const system = { ...made, holdShare: HOLD_SHARE, holdMs: HOLD_MS };
  const restore = () => restoreAll(system);
  await restore();
  return { ...system, restore };
}

async function prepareDatabase(scope: Scope, onEnd: (ending: ProcessEnding) => void) {
  const postgres = await TorturedPostgres.start(scope, onEnd);
  await migrateDatabase(scope, postgres);
  const rows = await fillDatabase(postgres, USERS);
  await installChangeLog(postgres);
  await installMailLog(postgres);
  await keepGoing(scope, () => shortenOffers(postgres));
  await keepGoing(scope, () => forgetCounts(postgres));
  return { postgres, ...rows };
}

function openKafka(scope: Scope, say: (line: string) => void): Promise<KafkaBroker | null> {
  if (kafkaProgram !== undefined) return scope.own(startKafka, (broker) => broker.stop());
  say('without Kafka, which this machine has not: .ci/kafka/fetch.sh brings it, for Java');
  return Promise.resolve(null);
}

/** Of guests who have to confirm. */
export const holdEnvironment = (holdMs: number): NodeJS.ProcessEnv => ({
  HOLD_MS: String(holdMs),
  GUEST_HOLD_SHARE: String(HOLD_SHARE),
});

type Rows = Pick<
  SystemUnderTest,
  | ('seats' | 'eventIds' | 'doomedIds' | 'immediateIds' | 'lineIds')
  | ('organiserId' | 'ownerId' | 'doorIds' | 'userIds')
>;

/** @param users those who book */
export async function fillDatabase(postgres: TorturedPostgres, users: number): Promise<Rows> {
  const run: RunStatement = (statement, values) => postgres.ask(statement, values);
  const [owner, ...others] = await insertUsers(run, 1 + DOOR_MEMBERS + users);
  const doorIds = others.slice(0, DOOR_MEMBERS);
  const userIds = others.slice(DOOR_MEMBERS);
  const organiserId = await insertOrganiser(run, [
    { userId: owner!, role: 'owner' },
    ...doorIds.map((userId) => ({ userId, role: 'door' as const })),
  ]);
  const events = await insertEvents(
    run,
    [...SEATS, ...DOOMED_SEATS].map((totalTickets, index) => ({
      ...{ totalTickets, organiserId },
      guestPolicy: isImmediate(index) ? 'immediate' : 'confirm',
      waitlistMode: WAITLIST_MODES[index % WAITLIST_MODES.length]!,
    })),
  );
  const seats = new Map(events.map(({ id, totalTickets }) => [id, totalTickets]));
  const doomedIds = events.slice(SEATS.length).map(({ id }) => id);
  const immediateIds = new Set(events.flatMap(({ id }, index) => (isImmediate(index) ? [id] : [])));
  const lineIds = events.flatMap(({ id, waitlistMode }) => (waitlistMode === 'off' ? [] : [id]));
  const ofEvents = { seats, eventIds: [...seats.keys()], doomedIds, immediateIds, lineIds };
  return { ...ofEvents, organiserId, ownerId: owner!, doorIds, userIds };
}

const isImmediate = (index: number) => (index + 1) % IMMEDIATE_EVERY === 0;
