/** What a changelog says of one version, without its heading. Throws where it says nothing. */
export function selectReleaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^(?=## )/m);
  const own = sections.find((section) => section.startsWith(`## [${version}]`));
  const [, ...lines] = own?.split('\n') ?? [];
  const notes = lines.join('\n').trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}`);
  return notes;
}
