/** What `main-processes.ts` and its API processes tell each other about Engine.IO's sessions. */

/** A process, as the others reach the sessions that it keeps. */
export interface SessionHome {
  /** The beginning of the id of each of its sessions. New at every start. */
  mark: string;
  /** Of its private channel: a socket in the file system, on Windows a named pipe. */
  path: string;
}

export type ToPrimary = { kind: 'lastseat: sessions kept'; home: SessionHome };

/** All that live, the one that is told among them. */
export type FromPrimary = { kind: 'lastseat: session homes'; homes: SessionHome[] };
