/** `npm run fonts -w apps/web`: after another version of Inter, or another line in list-cuts.ts. */
import { writeFile } from 'node:fs/promises';
import { cutFont } from './cut-font';
import { cuts } from './list-cuts';

for (const [name, cut] of Object.entries(cuts)) {
  await writeFile(new URL(name, import.meta.url), await cutFont(cut));
}
