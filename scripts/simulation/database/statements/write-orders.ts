import type { KnownStatement } from './known-statement.js';
export const writeOrdersStatements: readonly KnownStatement[] = [];
