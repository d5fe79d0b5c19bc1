import * as fc from 'fast-check';

/** For mutation tests: what a property finds it finds early, and nobody reads its smallest example. */
fc.configureGlobal({ interruptAfterTimeLimit: 100, endOnFailure: true });
