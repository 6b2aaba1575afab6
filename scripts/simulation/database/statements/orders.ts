import type { KnownStatement } from './known-statement.js';
export const orderStatements: readonly KnownStatement[] = [];
