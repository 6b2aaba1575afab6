/** The command line of both tortures. */
import { parseArgs } from 'node:util';
import { Failure } from '../runner/failure.js';
import { readCount, readNumber, readSeed } from '../runner/read-number.js';
import type { TortureOptions } from './run-torture.js';

export interface Options extends TortureOptions {
  /** Of money, and not of seats. */
  isOfMoney: boolean;
  isJson: boolean;
  /** A history that a run has kept: it is judged again, and nothing runs. */
  check: string | null;
}

/**
 * @param faultsAMinute of each torture
 * @returns `null` when help is wanted instead
 */
export function readOptions(faultsAMinute: { seats: number; money: number }): Options | null {
  const { values, positionals } = readArguments();
  if (values.help) return null;
  const [what, ...others] = positionals;
  const isOfMoney = what === 'money';
  if (others.length > 0 || (what !== undefined && !isOfMoney)) {
    throw new Failure(`There is no torture of "${positionals.join(' ')}". Try --help.`);
  }
  const minutes = readNumber('--minutes', values.minutes, 0.1, 1_440);
  const usual = Math.ceil(minutes * (isOfMoney ? faultsAMinute.money : faultsAMinute.seats));
  return {
    ...{ minutes, isOfMoney },
    faults: values.faults === undefined ? usual : readCount('--faults', values.faults, 10_000),
    seed: readSeed(values.seed),
    isJson: values.json,
    check: values.check ?? null,
  };
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        minutes: { type: 'string', default: '10' },
        faults: { type: 'string' },
        seed: { type: 'string' },
        check: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
}
