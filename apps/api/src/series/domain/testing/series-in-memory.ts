/**
 * A series with its events as the database keeps them, made and edited by the rules: what
 * `series-making.service.ts` and `series-edits.service.ts` do with rows.
 */
import { addDays, dayAt, laterOf, mondayOf, type Day, type Days } from '../days.js';
import { listOccurrences, type Occurrence } from '../occurrences.js';
import { planEdit, type EditPlan, type SeriesEvent, type SeriesState } from '../plan-edit.js';
import { toEventFields, type Template } from '../template.js';

export const aTemplate: Template = {
  title: 'Salsa',
  description: 'Words',
  category: 'Dance',
  level: null,
  host: null,
  venue: 'Room 1',
  address: null,
  totalTickets: 20,
  priceCents: 0,
  currency: 'AUD',
  maxPerPerson: 1,
  guestPolicy: 'immediate',
  timeZone: 'Australia/Sydney',
  durationMinutes: 55,
  saleOpensMinutesBefore: null,
  saleClosesMinutesBefore: null,
  cancelUntilMinutesBefore: null,
  allowsTransfer: true,
  asksNames: false,
  transferUntilMinutesBefore: null,
  waitlistMode: 'off',
  offerMinutes: 120,
  waitlistClosesMinutesBefore: null,
};

export class SeriesInMemory {
  events: SeriesEvent[] = [];
  holidays: Days[] = [];
  /** Those that the rule knows by another day than the one on which they are held. */
  readonly isLeft = new Set<string>();
  ruleFrom: Day;
  weeksAhead = 4;
  lastSlot: number;
  private nextId = 1;

  constructor(
    public state: SeriesState,
    public now: Date,
  ) {
    this.ruleFrom = state.rule.from;
    this.lastSlot = Math.max(...state.rule.slots.map(({ slot }) => slot));
    this.make();
  }

  get today(): Day {
    return dayAt(this.now, this.state.template.timeZone);
  }

  get horizon(): Day {
    return addDays(this.today, 7 * this.weeksAhead);
  }

  /** What the rule has from today on. */
  get due(): Occurrence[] {
    const window = { from: laterOf(this.today, this.ruleFrom), until: this.horizon };
    return listOccurrences(this.state.rule, this.holidays, window);
  }

  make(before?: Day): void {
    this.insert(before === undefined ? this.due : this.due.filter(({ date }) => date < before));
  }

  edit(after: SeriesState, from: Day): EditPlan {
    this.make(from);
    const { state: before, ruleFrom, holidays, now, horizon } = this;
    const edit = { before, after, from, ruleFrom, holidays, now, horizon };
    const known = this.events.filter(({ date }) => date >= mondayOf(from));
    const plan = planEdit(edit, known);
    this.state = after;
    this.ruleFrom = laterOf(ruleFrom, from);
    this.lastSlot = Math.max(this.lastSlot, ...after.rule.slots.map(({ slot }) => slot));
    for (const { id } of plan.moved) this.isLeft.add(id);
    const dates = new Map(plan.moved.map(({ id, date }) => [id, date]));
    this.events = this.events.map((event) => ({
      ...event,
      date: dates.get(event.id) ?? event.date,
    }));
    this.insert(plan.created);
    for (const { event, action, changes } of plan.events) {
      if (action === 'cancel') this.change(event.id, { status: 'cancelled' });
      if (action === 'change') {
        const { title, startsAt } = changes;
        if (startsAt) this.isLeft.delete(event.id);
        this.change(event.id, { ...(title && { title }), ...(startsAt && { startsAt }) });
      }
    }
    return plan;
  }

  change(id: string, change: Partial<SeriesEvent>): void {
    this.events = this.events.map((event) => (event.id === id ? { ...event, ...change } : event));
  }

  /** What has the key already stays as it is; what has begun is made no more. */
  private insert(occurrences: readonly Occurrence[]): void {
    for (const { date, slot, startTime } of occurrences) {
      if (this.events.some((event) => event.date === date && event.slot === slot)) continue;
      const { startsAt, title } = toEventFields(this.state.template, { date, startTime });
      if (startsAt <= this.now) continue;
      this.events.push({
        id: `event ${this.nextId++}`,
        title,
        startsAt,
        date,
        slot,
        status: 'scheduled',
        isChangedByHand: false,
        confirmedTickets: 0,
        heldTickets: 0,
      });
    }
  }
}
