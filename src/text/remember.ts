/**
 * The same function of a text, or of something that JSON can write, which remembers what it came to: for what is asked of each of a thousand
 * jobs again and again, and is the same for most.
 */
export function remember<Given, Result>(work: (given: Given) => Result): (given: Given) => Result {
  const known = new Map<string, Result>();
  return (given) => {
    const key = typeof given === 'string' ? given : JSON.stringify(given);
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = work(given);
    if (known.size >= maxRemembered) known.clear();
    known.set(key, result);
    return result;
  };
}

const maxRemembered = 200;
