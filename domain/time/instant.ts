/**
 * A moment in UTC as ISO 8601 text with milliseconds and `Z`, e.g. `2026-11-22T01:02:03.004Z`.
 * Texts of this form sort as time does, in JavaScript and in both databases.
 */
export type Instant = string;

/** A language the bot writes. */
export type Language = 'id' | 'en';

export const LANGUAGES: readonly Language[] = ['id', 'en'];
