import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import config from '../../vitest.config.ts';

const room = process.env.MUTATED_ROOM ?? '{plan,ledger,submit,wait,verdict,report,comment,services}';

const sizeOf = ({ moduleId }: TestSpecification) => statSync(moduleId).size;

/** The first failure ends a mutant, and small files find most: they come before those that take seconds. */
class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  }
}

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
    setupFiles: ['test/tools/property-seed.ts', 'test/tools/quick-properties.ts', 'test/tools/quick-timers.ts'],
    // One worker for all files: a new one for each costs more than the tests.
    isolate: false,
    sequence: { sequencer: SmallestFirst },
    testTimeout: 60_000,
    expect: { poll: { interval: 5 } },
  },
});
