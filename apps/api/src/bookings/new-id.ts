import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES_OF_AN_ID = 16;

/** Random bytes for the next ids: to ask the system for 16 costs almost as much as to ask for 4,096. */
const ahead = Buffer.allocUnsafe(256 * BYTES_OF_AN_ID);
let used = ahead.length;

/** A UUIDv7. Those of one millisecond have no order. */
export function newId(): string {
  if (used === ahead.length) {
    randomFillSync(ahead);
    used = 0;
  }
  const random = ahead.subarray(used, (used += BYTES_OF_AN_ID));
  return v7({ random });
}
