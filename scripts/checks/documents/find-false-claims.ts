import { posix } from 'node:path';
import type { Document } from './parse-document.js';
import type { Repository } from './read-repository.js';

/** A path that begins at the repository's folder. Any other may be an example, or another machine's. */
const OWN_PATH = /^(apps|packages|scripts|docs|\.ci)\//;

/** A file of ours without its folder. Names stay when files move, so documents prefer them. */
const SOURCE_NAME = /^[\w.-]+\.(ts|tsx|mjs|cjs|sql|prisma)$/;

/** Links and images that lead nowhere, or to a heading that is not there. */
export function findDeadLinks(
  document: Document,
  documents: readonly Document[],
  { paths }: Repository,
): string[] {
  return document.links.filter((link) => {
    if (/^(https?|mailto):/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? document.path : resolve(document.path, file);
    if (!paths.has(target)) return true;
    const page = documents.find(({ path }) => path === target);
    return anchor !== undefined && page?.anchors.has(anchor) !== true;
  });
}

/** Commands of npm that no package.json has: the root's, or that of the workspace that is named. */
export function findUnknownCommands(document: Document, { scripts }: Repository): string[] {
  return document.commands
    .filter(({ script, workspace = '' }) => scripts.get(workspace)?.includes(script) !== true)
    .map(({ script, workspace }) => (workspace === undefined ? script : `${workspace} ${script}`));
}

/** Paths in code that the repository does not have. */
export function findMissingPaths(document: Document, { paths }: Repository): string[] {
  return document.words.filter(
    (word) => OWN_PATH.test(word) && !paths.has(word.replace(/[/.,;:)]+$/, '')),
  );
}

/** Source files that are nowhere in the repository. */
export function findMissingFiles(document: Document, { paths }: Repository): string[] {
  const names = new Set([...paths].map((path) => posix.basename(path)));
  return document.words.filter((word) => SOURCE_NAME.test(word) && !names.has(word));
}

function resolve(from: string, link: string): string {
  return posix.normalize(posix.join(posix.dirname(from), link)).replace(/\/$/, '');
}
