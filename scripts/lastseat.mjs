#!/usr/bin/env node
// What npx lastseat finds: the same as npm run cli.
process.argv.splice(2, 0, 'cli');
await import('./run.mjs');
