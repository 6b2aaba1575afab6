/** The import rules of ARCHITECTURE.md. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'contracts-import-only-zod',
      comment: 'The contract is shared by every side, so it depends on none.',
      severity: 'error',
      from: { path: '^packages/contracts/src', pathNot: '[.]spec[.]ts$' },
      to: { pathNot: ['^packages/contracts/src', '^node_modules/zod/mini/'] },
    },
    {
      name: 'browser-loads-small-zod',
      comment: 'One import of the whole brings 13 kB to every page (decision 47).',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^node_modules/zod/', pathNot: '^node_modules/zod/(mini|v4/core)/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'The rules know no Nest, no Prisma and no clock.',
      severity: 'error',
      from: {
        path: '^apps/api/src/[^/]+/domain',
        pathNot: ['[.]spec[.]ts$', '^apps/api/src/[^/]+/domain/testing/'],
      },
      to: {
        // What Date cannot: local days and the rules of time zones.
        pathNot: [
          '^apps/api/src/[^/]+/domain',
          '^packages/contracts/',
          '^node_modules/temporal-polyfill/',
        ],
      },
    },
    {
      name: 'commit-is-private',
      comment: 'The committer is reached through the services of bookings/ only.',
      severity: 'error',
      from: {
        path: '^apps/api/src',
        pathNot: [
          '^apps/api/src/bookings/commit',
          '^apps/api/src/bookings/([^/]+[.]service|bookings[.]module)[.]ts$',
        ],
      },
      to: { path: '^apps/api/src/bookings/commit' },
    },
    {
      name: 'product-knows-no-test-data',
      comment: 'What only tests and measurements use never comes into a container.',
      severity: 'error',
      from: {
        path: '^(apps/api/(src|prisma)|apps/web/(app|components|features|lib|server))/',
        pathNot: ['[.](int-)?spec[.]tsx?$', '/testing/'],
      },
      to: { path: '^packages/(test-data|database-proxy)/' },
    },
    // Every folder of apps/api/src is a module, and under these rules from its first file on.
    {
      name: 'modules-meet-through-services',
      comment:
        'A module shows the others the *.service.ts and *.module.ts at its top, nothing else.',
      severity: 'error',
      from: { path: '^apps/api/src/([^/]+)/' },
      to: {
        path: '^apps/api/src/[^/]+/',
        pathNot: [
          '^apps/api/src/$1/',
          '^apps/api/src/common/',
          '^apps/api/src/[^/]+/[^/]+[.](service|module)[.]ts$',
        ],
      },
    },
    {
      name: 'rooms-of-modules-are-private',
      comment:
        'What puts the application together sees the top of a module, not the folders in it.',
      severity: 'error',
      from: { path: '^apps/api/src/[^/]+$' },
      to: { path: '^apps/api/src/[^/]+/[^/]+/', pathNot: '^apps/api/src/common/' },
    },
    {
      name: 'modules-know-no-application',
      comment: 'What puts them together is at the top of src/; no module needs it.',
      severity: 'error',
      from: { path: '^apps/api/src/[^/]+/' },
      to: { path: '^apps/api/src/[^/]+$' },
    },
    {
      name: 'common-knows-no-module',
      comment: 'What every module uses must not use a module.',
      severity: 'error',
      from: { path: '^apps/api/src/common/' },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/common/' },
    },
    {
      name: 'common-has-five-rooms',
      comment: 'Nothing lies loose beside config, database, http, observability and jobs.',
      severity: 'error',
      from: {},
      to: {
        path: '^apps/api/src/common/',
        pathNot: '^apps/api/src/common/(config|database|http|observability|jobs)/',
      },
    },
    {
      name: 'web-features-do-not-meet',
      comment: 'Web features never import each other; app/ composes them.',
      severity: 'error',
      from: { path: '^apps/web/features/([^/]+)/' },
      to: { path: '^apps/web/features/', pathNot: '^apps/web/features/$1/' },
    },
    {
      name: 'web-ground-knows-no-feature',
      comment: 'app/ puts features into the components of every page; lib/ knows no component.',
      severity: 'error',
      from: { path: '^apps/web/(lib|components)/' },
      to: { path: '^apps/web/(app|components|features)/', pathNot: '^apps/web/$1/' },
    },
    {
      name: 'web-server-shares-the-configuration',
      comment: 'Node runs server/ and what it imports as tsc leaves them, and knows no `@/`.',
      severity: 'error',
      from: { path: '^apps/web/server/' },
      to: { path: '^apps/web/', pathNot: '^apps/web/(server/|lib/http/config[.]ts$)' },
    },
    {
      name: 'web-knows-no-api',
      comment: 'They share the contract and nothing else.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/api/' },
    },
    {
      name: 'product-knows-no-scripts',
      comment: 'Scripts start the product, never the other way round.',
      severity: 'error',
      from: { path: '^(apps|packages)/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/', '/generated/'] },
    exclude: { path: ['/dist/', '/[.]next/', '/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: '.dependency-cruiser.tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
