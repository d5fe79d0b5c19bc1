/**
 * The same function of a text, which remembers what it came to: for what is asked of each of a thousand jobs again and again, and is the
 * same for most.
 */
export function remember<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    if (known.size >= maxRemembered) known.clear();
    known.set(text, result);
    return result;
  };
}

const maxRemembered = 100;
