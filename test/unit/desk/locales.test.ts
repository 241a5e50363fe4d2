import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { COMPLAINT_CATEGORIES } from '../../../domain/complaint-severity';
import { COMPLAINT_STEPS } from '../../../domain/complaint-steps';
import { FACT_KEYS } from '../../../domain/facts';
import { type LeadStage } from '../../../domain/lead';
import { SOURCES } from '../../../domain/loyalty-events';
import { type OrderStatus } from '../../../domain/order';
import { RUNGS } from '../../../domain/rung';
import { type AuditAct } from '../../../models/audit';

type Texts = Record<string, string>;
const read = (language: string): Texts =>
  JSON.parse(readFileSync(`web/desk/locales/${language}.json`, 'utf8')) as Texts;
const placeholders = (text = ''): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the texts of the desk', () => {
  const [id, en] = [read('id'), read('en')];

  it('say the same things in both languages', () => {
    expect(Object.keys(en).sort()).to.deep.equal(Object.keys(id).sort());
    for (const key of Object.keys(id)) {
      expect(placeholders(en[key]), key).to.deep.equal(placeholders(id[key]));
      expect(id[key]?.trim(), key).to.not.equal('');
    }
  });

  it('name every state, step and kind of the work', () => {
    const stages: Record<LeadStage, true> = {
      new: true,
      engaged: true,
      qualified: true,
      handed_off: true,
      accepted: true,
      won: true,
      lost: true,
      disqualified: true,
      nurture: true,
    };
    const orders: Record<OrderStatus, true> = {
      placed: true,
      paid: true,
      delivered: true,
      completed: true,
      refunded: true,
      cancelled: true,
    };
    const acts: Record<AuditAct, true> = {
      viewed: true,
      claimed: true,
      taken_over: true,
      replied: true,
      returned: true,
      worked: true,
    };
    const wanted = [
      ...Object.keys(stages).map((stage) => `stage_${stage}`),
      ...Object.keys(orders).map((status) => `order_${status}`),
      ...Object.keys(acts).map((act) => `audit_${act}`),
      ...COMPLAINT_CATEGORIES.map((category) => `category_${category}`),
      ...COMPLAINT_STEPS.flatMap((step) => [`step_${step}`, `complaint_${step}`]),
    ];
    expect(Object.keys(id)).to.include.members(wanted);
  });

  it('name every rung, fact, source and reason', () => {
    const rules = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `rule_H-${number}`);
    const wanted = [
      ...RUNGS.map((rung) => `rung_${rung}`),
      'rung_OUT_OF_TARGET',
      ...FACT_KEYS.map((key) => `fact_${key}`),
      ...SOURCES.map((source) => `source_${source}`),
      ...rules,
    ];
    expect(Object.keys(id)).to.include.members(wanted);
  });
});
