import { type Views } from '../../dialogs/contract/turn';
import { type Instant } from '../../domain/time/instant';
import { type Lead } from '../../domain/leads/lead';
import { daysLeft, type LeadSlots } from '../../domain/leads/slots';
import { type Prospect, scoreNow } from '../../domain/leads/score-now';
import { type ScoreLine } from '../../domain/leads/score-line';
import { type ContactRow } from '../../models/schema/contact';
import { type Phrasing } from '../pipeline/phrasing';
import { type LeadView, type ScoreLineView, type SlotView } from './case-views';

type Person = Pick<ContactRow, 'standing' | 'source' | 'phone' | 'email'>;

export function prospectOf({ standing, source, phone, email }: Person): Prospect {
  return { standing, source, contactable: phone !== undefined || email !== undefined };
}

export function leadView(
  lead: Lead,
  person: Person,
  { views, phrasing, now }: { views: Views; phrasing: Phrasing; now: Instant },
): LeadView {
  const score = scoreNow(lead, prospectOf(person), views, now);
  return {
    track: lead.track,
    stage: lead.stage,
    temperature: score.temperature,
    total: Math.round(score.total),
    fit: Math.round(score.fit),
    intent: Math.round(score.intent),
    lines: score.lines.map((line) => lineView(line, phrasing)),
    slots: slotViews(lead.slots, views, now),
  };
}

export function lineView({ ruleId, points, because }: ScoreLine, phrasing: Phrasing): ScoreLineView {
  const text = { text: because.key, values: because.values };
  const words = { id: phrasing.phrase(text, 'id'), en: phrasing.phrase(text, 'en') };
  // Another company need not have written all of them: without words the page shows the rule.
  return { ruleId, points: Math.round(points), words: words.id === '' ? null : words };
}

export function slotViews(slots: LeadSlots, views: Views, now: Instant): SlotView[] {
  const { sku, category, quantity, timeline, budget, location } = slots;
  const text = (slot: string, value: string | undefined): SlotView[] =>
    value === undefined ? [] : [{ slot, kind: 'text', value }];
  const word = (slot: string, value: string | undefined): SlotView[] =>
    value === undefined ? [] : [{ slot, kind: 'word', value }];
  return [
    ...word('challenge', slots.challenge),
    ...text('product', sku && (views.catalogue.products.get(sku)?.name ?? sku)),
    ...text('category', category && (views.catalogue.categories.get(category)?.name.id ?? category)),
    ...(quantity === undefined
      ? []
      : [{ slot: 'quantity', kind: 'quantity' as const, value: quantity.amount, unit: quantity.unit }]),
    ...(timeline === undefined
      ? []
      : timeline === 'undecided'
        ? word('timeline', timeline)
        : [{ slot: 'timeline', kind: 'days' as const, value: daysLeft(timeline, now) }]),
    ...word('role', slots.role),
    ...(budget === undefined
      ? []
      : budget === 'undecided'
        ? word('budget', budget)
        : [{ slot: 'budget', kind: 'money' as const, value: budget.max }]),
    ...text('location', location?.city),
    ...text('company', slots.company),
    ...word('size', slots.size),
    ...text('supplier', slots.current?.supplier),
  ];
}
