/** The requests, one after the other in each of a few lanes, and what was found. */
import { createRandom, type Random } from '../load/random.js';
import { makeGarbage } from '../load/wire-garbage.js';
import { bodyMutations } from './body-mutations.js';
import type { Operation } from './document.js';
import { exchange, type Exchange } from './exchange.js';
import { headMutations } from './head-mutations.js';
import { judge } from './judge.js';
import { planRequest, writeRequest, type RequestPlan } from './request-plan.js';
import type { World } from './world.js';

export interface FuzzOptions {
  seed: number;
  first: number;
  requests: number;
  /** Begins no request after this. */
  until: number;
}

export interface Finding {
  index: number;
  complaint: string;
  changes: string[];
  /** What was sent, byte for byte. */
  bytes: Buffer;
}

export interface FuzzResult {
  sent: number;
  byStatus: Record<string, number>;
  findings: Finding[];
}

/** Many, because some wait for a second: for the end of an upgrade that nobody takes. */
const LANES = 32;
const DEADLINE_MS = 10_000;
/** Enough to see what is wrong. */
const MOST_FINDINGS = 20;

export async function runFuzz(
  world: World,
  operations: readonly Operation[],
  options: FuzzOptions,
  onProgress: (sent: number) => void,
): Promise<FuzzResult> {
  const result: FuzzResult = { sent: 0, byStatus: {}, findings: [] };
  const mutations = Object.entries({ ...bodyMutations, ...headMutations(world) });
  const port = Number(new URL(world.origin).port);
  let next = options.first;
  const last = options.first + options.requests;
  const runLane = async () => {
    while (next < last && Date.now() < options.until && result.findings.length < MOST_FINDINGS) {
      const index = next++;
      const random = createRandom(options.seed, index);
      const plan = planHostile(random, operations, world, mutations);
      const bytes = plan.garbage ?? writeRequest(plan, port);
      const isHead = plan.method === 'HEAD';
      const { endsEarly } = plan;
      const got = await exchange(bytes, { port, deadlineMs: DEADLINE_MS, endsEarly, isHead });
      const complaint = plan.garbage
        ? judgeGarbage(got)
        : judge(plan, bytes.length, got, operations);
      if (complaint !== null)
        result.findings.push({ index, complaint, changes: plan.changes, bytes });
      const status = got.kind === 'answer' ? String(got.answer.status) : got.kind;
      result.byStatus[status] = (result.byStatus[status] ?? 0) + 1;
      onProgress(++result.sent);
    }
  };
  await Promise.all(Array.from({ length: LANES }, runLane));
  return result;
}

function planHostile(
  random: Random,
  operations: readonly Operation[],
  world: World,
  mutations: [string, (plan: RequestPlan, random: Random) => void][],
): RequestPlan & { garbage: Buffer | null } {
  const plan = planRequest(random, random.pick(operations), world);
  if (random.chance(0.04)) {
    return {
      ...plan,
      changes: ['no request at all'],
      endsEarly: true,
      garbage: makeGarbage(random),
    };
  }
  const count = random.chance(0.2) ? 0 : random.between(1, 3);
  for (let done = 0; done < count; done++) {
    const [name, mutate] = random.pick(mutations);
    mutate(plan, random);
    plan.changes.push(name);
  }
  return { ...plan, garbage: null };
}

/** It may be refused or cut off; but not be waited for, and not be an error of the server's own. */
function judgeGarbage(got: Exchange): string | null {
  if (got.kind === 'silent') return 'no answer in time';
  if (got.kind === 'answer' && got.answer.status >= 500) return `answered ${got.answer.status}`;
  return null;
}
