import * as fc from 'fast-check';

/** For mutation tests: what a property finds it finds early, and nobody reads its smallest example. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), interruptAfterTimeLimit: 1000, endOnFailure: true });
