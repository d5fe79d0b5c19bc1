/** The smallest whole number from `from` to `to` for which something holds, where it holds for all larger ones too; null when for none. */
export function smallestWith(
  { from, to }: { readonly from: number; readonly to: number },
  holds: (value: number) => boolean,
): number | null {
  let [low, high] = [from, to + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low > to ? null : low;
}
