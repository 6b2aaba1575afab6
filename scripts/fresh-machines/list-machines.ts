import type { Machine } from './machine.js';

/**
 * The strangers' machines. Each differs in one thing from the first, so that a failure names its cause.
 * Of Node: the least version that `package.json` allows, the newest of the LTS line after it, and that
 * of `.nvmrc`, each with the npm that it brings.
 */
export const MACHINES: readonly Machine[] = [
  { key: 'ordinary', title: 'an ordinary account' },
  { key: 'root', title: 'root', isRoot: true, step: 'imports' },
  {
    key: 'path',
    title: 'a path with spaces and letters beyond ASCII',
    folder: 'Mes données (été) 東京 #1',
    step: 'unit',
  },
  { key: 'node-20', title: 'Node 20.19.0', versions: { node: '20.19.0', npm: '10.8.2' } },
  { key: 'node-22', title: 'Node 22', versions: { node: '22.23.5', npm: '10.9.9' } },
  {
    key: 'node-24',
    title: 'Node 24',
    versions: { node: '24.21.0', npm: '11.21.2' },
    step: 'imports',
  },
  {
    key: 'production',
    title: 'NODE_ENV=production',
    environment: { NODE_ENV: 'production' },
    step: 'unit',
  },
  { key: 'cache', title: "npm's cache is read-only", hasReadOnlyCache: true },
  { key: 'offline', title: 'no network from the second start on', then: 'offline' },
  { key: 'beside', title: 'another copy runs', then: 'beside' },
  {
    key: 'auckland',
    title: 'TZ=Pacific/Auckland',
    environment: { TZ: 'Pacific/Auckland' },
    step: 'unit',
  },
  {
    key: 'st-johns',
    title: 'TZ=America/St_Johns',
    environment: { TZ: 'America/St_Johns' },
    step: 'unit',
  },
  {
    key: 'c-locale',
    title: 'LC_ALL=C, no LANG',
    environment: { LC_ALL: 'C' },
    hasNoLanguage: true,
    step: 'unit',
  },
];
