/** Unique indexes: whoever inserts what another transaction has inserted waits for its end. */
import { SqlError, UNIQUE } from '../errors.js';
import type { Rows, TableName } from '../rows.js';
import type { ServerTransaction } from '../server.js';
import type { Call } from './known-statement.js';

export interface UniqueIndex<Row> {
  name: string;
  /** Whether both would stand at the same place of it. */
  isSame: (one: Row, other: Row) => boolean;
}

/** @returns the first row that is in the way and stays; undefined: the new one has its place */
export function* findInTheWay<Name extends TableName>(
  { server, transaction, view }: Call,
  table: Name,
  row: Rows[Name],
  index: UniqueIndex<Rows[Name]>,
): Generator<ServerTransaction, Rows[Name] | undefined, void> {
  for (;;) {
    const found = view.list(table).find((other) => other !== row && index.isSame(row, other));
    if (found !== undefined) return found;
    const holder = findWriter(server.listOthers(transaction), table, row, index);
    if (holder === undefined) return undefined;
    yield holder;
  }
}

function findWriter<Name extends TableName>(
  others: Iterable<ServerTransaction>,
  table: Name,
  row: Rows[Name],
  { isSame }: UniqueIndex<Rows[Name]>,
): ServerTransaction | undefined {
  for (const other of others) {
    if (other.view.listOwn(table).some((written) => isSame(row, written))) return other;
  }
  return undefined;
}

/** @throws SqlError when the place is taken */
export function* insertUnique<Name extends TableName>(
  call: Call,
  table: Name,
  key: string,
  row: Rows[Name],
  indexes: readonly UniqueIndex<Rows[Name]>[],
): Generator<ServerTransaction, void, void> {
  for (const index of indexes) {
    const found = yield* findInTheWay(call, table, row, index);
    if (found !== undefined) throw new SqlError(UNIQUE, index.name);
  }
  call.view.put(table, key, row);
}
