import { type Goal, type Making, type Step, goal } from '../goal';
import { sentences } from '../speech';

/** Offices: a written offer, and a lead whose facts come in any order. */

export function quotation(m: Making): Goal {
  const sku = m.chance.pick(['O10', 'O30', 'OS5']);
  const quantity = m.chance.whole(1, 4);
  const { name, company, email } = m.person;
  const product = m.words.product(sku, m.manner.language, m.chance).replace(/^the /, '');
  const count = String(quantity);
  return goal('quotation', {
    steps: [{ bubbles: [m.ask('quotation', { count, product, company, name, email })] }],
    answers: leadAnswers(m, 25, 40),
    again: [1, 2].map(() => m.ask('quotation', { count, product, company, name, email })),
    truth: { facts: { email, display_name: name, company }, request: ['quotation'] },
    carts: [[{ sku, quantity }]],
    meant: [new RegExp(sku)],
    town: m.person.town,
  });
}

export function lead(m: Making): Goal {
  const people = m.chance.pick([12, 18, 25, 40, 60, 80]);
  const juta = m.chance.pick([15, 20, 30, 40, 60]);
  const { town, name, company } = m.person;
  const phone = m.speech.phone(m.person.phone, m.manner.language);
  const pieces = m.chance.some(
    [
      m.tell('lead_people', { count: people }),
      m.tell('lead_budget', { juta }),
      m.tell('lead_town', { town }),
      m.tell('lead_when'),
      m.tell('lead_who', { name, company, phone }),
    ],
    5,
  );
  const wish = m.ask('lead_wish');
  return goal('lead with facts all over', {
    steps: packed(m, wish, pieces),
    answers: leadAnswers(m, people, juta),
    again: [m.tell('lead_wish')],
    truth: {
      facts: { display_name: name, phone: international(m.person.phone) },
      lead: { people, budget: juta * 1_000_000, town, company },
    },
    town,
  });
}

function packed(m: Making, wish: string, pieces: readonly string[]): Step[] {
  const all = [wish, ...pieces];
  switch (m.manner.packing) {
    case 'all at once':
      return [{ bubbles: [sentences(all, ', ')], allows: ['contact'] }];
    case 'bursts':
      return [{ bubbles: all, allows: ['contact'] }];
    case 'several':
      return [
        { bubbles: [sentences(all.slice(0, 3), ', ')] },
        { bubbles: [sentences(all.slice(3), ', ')], allows: ['contact'] },
      ];
    case 'one by one':
      return all.map((one) => ({ bubbles: [one], allows: ['contact' as const] }));
  }
}

export function international(phone: string): string {
  return phone.replace(/^0/, '+62');
}

/** What an office answers to a form's questions. */
export function leadAnswers(m: Making, people: number, juta: number): Goal['answers'] {
  const { name, company, town, email } = m.person;
  const phone = m.speech.phone(m.person.phone, m.manner.language);
  const who = `${name}, ${company}, ${phone}`;
  const textsOf = (key: string, value: string | number = ''): { texts: string[] } => ({
    texts: [m.tell(key, { value })],
  });
  return {
    place: textsOf('place', town),
    name: textsOf('name', name),
    company: textsOf('company', company),
    'name and company': { texts: [`${name}, ${company}`] },
    'name and contact': { texts: [`${name}, ${phone}`], allows: ['contact'] },
    everything: { texts: [who], allows: ['contact'] },
    contact: { texts: [m.tell('phone', { value: phone }), m.person.phone], allows: ['contact'] },
    email: textsOf('email', email),
    people: textsOf('people', people),
    quantity: { texts: ['1'] },
    budget: textsOf('budget', juta),
    timeline: textsOf('timeline'),
    current: textsOf('current'),
    authority: {
      texts: [m.tell('authority'), m.tell('authority'), m.tell('skip')],
      button: /role-mine|mine/,
    },
    source: textsOf('source'),
    honorific: { texts: [m.tell('honorific')], button: /none/ },
    need: { texts: [m.tell('lead_wish')] },
    summary: { texts: [m.tell('yes')], button: /^right|qualify\.right|yes/ },
    person: { texts: [m.tell('yes')], button: /yes|call/ },
    hour: { texts: [m.tell('skip')] },
    keep: { texts: [m.tell('yes')], button: /keep/ },
  };
}
