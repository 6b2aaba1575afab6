import type { Style } from '../output/style.js';
import type { Terminal } from '../terminal.js';
import { findWindow, matches, moveCursor, typedText, type ListCursor } from './list-cursor.js';
import { Screen } from './screen.js';
import type { Choice, Menu, Ui } from './ui.js';

/** Title, filter, the blank lines around the choices, and the line of keys. */
const FRAME_ROWS = 5;
const LEAST_CHOICES = 5;
const KEYS = '↑ ↓ move   Enter choose   letters narrow   Esc back   Ctrl-C leave';

export class DrawnUi implements Ui {
  private readonly screen: Screen;

  constructor(
    terminal: Terminal,
    private readonly style: Style,
  ) {
    this.screen = new Screen(terminal);
    this.screen.open();
  }

  async choose<T>(menu: Menu<T>): Promise<T | null> {
    let cursor: ListCursor = { filter: '', at: 0 };
    const list = () => menu.choices().filter(({ label }) => matches(label, cursor.filter));
    const draw = () => this.screen.draw(this.drawMenu(menu, list(), cursor));
    const stop = menu.follow?.(draw);
    try {
      return await this.screen.readKeys<T | null>(draw, (key, settle) => {
        const chosen = list()[cursor.at];
        if (key.name === 'return') return chosen && settle(chosen.value);
        if (key.name === 'escape') {
          if (cursor.filter === '') return settle(null);
          cursor = { filter: '', at: 0 };
        } else cursor = moveCursor(cursor, key, list().length);
        draw();
      });
    } finally {
      stop?.();
    }
  }

  ask(question: string, { isSecret = false } = {}): Promise<string | null> {
    let text = '';
    const draw = () => {
      const shown = isSecret ? '' : text;
      const keys = this.style.dim('Enter goes on   Esc back');
      this.screen.draw([this.style.bold(question), '', `  > ${shown}_`, '', keys]);
    };
    return this.screen.readKeys<string | null>(draw, (key, settle) => {
      if (key.name === 'return') return settle(text.trim());
      if (key.name === 'escape') return settle(null);
      text = key.name === 'backspace' ? text.slice(0, -1) : text + typedText(key);
      draw();
    });
  }

  async show(title: string, lines: readonly string[]): Promise<void> {
    await this.choose({
      title,
      lines: () => lines,
      choices: () => [{ label: 'Go on', value: null }],
    });
  }

  close(): void {
    this.screen.close();
  }

  private drawMenu<T>(
    { title, lines }: Menu<T>,
    choices: readonly Choice<T>[],
    { filter, at }: ListCursor,
  ): string[] {
    const { bold, dim } = this.style;
    // A long text gives way to the choices.
    const most = this.screen.rows - FRAME_ROWS - Math.min(choices.length, LEAST_CHOICES);
    const above = (lines?.() ?? []).slice(0, Math.max(0, most));
    const height = Math.max(1, this.screen.rows - FRAME_ROWS - above.length);
    const [first, end] = findWindow(at, choices.length, height);
    const rows = choices
      .slice(first, end)
      .map(({ label }, index) => (first + index === at ? bold(`> ${label}`) : `  ${label}`));
    return [
      `${bold(title)}${filter === '' ? '' : `   ${dim('narrowed to:')} ${filter}`}`,
      ...above,
      '',
      ...(rows.length === 0 ? [dim('  nothing fits')] : rows),
      '',
      dim(KEYS),
    ];
  }
}
