import { describe, expect, it } from 'vitest';
import { sizeCrowd } from './live-servers.js';

describe('A crowd of sockets', () => {
  it('gets as many processes as the defaults want', () => {
    expect(sizeCrowd(10_000, undefined, 0, 20_000)).toMatchObject({
      processes: 1,
      sockets: 10_000,
    });
    expect(sizeCrowd(50_000, undefined, 0, 20_000)).toMatchObject({
      processes: 5,
      sockets: 50_000,
    });
  });

  it('is as large as files can be open where processes are few, and says so', () => {
    const { sockets, note } = sizeCrowd(50_000, 2, 0, 20_000);
    expect(sockets).toBe(39_000);
    expect(note).toContain('20000 files');
  });

  it('leaves files to those who book', () => {
    expect(sizeCrowd(50_000, 2, 10_000, 20_000).sockets).toBe(29_000);
    expect(sizeCrowd(1_000, 1, 2_000, 20_000).note).toBeNull();
  });
});
