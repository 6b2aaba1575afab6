/**
 * The attackers, in a process of their own: with the bookers or the measuring in one event loop, their
 * work would look like the server's.
 */
import { setMaxListeners } from 'node:events';
import { createRandom } from '../../load/random.js';
import { obeyParent } from '../../runner/child-program.js';
import { attacks } from '../list-attacks.js';
import type { AttackOrder, AttackReport } from './attackers.js';
import { Target } from './target.js';

interface UnderWay {
  ending: AbortController;
  targets: Target[];
  over: Promise<unknown>;
}

let underWay: UnderWay | null = null;

obeyParent<AttackOrder, AttackReport>((order, report) => {
  if (order.kind === 'begin') underWay = begin(order, report);
  else if (underWay !== null) void end(underWay).then(report);
});

function begin(
  { names, knowledge, seed }: Extract<AttackOrder, { kind: 'begin' }>,
  report: (report: AttackReport) => void,
): UnderWay {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal); // As many as there are sockets.
  const targets: Target[] = [];
  let expected = names.length;
  const noteArrival = () => {
    expected -= 1;
    if (expected === 0) report({ kind: 'arrived' });
  };
  const runs = attacks.map(async (attack, index) => {
    if (!names.includes(attack.name)) return;
    const target = new Target(knowledge, createRandom(seed, index), noteArrival);
    targets.push(target);
    try {
      await attack.run(ending.signal, target);
    } catch (error) {
      // A server that has died or cuts its connections is no fault of the attack; ours would be.
      if (!isOfTheNetwork(error))
        report({ kind: 'failed', reason: String((error as Error).stack) });
      else target.note('cut');
    }
  });
  return { ending, targets, over: Promise.all(runs) };
}

async function end({ ending, targets, over }: UnderWay): Promise<AttackReport> {
  ending.abort();
  for (const target of targets) target.end();
  await over;
  const tally: Record<string, number> = {};
  for (const [what, count] of targets.flatMap((target) => Object.entries(target.tally))) {
    tally[what] = (tally[what] ?? 0) + count;
  }
  return { kind: 'over', tally };
}

const isOfTheNetwork = (error: unknown): boolean =>
  (error instanceof TypeError && error.message === 'fetch failed') ||
  /^(ECONN|EPIPE|UND_ERR)/.test((error as NodeJS.ErrnoException).code ?? '');
