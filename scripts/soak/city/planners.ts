/**
 * Organisers at their desks: they draft an event, publish it, change it while it sells, read its roster, and in the
 * end close or cancel it.
 */
import { organiserEventSchema, type OrganiserEvent } from '@lastseat/contracts';
import type { Random } from '../../load/random.js';
import type { Answered, Asker, Request } from '../../torture-money/clients/asker.js';
import type { Asker as StreetAsker } from '../../torture/clients/asker.js';
import type { Deeds } from './deeds.js';
import type { OpenStreets } from './open-streets.js';
import { rest, Townsfolk } from './townsfolk.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const PLANNERS = 4;
const REST_MS = [500, 4_000] as const;
/** Of a run, how long an event is open. */
const LIFE_SHARE = [0.03, 0.12] as const;
const LOOKS = ['/roster', '/roster.csv', '/stats', '/activity', '/waitlist'] as const;

export interface Office {
  asker: Asker;
  /** Writes down what the checker of the streets has to know. */
  streetAsker: StreetAsker;
  open: OpenStreets;
  deeds: Deeds;
  ownerId: string;
  organiserId: string;
  durationMs: number;
}

export function employPlanners(office: Office, seed: number): Townsfolk {
  return new Townsfolk({
    ...{ seed, count: PLANNERS, firstStream: 11_000, restMs: REST_MS },
    live: (random, isOver) => new Planner(office, random, isOver).holdEvent(),
  });
}

/** Of one event, from its draft to its end. */
class Planner {
  constructor(
    private readonly office: Office,
    private readonly random: Random,
    private readonly isOver: () => boolean,
  ) {}

  async holdEvent(): Promise<void> {
    const { open, deeds } = this.office;
    const draft = await this.draft();
    if (draft === null) return;
    await this.change(draft.id);
    if (this.random.chance(0.15)) return this.throwAway(draft.id);
    const published = await this.ask('POST', `/events/${draft.id}/publish`);
    if (published === null) return;
    deeds.note('events published');
    open.open(draft.id, draft.totalTickets);
    const [shortest, longest] = LIFE_SHARE.map((share) => share * this.office.durationMs);
    const until = Date.now() + this.random.between(Math.ceil(shortest!), Math.ceil(longest!));
    while (!this.isOver() && Date.now() < until) {
      await rest((until - Date.now()) / this.random.between(1, 6), this.isOver);
      await this.lookAfter(draft.id);
    }
    await this.end(draft.id);
  }

  private async draft(): Promise<OrganiserEvent | null> {
    const body = {
      ...{ title: `An evening ${this.random.between(1, 1_000_000)}`, category: 'Music' },
      ...{ venue: 'The old mill', timeZone: 'Europe/Vienna' },
      startsAt: new Date(Date.now() + this.random.between(2, 60) * DAY_MS).toISOString(),
      totalTickets: this.random.between(3, 30),
    };
    const made = await this.ask('POST', `/organisers/${this.office.organiserId}/events`, { body });
    if (made?.code !== null) return null;
    this.office.deeds.note('drafts made');
    return organiserEventSchema.parse(made.body);
  }

  private async throwAway(id: string): Promise<void> {
    const copy = await this.ask('POST', `/events/${id}/duplicate`);
    if (copy?.code === null) {
      const { id: copyId } = organiserEventSchema.parse(copy.body);
      await this.ask('DELETE', `/events/${copyId}`);
    }
    await this.ask('DELETE', `/events/${id}`);
    this.office.deeds.note('drafts thrown away');
  }

  private async lookAfter(id: string): Promise<void> {
    if (this.random.chance(0.5)) await this.change(id);
    for (const look of LOOKS) await this.ask('GET', `/events/${id}${look}`);
    this.office.deeds.note('rosters read');
  }

  /** Not its seats: those are changed by who works for the organiser in the streets. */
  private async change(id: string): Promise<void> {
    const seen = await this.ask('GET', `/events/${id}/settings`);
    if (seen?.code !== null) return;
    const { revision } = organiserEventSchema.parse(seen.body);
    const words = `Room ${this.random.between(1, 1_000)}`;
    const body = this.random.pick([{ venue: words }, { description: words }, { host: words }]);
    const changed = await this.ask('PATCH', `/events/${id}`, { body, revision });
    if (changed?.code === null) this.office.deeds.note('events edited');
  }

  private async end(eventId: string): Promise<void> {
    const { open, deeds, streetAsker, ownerId: userId } = this.office;
    open.close(eventId);
    deeds.note('events closed');
    if (this.random.chance(0.7)) return;
    const wish = streetAsker.note({ kind: 'cancelEvent', userId, eventId, attempts: [] });
    await streetAsker.fulfil(this.random, wish);
    deeds.note('events cancelled');
  }

  private ask(
    method: Request['method'],
    path: string,
    more: Pick<Request, 'body' | 'revision'> = {},
  ): Promise<Answered | null> {
    const person = { userId: this.office.ownerId, token: null };
    return this.office.asker.ask(this.random, person, { method, path, ...more });
  }
}
