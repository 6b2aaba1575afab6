import type { KnownStatement } from './known-statement.js';
export const outboxStatements: readonly KnownStatement[] = [];
