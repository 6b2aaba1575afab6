/** Socket.IO: messages that nobody should send, and the promise that each `watch` is answered. */
import { problemSchema, socketEvents, watchSnapshotSchema } from '@lastseat/contracts';
import { io, type Socket } from 'socket.io-client';
import type { Random } from '../load/random.js';
import { hostileKeys, hostileValues } from './hostile-values.js';
import { RawJson } from './request-plan.js';
import type { World } from './world.js';

/** Packets as they stand on the wire, below Socket.IO's own encoder. */
const packets: readonly string[] = [
  ...[
    '',
    '4',
    '40',
    '41',
    '42',
    '43',
    '44',
    '2',
    '3',
    '5',
    '6',
    '9',
    '4999',
    'x',
    '42[]',
    '42{}',
    '42["watch"',
  ],
  ...[
    '42["watch",{"eventIds":[]}',
    '42[null]',
    '42[1,2]',
    '42["__proto__",{}]',
    '42["constructor"]',
  ],
  ...[
    '451-["watch",{"_placeholder":true,"num":9}]',
    '459-[]',
    '40/nowhere,',
    '40/__proto__,{}',
    '43999[]',
  ],
  ...[
    '42["signIn"]',
    '421["signIn",null]',
    '422["signIn",{"accessToken":"x.y.z"}]',
    '423["unwatch",{"eventIds":["x"]}]',
    '42["bookingUpdate",{}]',
    '42["watchConsole"]',
    '424["watchConsole",{"eventId":null}]',
    '425["watchConsole",{"eventId":"x"}]',
  ],
  ...[
    '42["disconnect"]',
    '42["connect_error",{}]',
    `42["watch","${'x'.repeat(70_000)}"]`,
    '42/a,["watch"]',
  ],
];

const answerSchema = watchSnapshotSchema.or(problemSchema.omit({ requestId: true }));
const DEADLINE_MS = 10_000;

/** Gives what went wrong, in sentences. */
export async function sendSocketGarbage(
  world: World,
  random: Random,
  rounds: number,
): Promise<string[]> {
  const complaints: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const socket = io(world.origin, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    try {
      const complaint = await runRound(socket, world, random);
      if (complaint !== null) complaints.push(`socket, round ${round}: ${complaint}`);
    } finally {
      socket.close();
    }
  }
  return complaints;
}

async function runRound(socket: Socket, world: World, random: Random): Promise<string | null> {
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  for (let message = 0; message < 20; message++) {
    const input = random.chance(0.3)
      ? { eventIds: world.eventIds.slice(0, 3) }
      : spoilWatch(random);
    const answer: unknown = await socket
      .timeout(DEADLINE_MS)
      .emitWithAck(socketEvents.watch, input)
      .catch(() => undefined);
    if (!answerSchema.safeParse(answer).success) {
      return `watch ${JSON.stringify(input).slice(0, 200)} was answered ${JSON.stringify(answer)}`;
    }
  }
  // The server may end the connection from here on: it only has to live.
  socket.emit(random.pick(hostileKeys.filter((key) => key !== '')), random.pick(usable));
  const { engine } = socket.io;
  for (let count = 0; count < 5; count++) engine.write(random.pick(packets));
  await new Promise<void>((resolve) => engine.write('40', undefined, () => resolve()));
  return null;
}

/** Values that a client can encode: the others are for bodies of text. */
const usable = hostileValues.filter((value) => !(value instanceof RawJson));

function spoilWatch(random: Random): unknown {
  const value = random.pick(usable);
  return random.pick([
    value,
    { eventIds: value },
    { eventIds: [value, random.uuid()] },
    { eventIds: [], watchersOf: value },
    { eventIds: Array.from({ length: random.pick([200, 201, 900]) }, () => random.uuid()) },
    { eventIds: [], [random.pick(hostileKeys)]: value },
    { eventIds: [Buffer.from('x')], watchersOf: Buffer.alloc(100) },
  ]);
}
