import { describe, expect, it } from 'vitest';
import { Failure } from '../runner/failure.js';
import { Unreachable } from '../client/send-request.js';
import { findExitCode, Interrupted, NotSignedIn, Refusal, UsageError } from './exit-code.js';
import { findWindow, matches, moveCursor } from './interactive/list-cursor.js';
import { commands } from './list-commands.js';
import { wrapText } from './output/describe-event.js';
import { createStyle } from './output/style.js';
import { fakeTerminal } from './testing/fake-terminal.js';
import { runProgram } from './run-program.js';

const refusal = (status: number) =>
  new Refusal({ type: '', title: '', status, detail: '', code: 'new_code', requestId: '' });

describe('An exit code', () => {
  it.each([
    [refusal(409), 1],
    [refusal(400), 2],
    [new UsageError(''), 2],
    [refusal(401), 3],
    [new NotSignedIn(''), 3],
    [refusal(429), 4],
    [refusal(503), 4],
    [new Unreachable(''), 4],
    [new Interrupted(), 130],
    [new Failure(''), 1],
    [new TypeError(''), null],
  ])('of %o is %s', (error, code) => {
    expect(findExitCode(error)).toBe(code);
  });
});

describe('The help', () => {
  it.each(commands.map(({ name }) => name))(
    'of %s names its arguments and fits 100 columns',
    async (name) => {
      const { terminal, texts } = fakeTerminal({}, { isTTY: false });
      expect(await runProgram([name, '--help'], terminal)).toBe(0);
      expect(texts.output).toContain(`lastseat ${name}`);
      expect(Math.max(...texts.output.split('\n').map(({ length }) => length))).toBeLessThan(101);
    },
  );
});

describe('The completion', () => {
  it.each(['bash', 'zsh', 'fish'])('of %s knows every command', async (shell) => {
    const { terminal, texts } = fakeTerminal({}, { isTTY: false });
    expect(await runProgram(['completion', shell], terminal)).toBe(0);
    for (const { name } of commands) expect(texts.output).toContain(name);
  });
});

describe('The style', () => {
  const escape = '\u001b';

  it('has colours in a terminal only, and none with NO_COLOR', () => {
    expect(createStyle(fakeTerminal({}).terminal, false).bold('x')).toContain(escape);
    expect(createStyle(fakeTerminal({ NO_COLOR: '1' }).terminal, false).bold('x')).toBe('x');
    expect(createStyle(fakeTerminal({}).terminal, true).bold('x')).toBe('x');
    expect(createStyle(fakeTerminal({}, { isTTY: false }).terminal, false).bold('x')).toBe('x');
  });

  it('breaks a text between words, and keeps its own lines', () => {
    expect(wrapText('one two three\nfour', 8)).toEqual(['one two', 'three', 'four']);
    expect(wrapText('unbreakable a', 4)).toEqual(['unbreakable', 'a']);
  });
});

describe('The list', () => {
  const start = { filter: '', at: 0 };

  it('stays within its choices, whichever key is pressed', () => {
    expect(moveCursor(start, { name: 'up' }, 3).at).toBe(0);
    expect(moveCursor({ ...start, at: 2 }, { name: 'down' }, 3).at).toBe(2);
    expect(moveCursor(start, { name: 'end' }, 3).at).toBe(2);
    expect(moveCursor(start, { name: 'down' }, 0).at).toBe(0);
  });

  it('is narrowed by what is typed, in any order and case, and begins at its top again', () => {
    expect(moveCursor({ filter: 'a', at: 2 }, { sequence: 'b' }, 3)).toEqual({
      filter: 'ab',
      at: 0,
    });
    expect(moveCursor(start, { name: 'l', sequence: '\u000c', ctrl: true }, 3)).toEqual(start);
    expect(matches('Salsa 1, Mon 30 Nov', 'mon SALSA')).toBe(true);
    expect(matches('Salsa 1, Mon 30 Nov', 'tue salsa')).toBe(false);
  });

  it('shows the part where the cursor is', () => {
    expect(findWindow(0, 100, 10)).toEqual([0, 10]);
    expect(findWindow(50, 100, 10)).toEqual([45, 55]);
    expect(findWindow(99, 100, 10)).toEqual([90, 100]);
    expect(findWindow(1, 3, 10)).toEqual([0, 3]);
  });
});
