import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What mutants are run against: the tests of the rooms that are mutated. They load the sources themselves, start no process and are quick. */
export default defineConfig({
  ...config,
  test: {
    include: ['test/{plan,verdict,wait,report,services,submit}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
