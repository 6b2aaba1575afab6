import { dim, red, yellow } from '../runner/reporter.js';

interface LogEntry {
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  msg?: string;
  err?: { message?: string };
}

/** A line of the API's JSON log; `undefined` for every other line. */
function parseLogLine(line: string): LogEntry | undefined {
  if (!line.startsWith('{"level":')) return undefined;
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    return undefined;
  }
}

function describeEntry({ level, msg, err }: LogEntry): string {
  const text = [msg, err?.message].filter((part) => part !== undefined && part !== '').join(': ');
  if (level === 'error' || level === 'fatal') return `${red(level)} ${text}`;
  return level === 'warn' ? `${yellow('warn')} ${text}` : text;
}

/** Shows every line, for development. */
export function showEveryLine(name: string): (line: string) => void {
  const prefix = dim(`${name.padEnd(9)} |`);
  return (line) => {
    if (line.trim() === '') return;
    const entry = parseLogLine(line);
    console.log(`${prefix} ${entry === undefined ? line : describeEntry(entry)}`);
  };
}

/** Shows only what somebody should look into. The check is cheap: a busy API logs a great deal. */
export function showWarnings(name: string): (line: string) => void {
  return (line) => {
    if (!/^\{"level":"(warn|error|fatal)"/.test(line)) return;
    const entry = parseLogLine(line);
    if (entry !== undefined) console.log(`  ${name}: ${describeEntry(entry)}`);
  };
}
