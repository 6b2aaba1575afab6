/** For programs of a step that proves nothing about how much work the hash of a password takes. */
export const withLittleWork = {
  NODE_OPTIONS: `--import=${new URL('../browser/hash-with-little-work.mjs', import.meta.url).href}`,
};
