/**
 * Passwords are hashed with the least work that there is, in the process of the tests: what a hash is good
 * for does not depend on it, and with all of it a file about log-ins is hashing for most of its time. How
 * much work the product takes is seen in `password.spec.ts`.
 */
import { bcrypt } from '../../src/auth/bcrypt-threads.js';

const LEAST_COST = 4;
/** A test that asks for a cost of its own gets it. */
const COST_OF_THE_PRODUCT = 10;

const isDone = Symbol.for('lastseat.hash-with-little-work');
const threads = bcrypt as typeof bcrypt & { [isDone]?: true };

// Once, although it is run before each file: they share their modules.
if (!threads[isDone]) {
  const hash = threads.hash.bind(threads);
  threads.hash = (password, cost) =>
    hash(password, cost === COST_OF_THE_PRODUCT ? LEAST_COST : cost);
  threads[isDone] = true;
}
