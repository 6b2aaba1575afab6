/** What the page of the lab and the one that runs the races (`scripts/lab`) tell each other. */
import * as z from 'zod/mini';

/** Few enough for a laptop, and done in seconds. */
export const labBounds = {
  seats: { least: 1, most: 500 },
  people: { least: 2, most: 2_000 },
  /** Within so many seconds all have pressed; 0: at the same moment. */
  seconds: { least: 0, most: 10 },
} as const;

const bounded = ({ least, most }: { least: number; most: number }) =>
  z.int().check(z.minimum(least), z.maximum(most));

/** What a race is to be like. */
export const labOrderSchema = z
  .strictObject({
    seats: bounded(labBounds.seats),
    people: bounded(labBounds.people),
    seconds: bounded(labBounds.seconds),
  })
  // Where there is a seat for everybody nobody races, and nothing can be oversold.
  .check(z.refine(({ seats, people }) => people > seats, { path: ['people'] }));
export type LabOrder = z.infer<typeof labOrderSchema>;

const countSchema = z.int().check(z.nonnegative());

/** What the people of one side have been told so far. */
const toldSchema = z.object({
  booked: countSchema,
  soldOut: countSchema,
  /** Neither: an error, or nothing. */
  other: countSchema,
  /** From the first press on. */
  lastAnswerMs: z.nullable(z.number()),
});

const lockedSideSchema = z.extend(toldSchema, {
  /** By the live count, as every open page of the event gets it. */
  remaining: countSchema,
  waiting: countSchema,
  cancelled: countSchema,
  offered: countSchema,
  accepted: countSchema,
  declined: countSchema,
});
export type LockedSide = z.infer<typeof lockedSideSchema>;

const unlockedSideSchema = z.extend(toldSchema, {
  /** What its counter says, which is not so. */
  remaining: z.int(),
});
export type UnlockedSide = z.infer<typeof unlockedSideSchema>;

/** What the database says of one sale when all is over. */
const totalsSchema = z.object({
  seats: countSchema,
  sold: countSchema,
  held: countSchema,
  waiting: countSchema,
  remaining: z.int(),
});
export type Totals = z.infer<typeof totalsSchema>;

const labPhases = ['idle', 'preparing', 'rush', 'givingBack', 'done', 'failed'] as const;

export const labStateSchema = z.object({
  phase: z.enum(labPhases),
  /** Of the race that runs, or was the last one. */
  order: z.nullable(labOrderSchema),
  locked: lockedSideSchema,
  unlocked: unlockedSideSchema,
  totals: z.nullable(z.object({ locked: totalsSchema, unlocked: totalsSchema })),
  /** The very statements that the totals were read by. */
  statements: z.object({ locked: z.string(), unlocked: z.string() }),
  /** Why it failed. */
  failure: z.nullable(z.string()),
});
export type LabState = z.infer<typeof labStateSchema>;

/** More than there are seats for. */
export const countOversold = ({ seats, sold }: Pick<Totals, 'seats' | 'sold'>): number =>
  Math.max(0, sold - seats);
