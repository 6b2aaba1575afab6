import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const anyUnderscore = { argsIgnorePattern: '^_', varsIgnorePattern: '^_' };

export default tseslint.config(
  { ignores: ['**/dist/', '**/generated/', '**/.next/', '**/next-env.d.ts', '.data/'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: { allowDefaultProject: ['*.js', '*.ts', '*.cjs'] } },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', anyUnderscore],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A function that must match an asynchronous type need not wait for anything itself.
      '@typescript-eslint/require-await': 'off',
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // The environment is read in one place, by a schema.
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/main*.ts', 'apps/api/src/**/*spec.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env' }] },
  },
  {
    // A description of many rules is one long function, and no reader minds.
    files: ['**/*spec.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    ignores: ['apps/web/server/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./', message: 'Out of the own folder `@/` leads.' }] },
      ],
    },
  },
  {
    // Node runs these as tsc leaves them.
    files: ['apps/web/server/**/*.ts', 'apps/web/lib/http/config.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^@/', message: 'Node does not know `@/`.' }] },
      ],
    },
  },
  {
    files: ['apps/web/{app,components,features,lib}/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat.recommended,
  },
  {
    files: ['apps/web/public/*sw.js'],
    languageOptions: { globals: globals.serviceworker },
  },
  { files: ['scripts/inbox/assets/*.js'], languageOptions: { globals: globals.browser } },
  // Programs for a terminal.
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
);
