import { toCsvCell } from '@lastseat/contracts';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ROWS_OF_A_PAGE, type RosterFileRow } from './roster-file.sql.js';
import { nameRosterFile, writeRosterFile } from './write-roster-file.js';

const row: RosterFileRow = {
  userId: '01920000-0000-7000-8000-000000000001',
  bookingId: '01920000-0000-7000-8000-000000000002',
  name: 'Ada',
  email: 'ada@example.com',
  status: 'confirmed',
  quantity: 1,
  bookedAt: '2027-03-15 10:00:00',
  cancelledAt: null,
  cancelledBy: null,
  cancelReason: null,
  note: null,
  names: null,
};
const fullPage = Array.from({ length: ROWS_OF_A_PAGE }, () => row);

describe('A cell', () => {
  it('is quoted where a comma, a quote or a line break would end it, and only there', () => {
    expect(['a', 'a,b', 'a"b', 'a\nb', 'a\rb', 'a;b', ''].map(toCsvCell)).toEqual([
      'a',
      '"a,b"',
      '"a""b"',
      '"a\nb"',
      '"a\rb"',
      '"a;b"',
      '',
    ]);
  });

  it('begins with an apostrophe where a spreadsheet would run it', () => {
    const dangerous = [
      '=1',
      '+1',
      '-1',
      '@A1',
      '\t1',
      '\r1',
      '\n1',
      ' =1',
      '＝1',
      '＋1',
      '－1',
      '＠1',
    ];
    for (const text of dangerous) {
      expect(toCsvCell(text).replaceAll('"', ''), JSON.stringify(text)).toMatch(/^'/);
    }
  });

  it('is harmless too where a country’s spreadsheet parts it in the middle', () => {
    expect(toCsvCell('Ada;=1')).toBe(`"Ada;'=1"`);
    expect(toCsvCell('Ada\t@A1')).toBe(`"Ada\t'@A1"`);
    expect(toCsvCell('Ada\n-1')).toBe(`"Ada\n'-1"`);
  });

  it('stays as it is where nothing is wrong with it', () => {
    for (const text of ['Zoë', 'a=b', 'ada@example.com', 'Jean-Luc', "O'Hara", '1+1']) {
      expect(toCsvCell(text)).toBe(text);
    }
  });
});

describe('The file', () => {
  it('is read to its end, from the last row of each page', async () => {
    const asked: string[] = [];
    const pages = [fullPage, [{ ...row, name: 'Zoë' }]];
    let text = '';
    for await (const piece of writeRosterFile('UTC', (after) => {
      asked.push(after.bookingId);
      return Promise.resolve(pages.shift() ?? []);
    })) {
      text += piece;
    }
    expect(asked.slice(1)).toEqual([row.bookingId]);
    expect(text.split('\r\n')).toHaveLength(1 + ROWS_OF_A_PAGE + 1 + 1);
  });

  it('is read no further than it is taken', async () => {
    let pages = 0;
    const pieces = writeRosterFile('UTC', () => {
      pages += 1;
      return Promise.resolve(fullPage);
    });
    const stream = Readable.from(pieces, { highWaterMark: 1 });
    stream.once('readable', () => undefined);
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(pages).toBeLessThanOrEqual(1);
    stream.destroy();
  });
});

describe('The name of the file', () => {
  it('is made of the letters and digits of the title', () => {
    expect(nameRosterFile('Ein "Fest" / für Zoë')).toBe('roster-ein-fest-fur-zoe.csv');
    expect(nameRosterFile('東京')).toBe('roster.csv');
    expect(nameRosterFile('x'.repeat(200))).toHaveLength(84);
  });
});
