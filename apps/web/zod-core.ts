/**
 * Stands where Zod's small form looks for the core: see next.config.ts. It names these two as a whole, for
 * hashes and for `catch`, so a bundler keeps each of their 140 patterns and functions.
 */
export * from 'zod/v4/core';

const refuse = (): never => {
  throw new Error('The web app has no hash and no catch in a schema');
};
const unused = new Proxy({}, { get: refuse });
export { unused as regexes, unused as util };
