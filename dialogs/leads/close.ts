import { isContactable } from '../../domain/contact/contact';
import { leadEvent } from '../contract/lead-event';
import { type Handoff, type HandoffRule, ownershipOf } from '../../domain/handoff/handoff';
import { callbackAt } from '../../domain/handoff/rules';
import { nextOpening } from '../../domain/time/business-calendar';
import { disqualification } from '../../domain/leads/disqualification';
import { type Lead, type LeadStage, moveLead } from '../../domain/leads/lead';
import { expectedValue } from '../../domain/leads/slots';
import { isQualified } from '../../domain/leads/qualification';
import { type Step, asking, complete } from '../contract/dialog';
import { priceOf } from '../products/fit';
import { contextOf, interestOf, scoreOf, wantsPerson } from './state';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Form } from './form';
import { addressed, summaryItems } from './summary';
import { ownWords } from '../reading/own-words';
import { type Turn } from '../contract/turn';

/** No question is left: hand over to a rep, or thank them without pressing (§2.3.2). */
export function finish(turn: Turn, leadIn: readonly Output[]): Step<Form> {
  const { lead } = turn.contact;
  if (!lead) return complete(...leadIn);
  const unfit = unfitOutputs(turn, lead);
  if (unfit) return complete(...leadIn, ...unfit);
  const hot = scoreOf(turn, lead).temperature === 'hot';
  if (wantsPerson(lead) || (hot && lead.track === 'b2b')) return summarize(turn, leadIn);
  const qualified = stageOutputs(
    lead,
    isQualified(lead.slots, contextOf(turn, lead, 0)) ? 'qualified' : 'engaged',
  );
  if (hot || isValuable(turn, lead)) {
    const offer = ask('qualify.offer-rep', [choice('yes', 'refer.yes'), choice('no', 'refer.no')]);
    return asking<Form>('offer', { stage: 'offer', tries: 0 }, ...leadIn, ...qualified, offer);
  }
  const choices = [
    choice({ kind: 'intent', intent: 'ask_quote' }, 'qualify.want-quote'),
    choice({ kind: 'intent', intent: 'human' }, 'intent.human'),
  ];
  return complete(...leadIn, ...qualified, ask('qualify.done', choices, { name: addressed(turn) }));
}

/** F-13: what will be handed over, to be confirmed or changed. */
export function summarize(turn: Turn, leadIn: readonly Output[], tries = 0): Step<Form> {
  const items = summaryItems(turn);
  if (items.length === 0) return handOver(turn, leadIn);
  const choices = [choice('right', 'qualify.right'), choice('change', 'qualify.change')];
  const summary = ask('qualify.summary', choices, { items: { list: items } });
  // What has changed since is another summary.
  const question = `summary ${turn.contact.lead?.lastInboundAt ?? ''}`;
  return asking<Form>(question, { stage: 'summary', tries }, ...leadIn, summary);
}

/** H-2: into the reps' queue. Outside business hours a call-back is promised with day and hour (T42). */
export function handOver(turn: Turn, leadIn: readonly Output[]): Step<Form> {
  const { lead } = turn.contact;
  if (!lead) return complete(...leadIn);
  if (ownershipOf(turn.handoff) !== 'bot') return complete(...leadIn, say('human.waiting'));
  const outputs = [...leadIn, ...stageOutputs(lead, 'handed_off', turn), handoff(turn, lead, 'H-2')];
  const by = callbackAt(turn.now, turn.views.calendar, turn.views.rules.handoff);
  const name = addressed(turn);
  if (by === undefined) {
    const keepBot = choice({ kind: 'intent', intent: 'cancel' }, 'human.keep-bot', {
      bot: turn.views.company.botName,
    });
    return complete(...outputs, ask('qualify.handed', [keepBot], { name }));
  }
  const opens = nextOpening(turn.now, turn.views.calendar);
  const values = { name, opens: { deadline: opens }, by: { deadline: by } };
  if (!isContactable(turn.contact)) return complete(...outputs, say('qualify.handed-chat', values));
  const hours = [
    choice('morning', 'qualify.hour-morning'),
    choice('noon', 'qualify.hour-noon'),
    choice('afternoon', 'qualify.hour-afternoon'),
  ];
  return asking<Form>(
    'hour',
    { stage: 'hour' },
    ...outputs,
    say('qualify.handed-closed', values),
    ask('qualify.ask-hour', hours),
  );
}

function handoff(turn: Turn, lead: Lead, rule: HandoffRule): Output {
  const request: Handoff = {
    id: turn.newId('handoff'),
    conversationId: turn.conversation.id,
    contactId: turn.contact.id,
    rule,
    topic: (lead.need ?? ownWords(turn)).slice(0, 200),
    requestedAt: turn.now,
    state: { status: 'queued' },
  };
  return record({ type: 'handoff_requested', handoff: request });
}

/** The lead in its next stage; on handing over, the week without a further call begins. */
function stageOutputs(lead: Lead, stage: LeadStage, handed?: Turn): Output[] {
  const next = moveLead(lead, stage) ?? (lead.stage === stage ? lead : undefined);
  if (!next) return [];
  const hotCalledAt = handed?.now ?? next.hotCalledAt;
  return [record(leadEvent(lead, { ...next, hotCalledAt }))];
}

/** H-5: much at stake and not cold: a person is shown, and the customer decides. */
function isValuable(turn: Turn, lead: Lead): boolean {
  const product = interestOf(turn, lead.slots);
  const value = product && expectedValue(lead.slots, priceOf(turn, product));
  return scoreOf(turn, lead).temperature !== 'cold' && (value ?? 0) >= turn.views.rules.lead.highValue;
}

/** kindly, with what can be done instead. */
function unfitOutputs(turn: Turn, lead: Lead): Output[] | undefined {
  const product = interestOf(turn, lead.slots);
  const reason = disqualification({
    contactType: lead.contactType,
    slots: lead.slots,
    notSold: false,
    // Services and rentals name where they are done.
    installOnly: product?.specs.some(({ key }) => key === 'wilayah' || key === 'area') ?? false,
    minimumOrder: undefined,
    unwillingToOrderMore: false,
  });
  switch (reason) {
    case undefined:
      return undefined;
    case 'outside_territory':
      return [
        ...stageOutputs(lead, 'disqualified'),
        say('qualify.dq-outside', { city: lead.slots.location?.city ?? '' }),
      ];
    case 'spam':
    case 'minor':
    case 'job_seeker':
    case 'vendor':
    case 'not_sold':
    case 'below_minimum_order':
      return [...stageOutputs(lead, 'disqualified'), say('qualify.dq-other')];
  }
}
