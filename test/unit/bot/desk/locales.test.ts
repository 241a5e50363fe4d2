import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type PriorityLine } from '../../../../domain/complaints/priority';
import { type ComplaintSignal } from '../../../../domain/complaints/severity';
import { COMPLAINT_CATEGORIES } from '../../../../domain/complaints/kinds';
import { COMPLAINT_STEPS } from '../../../../domain/complaints/steps';
import { FACT_KEYS } from '../../../../domain/profile/facts';
import { type NoGoodwill } from '../../../../domain/complaints/goodwill';
import { type LeadStage } from '../../../../domain/leads/lead';
import { SOURCES } from '../../../../domain/ladder/loyalty-events';
import { type OrderStatus } from '../../../../domain/orders/order';
import { QUESTIONS } from '../../../../domain/leads/qualification';
import { RUNGS } from '../../../../domain/ladder/rung';
import { type AuditAct } from '../../../../models/desk/audit';

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
      declined: true,
      handed_on: true,
      paused: true,
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

  it('name every reason of a complaint and every question of a brief', () => {
    const signals: Record<ComplaintSignal | 'very_late' | 'unknown', true> = {
      injury: true,
      fire: true,
      danger: true,
      legal_threat: true,
      data_leak: true,
      operation_stopped: true,
      money_lost: true,
      double_charge: true,
      unusable: true,
      same_again: true,
      threat_to_leave: true,
      threat_viral: true,
      cosmetic: true,
      very_late: true,
      unknown: true,
    };
    const weights: Record<PriorityLine['because'], true> = {
      severity: true,
      urgency: true,
      segment: true,
      rung: true,
      repeat: true,
      anger: true,
    };
    const goodwill: Record<NoGoodwill | 'late_or_minor', true> = {
      late_or_minor: true,
      severity: true,
      category: true,
      order_not_found: true,
      too_many: true,
      recent_voucher: true,
      no_owner: true,
      nothing_to_give: true,
    };
    const wanted = [
      ...Object.keys(signals).map((signal) => `because_${signal}`),
      ...Object.keys(weights).map((weight) => `priority_because_${weight}`),
      ...Object.keys(goodwill).map((reason) => `goodwill_because_${reason}`),
      ...QUESTIONS.map((question) => `question_${question}`),
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
