import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cutFont } from './cut-font';
import { cuts } from './list-cuts';

const read = (name: string) => readFile(new URL(name, import.meta.url));

describe.each(Object.entries(cuts))('%s', (name, cut) => {
  it('is what is cut from the Inter that is installed', async () => {
    const cutNow = Buffer.from(await cutFont(cut));
    expect(cutNow.equals(await read(name)), 'npm run fonts -w apps/web').toBe(true);
  });

  it('is loaded for the characters that it has, and in its weights', async () => {
    const faces = (await read('fonts.css')).toString().split('@font-face');
    const face = faces.find((text) => text.includes(name))?.replace(/\s/g, '');
    expect(face).toContain(`unicode-range:${cut.characters};`);
    expect(face).toContain(`font-weight:${cut.weights.join('')};`);
  });
});
