import { type Goal, type Making, type Step, goal } from '../goal';
import { somebodyElse } from '../person';
import { international } from './business';

/** A colleague wanted, promotions, friends, praise, membership. */

export function person(m: Making): Goal {
  return goal('a person wanted', {
    steps: [
      { bubbles: [m.ask('person')] },
      {
        bubbles: [m.tell('waiting')],
        again: [m.tell('waiting')],
        expect: {
          what: 'word on the waiting',
          must: [/petugas|tim|rekan|colleague|team|wait|tunggu/i],
          mustNot: [/mau tanya apa|what would you like to know|pilih topik|pick a topic/i],
          isSide: true,
        },
      },
    ],
    answers: {
      person: { texts: [m.tell('yes')], button: /yes|call/ },
      wait: { texts: [m.tell('yes')], button: /wait/ },
    },
    again: [m.ask('person'), m.ask('person')],
    truth: { person: true },
  });
}

export function optIn(m: Making): Goal {
  return goal('opting in', {
    steps: [{ bubbles: [m.ask('opt_in')], allows: ['promotion', 'remember'] }],
    answers: {
      unknown: { texts: [m.tell('yes')], button: /yes|grant|agree|opt-in/, allows: ['promotion'] },
      remember: { texts: [m.tell('yes')], button: /yes|remember/, allows: ['remember'] },
    },
    again: [m.ask('opt_in'), m.ask('opt_in')],
    truth: { consent: { purpose: /^(marketing_|newsletter)/, action: 'grant' } },
  });
}

export function optOut(m: Making): Goal {
  const isWord = m.chance.happens(0.3);
  const bubbles = [isWord ? m.words.say('stop_word', m.manner.language, m.chance) : m.ask('opt_out')];
  return goal('opting out', {
    steps: [{ bubbles }],
    answers: { 'stop what': { texts: [m.tell('opt_out')], button: /offers|promo|stop-offers/ } },
    again: [m.ask('opt_out'), m.ask('opt_out')],
    truth: { consent: { purpose: /^marketing_/, action: 'withdraw' } },
  });
}

export function friend(m: Making): Goal {
  const other = somebodyElse(m.person, m.manner, m.chance);
  const phone = m.speech.phone(other.phone, m.manner.language);
  const introduction: Step[] = m.chance.happens(0.5)
    ? [{ bubbles: [m.tell('my_name', { name: m.person.name })] }]
    : [];
  return goal('a friend referred', {
    steps: [
      ...introduction,
      {
        bubbles: [m.ask('friend', { other: other.name, phone })],
        expect: {
          what: 'how to refer a friend',
          must: [/kode|code|tautan|link|teman|friend|tim|petugas|colleague|team/i],
        },
      },
    ],
    again: [m.ask('friend', { other: other.name, phone }), m.ask('friend', { other: other.name, phone })],
    answers: { person: { texts: [m.tell('no')] } },
    truth: introduction.length > 0 ? { facts: { display_name: m.person.name } } : {},
    others: [other.name, international(other.phone)],
  });
}

export function ourNumber(m: Making): Goal {
  const phone = '0215550' + m.chance.pick(['0100', '0101']);
  return goal("the shop's own number", {
    steps: [{ bubbles: [m.ask('ours_number', { phone })] }],
    again: [m.ask('ours_number', { phone }), m.ask('ours_number', { phone })],
    others: [international(phone)],
  });
}

export function testimonial(m: Making): Goal {
  const { name } = m.person;
  return goal('testimonial with a condition', {
    steps: [
      { bubbles: [m.tell('my_name', { name })] },
      { bubbles: [m.tell('praise')] },
      { bubbles: [m.tell('testimonial_condition')], when: 'testimonial', allows: ['testimonial'] },
    ],
    again: [m.tell('praise'), m.tell('praise')],
    answers: { testimonial: { texts: [m.tell('testimonial_condition')], allows: ['testimonial'] } },
    truth: {
      facts: { display_name: name },
      request: ['testimonial'],
      condition: /inisial|initial|nama lengkap|full name/i,
    },
  });
}

export function membership(m: Making): Goal {
  return goal('membership asked', {
    steps: [
      {
        bubbles: [m.ask('membership')],
        expect: {
          what: 'how one becomes a member',
          must: [/anggota|member/i, /3|tiga|three|belanja|purchase/i],
        },
      },
    ],
    answers: { 'membership check': { texts: [m.tell('no')], button: /no/ } },
    again: [m.ask('membership'), m.ask('membership')],
  });
}
