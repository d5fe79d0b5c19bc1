/**
 * A regular expression that is read when it is first used. For those that name properties of Unicode: V8 looks up the tables of each in a
 * literal twice, when it reads the file and when it comes to use it, and two dozen of them took 4 ms of every start.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | null = null;
  return () => {
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}
