/** A query as the services' own clients write it: a blank is `%20`, not the `+` of forms. */
export function renderQuery(params: Readonly<Record<string, string>>): string {
  return new URLSearchParams(params).toString().replaceAll('+', '%20');
}
