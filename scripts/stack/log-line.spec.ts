import { afterEach, describe, expect, it, vi } from 'vitest';
import { showWarnings } from './log-line.js';

afterEach(() => void vi.restoreAllMocks());

describe('Of the log of the API', () => {
  it.each([
    ['warn', true],
    ['error', true],
    ['fatal', true],
    ['info', false],
    ['debug', false],
  ])('a line of level %s is shown: %s', (level, isShown) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    showWarnings('api')(JSON.stringify({ level, msg: 'words' }));
    expect(log.mock.calls.flat().some((text) => String(text).includes('words'))).toBe(isShown);
  });
});
