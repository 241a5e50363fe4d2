/** Somebody else committed first: nothing of the turn is written, and it is run again. */
export class Conflict extends Error {}
