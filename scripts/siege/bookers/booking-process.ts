/** Those who book, and the pages that they watch the counts on, in a process of their own. */
import { setMaxListeners } from 'node:events';
import { AccessTokens } from '../../load/access-tokens.js';
import { LiveWatchers } from '../../load/live-watchers.js';
import { createRandom } from '../../load/random.js';
import { obeyParent } from '../../runner/child-program.js';
import type { BookerAnswer } from '../siege-record.js';
import { Booker } from './booker.js';
import type { BookerOrder, BookerReport, Crowd } from './bookers.js';
import { Caller } from './caller.js';

const TELL_EVERY_MS = 100;

let watchers: LiveWatchers[] = [];
const ending = new AbortController();
setMaxListeners(0, ending.signal); // One for each person.
let lives: Promise<unknown> = Promise.resolve();

obeyParent<BookerOrder, BookerReport>((order, report) => {
  if (order.kind === 'begin') lives = begin(order.crowd, report);
  else if (order.kind === 'watch') void watch(order.crowd).then(() => report({ kind: 'watching' }));
  else {
    ending.abort();
    void lives.then(() => report({ kind: 'over' }));
  }
});

async function begin(
  { port, jwtSecret, seed, paceMs, userIds, eventIds }: Crowd,
  report: (report: BookerReport) => void,
): Promise<void> {
  const caller = new Caller(port, new AccessTokens(jwtSecret));
  let answers: BookerAnswer[] = [];
  const tell = () => {
    report({ kind: 'answers', answers });
    answers = [];
  };
  const timer = setInterval(tell, TELL_EVERY_MS);
  const bookers = userIds.map((userId, index) => {
    const person = { userId, paceMs, eventIds, random: createRandom(seed, index) };
    return new Booker(person, caller, (answer) => answers.push(answer));
  });
  await Promise.all(bookers.map((booker) => booker.live(ending.signal)));
  clearInterval(timer);
  tell();
}

/** A page for each person, on one event each; those of before are gone with the server that died. */
async function watch({ port, userIds, eventIds }: Crowd): Promise<void> {
  for (const one of watchers) one.close();
  const ofEach = Math.ceil(userIds.length / eventIds.length);
  watchers = eventIds.map(
    (eventId) =>
      new LiveWatchers({ origins: [`http://127.0.0.1:${port}`], eventId }, () => undefined),
  );
  for (const one of watchers) await one.growTo(ofEach);
}
