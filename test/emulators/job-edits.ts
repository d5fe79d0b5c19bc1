/** What a test has changed about the JSON of single jobs, after their state was worked out: odd, wrong and missing fields. */
export class JobEdits {
  readonly #fields = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #replacements = new Map<string, (view: object) => unknown>();

  /** Lays these fields over the JSON, on top of earlier ones. */
  lay(id: string, fields: Readonly<Record<string, unknown>>): void {
    this.#fields.set(id, { ...this.#fields.get(id), ...fields });
  }

  /** Replaces the JSON, whatever fields were laid over it. */
  replace(id: string, replacement: (view: object) => unknown): void {
    this.#replacements.set(id, replacement);
  }

  /** The JSON to send. */
  apply(id: string, view: object): unknown {
    const laid = { ...view, ...this.#fields.get(id) };
    const replacement = this.#replacements.get(id);
    return replacement === undefined ? laid : replacement(laid);
  }
}
