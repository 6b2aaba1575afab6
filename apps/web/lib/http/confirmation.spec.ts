import { describe, expect, it } from 'vitest';
import { askConfirmation, useConfirmation } from './confirmation';

const settle = (isConfirmed: boolean) => useConfirmation.getState().settle?.(isConfirmed);

describe('Asking for a confirmation', () => {
  it('is done once for all who need it meanwhile', async () => {
    const answers = Promise.all([askConfirmation(), askConfirmation()]);
    settle(true);
    expect(await answers).toEqual([true, true]);
    expect(useConfirmation.getState().settle).toBeNull();
  });

  it('is done anew for who needs it later', async () => {
    const first = askConfirmation();
    settle(false);
    expect(await first).toBe(false);
    const second = askConfirmation();
    settle(true);
    expect(await second).toBe(true);
  });
});
