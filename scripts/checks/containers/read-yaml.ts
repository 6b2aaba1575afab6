import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, loadAll, mergeTag } from 'js-yaml';
import { ROOT } from '../../runner/repository.js';

/** With merge keys (`<<: *other`), which YAML 1.2 lost and Compose has. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** All documents of a file, whose path begins at the repository. */
export function readYaml(path: string): unknown[] {
  return loadAll(readFileSync(join(ROOT, path), 'utf8'), { schema });
}

/** Such as `caddy:2.10.2-alpine`: a version down to the patch, so that it is the same one tomorrow. */
export const pinnedImage = /^[\w./-]+:\d+\.\d+(\.\d+)?(-[\w.-]+)?$/;
