/**
 * Those who work at the doors, each with a device at every event. They read the codes that people show, those
 * of old tickets too, two of them now and then the same one at once; some of the devices have no network for
 * a while and hand in later what they did. Whoever came in leaves after a moment, or all seats would be taken.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { Answer, Scan, Wish } from '../history.js';
import type { Asker } from './asker.js';
import { findOwnTicket, type OwnTicket } from './own-tickets.js';
import { countOf, slowDown, type Pace } from './pace.js';

const CLIENTS = 6;
const THINK_MS = [20, 200] as const;
const STAYS_MS = [20, 900] as const;
/** Of each client, the newest tickets that it has seen. */
const REMEMBERED = 40;

export interface DoorsOptions {
  pace: Pace;
  seed: number;
  userIds: readonly string[];
  /** Members that work at the door. */
  doorIds: readonly string[];
}

interface Shown extends OwnTicket {
  code: string;
}

/** A member with a device at an event. */
interface Post {
  userId: string;
  device: string;
  eventId: string;
}

export class Doors {
  /** By member and event; each registers once. */
  private readonly posts = new Map<string, Promise<Post>>();
  private clients: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly asker: Asker,
    private readonly options: DoorsOptions,
  ) {}

  start(): void {
    // Streams of chance that nobody else has.
    this.clients = Array.from({ length: countOf(CLIENTS, this.options.pace) }, (_, index) =>
      this.work(createRandom(this.options.seed, 6_000 + index)),
    );
  }

  /** Nobody comes any more; resolves once every device knows what became of its scans. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  /** Somebody shows the ticket that they have now, at some door. */
  async show(random: Random, own: OwnTicket): Promise<void> {
    const shown = await this.readCode(random, own);
    if (shown) await this.letIn(random, await this.findPost(random, own.eventId), shown);
  }

  private async work(random: Random): Promise<void> {
    const seen: Shown[] = [];
    while (!this.isOver) {
      const shown = await this.findShown(random, seen);
      if (shown) await this.meet(random, await this.findPost(random, shown.eventId), shown);
      await pause(random.between(...slowDown(THINK_MS, this.options.pace)));
    }
  }

  /** A ticket of today, or one that was shown before: it may be another's by now. */
  private async findShown(random: Random, seen: Shown[]): Promise<Shown | undefined> {
    if (seen.length > 0 && random.chance(0.2)) return random.pick(seen);
    const own = await findOwnTicket(this.asker, random, random.pick(this.options.userIds));
    const shown = own && (await this.readCode(random, own));
    if (shown) seen.push(shown);
    seen.splice(0, seen.length - REMEMBERED);
    return shown;
  }

  private async readCode(random: Random, own: OwnTicket): Promise<Shown | undefined> {
    const { userId, bookingId } = own;
    const read = await this.ask(random, { kind: 'readTickets', userId, bookingId, attempts: [] });
    const code = read?.kind === 'tickets' ? read.codes[0] : undefined;
    return code === undefined ? undefined : { ...own, code };
  }

  private findPost(random: Random, eventId: string): Promise<Post> {
    const userId = random.pick(this.options.doorIds);
    const key = `${userId} ${eventId}`;
    const known = this.posts.get(key);
    if (known) return known;
    const post = { userId, eventId, device: randomUUID() };
    const registered = this.ask(random, { kind: 'registerDevice', ...post, attempts: [] });
    const made = registered.then(() => post);
    this.posts.set(key, made);
    return made;
  }

  private async meet(random: Random, post: Post, shown: Shown): Promise<void> {
    const fate = random.fraction();
    if (fate < 0.3) await this.letIn(random, post, shown);
    else if (fate < 0.5) {
      // Two queues, one ticket.
      const other = await this.findPost(random, shown.eventId);
      await Promise.all([this.letIn(random, post, shown), this.letIn(random, other, shown)]);
    } else if (fate < 0.65) {
      const { userId, bookingId } = shown;
      const cancelled = this.ask(random, { kind: 'cancel', userId, bookingId, attempts: [] });
      await Promise.all([this.letIn(random, post, shown), cancelled]);
    } else await this.letInOffline(random, post, shown);
  }

  private async letIn(random: Random, post: Post, shown: Shown): Promise<void> {
    const entry = toScan(shown);
    // A double tap, which a balancer hands to one process each.
    const answer = await this.scan(random, post, entry, random.chance(0.1));
    const isIn = answer?.kind === 'scanned' && answer.results[0]?.outcome === 'admitted';
    if (!isIn || this.isOver) return;
    await pause(random.between(...STAYS_MS));
    await this.scan(random, post, toScan(shown, entry.nonce), random.chance(0.1));
  }

  /** Perhaps twice with one ticket; those who left again while there was no network are handed in with them. */
  private async letInOffline(random: Random, post: Post, shown: Shown): Promise<void> {
    const entries = random.chance(0.3) ? [toScan(shown), toScan(shown)] : [toScan(shown)];
    const undos = entries.map(({ nonce }) => toScan(shown, nonce));
    const isBack = random.chance(0.5);
    await pause(random.between(...STAYS_MS));
    await this.handIn(random, post, isBack ? [...entries, ...undos] : entries);
    if (isBack || this.isOver) return;
    await pause(random.between(...STAYS_MS));
    await this.handIn(random, post, undos);
  }

  private async scan(
    random: Random,
    post: Post,
    scan: Scan,
    isTwice: boolean,
  ): Promise<Answer | null> {
    const wish = this.asker.note({ kind: 'scan', ...post, scan, attempts: [] });
    const ways = isTwice ? ([{ only: 'a' }, { only: 'b' }] as const) : [{}];
    const [answer] = await Promise.all(ways.map((way) => this.asker.fulfil(random, wish, way)));
    return answer ?? null;
  }

  private async handIn(random: Random, post: Post, scans: Scan[]): Promise<void> {
    await this.ask(random, { kind: 'handIn', ...post, scans, attempts: [] });
  }

  private ask(random: Random, wish: Wish): Promise<Answer | null> {
    return this.asker.fulfil(random, this.asker.note(wish));
  }
}

/** @param undoes the nonce of the entry, of one that is undone */
function toScan({ bookingId, code }: Shown, undoes?: string): Scan {
  const base = { nonce: randomUUID(), bookingId, code, scannedAt: new Date().toISOString() };
  return undoes === undefined ? { kind: 'entry', ...base } : { kind: 'undo', ...base, undoes };
}
