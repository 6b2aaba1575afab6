import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../common/config/config.js';
import { MessageLimitsService } from './message-limits.service.js';

const config = parseConfig({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://nobody@localhost/nothing',
  JWT_SECRET: 'only tests sign access tokens with this key',
  REFRESH_TOKEN_SECRET: 'only tests derive refresh tokens with it',
  SOCKET_MESSAGE_LIMIT: '100000',
});
const watch = (count: number) => [{ eventIds: Array<number>(count).fill(7) }];

describe('The limits of messages', () => {
  it('count a message of a socket by its ids', () => {
    const limits = new MessageLimitsService(
      { ...config, SOCKET_MESSAGE_LIMIT: 9 },
      () => new Date(0),
    );
    const [limit, other] = [limits.createLimit(), limits.createLimit()];
    expect([limit(watch(200)), limit(watch(1)), limit(watch(1))]).toEqual([
      null,
      null,
      'too_many_requests',
    ]);
    expect(other(watch(1))).toBeNull();
  });

  it('turn large ones away when many sockets send them, and none of ordinary size', () => {
    const limits = new MessageLimitsService(config, () => new Date(0));
    const crowd = Array.from({ length: 5_000 }, () => limits.createLimit()(watch(200)));
    expect([crowd[0], crowd.at(-1)]).toEqual([null, 'busy']);
    expect(limits.createLimit()(watch(25))).toBeNull();
  });
});
