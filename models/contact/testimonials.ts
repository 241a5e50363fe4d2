import { type Reader } from './rows';

/** A testimonial as everybody may see it. */
export interface ShownTestimonial {
  text: string;
  /** Undefined: without a name. */
  name: string | undefined;
}

/** The newest approved testimonials. Whatever was withdrawn or rejected is not among them. */
export async function shownTestimonials(database: Reader, limit: number): Promise<ShownTestimonial[]> {
  const rows = await database.read<{ text: string; shown_name: string | null }>(
    `SELECT text, shown_name FROM testimonial WHERE status = 'approved' ORDER BY decided_at DESC, id LIMIT $1`,
    [limit],
  );
  return rows.map(({ text, shown_name: name }) => ({ text, name: name ?? undefined }));
}
