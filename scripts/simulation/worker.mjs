// A thread of the simulation: the product's sources, as they are, under a clock of their own.
import { register } from 'tsx/esm/api';
import { fileURLToPath } from 'node:url';

// Its decorators are of the older kind.
const tsconfig = fileURLToPath(new URL('../../apps/api/tsconfig.json', import.meta.url));
register({ tsconfig });
await import('./run-worker.ts');
