import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../runner/repository.js';
import type { PartResult } from '../part.js';
import { renderReport } from './html.js';

/** Git ignores it. */
const FOLDER = join(ROOT, 'bench');

export interface Run {
  started: Date;
  parts: readonly {
    key: string;
    title: string;
    result: PartResult;
    /** Of the sizes that the promises are about. */
    isUsual: boolean;
  }[];
}

/** Of the parts that something was promised about. */
export function collectMeasures({ parts }: Run): Record<string, number> {
  const measured = parts.filter(({ isUsual }) => isUsual).map(({ result }) => result.measures);
  return Object.assign({}, ...measured) as Record<string, number>;
}

/** What `--json` prints and `bench/report.json` holds. */
export function toJson(run: Run): object {
  return {
    measures: collectMeasures(run),
    started: run.started.toISOString(),
    machine: describeMachine(),
    parts: run.parts.map(({ key, title, result }) => ({ key, title, ...result })),
  };
}

/** @returns where the report for people lies */
export function writeReport(run: Run): string {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'report.json'), `${JSON.stringify(toJson(run), null, 2)}\n`);
  const html = renderReport({
    facts: [
      `Run on ${run.started.toISOString()}.`,
      `${describeMachine()}; PostgreSQL with fsync, API and load generators share its cores.`,
      'Each figure is the median of its rounds; a stroke in a plot spans the rounds. Rivals took turns in the same run.',
    ],
    parts: run.parts,
    measures: collectMeasures(run),
  });
  writeFileSync(join(FOLDER, 'report.html'), html);
  return join(FOLDER, 'report.html');
}

function describeMachine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'processor'}, ${memory} GiB, Node ${process.versions.node}`;
}
