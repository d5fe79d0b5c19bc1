import { defineConfig } from 'vitest/config';
import config from '../../vitest.config.ts';

const room = process.env.MUTATED_ROOM ?? '{plan,ledger,submit,wait,verdict,report,comment,services}';

/**
 * What mutants are run against: a room's own tests, which load its sources themselves and start no process, and those of
 * the generated files, which hold the words of the schemas.
 */
export default defineConfig({
  ...config,
  test: {
    include: [`test/${room}/**/*.test.ts`, 'test/docs/{generated-files,json-schemas}.test.ts'],
    // Hostile documents and large files take seconds for each mutant: what they find comes on top.
    exclude: ['test/report/comment.test.ts', 'test/plan/suite/yaml-size.test.ts'],
    setupFiles: ['test/tools/quick-properties.ts', 'test/tools/quick-timers.ts'],
    // One worker for all files: a new one for each costs more than the tests.
    isolate: false,
    testTimeout: 60_000,
    expect: { poll: { interval: 5 } },
  },
});
