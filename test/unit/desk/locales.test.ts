import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { FACT_KEYS } from '../../../domain/facts';
import { SOURCES } from '../../../domain/loyalty-events';
import { RUNGS } from '../../../domain/rung';

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
