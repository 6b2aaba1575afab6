/** Cuts a font to what a page needs of it, with HarfBuzz's subsetter. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { compress, decompress } from 'woff2-encoder';

export interface Cut {
  /** A WOFF2 file with an axis of weights. */
  from: string;
  /** As in CSS: `U+100-17F,U+218`. */
  characters: string;
  weights: [lightest: number, boldest: number];
}

/** What we call of the module's C interface; the numbers are addresses in its memory. */
interface Subsetter {
  memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  hb_blob_create(data: number, length: number, mode: number, owner: number, free: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_axis_range(
    ...of: [input: number, face: number, axis: number, least: number, most: number, usual: number]
  ): number;
  hb_subset_or_fail(face: number, input: number): number;
}

/** HB_MEMORY_MODE_WRITABLE: the bytes are ours, and stay. */
const WRITABLE = 2;
/** HB_SUBSET_SETS_LAYOUT_FEATURE_TAG. */
const FEATURES = 6;

/** The WOFF2 file, the same bytes every time. The memory goes with the module: each cut loads it anew. */
export async function cutFont({ from, characters, weights }: Cut): Promise<Uint8Array> {
  const hb = await loadSubsetter();
  const face = openFace(hb, await decompress(await readFile(from)));
  const input = hb.hb_subset_input_create_or_fail();
  const kept = hb.hb_subset_input_unicode_set(input);
  for (const codePoint of listCodePoints(characters)) hb.hb_set_add(kept, codePoint);
  // Digits of one width, for counts that change: not among those that HarfBuzz keeps by itself.
  hb.hb_set_add(hb.hb_subset_input_set(input, FEATURES), toTag('tnum'));
  hb.hb_subset_input_set_axis_range(input, face, toTag('wght'), ...weights, weights[0]);
  const cut = hb.hb_subset_or_fail(face, input);
  if (cut === 0) throw new Error(`HarfBuzz could not cut ${from}`);
  return compress(readFace(hb, cut));
}

function listCodePoints(characters: string): number[] {
  return characters.split(',').flatMap((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-')
      .map((digits) => Number.parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

async function loadSubsetter(): Promise<Subsetter> {
  const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), {});
  return instance.exports as unknown as Subsetter;
}

function openFace(hb: Subsetter, font: Uint8Array): number {
  const data = hb.malloc(font.length);
  new Uint8Array(hb.memory.buffer).set(font, data);
  return hb.hb_face_create(hb.hb_blob_create(data, font.length, WRITABLE, 0, 0), 0);
}

function readFace(hb: Subsetter, face: number): Uint8Array {
  const blob = hb.hb_face_reference_blob(face);
  const data = hb.hb_blob_get_data(blob, 0);
  return new Uint8Array(hb.memory.buffer).slice(data, data + hb.hb_blob_get_length(blob));
}

function toTag(name: string): number {
  return new DataView(new TextEncoder().encode(name).buffer).getUint32(0);
}
