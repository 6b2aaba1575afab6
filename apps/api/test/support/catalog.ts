/** What PostgreSQL itself says of a schema, as lines that can be compared. */
import pg from 'pg';

/** One text for each thing: `column "User"."email" text not null`. Sorted. */
export async function readCatalog(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const things: string[] = [];
    for (const query of queries) {
      const { rows } = await client.query<{ thing: string }>(query);
      things.push(...rows.map(({ thing }) => thing));
    }
    return things.sort();
  } finally {
    await client.end();
  }
}

/** Tables of ours: the history of the migrations is Prisma's own. */
const ours = `relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`;

const queries = [
  `SELECT format('%s %I',
            CASE relkind WHEN 'r' THEN 'table' ELSE 'relation of kind ' || relkind::text END,
            relname) AS thing
   FROM pg_class WHERE ${ours} AND relkind <> 'i'`,

  `SELECT format('column %s.%I %s%s%s%s', attrelid::regclass, attname,
            format_type(atttypid, atttypmod),
            CASE WHEN attnotnull THEN ' not null' ELSE '' END,
            coalesce(' default ' || pg_get_expr(adbin, adrelid), ''),
            CASE WHEN attidentity <> '' OR attgenerated <> '' THEN ' generated' ELSE '' END) AS thing
   FROM pg_attribute
   JOIN pg_class ON pg_class.oid = attrelid
   LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
   WHERE ${ours} AND relkind = 'r' AND attnum > 0 AND NOT attisdropped`,

  `SELECT format('enum %I (%s)', typname, string_agg(enumlabel, ', ' ORDER BY enumsortorder)) AS thing
   FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid
   WHERE typnamespace = 'public'::regnamespace GROUP BY typname`,

  // NOT NULL is a constraint of its own since PostgreSQL 18; the columns say it above.
  `SELECT format('constraint %I on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(pg_constraint.oid)) AS thing
   FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
   WHERE ${ours} AND contype <> 'n'`,

  `SELECT format('index %s', pg_get_indexdef(indexrelid)) AS thing
   FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE ${ours}`,

  `SELECT format('trigger %I on %s', tgname, tgrelid::regclass) AS thing
   FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE ${ours} AND NOT tgisinternal`,

  `SELECT format('function %s', oid::regprocedure) AS thing
   FROM pg_proc WHERE pronamespace = 'public'::regnamespace
   AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')`,
];
