import type { Page } from 'playwright-core';
import { percentile } from '../../report/statistics.js';

export interface Smoothness {
  frames: number;
  p50Ms: number;
  p95Ms: number;
  longestMs: number;
  /** Of the page's main thread; 0 when none took 50 ms, from where on browsers report them. */
  longestTaskMs: number;
}

/** Runs in the page, as text: what is compiled here calls helpers that the page does not have. */
const BEGIN = `
  frameLog = { frames: [], tasks: [] };
  frameLog.observer = new PerformanceObserver((list) => {
    frameLog.tasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  frameLog.observer.observe({ entryTypes: ['longtask'] });
  frameLog.next = requestAnimationFrame(function note(at) {
    frameLog.frames.push(at);
    frameLog.next = requestAnimationFrame(note);
  });
`;
const END = `
  cancelAnimationFrame(frameLog.next);
  frameLog.observer.disconnect();
  ({ frames: frameLog.frames, tasks: frameLog.tasks });
`;

/** Begins to note when the page may paint, and what keeps it from it. Gives what ends that. */
export async function watchFrames(page: Page): Promise<() => Promise<Smoothness>> {
  await page.evaluate(BEGIN);
  return async () => {
    const { frames, tasks } = await page.evaluate<{ frames: number[]; tasks: number[] }>(END);
    const times = frames.slice(1).map((at, index) => at - frames[index]!);
    return {
      frames: times.length,
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      longestMs: percentile(times, 1),
      longestTaskMs: Math.max(0, ...tasks),
    };
  };
}
