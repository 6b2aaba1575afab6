import type { KnownStatement } from './known-statement.js';
export const deliveryStatements: readonly KnownStatement[] = [];
