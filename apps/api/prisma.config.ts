import { defineConfig } from 'prisma/config';

/** For `prisma generate` and `prisma studio`; migrations run through prisma/migrate.ts. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
