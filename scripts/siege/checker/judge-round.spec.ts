import { describe, expect, it } from 'vitest';
import type { BookerAnswer, Round, Spell } from '../siege-record.js';
import { judgeRound } from './judge-round.js';

const answered = (status: number, ms: number, kind: 'book' | 'cancel' = 'book'): BookerAnswer => ({
  ...{ kind, status, ms, askedAt: 0 },
  ...{ userId: 'ann', eventId: 'an evening', bookingId: 'a booking' },
});
const times = (count: number, answer: BookerAnswer) => Array.from({ length: count }, () => answer);

const spell = (given: Partial<Spell> = {}): Spell => ({
  ...{ seconds: 1, peakBytes: 200e6, healthWorstMs: 20, healthFailures: 0, stallMs: 5 },
  answers: times(200, answered(201, 20)),
  ...given,
});
const round = (given: Partial<Round> = {}): Round => ({
  ...{ attack: 'an-attack', quiet: spell(), under: spell(), death: null, hasRecovered: true },
  tally: { '200': 100, '503': 7 },
  ...given,
});

/** Of a hundred and fifty answers of 20 ms and these: the worst of them is the p99. */
const with150 = (...others: BookerAnswer[]) =>
  spell({ answers: [...times(150, answered(201, 20)), ...others] });

describe('A server that stood its ground', () => {
  it('is not complained about', () => {
    expect(judgeRound(round(), true)).toEqual([]);
  });

  it('may be as slow as four times the quiet, and refuse one booking in two hundred', () => {
    const under = spell({ answers: [...times(199, answered(201, 79)), answered(503, 1)] });
    expect(judgeRound(round({ under }), true)).toEqual([]);
  });

  it('may take longer than four times a few milliseconds, as long as nobody notices', () => {
    const quiet = spell({ answers: times(200, answered(201, 3)) });
    const under = spell({ answers: times(200, answered(201, 50)) });
    expect(judgeRound(round({ quiet, under }), true)).toEqual([]);
  });

  it('may say of a cancellation asked for twice that it is done', () => {
    expect(judgeRound(round({ under: with150(answered(409, 5, 'cancel')) }), true)).toEqual([]);
  });
});

describe('A server that did not', () => {
  it.each<[string, Partial<Round>, string]>([
    ['died', { death: { afterMs: 3_200, how: 'out of memory' } }, 'dead after 3.2 s'],
    ['never came back', { hasRecovered: false }, 'not everybody was served again'],
    ['grew', { under: spell({ peakBytes: 513e6 }) }, '513 MB'],
    ['failed the attacker', { tally: { '500': 2 } }, '2 answers 500 to the attack'],
    ['failed a booker', { under: with150(answered(500, 5)) }, '1 answers 500 to the bookers'],
    ['failed a booker before', { quiet: with150(answered(500, 5)) }, '1 answers 500'],
    ['limited a booker', { under: with150(answered(429, 5)) }, '1 answers 429'],
    ['lost a booking of its own', { under: with150(answered(404, 5, 'cancel')) }, '404'],
    ['was not attacked', { tally: {} }, 'nothing came of the attack'],
    ['served nobody', { under: spell({ answers: [] }) }, 'nobody booked meanwhile'],
  ])('is caught when it %s, however slow the machine', (_what, given, complaint) => {
    expect(judgeRound(round(given), false).join()).toContain(complaint);
  });

  it.each<[string, Partial<Round>, string]>([
    ['kept health waiting', { under: spell({ healthWorstMs: 1_001 }) }, 'health took 1001 ms'],
    ['failed health', { under: spell({ healthFailures: 1 }) }, 'health failed 1 times'],
    ['kept bookers waiting', { under: with150(...times(3, answered(201, 81))) }, 'p99 81 ms'],
    ['refused bookers quickly', { under: with150(...times(3, answered(503, 1))) }, 'p99 15000 ms'],
    ['left bookers alone', { under: with150(...times(3, answered(0, 1))) }, 'p99 15000 ms'],
  ])('is caught when it %s, where time is judged', (_what, given, complaint) => {
    expect(judgeRound(round(given), true).join()).toContain(complaint);
    expect(judgeRound(round(given), false)).toEqual([]);
  });
});
