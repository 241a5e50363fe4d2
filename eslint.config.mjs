import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What `domain/` and `dialogs/` may not name: the clock, ids and chance are arguments. */
const impure = [
  { name: 'process', message: 'Configuration is an argument: take it as a parameter.' },
  { name: 'console', message: 'Return a value or an event; only bot/settings/logger.ts writes logs.' },
  { name: 'fetch', message: 'The outside world lives in bot/.' },
  { name: 'setTimeout', message: 'Time is an argument; what happens later is a job (bot/jobs.ts).' },
];

const clockAndChance = [
  { object: 'Date', property: 'now', message: 'The clock is an argument: use turn.now.' },
  { object: 'Math', property: 'random', message: 'Chance is an argument.' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'web/dist/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': ['error'],
    },
  },
  {
    files: ['domain/**/*.ts', 'dialogs/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': ['error', ...clockAndChance],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
