/**
 * The API of the journeys loads this before itself. Hundreds of people register there, and no journey proves
 * how much work a password's hash takes: `password.spec.ts` does.
 */
import { bcrypt } from '../../apps/api/dist/src/auth/bcrypt-threads.js';

const LEAST_COST = 4;
const hash = bcrypt.hash.bind(bcrypt);
bcrypt.hash = (password) => hash(password, LEAST_COST);
