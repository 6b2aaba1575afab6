import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DelayedPipe, type PipeConditions } from './delayed-pipe.js';

const conditions: PipeConditions = { delayMs: 0, isHeld: false };
let arrived: string[];
let pipe: DelayedPipe;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(conditions, { delayMs: 0, isHeld: false });
  arrived = [];
  pipe = new DelayedPipe(conditions);
});
afterEach(() => void vi.useRealTimers());

const pass = (word: string) => pipe.pass(() => arrived.push(word));

test('on an open conditions everything arrives at once', () => {
  pass('one');
  expect(arrived).toEqual(['one']);
});

test('on a slow conditions it arrives later', () => {
  conditions.delayMs = 50;
  pass('one');
  vi.advanceTimersByTime(49);
  expect(arrived).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(arrived).toEqual(['one']);
});

test('what comes after the conditions is fast again does not overtake', () => {
  conditions.delayMs = 50;
  pass('one');
  conditions.delayMs = 0;
  pass('two');
  expect(arrived).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(arrived).toEqual(['one', 'two']);
});

test('on a held conditions nothing arrives, and all of it in order afterwards', () => {
  conditions.isHeld = true;
  pass('one');
  pass('two');
  vi.advanceTimersByTime(10_000);
  expect(arrived).toEqual([]);
  conditions.isHeld = false;
  pipe.handOn();
  expect(arrived).toEqual(['one', 'two']);
});
