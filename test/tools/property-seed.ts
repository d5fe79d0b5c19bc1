import * as fc from 'fast-check';

/** `npm test` is a function of the commit: properties are tried on the same examples each time, unless another seed is asked for. */
const seed = Number(process.env.PROPERTY_SEED ?? 1);
if (!Number.isSafeInteger(seed)) throw new Error(`PROPERTY_SEED is no whole number: ${process.env.PROPERTY_SEED}`);
fc.configureGlobal({ seed });
