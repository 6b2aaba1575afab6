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
      to: { pathNot: ['^packages/contracts/src', '^node_modules/zod/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The rules know no Nest, no Prisma and no clock.',
      severity: 'error',
      from: { path: '^apps/api/src/[^/]+/domain', pathNot: '[.]spec[.]ts$' },
      to: { pathNot: ['^apps/api/src/[^/]+/domain', '^packages/contracts/'] },
    },
    {
      name: 'commit-is-private',
      comment: 'The committer is reached through bookings.service.ts only.',
      severity: 'error',
      from: {
        path: '^apps/api/src',
        pathNot: [
          '^apps/api/src/bookings/commit',
          '^apps/api/src/bookings/bookings[.](service|module)[.]ts$',
        ],
      },
      to: { path: '^apps/api/src/bookings/commit' },
    },
    {
      name: 'features-meet-through-services',
      comment: 'A feature shows the others its *.service.ts and its module, nothing else.',
      severity: 'error',
      from: { path: '^apps/api/src/(auth|bookings|events|realtime)/' },
      to: {
        path: '^apps/api/src/(auth|bookings|events|realtime)/',
        pathNot: ['^apps/api/src/$1/', '[.](service|module)[.]ts$'],
      },
    },
    {
      name: 'common-knows-no-feature',
      comment: 'What every feature uses must not use a feature.',
      severity: 'error',
      from: { path: '^apps/api/src/common/' },
      to: { path: '^apps/api/src/(auth|bookings|events|realtime)/' },
    },
    {
      name: 'web-features-do-not-meet',
      comment: 'Web features never import each other; app/ composes them.',
      severity: 'error',
      from: { path: '^apps/web/features/([^/]+)/' },
      to: { path: '^apps/web/features/', pathNot: '^apps/web/features/$1/' },
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
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
