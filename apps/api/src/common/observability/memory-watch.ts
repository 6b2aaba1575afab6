/**
 * Says when the heap is about to end. Node ends the process then, and with it everything that is under
 * way; refusing what is new gives what is there the room to be answered.
 */
import { getHeapStatistics } from 'node:v8';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

const LOOK_EVERY_MS = 250;

/**
 * Of the heap's limit. What is used counts garbage as well, but so near to its end the heap has none: V8
 * collects before it grows any further. The second share is lower, so that it does not flap.
 */
const SHORT_FROM = 0.9;
const ENOUGH_BELOW = 0.8;

/** @param share of the heap's limit that is used */
export function isHeapShort(share: number, wasShort: boolean): boolean {
  return share > (wasShort ? ENOUGH_BELOW : SHORT_FROM);
}

@Injectable()
export class MemoryWatch implements OnApplicationShutdown {
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  private isMemoryShort = false;

  readonly isShort = (): boolean => this.isMemoryShort;

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const { used_heap_size, heap_size_limit } = getHeapStatistics();
    this.isMemoryShort = isHeapShort(used_heap_size / heap_size_limit, this.isMemoryShort);
  }
}
