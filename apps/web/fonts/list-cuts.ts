import { createRequire } from 'node:module';
import path from 'node:path';
import type { Cut } from './cut-font';

const list = createRequire(import.meta.url).resolve('@fontsource-variable/inter/unicode.json');
const files = path.join(path.dirname(list), 'files');

/** What the classes of the site ask for: `font-normal` to `font-bold`. */
const weights: Cut['weights'] = [400, 700];

/** By the name of the file in this folder. fonts.css names the same characters. */
export const cuts: Record<string, Cut> = {
  // On every page.
  'inter-latin.woff2': {
    from: path.join(files, 'inter-latin-wght-normal.woff2'),
    characters:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    weights,
  },
  // Czech, Polish, Hungarian, Romanian, Turkish, the Baltic and the South Slavic languages, Maltese.
  'inter-europe.woff2': {
    from: path.join(files, 'inter-latin-ext-wght-normal.woff2'),
    characters: 'U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B',
    weights,
  },
};
