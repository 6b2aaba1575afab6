import { chmod, copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes `target` hold every file of `source`, readable by everybody. Looks at each file every time,
 * since systems clear their temporary folders piece by piece; replaces by renaming, since another
 * start may be doing the same at this moment and servers may be running from there.
 */
export async function copyMissingFiles(source: string, target: string): Promise<void> {
  const entries = await readdir(source, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const from = join(source, entry.name);
      const to = join(target, entry.name);
      if (entry.isDirectory()) {
        await mkdir(to, { recursive: true });
        await chmod(to, 0o755);
        await copyMissingFiles(from, to);
      } else if (entry.isFile()) {
        await copyIfMissing(from, to);
      }
    }),
  );
}

async function copyIfMissing(from: string, to: string): Promise<void> {
  const [wanted, found] = await Promise.all([stat(from), stat(to).catch(() => undefined)]);
  if (found?.size === wanted.size) return;
  const draft = `${to}.${process.pid}.draft`;
  await copyFile(from, draft);
  await chmod(draft, (wanted.mode & 0o111) === 0 ? 0o644 : 0o755);
  await rename(draft, to);
}
