import type { ActionYml } from './action-yml.ts';

/** Puts the tables of inputs and outputs between their markers. */
export function fillReadme(readme: string, { inputs, outputs }: ActionYml): string {
  const inputRows = Object.entries(inputs).map(([name, { description, required, default: value }]) => {
    const fallback = required ? '**required**' : value === undefined ? '' : `\`${value}\``;
    return [`\`${name}\``, fallback, description];
  });
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  const sections = [
    { name: 'inputs', content: renderTable(['Input', 'Default', 'Meaning'], inputRows) },
    { name: 'outputs', content: renderTable(['Output', 'Meaning'], outputRows) },
  ];
  return sections.reduce(fillSection, readme);
}

function fillSection(text: string, { name, content }: { readonly name: string; readonly content: string }): string {
  const place = new RegExp(`(<!-- ${name}: generated from [^>]+ -->\\n).*?(<!-- end of ${name} -->)`, 's');
  if (!place.test(text)) throw new Error(`README.md has no place for the ${name}`);
  return text.replace(place, (_all, start: string, end: string) => `${start}\n${content}\n\n${end}`);
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(renderCell).join(' | ')} |`).join('\n');
}

function renderCell(text: string): string {
  return text.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
