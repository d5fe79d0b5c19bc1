import * as v from 'valibot';

interface Package {
  readonly name: string;
  readonly version: string;
  /** An SPDX identifier. */
  readonly license: string;
}

const bytesProperty = 'benchmark-gate:bytes-in-bundle';

/** What the bundle consists of, in CycloneDX 1.6. It has neither a date nor a serial number: the same sources give the same bytes. */
export function renderSbom(
  { name, version, license }: Package,
  packages: readonly (Package & { readonly bytes: number })[],
): string {
  const content = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version, licenses: [{ license: { id: license } }] } },
    components: packages.map((each) => ({
      type: 'library',
      'bom-ref': purlOf(each),
      name: each.name,
      version: each.version,
      purl: purlOf(each),
      licenses: [{ license: { id: each.license } }],
      properties: [{ name: bytesProperty, value: String(each.bytes) }],
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function purlOf({ name, version }: Package): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

const Sbom = v.object({
  components: v.array(
    v.object({
      name: v.string(),
      version: v.string(),
      licenses: v.tuple([v.object({ license: v.object({ id: v.string() }) })]),
      properties: v.tuple([
        v.object({ name: v.literal(bytesProperty), value: v.pipe(v.string(), v.transform(Number)) }),
      ]),
    }),
  ),
});

/** Reads what {@link renderSbom} has written. */
export function parseSbom(text: string): readonly (Package & { readonly bytes: number })[] {
  return v.parse(Sbom, JSON.parse(text)).components.map(({ name, version, licenses, properties }) => {
    return { name, version, license: licenses[0].license.id, bytes: properties[0].value };
  });
}
