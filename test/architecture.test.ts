import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  readonly from: string;
  /** A path below `src/`, or the name of a package. */
  readonly to: string;
  readonly isOwn: boolean;
  readonly isType: boolean;
}

const files = globSync('**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.d.ts'));
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const imports = [...texts].flatMap(([from, text]) => importsOf(from, text));

function importsOf(from: string, text: string): readonly Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  return [...statements].map(([, type, path = '']) => {
    // A package that opens only its entry is reached through its folder.
    const name = path.replace(/^[./]+\/node_modules\//, '');
    const isOwn = name.startsWith('.');
    const to = isOwn ? relative(root, join(root, dirname(from), name)) : name;
    return { from, to, isOwn, isType: type !== undefined };
  });
}

/** From the top down: a layer knows those below it. */
const layers = [
  ['main.ts'],
  ['action.ts'],
  ['run-plan.ts', 'open-issue.ts'],
  ['gate.ts'],
  ['gate'],
  ['publish.ts'],
  ['live-view.ts', 'read-plan.ts'],
  ['publish-job-ids.ts'],
  ['comment', 'issue', 'run-state.ts'],
  ['run-baselines.ts'],
  ['submit', 'wait', 'past', 'report', 'github'],
  ['verdict'],
  ['ledger'],
  ['services'],
  ['plan'],
  ['notice.ts'],
  ['paced.ts', 'dispatcher.ts'],
  ['proxy.ts'],
  [
    'backoff.ts',
    'clock.ts',
    'crypto.ts',
    'engine-flags.ts',
    'proxy-environment.ts',
    'proxy-error.ts',
    'redact.ts',
    'retry-after.ts',
    'run-key.ts',
  ],
  ['text'],
] as const;

const partOf = (file: string) => file.split('/')[0] ?? '';
const layerOf = (file: string) => layers.findIndex((parts) => parts.some((part) => part === partOf(file)));
const isPure = (file: string) =>
  ['plan', 'ledger', 'verdict', 'report'].includes(partOf(file)) || file === 'wait/schedule.ts';
const isWorld = (name: string) => /^(node:|undici(?:$|\/)|@actions\/|@octokit\/)/.test(name);
const shown = ({ from, to }: Import) => `${from} imports ${to}`;

const isDown = ({ from, to }: Import) => partOf(from) === partOf(to) || layerOf(from) < layerOf(to);
// A notice says what happened in the words of the room where it happened.
const isData = ({ from, isType }: Import) => from === 'notice.ts' && isType;

describe('the layout', () => {
  test('is known: every file belongs to a layer', () => {
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  test('has imports that run one way, down the layers and not across one', () => {
    const wrong = imports.filter((each) => each.isOwn && !isDown(each) && !isData(each));
    expect(wrong.map(shown)).toEqual([]);
  });
});

describe('the pure core', () => {
  test('imports nothing that reads or changes the world', () => {
    const wrong = imports.filter(({ from, to }) => isPure(from) && isWorld(to));
    // These compute, and read nothing.
    const pureModules = new Set(['report node:util', 'ledger node:crypto', 'ledger node:zlib']);
    expect(wrong.filter(({ from, to }) => !pureModules.has(`${partOf(from)} ${to}`)).map(shown)).toEqual([]);
  });

  test('reads no clock, no dice, no environment and no file', () => {
    const worldly = /\b(Date\.now|new Date\(\)|Math\.random|performance\.|process\.|setTimeout|setInterval|fetch\()/;
    const wrong = [...texts].filter(([file, text]) => isPure(file) && worldly.test(withoutComments(text)));
    expect(wrong.map(([file]) => file)).toEqual([]);
  });
});

describe('one place each', () => {
  test('spends: only submit-batches.ts calls submit', () => {
    const callers = [...texts].filter(([, text]) => /\.submit\??\.?\(/.test(withoutComments(text)));
    expect(callers.map(([file]) => file)).toEqual(['submit/submit-batches.ts']);
  });

  test('sends what spends: a service posts in its submit and nowhere else', () => {
    const posts = [...texts].flatMap(([file, text]) => {
      const parts = withoutComments(text).split(/^(?:export )?(?:async )?function (\w+)/m);
      return parts.flatMap((part, index) => (/\bhttp\.post\(/.test(part) ? [`${file} ${parts[index - 1]}`] : []));
    });
    expect(posts.toSorted()).toEqual(['services/harmstack/harmstack.ts submit', 'services/runloop/runloop.ts submit']);
  });

  test('posts to a service: only services/ uses the client that can', () => {
    const posters = imports
      .filter(({ to, isType }) => to === 'services/http/client.ts' && !isType)
      .map(({ from }) => from);
    expect(posters.filter((file) => partOf(file) !== 'services' && file !== 'main.ts')).toEqual([]);
  });

  test('speaks to the runner: only github/runner.ts imports @actions/core', () => {
    const importers = imports.filter(({ to }) => to.startsWith('@actions/core')).map(({ from }) => from);
    expect(new Set(importers)).toEqual(new Set(['github/runner.ts']));
  });

  test('knows a service: no file of one service imports that of another', () => {
    const services = ['harmstack', 'runloop', 'overmind'];
    const serviceOf = (file: string) => services.find((name) => file.startsWith(`services/${name}/`));
    const wrong = imports.filter(({ from, to }) => {
      const [one, other] = [serviceOf(from), serviceOf(to)];
      return one !== undefined && other !== undefined && one !== other;
    });
    expect(wrong.map(shown)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

/** What a file declares: variables, functions, types and members. */
function namesOf(text: string): readonly string[] {
  const declared = text.matchAll(/\b(?:const|let|function|interface|type|class|get)\s+(\w+)/g);
  const members = text.matchAll(/^\s+(?:(?:readonly|async|static)\s+)*#?(\w+)\??[:(]/gm);
  return [...declared, ...members].map(([, name = '']) => name);
}

const wordsOf = (name: string) => name.split(/(?=[A-Z])|_/);

/** What has a name of its own in this field, or says nothing. */
const avoided = /^(?:claim|doubt|settl|sighting|untold|told|misled|trouble|anothers)/i;

describe('the names', () => {
  test("are the field's own", () => {
    const names = [...texts].flatMap(([file, text]) => namesOf(text).map((name) => ({ file, name })));
    expect(names.length).toBeGreaterThan(2000);
    expect(names.filter(({ name }) => wordsOf(name).some((word) => avoided.test(word)))).toEqual([]);
    expect(names.filter(({ name }) => /^(?:most|longest|least|shortest)[A-Z]/.test(name))).toEqual([]);
  });
});
