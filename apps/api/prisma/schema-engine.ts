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
import { splitStatements } from './split-statements.js';

type SchemaEngine = engineModule.SchemaEngine;

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

/** Prisma's own, but for the way in which it parts a script. */
function createFactory(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      for (const sql of splitStatements(script)) {
        await adapter.executeRaw({ sql, args: [], argTypes: [] });
      }
    };
    return adapter;
  };
  return factory;
}

/** Runs `work` with an engine on the database of `databaseUrl`, and closes its connections afterwards. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  // A pool of our own, because the engine does not close the one that it makes.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(createFactory(pool));
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
