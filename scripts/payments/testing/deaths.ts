/** A process that dies at a step of an order: what it did is done, and nobody hears of it. */
import { OrderSteps } from '../../../apps/api/src/checkout/order-steps.js';
import type { OrderStep } from '../../../apps/api/src/checkout/domain/find-step.js';
import type { Shop } from './shop.js';

/** Whether it had done the step, or was about to. */
export type Moment = 'before' | 'after';

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
export function dieAt(shop: Shop, orderId: string, kind: OrderStep['kind'], moment: Moment): Death {
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
    steps.run = async (order, step) => {
      const isMeant = order.id === orderId;
      if (isMeant && dead === steps) return hang();
      if (!isMeant || dead !== null || step.kind !== kind) return run(order, step);
      dead = steps;
      if (moment === 'after') await run(order, step);
      tell();
      return hang();
    };
    return () => void (steps.run = run);
  });
  return {
    happened,
    bury() {
      undo.forEach((one) => one());
      bury();
    },
  };
}
