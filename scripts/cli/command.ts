/** One command of the program. Its help, its completion and what it accepts come from the same lines. */
import type { Api } from './api.js';
import type { ExitCode } from './exit-code.js';
import type { Style } from './output/style.js';
import type { Session } from './session/session.js';
import type { Terminal } from './terminal.js';

export interface Option {
  /** How its value is called in the help; a flag has none. */
  value?: string;
  help: string;
  /** What can be completed. */
  choices?: readonly string[];
}

export interface Command {
  name: string;
  summary: string;
  /** Such as `<event>`, or `[email]` for one that may be left out. */
  arguments?: readonly string[];
  options: Readonly<Record<string, Option>>;
  /** More about it, for its help. */
  notes?: string;
  /** @returns what the program ends with; nothing: 0 */
  run(call: Call): Promise<ExitCode | void>;
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Call extends Context {
  arguments: readonly string[];
  options: OptionValues;
}

export interface Context {
  terminal: Terminal;
  style: Style;
  origin: string;
  session: Session;
  api: Api;
  /** Writes results, a line each. */
  print: (...lines: string[]) => void;
  /** Tells a person what goes on, beside the results. */
  tell: (line: string) => void;
}

/** Of every command. */
export const commonOptions = {
  url: { value: 'URL', help: 'the server; else LASTSEAT_URL, else the one of npm start' },
  plain: { help: 'no colours, no columns: for screen readers and for pipes' },
  help: { help: 'this text' },
} as const satisfies Record<string, Option>;

export const jsonOption = { json: { help: "what the API answered, in the API's own shape" } };

/** The text of an option, where it was given. */
export function textOf(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
