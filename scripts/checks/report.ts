/** What `npm test` prints: a line for each step as it ends, what it has to say, and the sum of all. */
import { dim, formatSeconds, green, red, yellow } from '../runner/reporter.js';
import type { Check, CheckResult } from './check.js';

export class ChecksReport {
  private readonly running = new Map<Check, number>();
  private readonly total = { passed: 0, failed: 0, skipped: 0 };

  constructor() {
    console.log();
  }

  begin(check: Check): void {
    this.running.set(check, Date.now());
    this.drawRunning();
  }

  end(check: Check, result: CheckResult): void {
    const time = Date.now() - (this.running.get(check) ?? 0);
    this.running.delete(check);
    this.total.passed += result.passed;
    this.total.failed += result.failed;
    this.total.skipped += result.skipped;
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    console.log(formatResult(check, result, time));
    if (result.details !== '') console.log(`\n${indent(result.details)}\n`);
    this.drawRunning();
  }

  /** Prints the sum; says whether nothing failed. */
  close(): boolean {
    const { passed, failed, skipped } = this.total;
    const ofSkipped = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(`\n${passed} passed, ${failed} failed${ofSkipped}`);
    return failed === 0;
  }

  /** On the last line of a terminal, until the next step ends. */
  private drawRunning(): void {
    if (!process.stdout.isTTY || this.running.size === 0) return;
    const titles = [...this.running.keys()].map(({ title }) => title).join(', ');
    process.stdout.write(`\r\u001b[K  ${dim('·')} ${titles}`);
  }
}

function formatResult({ title }: Check, result: CheckResult, milliseconds: number): string {
  const mark = result.failed === 0 ? green('✓') : red('✗');
  const time = dim(formatSeconds(milliseconds).padStart(8));
  return `  ${mark} ${title.padEnd(34)} ${describeCounts(result).padEnd(24)} ${time}`;
}

function describeCounts(result: CheckResult): string {
  if (result.passed + result.failed === 1 && result.skipped === 0) return '';
  const parts = [`${result.passed} passed`];
  if (result.failed > 0) parts.push(red(`${result.failed} failed`));
  if (result.skipped > 0) parts.push(yellow(`${result.skipped} skipped`));
  return parts.join(', ');
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
