import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { Interrupted, UsageError } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

/**
 * Asks for a password without showing it; from standard input where that is wanted.
 * @throws {UsageError} where there is nobody to ask
 */
export async function readPassword(
  terminal: Terminal,
  { isFromInput }: { isFromInput: boolean },
): Promise<string> {
  if (isFromInput) return (await text(terminal.input)).replace(/\r?\n$/, '');
  if (terminal.input.isTTY !== true) {
    throw new UsageError('There is no terminal to ask for the password: use --password-stdin.');
  }
  return askLine(terminal, 'Password: ', { isSecret: true });
}

/** One line of what a person types. The question goes where results do not. */
export function askLine(
  { input, errors, interrupted }: Terminal,
  question: string,
  { isSecret = false } = {},
): Promise<string> {
  // What is typed is echoed by readline, so for a secret it gets an output that shows nothing.
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input,
    output: isSecret ? silence : errors,
    terminal: input.isTTY === true,
  });
  if (isSecret) errors.write(question);
  return new Promise((resolve, reject) => {
    const end = () => {
      lines.close();
      if (isSecret) errors.write('\n');
    };
    const stop = () => {
      end();
      reject(new Interrupted());
    };
    interrupted.addEventListener('abort', stop, { once: true });
    lines.once('SIGINT', stop);
    lines.once('close', () => reject(new Interrupted()));
    lines.question(isSecret ? '' : question, (line) => {
      resolve(line);
      interrupted.removeEventListener('abort', stop);
      end();
    });
  });
}
