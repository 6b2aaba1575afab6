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
    const settings = await prepareSettings();
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

function readArguments(isWatching: boolean): 'help' | { apiProcesses: number } {
  const help = { type: 'boolean', short: 'h' } as const;
  const api = { type: 'string', default: '1' } as const;
  try {
    const { values } = parseArgs({ options: { help, ...(!isWatching && { api }) } });
    if (values.help === true) return 'help';
    const apiProcesses = Number(values.api ?? '1');
    if (Number.isInteger(apiProcesses) && apiProcesses >= 1) return { apiProcesses };
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
  throw new Failure('--api takes a number of processes, from 1. Try --help.');
}

async function prepareSettings(): Promise<Settings> {
  let settings: Settings | undefined;
  await terminalReporter.step('settings', () => {
    const isNew = writeEnvFileIfMissing();
    settings = readSettings();
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
