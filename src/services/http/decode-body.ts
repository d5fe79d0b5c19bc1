import { promisify } from 'node:util';

/** Bytes as they are meant, or why they cannot be had. */
export type Decoded = { readonly bytes: Uint8Array } | { readonly fault: string; readonly isTooLarge?: true };

interface DecodeOptions {
  /** The `content-encoding` header: what was applied first stands first (RFC 9110 §8.4). */
  readonly encoding: string | readonly string[] | undefined;
  /** The most that any layer may come to. */
  readonly maxBytes: number;
}

type Unpack = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

/** More layers are no answer but an attack on whoever unpacks them. */
const maxLayers = 3;

/** Unpacks a body that came compressed although none was asked for: a proxy may do so, and the answer to a submit is money. */
export async function decodeBody(packed: Uint8Array, { encoding, maxBytes }: DecodeOptions): Promise<Decoded> {
  const layers = [encoding ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (layers.length > maxLayers) return { fault: `with ${layers.length} encodings, one over the other` };
  const unpackers = layers.length === 0 ? new Map<string, Unpack>() : await openUnpackers();
  let bytes = packed;
  for (const name of layers.toReversed()) {
    const unpack = unpackers.get(name);
    if (unpack === undefined) return { fault: `in an encoding that was not asked for: ${name.slice(0, 20)}` };
    try {
      bytes = await unpack(bytes, { maxOutputLength: maxBytes });
    } catch (error) {
      return isTooLarge(error)
        ? { fault: 'with too much', isTooLarge: true }
        : { fault: `with ${name} that cannot be unpacked` };
    }
  }
  return { bytes };
}

/** Loads zlib, which hardly any answer needs. */
async function openUnpackers(): Promise<ReadonlyMap<string, Unpack>> {
  const { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } = await import('node:zlib');
  /** Window of at most 8 MiB (RFC 9659 §3). */
  const params = { [constants.ZSTD_d_windowLogMax]: 23 };
  return new Map<string, Unpack>([
    ['gzip', promisify(gunzip)],
    ['x-gzip', promisify(gunzip)],
    // With a zlib header, as documented (RFC 9110 §8.4.1.2), or without one, as some servers send it.
    ['deflate', (bytes, options) => promisify(hasZlibHeader(bytes) ? inflate : inflateRaw)(bytes, options)],
    ['br', promisify(brotliDecompress)],
    ['zstd', (bytes, options) => promisify(zstdDecompress)(bytes, { ...options, params })],
  ]);
}

function hasZlibHeader([first = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 0x08;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
