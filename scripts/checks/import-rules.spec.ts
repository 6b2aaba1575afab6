import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCommand, ROOT } from '../runner/repository.js';

/**
 * A repository of our shape. No rule knows its modules `host` and `newcomer` by name, nor its features,
 * so what holds for them holds for the next one of ours.
 */
const sources: Record<string, string> = {
  'api/src/app.ts': `import './host/host.module.js';
    import './host/inner/inner.service.js';`,
  'api/src/host/host.module.ts': 'export {};',
  'api/src/host/host.service.ts': `import './inner/inner.service.js';
    import './helper.js';
    import '../common/config/config.js';`,
  'api/src/host/helper.ts': 'export {};',
  'api/src/host/inner/inner.service.ts': 'export {};',
  'api/src/newcomer/asks-at-the-door.ts': `import '../host/host.service.js';
    import '../host/host.module.js';`,
  'api/src/newcomer/goes-inside.ts': "import '../host/inner/inner.service.js';",
  'api/src/newcomer/takes-a-helper.ts': "import '../host/helper.js';",
  'api/src/newcomer/takes-a-type.ts': "import type {} from '../host/helper.js';",
  'api/src/newcomer/takes-the-app.ts': "import '../app.js';",
  'api/src/bookings/bookings.service.ts': "import './commit/booking-committer.js';",
  'api/src/bookings/commit/booking-committer.ts': 'export {};',
  'api/src/bookings/passes-the-service-by.ts': "import './commit/booking-committer.js';",
  'api/src/common/config/config.ts': 'export {};',
  'api/src/common/jobs/knows-a-module.ts': "import '../../host/host.service.js';",
  'api/src/common/jobs/takes-what-is-loose.ts': "import '../loose.js';",
  'api/src/common/loose.ts': 'export {};',
  'web/app/page.ts': `import '@/features/one/one';
    import '@/features/two/takes-another';`,
  'web/features/one/one.ts': "import '@/lib/http/config';",
  'web/features/two/takes-another.ts': "import '@/features/one/one';",
  'web/components/ui/takes-a-feature.ts': "import '@/features/one/one';",
  'web/lib/http/config.ts': 'export {};',
  'web/lib/react/takes-a-component.ts': "import '@/components/ui/takes-a-feature';",
  'web/server/main.ts': "import '../lib/http/config.js';",
  'web/server/takes-more.ts': "import '../lib/react/takes-a-component.js';",
};

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

let folder: string;
let violations: ReadonlyMap<string, string[]>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastseat-imports-'));
  for (const file of ['.dependency-cruiser.tsconfig.json', 'tsconfig.base.json']) {
    copyFileSync(join(ROOT, file), join(folder, file));
  }
  for (const [file, source] of Object.entries(sources)) {
    const path = join(folder, 'apps', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source);
  }
  violations = findViolations();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** By rule; each as `who -> whom`. */
function findViolations(): Map<string, string[]> {
  const args = ['--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'apps'];
  const report = execFileSync(
    process.execPath,
    [findCommand('dependency-cruiser', '.', 'depcruise'), ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  const found = new Map<string, string[]>();
  const toName = (file: string) => file.replace(/^apps\/(api\/src|web)\//, '').replace(/\.ts$/, '');
  for (const { from, to, rule } of (JSON.parse(report) as Report).summary.violations) {
    const line = `${toName(from)} -> ${toName(to)}`;
    found.set(rule.name, [...(found.get(rule.name) ?? []), line]);
  }
  return found;
}

const listViolationsOf = (rule: string) => violations.get(rule)?.sort();

describe('A new module of the API', () => {
  it('gets the services and modules at the top of another, and not a type from elsewhere in it', () => {
    expect(listViolationsOf('modules-meet-through-services')).toEqual([
      'newcomer/goes-inside -> host/inner/inner.service',
      'newcomer/takes-a-helper -> host/helper',
      'newcomer/takes-a-type -> host/helper',
    ]);
  });

  it('has folders that not even the application looks into, and does not look at the application', () => {
    expect(listViolationsOf('rooms-of-modules-are-private')).toEqual([
      'app -> host/inner/inner.service',
    ]);
    expect(listViolationsOf('modules-know-no-application')).toEqual([
      'newcomer/takes-the-app -> app',
    ]);
  });

  it('is unknown to common/, in which nothing lies loose', () => {
    expect(listViolationsOf('common-knows-no-module')).toEqual([
      'common/jobs/knows-a-module -> host/host.service',
    ]);
    expect(listViolationsOf('common-has-five-rooms')).toEqual([
      'common/jobs/takes-what-is-loose -> common/loose',
    ]);
  });
});

it('The committer is reached through the service of the bookings, from within their module too', () => {
  expect(listViolationsOf('commit-is-private')).toEqual([
    'bookings/passes-the-service-by -> bookings/commit/booking-committer',
  ]);
});

describe('A new feature of the web app', () => {
  it('is met by no other feature', () => {
    expect(listViolationsOf('web-features-do-not-meet')).toEqual([
      'features/two/takes-another -> features/one/one',
    ]);
  });

  it('is unknown to components/, and these are to lib/', () => {
    expect(listViolationsOf('web-ground-knows-no-feature')).toEqual([
      'components/ui/takes-a-feature -> features/one/one',
      'lib/react/takes-a-component -> components/ui/takes-a-feature',
    ]);
  });

  it('is unknown to the server, which shares nothing but the configuration', () => {
    expect(listViolationsOf('web-server-shares-the-configuration')).toEqual([
      'server/takes-more -> lib/react/takes-a-component',
    ]);
  });
});
