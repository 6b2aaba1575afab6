/** What a stranger's machine is like, and what is done there. */

export interface Machine {
  key: string;
  /** What is special about it, for the table. */
  title: string;
  /** Else an account that owns nothing but its folders. */
  isRoot?: true;
  /** Versions from npm; else those that run this. */
  versions?: Versions;
  /** The folder of the clone. */
  folder?: string;
  /** Beside what every machine has. */
  environment?: Readonly<Record<string, string>>;
  hasReadOnlyCache?: true;
  /** `LANG` is C.UTF-8 unless this says that it is not set. */
  hasNoLanguage?: true;
  /** After the first start: once more without a network, or beside a copy that runs. */
  then?: 'offline' | 'beside';
  /** A step of `npm test` that is run at the end. */
  step?: string;
}

/** A Node, and the npm that it brings. */
export interface Versions {
  node: string;
  npm: string;
}

export const DEFAULT_FOLDER = 'lastseat';

/** The operating system's account that a machine's person has; undefined: the one that runs this. */
export interface Account {
  uid: number;
  gid: number;
}

/** What came of it. */
export interface Result {
  title: string;
  outcome: 'passed' | 'failed' | 'not here';
  /** Why it failed, or is not here; else what a reader of the table should know. */
  notes: string[];
  /** `20.19.0, npm 10.8.2` */
  versions: string;
  account: string;
  /** From `npm start` in the empty clone to the addresses. */
  firstStartMs: number | null;
  /** Of each start after the first. */
  laterStartMs: number[];
  bookings: number;
  /** From Ctrl-C to the end of the last one that was stopped. */
  stopMs: number | null;
  /** The step of `npm test`, with its last line. */
  test: string;
}
