import { AxiosError, AxiosHeaders } from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askUntilAnswered } from './ask-until-answered';

const minutes = 60_000;
const noAnswer = () => new AxiosError('Network Error', AxiosError.ERR_NETWORK);

function answered(status: number): AxiosError {
  const config = { headers: new AxiosHeaders() };
  return new AxiosError(
    `Status ${status}`,
    undefined,
    config,
    {},
    {
      ...{ status, statusText: '', headers: {}, config, data: {} },
    },
  );
}

/** Attempts that the test answers, and a line that it mends. */
function begin(isUnheard = false) {
  const attempts: {
    signal: AbortSignal;
    answer: (text: string) => void;
    fail: (error: Error) => void;
  }[] = [];
  const mend: (() => void)[] = [];
  const onUnheard = vi.fn();
  const result = askUntilAnswered({
    isUnheard,
    onUnheard,
    ask: (signal) =>
      new Promise<string>((answer, fail) => {
        attempts.push({ signal, answer, fail });
        signal.addEventListener('abort', () => {
          fail(new AxiosError('canceled', AxiosError.ERR_CANCELED));
        });
      }),
    whenLineIsBack: (listener) => {
      mend.push(listener);
      return () => mend.pop();
    },
  });
  result.catch(() => undefined);
  return {
    attempts,
    onUnheard,
    result,
    mendLine: async () => {
      mend.forEach((listener) => listener());
      await vi.advanceTimersByTimeAsync(0);
    },
    listeners: mend,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('asking until there is an answer', () => {
  it('says nothing while the answer takes as long as answers do', async () => {
    const { attempts, result, onUnheard, listeners } = begin();
    await vi.advanceTimersByTimeAsync(3_999);
    attempts[0]?.answer('booked');
    expect(await result).toBe('booked');
    await vi.advanceTimersByTimeAsync(minutes);
    expect(onUnheard).not.toHaveBeenCalled();
    expect(listeners).toEqual([]);
  });

  it('says so once when it takes longer, and goes on', async () => {
    const { attempts, result, onUnheard } = begin();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(onUnheard).toHaveBeenCalledOnce();
    attempts[0]?.fail(noAnswer());
    await vi.advanceTimersByTimeAsync(1_000);
    attempts[1]?.answer('booked');
    expect(await result).toBe('booked');
    expect(onUnheard).toHaveBeenCalledOnce();
  });

  it('says so at once of what was asked before the page was loaded', async () => {
    const { onUnheard } = begin(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(onUnheard).toHaveBeenCalledOnce();
  });

  it('takes a refusal for an answer', async () => {
    const { attempts, result } = begin();
    const refusal = answered(409);
    attempts[0]?.fail(refusal);
    await expect(result).rejects.toBe(refusal);
  });

  it('asks for half an hour, a quarter of a minute apart at the most', async () => {
    const { attempts, result } = begin();
    for (let asked = 0; asked < attempts.length; asked++) {
      attempts[asked]?.fail(noAnswer());
      await vi.advanceTimersByTimeAsync(16_000);
    }
    await expect(result).rejects.toThrow('Network Error');
    expect(attempts.length).toBeGreaterThanOrEqual((30 * 60) / 16);
  });

  it('asks anew when the line is back, instead of an attempt that nobody hears of', async () => {
    const { attempts, result, mendLine } = begin();
    await vi.advanceTimersByTimeAsync(5_000);
    await mendLine();
    expect(attempts).toHaveLength(2);
    expect(attempts[0]?.signal.aborted).toBe(true);
    attempts[1]?.answer('booked');
    expect(await result).toBe('booked');
  });

  it('does not wait for the end of a pause when the line is back', async () => {
    const { attempts, mendLine } = begin();
    await vi.advanceTimersByTimeAsync(5_000);
    attempts[0]?.fail(noAnswer());
    await vi.advanceTimersByTimeAsync(0);
    await mendLine();
    expect(attempts).toHaveLength(2);
  });

  it('leaves a young attempt alone, whatever the line does', async () => {
    const { attempts, mendLine } = begin();
    await mendLine();
    expect(attempts).toHaveLength(1);
    expect(attempts[0]?.signal.aborted).toBe(false);
  });
});
