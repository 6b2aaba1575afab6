import { expect, test } from 'vitest';
import { IS_READY, readAnnouncement } from './announcement.js';

const output = `
  Ready in 12.3 s

  Web           http://localhost:21000
  Mail          http://127.0.0.1:21001
  API docs      http://localhost:21002/api/docs
  Demo log-ins  ada@lastseat.example         ada-demo-2026        attendee
                ben@lastseat.example         ben-demo-2026        attendee
  Logs          /tmp/x/.data/logs

  Ctrl-C stops everything.
`;

test('the address and the first log-in are read from what npm start says', () => {
  expect(IS_READY.test(output)).toBe(true);
  expect(readAnnouncement(output)).toEqual({
    webUrl: 'http://localhost:21000',
    email: 'ada@lastseat.example',
    password: 'ada-demo-2026',
  });
});

test('a start that does not say who may log in has not told a person enough', () => {
  expect(() => readAnnouncement(output.replaceAll('attendee', 'admin'))).toThrow('who may log in');
});
