/** Prints what the changelog says of a version, given its tag. Fails when tag, `package.json` and `CHANGELOG.md` do not fit together. */
import { readFileSync } from 'node:fs';
import { selectReleaseNotes } from './changelog.ts';

const [tag = ''] = process.argv.slice(2);
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { version }: { version: string } = JSON.parse(read('package.json'));
if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, and package.json has version ${version}`);
process.stdout.write(`${selectReleaseNotes(read('CHANGELOG.md'), version)}\n`);
