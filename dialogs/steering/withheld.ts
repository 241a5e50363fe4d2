import { ownershipOf } from '../../domain/handoff/handoff';
import { type Withheld } from '../../domain/recognition/masked';
import { complete, defineDialog } from '../contract/dialog';
import { type MessageKey } from '../contract/texts';
import { say } from '../contract/outputs';

/** A card, an identity number or a secret was sent and masked: said once a reply, with the safe way (T55). */
export const withheld = defineDialog({
  id: 'withheld',
  version: 1,
  startsOn: [],
  startsAt: ['withheld'],
  begin: (turn) => {
    const masked = turn.input.kind === 'message' ? (turn.input.withheld ?? []) : [];
    const gravest = ORDER.find((kind) => masked.includes(kind));
    if (!gravest) return complete();
    const { name: company, website } = turn.views.company;
    const values = { company, website: website.replace(/^https?:\/\//, '') };
    // While a rep writes the bot does not (T43); what was not kept is told by a system message.
    const isHuman = ownershipOf(turn.handoff) === 'human';
    return complete(say(TEXT[gravest], values, isHuman ? { author: 'system' } : {}));
  },
});

/** Of several the one that costs most. */
const ORDER: readonly Withheld[] = ['card', 'secret', 'identity'];

const TEXT: Readonly<Record<Withheld, MessageKey>> = {
  card: 'withheld.card',
  secret: 'withheld.secret',
  identity: 'withheld.identity',
};
