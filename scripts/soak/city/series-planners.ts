/**
 * Organisers with weekly classes. With each day of the city's week they look a week further ahead, so the series roll
 * on; they change them and end them.
 */
import {
  organiserEventPageSchema,
  seriesListSchema,
  seriesSchema,
  type OrganiserEvent,
  type Series,
} from '@lastseat/contracts';
import type { Random } from '../../load/random.js';
import type { Answered, Request } from '../../torture-money/clients/asker.js';
import type { Office } from './planners.js';
import { rest, Townsfolk } from './townsfolk.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS = 7;
/** A series is ended after these days; only what is held before is open to people. */
const OPEN_DAYS = 10;
const OPEN_AT_ONCE = 6;

export function employSeriesPlanner(office: Office, seed: number): Townsfolk {
  const planner = new SeriesPlanner(office);
  const dayMs = Math.ceil(office.durationMs / DAYS);
  return new Townsfolk({
    ...{ seed, count: 1, firstStream: 12_000, restMs: [1, 2] },
    live: async (random, isOver) => {
      const endsAt = Date.now() + dayMs;
      await planner.liveDay(random);
      await rest((endsAt - Date.now()) / 2, isOver);
      await planner.openClasses(random);
      await rest(endsAt - Date.now(), isOver);
    },
  });
}

class SeriesPlanner {
  private weeksAhead = 2;
  private readonly opened: string[] = [];

  constructor(private readonly office: Office) {}

  async liveDay(random: Random): Promise<void> {
    const { organiserId, deeds } = this.office;
    await this.make(random);
    const body = { weeksAhead: (this.weeksAhead += 1) };
    const looked = await this.ask(random, 'PATCH', `/organisers/${organiserId}`, { body });
    if (looked?.code === null) deeds.note('weeks that series rolled on');
    const list = await this.ask(random, 'GET', `/organisers/${organiserId}/series`);
    if (list?.code !== null) return;
    const going = seriesListSchema.parse(list.body).data.filter(({ endedAt }) => endedAt === null);
    if (going.length > 0) await this.change(random, random.pick(going));
    if (going.length > 2) await this.end(random, random.pick(going));
  }

  /** Some that are held within days, in the place of those that were open before. */
  async openClasses(random: Random): Promise<void> {
    const { organiserId, open, deeds } = this.office;
    const path = `/organisers/${organiserId}/events?status=scheduled&period=upcoming&limit=100`;
    const answer = await this.ask(random, 'GET', path);
    if (answer?.code !== null) return;
    for (const id of this.opened.splice(0)) open.close(id);
    const classes = organiserEventPageSchema.parse(answer.body).data.filter(isOpenable);
    const fresh = classes.filter(({ id }) => !open.seats.has(id));
    for (const { id, totalTickets } of random.shuffle(fresh).slice(0, OPEN_AT_ONCE)) {
      open.open(id, totalTickets);
      this.opened.push(id);
      deeds.note('events of series opened');
    }
  }

  private async make(random: Random): Promise<void> {
    const body = {
      ...{ title: `Dance ${random.between(1, 1_000_000)}`, category: 'Music', venue: 'The loft' },
      ...{ totalTickets: random.between(3, 15), timeZone: 'Europe/Vienna', durationMinutes: 90 },
      from: dayIn(1),
      slots: random
        .shuffle([1, 2, 3, 4, 5, 6, 7])
        .slice(0, 3)
        .map((weekday) => ({ weekday, startTime: '18:30' })),
    };
    const path = `/organisers/${this.office.organiserId}/series`;
    const made = await this.ask(random, 'POST', path, { body });
    if (made?.code === null) this.office.deeds.note('series made');
  }

  private async change(random: Random, { id }: Series): Promise<void> {
    const seen = await this.ask(random, 'GET', `/series/${id}`);
    if (seen?.code !== null) return;
    const { revision } = seriesSchema.parse(seen.body);
    const changes = { venue: `Hall ${random.between(1, 1_000)}` };
    const body = { scope: 'all', changes, isConfirmed: true };
    const changed = await this.ask(random, 'PATCH', `/series/${id}`, { body, revision });
    if (changed?.code === null) this.office.deeds.note('series edited');
  }

  private async end(random: Random, { id }: Series): Promise<void> {
    const body = { lastDate: dayIn(OPEN_DAYS), reason: 'The summer', isConfirmed: true };
    const ended = await this.ask(random, 'POST', `/series/${id}/end`, { body });
    if (ended?.code === null) this.office.deeds.note('series ended');
  }

  private ask(
    random: Random,
    method: Request['method'],
    path: string,
    more: Pick<Request, 'body' | 'revision'> = {},
  ): Promise<Answered | null> {
    const person = { userId: this.office.ownerId, token: null };
    return this.office.asker.ask(random, person, { method, path, ...more });
  }
}

const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Before the days that a series is ended on, and nobody has changed its seats yet. */
const isOpenable = ({ seriesDate, confirmedTickets, heldTickets, version }: OrganiserEvent) =>
  seriesDate !== null &&
  seriesDate < dayIn(OPEN_DAYS) &&
  confirmedTickets + heldTickets === 0 &&
  version > 0;
