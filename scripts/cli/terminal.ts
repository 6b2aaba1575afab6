/** What a program has of the world around it. Tests give it streams of their own. */
import type { Readable, Writable } from 'node:stream';

type Input = Readable & { isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
type Output = Writable & { isTTY?: boolean; columns?: number; rows?: number };

export interface Terminal {
  input: Input;
  /** Results, and nothing else. */
  output: Output;
  /** What went wrong, and what is asked of a person. */
  errors: Output;
  environment: NodeJS.ProcessEnv;
  /** Where relative names of files begin. */
  folder: string;
  /** Aborted by Ctrl-C, where the terminal makes a signal of it. */
  interrupted: AbortSignal;
}

/** The process's own. */
export function openTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort());
  }
  // The reader of a pipe may have seen enough, as `head` does.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    input: stdin,
    output: stdout,
    errors: stderr,
    environment: env,
    // npm runs scripts in the repository's own folder, and says where it was called.
    folder: env['INIT_CWD'] ?? process.cwd(),
    interrupted: stop.signal,
  };
}
