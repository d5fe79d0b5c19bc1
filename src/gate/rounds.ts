/** What only a run needs that comes to pay or to wait: loaded then. */
export { chooseRound, enterRound, submitRound } from './pay-round.ts';
export { waitForRound } from './wait-for-round.ts';
