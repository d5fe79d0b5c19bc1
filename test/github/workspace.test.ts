import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWorkspaceFile } from '../../src/github/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'gate-'));
const workspace = join(folder, 'workspace');

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), content);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  symlinkSync(target, join(workspace, path));
}

const read = (path: string) => readWorkspaceFile(workspace, path);

describe('a file of the checked-out repository', () => {
  test('is read, also through links that stay inside', () => {
    write('ci/suite.yml', 'benchmarks: [] # é');
    link('suite.yml', 'ci/suite.yml');
    link('all', 'ci');
    for (const path of [
      'ci/suite.yml',
      './ci/../ci/suite.yml',
      join(workspace, 'ci/suite.yml'),
      'suite.yml',
      'all/suite.yml',
    ]) {
      expect({ path, ...read(path) }).toEqual({ path, text: 'benchmarks: [] # é' });
    }
  });

  test('may begin with a byte order mark of UTF-8', () => {
    write('bom.yml', '\u{FEFF}a: 1');
    expect(read('bom.yml')).toEqual({ text: 'a: 1' });
  });

  test('may have a name that begins with dots', () => {
    for (const path of ['..suite.yml', '.github/suite.yml', '.gitsuite', 'x.git/suite.yml']) {
      write(path, 'x');
      expect({ path, ...read(path) }).toEqual({ path, text: 'x' });
    }
  });
});

test('a checkout that is reached through a link itself is read like any', () => {
  const linked = join(folder, 'linked');
  symlinkSync(workspace, linked);
  write('plain.yml', 'x');
  for (const path of ['plain.yml', join(linked, 'plain.yml'), join(workspace, 'plain.yml')]) {
    expect({ path, ...readWorkspaceFile(linked, path) }).toEqual({ path, text: 'x' });
  }
  expect(readWorkspaceFile(linked, '../secret.yml')).toHaveProperty('error');
});

describe('what is no file of the checked-out repository is refused', () => {
  writeFileSync(join(folder, 'secret.yml'), 'secret');
  const outside = 'lies outside the checked-out repository; give a path inside it';
  const leadsOut = 'is a symbolic link to a place outside the checked-out repository; commit the file itself';

  test.each(['../secret.yml', 'x/../../secret.yml', join(folder, 'secret.yml'), '..', '/etc/hostname'])(
    '%s',
    (path) => {
      mkdirSync(join(workspace, 'x'), { recursive: true });
      expect(read(path)).toEqual({ error: outside });
    },
  );

  test('a path that is the repository itself', () => {
    expect(read('.')).toEqual({ error: 'is not a file' });
    expect(read('x')).toEqual({ error: 'is not a file' });
  });

  test('a link that leads out, whatever is on its way', () => {
    link('out.yml', '../secret.yml');
    link('absolute.yml', join(folder, 'secret.yml'));
    link('parent', '..');
    link('chain.yml', 'out.yml');
    for (const path of ['out.yml', 'absolute.yml', 'parent/secret.yml', 'chain.yml']) {
      expect({ path, ...read(path) }).toEqual({ path, error: leadsOut });
    }
  });

  test('a link that leads nowhere, or to itself', () => {
    link('dead.yml', 'gone.yml');
    link('loop.yml', 'loop.yml');
    expect(read('dead.yml')).toEqual({ isMissing: true, error: expect.stringMatching(/^does not exist; /) });
    expect(read('loop.yml')).toEqual({ error: 'cannot be read (ELOOP)' });
  });

  test('anything of git, in letters of any size, also through a link', () => {
    const error = 'is inside .git; give a file of the repository';
    write('.git/config', '[core]');
    write('sub/.GIT/config', '[core]');
    write('module/.git', 'gitdir: ../.git/modules/module');
    link('config.yml', '.git/config');
    link('store', '.git');
    for (const path of [
      '.git/config',
      'x/../.git/config',
      'sub/.GIT/config',
      'module/.git',
      'config.yml',
      'store/config',
    ]) {
      expect({ path, ...read(path) }).toEqual({ path, error });
    }
  });

  test('a pipe, which would be waited for without end', () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(workspace, 'pipe.yml')]);
    expect(read('pipe.yml')).toEqual({ error: 'is not a file' });
  });
});

describe('a file that cannot be read says why', () => {
  test('when there is none', () => {
    const error =
      'does not exist; check the path, and that a step before this one checks the repository out (actions/checkout)';
    expect(read('none.yml')).toEqual({ isMissing: true, error });
    expect(read('none/none.yml')).toEqual({ isMissing: true, error });
    expect(readWorkspaceFile(join(folder, 'gone'), 'suite.yml')).toEqual({ isMissing: true, error });
  });

  test('when its path goes on behind a file', () => {
    write('suite-2.yml', 'x');
    expect(read('suite-2.yml/x')).toEqual({ error: 'cannot be read (ENOTDIR)' });
  });

  test('when it is too large', () => {
    write('full.yml', 'x'.repeat(1024 * 1024));
    write('large.yml', 'x'.repeat(1024 * 1024 + 1));
    expect(read('full.yml')).toHaveProperty('text');
    expect(read('large.yml')).toEqual({ error: 'is larger than 1 MiB' });
  });
});

describe('a file that is not UTF-8 is named by its encoding', () => {
  const text = 'benchmarks: [] # é';
  const utf16 = Buffer.from(text, 'utf16le');
  const wide = (bytes: readonly number[]) =>
    Buffer.from(Array.from(text).flatMap((letter) => bytes.map((byte) => (byte < 0 ? letter.charCodeAt(0) : byte))));
  const save = 'save it as UTF-8';

  test.each<[string, Uint8Array, string]>([
    ['UTF-16 as Windows saves it', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), `is UTF-16; ${save}`],
    [
      'UTF-16, big end first',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
      `is UTF-16; ${save}`,
    ],
    ['UTF-16 without a mark', utf16, `is UTF-16; ${save}`],
    ['UTF-16, big end first, without a mark', Buffer.from(utf16).swap16(), `is UTF-16; ${save}`],
    ['UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), wide([-1, 0, 0, 0])]), `is UTF-32; ${save}`],
    ['UTF-32 without a mark', wide([0, 0, 0, -1]), `is UTF-32; ${save}`],
    [
      'Latin-1',
      Buffer.from(`a: 1\n# ä\nb: é`, 'latin1'),
      `is not UTF-8 (line 2), but probably Latin-1 or Windows-1252; ${save}`,
    ],
    [
      'what ends within a character',
      Buffer.from('a: é').subarray(0, 4),
      `is not UTF-8 (line 1), but probably Latin-1 or Windows-1252; ${save}`,
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49]),
      'is not a text file',
    ],
    ['zeros', Buffer.alloc(100), 'is not a text file'],
  ])('%s', (name, content, error) => {
    write(`${name}.yml`, content);
    expect(read(`${name}.yml`)).toEqual({ error });
  });

  test('no error quotes what the file holds', () => {
    write('quoted.yml', Buffer.from('c4n4ry: é', 'latin1'));
    expect(JSON.stringify(read('quoted.yml'))).not.toContain('c4n4ry');
  });
});
