/** The same booking core without its outbox: what the facts cost is the difference. */
import type {
  PrismaService,
  Transaction,
} from '../../../apps/api/src/common/database/prisma.service.js';
import { Failure } from '../../runner/failure.js';

type Work = (tx: Transaction) => Promise<unknown>;

/** A database whose batches write everything but their messages. */
export function withoutOutbox(prisma: PrismaService): PrismaService {
  const begin = (work: Work, options: object) =>
    prisma.$transaction((tx) => work(untold(tx)), options);
  return new Proxy(prisma, {
    get: (target, key): unknown =>
      key === '$transaction' ? begin : Reflect.get(target, key, target),
  });
}

function untold(tx: Transaction): Transaction {
  const ask = (strings: TemplateStringsArray, ...values: unknown[]) => {
    const [from, to] = [', told AS (', '\n    UPDATE "Event"'].map((mark) =>
      strings.findIndex((text) => text.includes(mark)),
    ) as [number, number];
    if (from < 0) return tx.$queryRaw(strings, ...values);
    if (to < from) throw new Failure('The statement of a batch is not as it was');
    const before = strings[from]!.split(', told AS (')[0]!;
    const after = strings[to]!.slice(strings[to]!.indexOf('\n    UPDATE "Event"'));
    const left = [...strings.slice(0, from), before + after, ...strings.slice(to + 1)];
    const kept = [...values.slice(0, from), ...values.slice(to)];
    return tx.$queryRaw(Object.assign(left, { raw: left }), ...kept);
  };
  return new Proxy(tx, {
    get: (target, key): unknown => (key === '$queryRaw' ? ask : Reflect.get(target, key, target)),
  });
}
