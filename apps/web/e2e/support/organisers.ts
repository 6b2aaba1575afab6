/** Organisers of a test's own. */
import type { MemberRole } from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import type { BrowserContext } from '@playwright/test';
import { signUp, type Person } from './people';
import { query } from './test-server';

export interface TestOrganiser {
  id: string;
  slug: string;
  /** In the order in which they were given. */
  people: Person[];
}

/** Signs somebody up in each window, and makes them members of one organiser. */
export async function openOrganiser(
  ...members: { window: BrowserContext; role: MemberRole }[]
): Promise<TestOrganiser> {
  const joined = await Promise.all(
    members.map(async ({ window, role }) => {
      const person = await signUp(window);
      return { person, userId: await findUserId(person), role };
    }),
  );
  const id = await insertOrganiser((statement, values) => query(statement, ...values), joined);
  return { id, slug: `organiser-${id}`, people: joined.map(({ person }) => person) };
}

async function findUserId({ email }: Person): Promise<string> {
  const [user] = await query<{ id: string }>(`SELECT id FROM "User" WHERE email = $1`, email);
  if (user === undefined) throw new Error(`Nobody has the address ${email}`);
  return user.id;
}
