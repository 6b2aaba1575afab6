import { emitKeypressEvents } from 'node:readline';
import { Interrupted } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import type { Key } from './list-cursor.js';

// The second screen, without a cursor and without wrapping: a line that is too long is cut by the terminal.
const OPEN = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const CLOSE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';
const DEFAULT_ROWS = 24;

/** The terminal's second screen: closing it brings back what was there before, whatever was drawn. */
export class Screen {
  private isOpen = false;

  constructor(private readonly terminal: Terminal) {
    emitKeypressEvents(terminal.input);
  }

  get rows(): number {
    return this.terminal.output.rows ?? DEFAULT_ROWS;
  }

  open(): void {
    const { input, output } = this.terminal;
    input.setRawMode?.(true);
    input.resume();
    output.write(OPEN);
    this.isOpen = true;
  }

  /** Over what was there, without clearing it first: nothing flickers. */
  draw(lines: readonly string[]): void {
    // Cleared before it is written: behind a full line the cursor still stands on its last character.
    const text = lines.slice(0, this.rows).map((line) => `${CLEAR_LINE}${line}`);
    this.terminal.output.write(`${HOME}${text.join('\r\n')}${CLEAR_BELOW}`);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    const { input, output } = this.terminal;
    output.write(CLOSE);
    input.setRawMode?.(false);
    input.pause();
  }

  /**
   * Hands each key on until one settles it, and draws anew when the window changes.
   * @throws {Interrupted} by Ctrl-C, and when the input ends
   */
  async readKeys<T>(draw: () => void, onKey: (key: Key, settle: (value: T) => void) => void) {
    const { input, output, interrupted } = this.terminal;
    const ends = new AbortController();
    try {
      return await new Promise<T>((settle, reject) => {
        const stop = () => reject(new Interrupted());
        const press = (_text: string | undefined, key: Key) => {
          if (key.ctrl && key.name === 'c') return stop();
          onKey(key, settle);
        };
        const listen = (
          source: NodeJS.EventEmitter,
          name: string,
          act: (...args: never[]) => void,
        ) => {
          source.on(name, act as (...args: unknown[]) => void);
          ends.signal.addEventListener('abort', () =>
            source.off(name, act as (...args: unknown[]) => void),
          );
        };
        listen(input, 'keypress', press);
        listen(input, 'end', stop);
        listen(output, 'resize', draw);
        interrupted.addEventListener('abort', stop, { signal: ends.signal });
        draw();
      });
    } finally {
      ends.abort();
    }
  }
}
