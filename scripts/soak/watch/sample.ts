/** What the city takes at one moment. Bytes; instants are milliseconds from the beginning of the run. */
import type { ProcessName } from '../../torture/history.js';

export interface ProcessSample {
  /** Another one is another life. */
  pid: number;
  residentBytes: number;
  /** Null where it did not say in time: it was frozen, or just started. */
  heapBytes: number | null;
  openFiles: number;
}

export interface TableSample {
  rows: number;
  /** With its indexes. */
  bytes: number;
  indexBytes: number;
}

export interface DatabaseSample {
  /** Of the API. */
  connections: number;
  /** That have had a transaction open for longer than any statement of the API may take. */
  stuckConnections: number;
  /** Of all its processes, without what they share. */
  ownBytes: number;
  /** All that was ever written to the WAL. */
  walBytes: number;
  /** Files of it that are there, and how many bytes of them PostgreSQL keeps by its setting. */
  walFolderBytes: number;
  walFolderMaxBytes: number;
  /** Ever begun. */
  transactions: number;
  /** By name. */
  tables: Readonly<Record<string, TableSample>>;
}

export interface Sample {
  at: number;
  processes: Readonly<Record<ProcessName, ProcessSample | null>>;
  /** Null while there was none. */
  database: DatabaseSample | null;
  /** Since the beginning: requests that got an answer, and that got none or 503. */
  answered: number;
  unanswered: number;
  /** Since the sample before: of each request that was answered, how long that took. Milliseconds. */
  latenciesMs: readonly number[];
}
