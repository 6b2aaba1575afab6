import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { connectSocketAdapter } from '../../src/realtime/socket-adapter.js';
import { testConfig } from '../support/app.js';

it('A message that Redis does not take is lost, and leaves no promise behind that would end the process', async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', note);
  // Nobody listens there.
  const transport = await connectSocketAdapter(
    testConfig('postgres://nobody@127.0.0.1:1/none', { REDIS_URL: 'redis://127.0.0.1:1' }),
  );
  const io = new Server(createServer(), { adapter: transport.adapter });
  try {
    io.serverSideEmit('bookingUpdates', []);
    // A rejection is told of once the turn is over in which nobody has taken it.
    await nextTurn();
    await nextTurn();
    expect(rejections).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
    await io.close();
    await transport.close();
  }
});
