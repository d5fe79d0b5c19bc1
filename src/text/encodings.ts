/** A shorter piece would be found by chance. */
const minPieceLength = 8;

/**
 * The texts by which a secret is found inside a text that is in base64 or hex, and inside one that was encoded so twice,
 * whatever stands beside it there. A service encodes what it was sent: the secret itself, or JSON or a URL that holds it.
 */
export function encodedFormsOf(secret: string): ReadonlySet<string> {
  const texts = new Set([secret, ...jsonForms(secret), encodeURIComponent(secret.toWellFormed())]);
  const base64 = [...texts].flatMap(base64Forms);
  const hex = [...texts].map(toHex);
  // Its letters may be large, which makes a difference to what is encoded again.
  const once = [...base64, ...hex, ...hex.map((digits) => digits.toUpperCase())];
  const twice = new Set(once.filter(({ length }) => length >= minPieceLength));
  return new Set([...base64, ...hex, ...[...twice].flatMap((text) => [...base64Forms(text), toHex(text)])]);
}

function jsonForms(secret: string): readonly string[] {
  const least = JSON.stringify(secret).slice(1, -1);
  return [least, least.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)];
}

function toHex(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** As a whole, and the part that does not depend on its neighbours for each of the three alignments. */
function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const whole = bytes.toString('base64');
  const pieces = [0, 1, 2].flatMap((shift) => {
    const encoded = shift === 0 ? whole : Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const first = shift === 0 ? 0 : shift + 1;
    // The last character before the padding holds bits of what comes next.
    const end = encoded.replace(/.=+$/, '').length;
    const stable = encoded.slice(first, end);
    return stable.length < minPieceLength ? [] : stable;
  });
  return [whole, ...pieces].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  ]);
}
