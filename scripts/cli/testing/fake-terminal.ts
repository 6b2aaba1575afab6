import { PassThrough } from 'node:stream';
import type { Terminal } from '../terminal.js';

/** A terminal of 80 columns whose keys the test presses and whose screen it reads. */
export function fakeTerminal(environment: NodeJS.ProcessEnv, { isTTY = true } = {}) {
  const stop = new AbortController();
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const raw: boolean[] = [];
  const texts = { output: '', errors: '' };
  output.on('data', (chunk: Buffer) => (texts.output += chunk.toString()));
  errors.on('data', (chunk: Buffer) => (texts.errors += chunk.toString()));
  const terminal: Terminal = {
    input: Object.assign(input, { isTTY, setRawMode: (isRaw: boolean) => void raw.push(isRaw) }),
    output: Object.assign(output, { isTTY, columns: 80, rows: 24 }),
    errors,
    environment,
    folder: process.cwd(),
    interrupted: stop.signal,
  };
  return {
    terminal,
    /** Each change of the raw mode. */
    raw,
    texts,
    press: (keys: string) => void input.write(keys),
    interrupt: () => stop.abort(),
  };
}
