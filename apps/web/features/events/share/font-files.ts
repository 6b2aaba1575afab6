import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * In the order in which they are asked: the site's own face for Latin, Greek and Cyrillic, then one
 * for each other script. Emoji come before the scripts whose files carry a few symbols of their own.
 */
const families = [
  'inter',
  'noto-emoji',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-thai',
  // Simplified and traditional Chinese, and Japanese: its files cover all three.
  'noto-sans-sc',
  'noto-sans-kr',
];

/** A part of a family: the packages cut a face into files of a few dozen to a few hundred characters. */
export interface FontFile {
  path: string;
  ranges: [first: number, last: number][];
}

let files: Promise<FontFile[]> | undefined;

/** All there are, in the order of preference. Only lists are read here, no font. */
export function listFontFiles(): Promise<FontFile[]> {
  files ??= Promise.all(families.map(listFamily)).then((lists) => lists.flat());
  return files;
}

/** Undefined: there is no font for it. */
export function findFontFile(grapheme: string, among: readonly FontFile[]): FontFile | undefined {
  const points = [...grapheme].map((character) => character.codePointAt(0) ?? 0);
  const visible = points.filter((codePoint) => !isJoiner(codePoint));
  const covers = (file: FontFile, wanted: number[]) =>
    wanted.every((codePoint) => {
      return file.ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
    });
  return (
    among.find((file) => covers(file, points)) ??
    among.find((file) => covers(file, visible)) ??
    among.find((file) => covers(file, visible.slice(0, 1)))
  );
}

/** Joins its neighbours or chooses their form, and has no glyph of its own. */
function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d || (codePoint & 0xfffff0) === 0xfe00;
}

async function listFamily(family: string): Promise<FontFile[]> {
  const folder = path.join(/* turbopackIgnore: true */ findPackages(), family);
  const list = JSON.parse(
    await readFile(path.join(/* turbopackIgnore: true */ folder, 'unicode.json'), 'utf8'),
  ) as unknown;
  return Object.entries(list as Record<string, string>).map(([subset, ranges]) => ({
    path: path.join(
      /* turbopackIgnore: true */ folder,
      'files',
      `${family}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ),
    ranges: ranges.split(',').map(parseRange),
  }));
}

/** Such as `U+61` or `U+61-7A`. */
function parseRange(range: string): [number, number] {
  const [first = '', last = first] = range.replace('U+', '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

/**
 * By walking up: Next's build would take a `require.resolve` apart. It is told to look away from these
 * paths, too, or it takes the whole repository for what they may name; next.config.ts names the fonts.
 */
function findPackages(): string {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const packages = path.join(
      /* turbopackIgnore: true */ folder,
      'node_modules/@fontsource-variable',
    );
    if (existsSync(packages)) return packages;
    if (folder === path.dirname(folder)) throw new Error('The fonts are not installed');
  }
}
