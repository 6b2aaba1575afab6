import type { RunningPostgres } from '@lastseat/embedded-postgres';
import type { Scope } from '../runner/scope.js';
import type { ApiBuild } from '../stack/api-build.js';
import type { BuiltApi } from './lib/built-api.js';
import type { Plot } from '../report/line-plot.js';
import type { Table } from '../report/page.js';
import type { ChosenSizes, SizeName } from './sizes.js';

/** What every part is given. */
export interface Bench {
  scope: Scope;
  api: BuiltApi;
  postgres: RunningPostgres;
  /** Small: everything once and briefly, to see that the totals hold; its figures mean nothing. */
  isSmall: boolean;
  sizes: ChosenSizes;
  /** Where the profiles of API processes go, of the parts that can be profiled; null for none. */
  profiles: string | null;
  /** Another commit's build, which the parts that can do so measure in turn with ours. */
  rival: ApiBuild | null;
  /** Tells the person who waits what is going on. */
  progress: (text: string) => void;
}

export interface Part {
  /** For `--only`. */
  key: string;
  title: string;
  /** Those that the command line may set. */
  sizes?: readonly SizeName[];
  run(bench: Bench): Promise<PartResult>;
}

export interface PartResult {
  /** What is compared with what was promised. */
  measures: Record<string, number>;
  tables: Table[];
  plots: Plot[];
}
