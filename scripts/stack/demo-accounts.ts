import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../runner/repository.js';

interface DemoAccount {
  email: string;
  password: string;
  role: string;
}

/** The accounts that the seed makes, from the one place that knows them. */
export async function listDemoAccounts(): Promise<readonly DemoAccount[]> {
  const file = join(ROOT, 'apps/api/dist/modules/prisma/seed/demo-users.js');
  if (!existsSync(file)) return [];
  const module = (await import(pathToFileURL(file).href)) as {
    demoUsers: readonly DemoAccount[];
  };
  return module.demoUsers;
}
