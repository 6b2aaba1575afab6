import { parseArgs } from 'node:util';
import { Failure } from '../runner/failure.js';
import { bold, dim, formatSeconds, terminalReporter } from '../runner/reporter.js';
import { runProgram } from '../runner/run-program.js';
import { listDemoAccounts } from './demo-accounts.js';
import { writeEnvFileIfMissing } from './env-file.js';
import { readSettings, type Settings } from './settings.js';
import { startStack, type Stack } from './stack.js';

/** `npm start` and `npm run dev`: everything up, until somebody stops it. */
export async function serve(help: string, isWatching: boolean): Promise<void> {
  await runProgram(async ({ scope, markReady }) => {
    const wish = readArguments(isWatching);
    if (wish === 'help') {
      console.log(help);
      return 0;
    }
    const started = Date.now();
    console.log(`\n  ${bold('Lastseat')}\n`);
    const settings = await prepareSettings(wish.notifications);
    const stack = await startStack(scope, {
      settings,
      reporter: terminalReporter,
      isWatching,
      apiProcesses: wish.apiProcesses,
      hasWeb: true,
      isTemporary: false,
      logPrefix: '',
    });
    await printAddresses(stack, Date.now() - started);
    markReady();
    return new Promise<never>(() => undefined);
  });
}

interface Wish {
  apiProcesses: number;
  /** Undefined: as the environment says. */
  notifications: string | undefined;
}

function readArguments(isWatching: boolean): 'help' | Wish {
  const { help, api = '1', notifications } = parse(isWatching);
  if (help === true) return 'help';
  const apiProcesses = Number(api);
  if (!Number.isInteger(apiProcesses) || apiProcesses < 1) {
    throw new Failure('--api takes a number of processes, from 1. Try --help.');
  }
  if (notifications !== undefined && !['kafka', 'outbox'].includes(notifications)) {
    throw new Failure('--notifications takes kafka or outbox. Try --help.');
  }
  return { apiProcesses, notifications };
}

interface Arguments {
  help?: boolean | undefined;
  api?: string | undefined;
  notifications?: string | undefined;
}

function parse(isWatching: boolean): Arguments {
  const help = { type: 'boolean', short: 'h' } as const;
  const text = { type: 'string' } as const;
  try {
    if (isWatching) return parseArgs({ options: { help } }).values;
    return parseArgs({ options: { help, api: text, notifications: text } }).values;
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
}

async function prepareSettings(notifications: string | undefined): Promise<Settings> {
  let settings: Settings | undefined;
  await terminalReporter.step('settings', () => {
    const isNew = writeEnvFileIfMissing();
    settings = readSettings(notifications === undefined ? {} : { NOTIFICATIONS: notifications });
    return isNew ? '.env written, with new secrets' : '.env';
  });
  if (settings === undefined) throw new Error('The step has ended without settings.');
  return settings;
}

async function printAddresses(stack: Stack, milliseconds: number): Promise<void> {
  const row = (name: string, text: string) => console.log(`  ${dim(name.padEnd(13))} ${text}`);
  console.log(`\n  Ready in ${formatSeconds(milliseconds)}\n`);
  row('Web', bold(stack.webUrl));
  if (stack.inbox !== null) row('Mail', stack.inbox.url);
  if (stack.labUrl !== null) row('Rush lab', stack.labUrl);
  row('API docs', `${stack.apiUrl}/api/docs`);
  for (const [index, { email, password, role }] of (await listDemoAccounts()).entries()) {
    row(
      index === 0 ? 'Demo log-ins' : '',
      `${email.padEnd(28)} ${password.padEnd(20)} ${dim(role)}`,
    );
  }
  row('Logs', dim(stack.logFolder));
  console.log(`\n  ${dim('Ctrl-C stops everything.')}\n`);
}
