/** What is committed, and what each transaction has changed of it: nobody else sees that before its COMMIT. */
import type { Rows, TableName } from './rows.js';

type Table<Name extends TableName> = Map<string, Rows[Name]>;
type Changes<Name extends TableName> = Map<string, Rows[Name] | null>;

export type Committed = { readonly [Name in TableName]: Table<Name> };

export function emptyTables(): Committed {
  return {
    User: new Map(),
    Event: new Map(),
    Booking: new Map(),
    WaitlistEntry: new Map(),
    OutboxMessage: new Map(),
    Delivery: new Map(),
    Order: new Map(),
    OrderLine: new Map(),
    Payment: new Map(),
    Refund: new Map(),
    ProviderEvent: new Map(),
    PaymentIncident: new Map(),
  };
}

/** A row before and after a transaction; null: it is not there. */
export interface RowChange<Row> {
  key: string;
  before: Row | null;
  after: Row | null;
}

/**
 * As READ COMMITTED shows it: each statement sees what is committed when it begins, and what its own transaction
 * has written. Rows are never changed, only replaced.
 */
export class View {
  private changes: { [Name in TableName]?: Changes<Name> } = {};
  private isChanged = false;

  constructor(private readonly committed: Committed) {}

  get<Name extends TableName>(table: Name, key: string): Rows[Name] | undefined {
    const changed = this.changesOf(table)?.get(key);
    return changed === undefined ? this.committed[table].get(key) : (changed ?? undefined);
  }

  /** In the order in which they were made: ids are given in this order, so it is that of the ids as well. */
  list<Name extends TableName>(table: Name): Rows[Name][] {
    const changes = this.changesOf(table);
    const committed = this.committed[table];
    if (changes === undefined) return [...committed.values()];
    const rows: Rows[Name][] = [];
    for (const [key, row] of committed) {
      const changed = changes.get(key);
      if (changed !== null) rows.push(changed ?? row);
    }
    for (const [key, row] of changes) if (row !== null && !committed.has(key)) rows.push(row);
    return rows;
  }

  put<Name extends TableName>(table: Name, key: string, row: Rows[Name]): void {
    this.changesFor(table).set(key, row);
  }

  remove(table: TableName, key: string): void {
    this.changesFor(table).set(key, null);
  }

  /** What this transaction has written and nobody else sees yet. */
  listOwn<Name extends TableName>(table: Name): Rows[Name][] {
    const changes = this.changesOf(table);
    if (changes === undefined) return [];
    return [...changes.values()].filter((row) => row !== null);
  }

  listChanges<Name extends TableName>(table: Name): RowChange<Rows[Name]>[] {
    const changes = this.changesOf(table);
    if (changes === undefined) return [];
    const committed = this.committed[table];
    return [...changes].map(([key, after]) => ({
      key,
      before: committed.get(key) ?? null,
      after,
    }));
  }

  get hasChanges(): boolean {
    return this.isChanged;
  }

  /** To be called once, at COMMIT. */
  apply(): void {
    for (const table of Object.keys(this.changes) as TableName[]) this.applyTo(table);
  }

  forget(): void {
    this.changes = {};
    this.isChanged = false;
  }

  private applyTo<Name extends TableName>(table: Name): void {
    const committed = this.committed[table];
    for (const [key, row] of this.changesFor(table)) {
      if (row === null) committed.delete(key);
      else committed.set(key, row);
    }
  }

  private changesOf<Name extends TableName>(table: Name): Changes<Name> | undefined {
    return this.changes[table];
  }

  private changesFor<Name extends TableName>(table: Name): Changes<Name> {
    this.isChanged = true;
    const known = this.changesOf(table);
    if (known) return known;
    const made: Changes<Name> = new Map();
    (this.changes as Record<TableName, unknown>)[table] = made;
    return made;
  }
}
