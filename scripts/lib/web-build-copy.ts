// Next fixes at build time where its rewrites lead. A test that needs the web app before an API of
// its own would have to build it anew, and undo the build of `npm start`; so it takes a copy of that
// build with the addresses replaced.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repository.js';
import type { Scope } from './scope.js';

const WEB = join(ROOT, 'apps/web');
const BUILD = '.next';
/** What is no part of the built app: caches, and the folders of other copies. */
const NOT_COPIED = /^(cache|dev|trace.*|types|test-.*)$/;

interface WebBuildCopy {
  name: string;
  from: string;
  to: string;
}

/** Gives the copy's folder within the workspace; it lies in the build, and is gone at the end. */
export async function copyWebBuild(scope: Scope, copy: WebBuildCopy): Promise<string> {
  const folder = `${BUILD}/${copy.name}`;
  const target = join(WEB, folder);
  await scope.own(
    async () => copyParts(target),
    async () => rmSync(target, { recursive: true, force: true }),
  );
  const manifest = join(target, 'routes-manifest.json');
  const text = readFileSync(manifest, 'utf8');
  if (!text.includes(copy.from)) throw new Error(`The web app was not built for ${copy.from}.`);
  writeFileSync(manifest, text.replaceAll(`${copy.from}/`, `${copy.to}/`));
  return folder;
}

function copyParts(target: string): void {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(join(WEB, BUILD))) {
    if (NOT_COPIED.test(name)) continue;
    cpSync(join(WEB, BUILD, name), join(target, name), { recursive: true });
  }
}
