import type { DemoEvent } from './demo-event.js';
import { demoGatherings } from './demo-gatherings.js';
import { demoPerformances } from './demo-performances.js';

export const demoEvents: DemoEvent[] = [...demoPerformances, ...demoGatherings];
