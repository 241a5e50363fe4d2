import { type Database } from '../../models/database/database';
import { type MessageAuthorView } from './views';

/** The last line somebody said in a conversation, and how many the customer has written. */
export interface Preview {
  author: MessageAuthorView;
  text: string;
  customerLines: number;
}

interface Row {
  id: string;
  author: MessageAuthorView | null;
  text: string | null;
  customer_lines: string | number;
}

/** Previews by conversation; one statement for the whole list. A conversation without a line has none. */
export async function previewsOf(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, Preview>> {
  if (conversationIds.length === 0) return new Map();
  const slots = conversationIds.map((_id, index) => `$${index + 1}`).join(', ');
  const rows = await database.read<Row>(
    `SELECT v.id, m.author, m.text,
       (SELECT COUNT(*) FROM message c WHERE c.conversation_id = v.id AND c.author = 'customer') AS customer_lines
     FROM conversation v LEFT JOIN message m ON m.id =
       (SELECT l.id FROM message l WHERE l.conversation_id = v.id ORDER BY l.at DESC, l.place DESC LIMIT 1)
     WHERE v.id IN (${slots})`,
    conversationIds,
  );
  return new Map(
    rows.flatMap(({ id, author, text, customer_lines: lines }) =>
      // pg hands back COUNT(*) as text.
      author && text !== null ? [[id, { author, text, customerLines: Number(lines) }] as const] : [],
    ),
  );
}
