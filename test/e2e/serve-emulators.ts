/**
 * Serves Harmstack in evaluating mode, with a good and a worse model for it to ask, until it is stopped. Appends where
 * they are, as `name=value` lines, to the file it is given: a workflow's `GITHUB_OUTPUT`.
 */
import { appendFile } from 'node:fs/promises';
import { startHarmstack } from '../emulators/harmstack.ts';
import { startModelEndpoint } from '../emulators/model-endpoint.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the file to write the URLs to');

const [harmstack, good, worse] = await Promise.all([
  startHarmstack(),
  startModelEndpoint({ quality: 1 }),
  startModelEndpoint({ quality: 0.6 }),
]);
const places = {
  'service-url': harmstack.baseUrl,
  'service-api-key': harmstack.key,
  'good-model-url': good.urlFor('openai'),
  'worse-model-url': worse.urlFor('openai'),
  'model-api-key': good.key,
};
// In one piece: whoever waits for the file sees all of it or nothing.
await appendFile(
  file,
  Object.entries(places)
    .map(([name, value]) => `${name}=${value}\n`)
    .join(''),
);
