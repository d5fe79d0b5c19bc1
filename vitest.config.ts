import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The language service is published with source maps but without its sources: a warning for each file.
  logLevel: 'error',
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/tools/property-seed.ts'],
    testTimeout: 60_000,
    // Most of a long test's time is waiting for another process: two workers for each core, where the default keeps one core free.
    maxWorkers: 2 * availableParallelism(),
    server: { deps: { inline: [/@actions\/(languageservice|workflow-parser|expressions)/] } },
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'json-summary'],
      reportOnFailure: true,
      thresholds: { lines: 95 },
    },
  },
});
