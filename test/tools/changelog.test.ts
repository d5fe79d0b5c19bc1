import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { selectReleaseNotes } from './changelog.ts';

const changelog =
  '# Changelog\n\n## [Unreleased]\n\n## [1.10.0] - 2026-12-01\n\n### Added\n\n- This.\n\n## [1.1.0]\n\n- That.\n';

test('the notes of a version are its own section', () => {
  expect(selectReleaseNotes(changelog, '1.10.0')).toBe('### Added\n\n- This.');
  expect(selectReleaseNotes(changelog, '1.1.0')).toBe('- That.');
});

test.each(['1.1', '2.0.0', 'Unreleased'])('a version without a word (%s) is not released', (version) => {
  expect(() => selectReleaseNotes(changelog, version)).toThrow(`says nothing of ${version}`);
});

test('our own changelog can be read so', async () => {
  const own = await readFile(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
  expect(selectReleaseNotes(own, 'Unreleased')).toContain('- ');
});
