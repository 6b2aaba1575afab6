import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../runner/commands.js';
import { DATA_FOLDER, findCommand, ROOT } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import { hashInputs, readStamp, removeStamp, writeStamp } from './stamps.js';

export interface Build {
  name: string;
  /** Files and folders whose content decides whether the output is up to date. */
  inputs: readonly string[];
  output: string;
  /** The compiler does not remove what a deleted source left behind. */
  clearsOutput?: boolean;
  workspace: string;
  /** Commands, one after the other. */
  steps: readonly (readonly string[])[];
  env?: NodeJS.ProcessEnv;
}

/** Every build depends on the versions of what is installed. */
const COMMON_INPUTS = ['package-lock.json', 'tsconfig.base.json'];

const CONTRACT_INPUTS = [
  'packages/contracts/src',
  'packages/contracts/package.json',
  'packages/contracts/tsconfig.json',
  'packages/contracts/tsconfig.build.json',
];

const tsc = (workspace: string, config: string) => [
  findCommand('@typescript/native', workspace, 'tsc'),
  ...['--project', config, '--incremental', 'false'],
  // The types: a step of `npm test` does, with all that is not built. What comes out is the same.
  '--noCheck',
];

export const buildContracts = (): Build => ({
  name: 'contracts',
  inputs: CONTRACT_INPUTS,
  output: 'packages/contracts/dist',
  clearsOutput: true,
  workspace: 'packages/contracts',
  steps: [tsc('packages/contracts', 'tsconfig.build.json')],
});

export const generateClient = (): Build => ({
  name: 'database client',
  inputs: ['apps/api/prisma/schema.prisma', 'apps/api/prisma.config.ts'],
  output: 'apps/api/generated/prisma',
  workspace: 'apps/api',
  steps: [[findCommand('prisma', 'apps/api'), 'generate']],
  env: {
    // Prisma would download an engine that generating does not need; any existing file stops that.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    // It would tell its makers of each run, and keep notes in the folders of whoever runs it.
    CHECKPOINT_DISABLE: '1',
    XDG_CONFIG_HOME: DATA_FOLDER,
  },
});

const buildApi = (): Build => ({
  name: 'API',
  inputs: [
    ...CONTRACT_INPUTS,
    'apps/api/src',
    'apps/api/prisma',
    'apps/api/bench',
    'apps/api/bundle.mjs',
    'apps/api/prisma.config.ts',
    'apps/api/package.json',
    'apps/api/tsconfig.json',
    'apps/api/tsconfig.build.json',
  ],
  output: 'apps/api/dist',
  clearsOutput: true,
  workspace: 'apps/api',
  steps: [tsc('apps/api', 'tsconfig.build.json'), ['bundle.mjs']],
});

const buildWeb = (): Build => ({
  name: 'web',
  inputs: [...CONTRACT_INPUTS, 'apps/web'],
  output: 'apps/web/.next',
  workspace: 'apps/web',
  steps: [[findCommand('next', 'apps/web'), 'build']],
  env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
});

/** What listens to the web port, and has Next answer for the pages. */
export const buildWebServer = (): Build => ({
  name: 'web server',
  inputs: [
    ...CONTRACT_INPUTS,
    'apps/web/server',
    'apps/web/lib/http/config.ts',
    'apps/web/tsconfig.json',
    'apps/web/tsconfig.server.json',
  ],
  output: 'apps/web/dist',
  clearsOutput: true,
  workspace: 'apps/web',
  steps: [tsc('apps/web', 'tsconfig.server.json')],
});

/** Runs a build unless its output is up to date; says whether it ran. */
export async function runBuild(scope: Scope, build: Build): Promise<boolean> {
  const hash = hashInputs([...COMMON_INPUTS, ...build.inputs]);
  if (readStamp(build.output) === hash) return false;
  removeStamp(build.output);
  if (build.clearsOutput === true) {
    rmSync(join(ROOT, build.output), { recursive: true, force: true });
  }
  const name = `build-${build.name.toLowerCase().replaceAll(' ', '-')}`;
  for (const args of build.steps) {
    const cwd = join(ROOT, build.workspace);
    await runCommand(scope, { name, args, cwd, env: { ...process.env, ...build.env } });
  }
  writeStamp(build.output, hash);
  return true;
}

/**
 * Builds what is out of date, side by side where one does not need the other; gives the names of
 * what it built.
 */
export async function buildAll(scope: Scope, withWeb = true): Promise<string[]> {
  const built: string[] = [];
  const run = async (build: Build) => {
    if (await runBuild(scope, build)) built.push(build.name);
  };
  await settleAll([run(buildContracts()), run(generateClient())]);
  const web = withWeb ? [buildWeb(), buildWebServer()] : [];
  await settleAll([buildApi(), ...web].map(run));
  return built;
}

/** Waits for all, also when one has failed: nothing may go on in the background. */
async function settleAll(running: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(running);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
