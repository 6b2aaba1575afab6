import type { Target } from './target.js';

/** One way to take the server down, or to slow those who book. */
export interface Attack {
  /** For `--only`. */
  name: string;
  /** What is done, in a sentence. */
  what: string;
  /**
   * Until the signal, or until its own count is reached. Everything that it opens through the target is
   * closed afterwards. The server's refusals are no errors: they are what is wanted.
   */
  run(signal: AbortSignal, target: Target): Promise<void>;
}
