import { askLine } from '../session/read-password.js';
import type { Terminal } from '../terminal.js';
import type { Menu, Ui } from './ui.js';

/** For screen readers: each line is written once and stays, and choices have numbers. */
export class PlainUi implements Ui {
  constructor(private readonly terminal: Terminal) {}

  async choose<T>({ title, lines, choices }: Menu<T>): Promise<T | null> {
    const listed = choices();
    const rows = listed.map(({ label }, index) => `${index + 1}. ${label}`);
    this.write(['', title, ...(lines?.() ?? []), ...rows, '0. Back']);
    for (;;) {
      const answer = (await askLine(this.terminal, 'Number: ')).trim();
      if (answer === '0') return null;
      const chosen = /^[1-9]\d*$/.test(answer) ? listed[Number(answer) - 1] : undefined;
      if (chosen) return chosen.value;
      this.write([`A number from 0 to ${listed.length}.`]);
    }
  }

  async ask(question: string, options?: { isSecret?: boolean }): Promise<string | null> {
    const answer = (await askLine(this.terminal, `${question}: `, options)).trim();
    return answer === '' ? null : answer;
  }

  async show(title: string, lines: readonly string[]): Promise<void> {
    this.write(['', title, ...lines]);
  }

  close(): void {}

  private write(lines: readonly string[]): void {
    this.terminal.output.write(lines.map((line) => `${line}\n`).join(''));
  }
}
