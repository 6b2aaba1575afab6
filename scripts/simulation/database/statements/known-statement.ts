import type { Result, ServerTransaction, SimulatedServer } from '../server.js';
import type { View } from '../store.js';

export interface Call {
  server: SimulatedServer;
  transaction: ServerTransaction;
  /** What the transaction sees. */
  view: View;
  /** In their order in the text. */
  values: readonly unknown[];
  /** What stands before each value, and after the last. */
  texts: readonly string[];
}

export interface KnownStatement {
  /** A part of its text that no other statement has. */
  mark: string;
  run: (call: Call) => Result | Generator<ServerTransaction, Result, void>;
}

/** Waits until nobody else has the row, and has it until the end of the transaction. */
export function* lockRow(
  { server, transaction }: Call,
  name: string,
): Generator<ServerTransaction, void, void> {
  for (;;) {
    const holder = server.tryLock(transaction, name);
    if (holder === null) return;
    yield holder;
  }
}

/** The rows that came together in one statement, from the arrays of their columns. */
export function zip<Columns extends Record<string, readonly unknown[]>>(
  columns: Columns,
): { [Name in keyof Columns]: Columns[Name][number] }[] {
  const names = Object.keys(columns);
  const { length } = columns[names[0]!]!;
  const rows: { [Name in keyof Columns]: Columns[Name][number] }[] = [];
  for (let index = 0; index < length; index += 1) {
    const row: Record<string, unknown> = {};
    for (const name of names) row[name] = columns[name]![index];
    rows.push(row as { [Name in keyof Columns]: Columns[Name][number] });
  }
  return rows;
}
