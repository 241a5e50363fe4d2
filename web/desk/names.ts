import type { LineView, MessageAuthorView } from '../../bot/desk/views';
import { text, textOr } from './texts';

/** What a customer is called here; who has not said it is told apart by the end of the conversation's id. */
export function nameOf(who: { name: string | null; conversationId: string }): string {
  if (who.name) return who.name;
  const code = who.conversationId
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();
  return text('visitor', { code });
}

export function channelName(channel: string): string {
  return textOr('channel', channel);
}

export function authorOf(line: LineView, customer: string, me: string): string {
  switch (line.author) {
    case 'customer':
      return customer;
    case 'bot':
      return line.authorName ?? text('bot');
    case 'rep':
      return line.authorName === me ? text('you') : (line.authorName ?? '');
    case 'system':
      return text('system');
  }
}

/** Before a preview; the customer's own words need no name beside theirs. */
export function authorLabel(author: MessageAuthorView): string | undefined {
  switch (author) {
    case 'bot':
      return text('bot');
    case 'rep':
      return text('team');
    case 'customer':
    case 'system':
      return undefined;
  }
}
