import { describe, expect, it, vi } from 'vitest';
import { connectOnce } from './socket';

describe('connectOnce', () => {
  it('connects a socket that is idle', () => {
    const connect = vi.fn();
    connectOnce({ active: false, connect });
    expect(connect).toHaveBeenCalledOnce();
  });

  it('leaves a socket alone that is connected, or about to be', () => {
    const connect = vi.fn();
    connectOnce({ active: true, connect });
    expect(connect).not.toHaveBeenCalled();
  });
});
