/**
 * Prisma's own schema engine, in its WASM build: the same engine as `prisma migrate deploy`, with the
 * same `_prisma_migrations` table, but it comes as an npm package and downloads no binary.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { runStatements } from './careful-statements.js';
import { listOldestTransactions } from './oldest-transactions.js';
import { splitStatements } from './split-statements.js';

type SchemaEngine = engineModule.SchemaEngine;

type Say = (sentence: string) => void;

/** What the WASM module exports beyond its typed interface: wasm-bindgen's own start-up. */
interface WasmBindings {
  __wbg_set_wasm(exports: Record<string, unknown>): void;
}

/** Node has it, but its types come with the DOM's only, which do not belong into an API. */
declare const WebAssembly: {
  instantiate(
    module: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** The engine reports a panic here before it traps; without the registry the reason is lost. */
const panicRegistry = {
  message: '',
  set_message(message: string) {
    this.message = message;
  },
};

let instantiated: Promise<void> | undefined;

async function instantiate(): Promise<void> {
  const wasmFile = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry });
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), {
    './schema_engine_bg.js': { ...engineModule, ...timersThatHoldNobody() },
  });
  (engineModule as unknown as WasmBindings).__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/**
 * The engine gives the advisory lock a time limit of ten seconds and never takes the timer back, which
 * would keep the process alive for so long. wasm-bindgen adds a hash to the name that changes with
 * each version.
 */
function timersThatHoldNobody(): Record<string, unknown> {
  const names = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const startTimer = (task: () => void, ms: number) => setTimeout(task, ms >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, startTimer]));
}

/** Prisma's own, but for the way in which it runs a script: as `careful-statements.ts` says. */
function createFactory(pool: pg.Pool, say: Say): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    // Another connection would know nothing of the transaction and of the engine's lock.
    let lost: Error | undefined;
    pool.on('error', (error) => (lost = error));
    const run = async (sql: string) => {
      if (lost) throw lost;
      return adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    adapter.executeScript = async (script) => {
      const statements = splitStatements(script);
      if (await isMigrating(pool)) {
        const listOldest = () => listOldestTransactions(pool);
        const care = { run, say, listOldest, isLockTimeout };
        return runStatements(care, statements, { done: 0, isCarriedOn: false });
      }
      for (const statement of statements) await run(statement);
    };
    return adapter;
  };
  return factory;
}

/** Otherwise the script is the engine's own. */
async function isMigrating(pool: pg.Pool): Promise<boolean> {
  const table = await pool.query(`SELECT WHERE to_regclass('"_prisma_migrations"') IS NOT NULL`);
  if (table.rows.length === 0) return false;
  const begun = await pool.query(
    'SELECT FROM "_prisma_migrations" WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
  return begun.rows.length > 0;
}

const LOCK_NOT_AVAILABLE = '55P03';

/** The adapter puts what PostgreSQL said into the cause. */
const isLockTimeout = (error: unknown): boolean =>
  ((error as Error).cause as { originalCode?: string } | undefined)?.originalCode ===
  LOCK_NOT_AVAILABLE;

/**
 * Runs `work` with an engine on the database of `databaseUrl`, and closes its connections afterwards.
 * @param say told why a migration does not go on, where it waits
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
  say: Say = () => undefined,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  // A pool of our own, because the engine does not close the one that it makes.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(createFactory(pool, say));
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      adapter,
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    if (panicRegistry.message !== '') throw new Error(panicRegistry.message, { cause: error });
    throw error;
  } finally {
    await pool.end();
  }
}
