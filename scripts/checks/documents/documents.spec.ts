import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../runner/repository.js';
import {
  findDeadLinks,
  findMissingFiles,
  findMissingPaths,
  findUnknownCommands,
} from './find-false-claims.js';
import { parseDocument, type Document } from './parse-document.js';
import { readRepository } from './read-repository.js';

const DOCUMENT = /^((README|ARCHITECTURE|CONTRIBUTING)\.md|docs\/.+\.md|apps\/(.+\/)?README\.md)$/;

const repository = readRepository();
const documents = [...repository.paths]
  .filter((path) => DOCUMENT.test(path))
  .map((path) => parseDocument(path, readFileSync(join(ROOT, path), 'utf8')));

/** What is false in any of them, each with the page that says it. */
function listFalse(find: (document: Document) => string[]): string[] {
  return documents.flatMap((document) =>
    find(document).map((claim) => `${document.path}: ${claim}`),
  );
}

describe('The documents', () => {
  it.each([
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/api.md'],
    ...['docs/decisions/001-gate-before-the-routes.md', 'apps/web/README.md'],
  ])('include %s', (path) => {
    expect(documents.map((document) => document.path)).toContain(path);
  });

  it('link to nothing but files, images and headings that exist', () => {
    expect(listFalse((document) => findDeadLinks(document, documents, repository))).toEqual([]);
  });

  it('name no npm script that package.json lacks', () => {
    expect(listFalse((document) => findUnknownCommands(document, repository))).toEqual([]);
  });

  it('name no path of the repository that does not exist', () => {
    expect(listFalse((document) => findMissingPaths(document, repository))).toEqual([]);
  });

  it('name no source file that is in no folder', () => {
    expect(listFalse((document) => findMissingFiles(document, repository))).toEqual([]);
  });

  it.each([
    ['README.md', 9_000],
    ['ARCHITECTURE.md', 7_000],
  ])('keep %s within %i bytes', (path, most) => {
    const text = documents.find((document) => document.path === path)?.text ?? '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
  });

  it('give each decision a number of its own', () => {
    const numbers = documents.flatMap(
      ({ path }) => /^docs\/decisions\/(\d+)-/.exec(path)?.[1] ?? [],
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('The check of the documents', () => {
  const parse = (text: string) => parseDocument('docs/api.md', text);

  it.each([
    ['a file that is gone', '[x](gone.md)'],
    ['a heading that is gone', '[x](../README.md#gone)'],
    ['a heading that is gone from its own page', '# Here\n\n[x](#there)'],
    ['a file outside of the repository', '[x](../../README.md)'],
    ['an image that is gone', '![x](../apps/web/screenshots/gone.jpg)'],
  ])('finds a link to %s', (_, text) => {
    expect(findDeadLinks(parse(text), documents, repository)).toHaveLength(1);
  });

  it.each([
    ['a heading with punctuation', "# What's `new`, here\n\n[x](#whats-new-here)"],
    ['a folder', '[x](decisions/)'],
    ['another site', '[x](https://example.org/gone.md)'],
  ])('lets a link to %s pass', (_, text) => {
    const page = parse(text);
    expect(findDeadLinks(page, [page], repository)).toEqual([]);
  });

  it.each([
    ['between backticks', '`npm run gone`', 'gone'],
    ['in a block', '```sh\nnpm run gone -- --small\n```', 'gone'],
    ['of a workspace', '`npm run gone -w apps/api`', 'apps/api gone'],
    ['of a package', '`npm run gone --workspace=@lastseat/api`', '@lastseat/api gone'],
  ])('finds an unknown npm script %s', (_, text, expected) => {
    expect(findUnknownCommands(parse(text), repository)).toEqual([expected]);
  });

  it('knows the npm scripts of the root and those of a workspace apart', () => {
    const page = parse('`npm start`, `npm run generate -w apps/api`, `npm run generate`');
    expect(findUnknownCommands(page, repository)).toEqual(['generate']);
  });

  it('finds a path that is gone, between backticks and in a block for a shell', () => {
    const page = parse('`apps/gone`, `apps/api/`\n\n```sh\nsh scripts/gone.sh\n```\n');
    expect(findMissingPaths(page, repository)).toEqual(['scripts/gone.sh', 'apps/gone']);
  });

  it('finds the name of a source file that is in no folder', () => {
    const page = parse('`gone.ts`, `documents.spec.ts`, `*.spec.ts`');
    expect(findMissingFiles(page, repository)).toEqual(['gone.ts']);
  });
});
