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
    const at = strings.findIndex((text) => text.includes('INSERT INTO "OutboxMessage"'));
    if (at < 0) return tx.$queryRaw(strings, ...values);
    const before = strings[at]!.split(', told AS (')[0]!;
    const after = /\n {4}\)(\n {4}UPDATE [^]*)$/.exec(strings[at + 1] ?? '')?.[1];
    if (after === undefined) throw new Failure('The statement of a batch is not as it was');
    const left = [...strings.slice(0, at), before + after, ...strings.slice(at + 2)];
    return tx.$queryRaw(
      Object.assign(left, { raw: left }),
      ...values.filter((_, index) => index !== at),
    );
  };
  return new Proxy(tx, {
    get: (target, key): unknown => (key === '$queryRaw' ? ask : Reflect.get(target, key, target)),
  });
}
