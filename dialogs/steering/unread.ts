import { type UnreadPart } from '../../domain/conversation/attached-file';
import { ownershipOf } from '../../domain/handoff/handoff';
import { complete, defineDialog } from '../contract/dialog';
import { type Say, say } from '../contract/outputs';

/** Parts of a message that could not be received: said at once, so that the customer does not rely on them. */
export const unread = defineDialog({
  id: 'unread',
  version: 1,
  startsOn: [],
  startsAt: ['unread'],
  begin: (turn) => {
    const parts = turn.input.kind === 'message' ? (turn.input.unread ?? []) : [];
    // While a rep writes the bot does not (T43); what did not arrive is told by a system message.
    const more: Partial<Say> = ownershipOf(turn.handoff) === 'human' ? { author: 'system' } : {};
    return complete(...parts.map((part) => told(part, more)));
  },
});

function told(part: UnreadPart, more: Partial<Say>): Say {
  switch (part.what) {
    case 'file':
      return say(FILE[part.reason], { name: part.name }, more);
    case 'contact':
      return say('unread.contact', undefined, more);
    case 'other':
      return say('unread.other', undefined, more);
  }
}

const FILE = {
  too_large: 'unread.file-too-large',
  wrong_type: 'unread.file-wrong-type',
  not_fetched: 'unread.file-not-fetched',
  foreign_host: 'unread.file-foreign-host',
} as const;
