/**
 * How places in a conversation are called outside. An activity keeps its id through every replay: clients
 * recognise what they have seen by it.
 */

const DIGITS = 7;

export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(DIGITS, '0')}`;
}

/** The sequence number in an activity's id; undefined when the id is of another conversation. */
export function seqOf(conversationId: string, id: string): number | undefined {
  const digits = id.startsWith(`${conversationId}|`) ? id.slice(conversationId.length + 1) : '';
  return /^\d{7,15}$/.test(digits) ? Number(digits) : undefined;
}

export function watermarkOf(seq: number): string {
  return String(seq);
}

/**
 * The place a watermark names. An empty one is the beginning: DirectLineJS sends it before it has seen anything.
 * @returns undefined when it is not an id of this server
 */
export function placeOf(watermark: string): number | undefined {
  if (watermark === '') return 0;
  return /^\d{1,15}$/.test(watermark) ? Number(watermark) : undefined;
}
