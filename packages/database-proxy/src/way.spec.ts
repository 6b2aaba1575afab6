import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Way, type Road } from './way.js';

const road: Road = { delayMs: 0, isHeld: false };
let arrived: string[];
let way: Way;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(road, { delayMs: 0, isHeld: false });
  arrived = [];
  way = new Way(road);
});
afterEach(() => void vi.useRealTimers());

const pass = (word: string) => way.pass(() => arrived.push(word));

test('on an open road everything arrives at once', () => {
  pass('one');
  expect(arrived).toEqual(['one']);
});

test('on a slow road it arrives later', () => {
  road.delayMs = 50;
  pass('one');
  vi.advanceTimersByTime(49);
  expect(arrived).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(arrived).toEqual(['one']);
});

test('what comes after the road is fast again does not overtake', () => {
  road.delayMs = 50;
  pass('one');
  road.delayMs = 0;
  pass('two');
  expect(arrived).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(arrived).toEqual(['one', 'two']);
});

test('on a held road nothing arrives, and all of it in order afterwards', () => {
  road.isHeld = true;
  pass('one');
  pass('two');
  vi.advanceTimersByTime(10_000);
  expect(arrived).toEqual([]);
  road.isHeld = false;
  way.handOn();
  expect(arrived).toEqual(['one', 'two']);
});
