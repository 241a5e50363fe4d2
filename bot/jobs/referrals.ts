import { referralStage } from '../../domain/advocacy/referral';
import { type Rules } from '../../domain/rules';
import { plusDays } from '../../domain/time/calendar';
import { codesUsedSince } from '../../models/contact/referrals';
import { latestConversations } from '../../models/desk/cases';
import { type DueTurn, turnJob } from './job';

/** what became of friends who came with a code, recorded in the conversation of the person who referred them. */
export const referrals = turnJob('referrals', 60_000, async (context, now) => {
  const { rules } = context.views();
  const used = await codesUsedSince(context.database, plusDays(now, -watchedDays(rules)));
  const places = await latestConversations(context.database, [
    ...new Set(used.map(({ use }) => use.holderId)),
  ]);
  return used.flatMap(({ use, friendId, evidence }): DueTurn[] => {
    const conversationId = places.get(use.holderId);
    if (conversationId === undefined) return [];
    return stagesUpTo(referralStage(use, evidence, { rules: rules.referral, ladder: rules.ladder, now })).map(
      (stage) => ({ conversationId, id: `${friendId}:${stage}`, due: { what: 'referral', friendId, stage } }),
    );
  });
});

/** A purchase on the last day that counts, its hold, and as long again for a refund that comes later. */
function watchedDays({ referral }: Rules): number {
  return referral.attributionD + 3 * referral.holdD;
}

/** A friend who has bought has come before: both are evidence of their own (L-9). */
function stagesUpTo(stage: 'made' | 'converted' | 'voided'): Array<typeof stage> {
  return stage === 'made' ? ['made'] : ['made', stage];
}
