/**
 * Where a sign-in outlives the program: one file for each server, so that two programs never write the
 * same file with news of different servers.
 */
import { userSchema } from '@lastseat/contracts';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const storedSessionSchema = z.object({
  user: userSchema,
  /** Lives 15 minutes; kept to spare most commands a refresh. */
  accessToken: z.string(),
  /** What the browser has as a cookie: lives seven days, and is exchanged at each refresh. */
  refreshToken: z.string(),
});
export type StoredSession = z.infer<typeof storedSessionSchema>;

export class SessionFile {
  private readonly folder: string;
  private readonly path: string;

  constructor(origin: string, environment: NodeJS.ProcessEnv) {
    const config = environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
    this.folder = join(config, 'lastseat');
    this.path = join(this.folder, `${encodeURIComponent(origin)}.json`);
  }

  /** @returns null where nobody is signed in; what cannot be read as a session is none */
  async read(): Promise<StoredSession | null> {
    try {
      return storedSessionSchema.parse(JSON.parse(await readFile(this.path, 'utf8')));
    } catch (error) {
      const isNone = error instanceof SyntaxError || error instanceof z.ZodError;
      if (isNone || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** All of it or nothing, and readable by its owner only from the first byte on. */
  async write(session: StoredSession): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = `${this.path}.${randomUUID()}`;
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(`${JSON.stringify(session, null, 2)}\n`);
        // Before the rename, or a power cut could leave an empty file under the name.
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}
