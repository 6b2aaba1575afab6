import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './repository.js';

interface DemoAccount {
  email: string;
  password: string;
  role: string;
}

/** The accounts that the seed makes, from the one place that knows them. */
export async function listDemoAccounts(): Promise<readonly DemoAccount[]> {
  const file = join(ROOT, 'apps/api/dist/prisma/demo-accounts.js');
  if (!existsSync(file)) return [];
  const module = (await import(pathToFileURL(file).href)) as {
    DEMO_ACCOUNTS: readonly DemoAccount[];
  };
  return module.DEMO_ACCOUNTS;
}
