/**
 * Does to the events of a series what an edit has planned for each: the core changes or cancels them, one
 * command for each, and tells their people. The plan is kept in rows that go when they are done, so whoever
 * comes after a crash goes on where it ended.
 *
 * What must stay true: of the steps of one event a later one is never done before an earlier one. A lease
 * sees to it that one process at a time is at them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { EventCommandsService, type EventChange } from '../bookings/event-commands.service.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { ScheduledWorkService, type ScheduledWork } from '../common/jobs/scheduled-work.service.js';
import type { EventChanges } from './domain/plan-edit.js';
import { deleteSteps, listSteps, type Step } from './series-steps.sql.js';

/** For what a process left that died. */
const EVERY_MS = 10_000;

/** Events at once: those who book others wait some milliseconds for them. */
const STEP_SIZE = 50;

/** How long whoever edits waits to see it done. It is done in any case. */
const SHOWN_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 50;

@Injectable()
export class SeriesStepsService implements OnApplicationBootstrap {
  private readonly logger = new Logger(SeriesStepsService.name);
  private readonly work: ScheduledWork = {
    name: 'carry edits of series on',
    everyMs: EVERY_MS,
    run: (stop) => this.carryOn(stop),
  };

  constructor(
    private readonly prisma: PrismaService,
    private readonly commands: EventCommandsService,
    private readonly scheduledWork: ScheduledWorkService,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduledWork.schedule(this.work);
    this.scheduledWork.wake(this.work);
  }

  /** Until it is done, or for so long: another process may be at it, or something in its way. */
  async finish(): Promise<void> {
    const at = performance.now();
    while (performance.now() - at < SHOWN_WITHIN_MS) {
      try {
        if (await this.scheduledWork.runIfDue({ ...this.work, everyMs: 0 })) return;
      } catch (error) {
        this.logger.warn(`${this.work.name} was put off: ${String(error)}`);
        return;
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** @throws when a step fails: what is left is done by the next run */
  async carryOn(stop: AbortSignal): Promise<void> {
    for (;;) {
      stop.throwIfAborted();
      const steps = await listSteps(this.prisma, STEP_SIZE);
      if (steps.length === 0) return;
      await Promise.all(steps.map((step) => this.take(step)));
      await deleteSteps(
        this.prisma,
        steps.map(({ id }) => id),
      );
    }
  }

  private async take(step: Step): Promise<void> {
    const by = { userId: step.actorId, requestId: step.requestId };
    const { eventId, changes, reason } = step;
    try {
      if (changes === null) await this.commands.cancelEvent(by, eventId, reason ?? '');
      else await this.commands.change(by, eventId, null, toChange(changes));
    } catch (error) {
      // What it was planned for has happened meanwhile, or is not to be: it began, somebody cancelled it.
      if (!(error instanceof ProblemError) || error.code === 'busy') throw error;
      this.logger.log(`The event ${eventId} stays as it is: ${error.code}`);
    }
  }
}

/** As JSON has kept it. */
function toChange(changes: EventChanges): EventChange {
  const times = [
    ...['startsAt', 'endsAt', 'saleOpensAt', 'saleClosesAt', 'cancelUntil'],
    ...['transferUntil', 'waitlistClosesAt'],
  ];
  const fields = Object.entries(changes).map(([field, value]) => [
    field,
    times.includes(field) && typeof value === 'string' ? new Date(value) : value,
  ]);
  return Object.fromEntries(fields) as EventChange;
}
