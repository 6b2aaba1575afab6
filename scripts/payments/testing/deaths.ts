/** A process that dies at a step of an order: what it did is done, and nobody hears of it. */
import { OrderSteps } from '../../../apps/api/src/checkout/order-steps.js';
import type { OrderStep } from '../../../apps/api/src/checkout/domain/find-step.js';
import type { Shop } from './shop.js';

/** Whether it had done the step, or was about to. */
export type Moment = 'before' | 'after';

/** What is done with others. */
type Deed = OrderStep['kind'] | 'makePage';

export interface Death {
  /** Resolves once a process has died. */
  happened: Promise<void>;
  /** Everybody lives on: what hung fails then. */
  bury: () => void;
}

/**
 * The first process that comes to such a step of the order does not come back from it, and from none of its later
 * steps either: not for its own sweeper, and not for whoever asked it.
 */
export function dieAt(shop: Shop, orderId: string, kind: Deed, moment: Moment): Death {
  let dead: OrderSteps | null = null;
  let tell = () => undefined as void;
  let bury = () => undefined as void;
  const happened = new Promise<void>((resolve) => (tell = resolve));
  const buried = new Promise<void>((resolve) => (bury = resolve));
  const hang = async (): Promise<never> => {
    await buried;
    throw new Error('It died here');
  };
  const undo = shop.apps.map(({ app }) => {
    const steps = app.get(OrderSteps);
    const run = steps.run.bind(steps);
    const makePage = steps.makePage.bind(steps);
    const orDie = async <Done>(id: string, deed: Deed, work: () => Promise<Done>) => {
      const isMeant = id === orderId;
      if (isMeant && dead === steps) return hang();
      if (!isMeant || dead !== null || deed !== kind) return work();
      dead = steps;
      if (moment === 'after') await work();
      tell();
      return hang();
    };
    steps.run = (order, step) => orDie(order.id, step.kind, () => run(order, step));
    steps.makePage = (order) => orDie(order.id, 'makePage', () => makePage(order));
    return () => void Object.assign(steps, { run, makePage });
  });
  return {
    happened,
    bury() {
      undo.forEach((one) => one());
      bury();
    },
  };
}
