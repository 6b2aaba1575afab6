import { Scope } from '../runner/scope.js';
import { buildContracts, runBuild } from './build.js';

/** The contracts: a program loads them when it begins, so on a fresh clone it could not build them itself. */
export async function buildFirst(): Promise<void> {
  const scope = new Scope();
  try {
    await runBuild(scope, buildContracts());
  } finally {
    await scope.close();
  }
}
