import { type Goal, type Making, type Step, goal, money } from '../goal';

/** Rights, names, languages, secrets, days and hours; and what is no errand at all. */

export function access(m: Making): Goal {
  return right(m, 'access', 'data_access');
}

export function erasure(m: Making): Goal {
  const made = right(m, 'erasure', 'data_erasure');
  return { ...made, steps: made.steps.map((step) => ({ ...step, allows: ['erasure'] as const })) };
}

function right(m: Making, key: 'access' | 'erasure', request: 'data_access' | 'data_erasure'): Goal {
  return goal(`right: ${key}`, {
    steps: [{ bubbles: [m.ask(key)] }],
    answers: { unknown: { texts: [m.tell('yes')], button: /yes/ } },
    again: [m.ask(key), m.ask(key)],
    truth: { request: [request] },
  });
}

export function objection(m: Making): Goal {
  return goal('right: objection', {
    steps: [
      {
        bubbles: [m.ask('objection')],
        expect: { what: 'that it stops', must: [/promosi|pemasaran|promotion|marketing|profil|skor|scor/i] },
      },
    ],
    again: [m.ask('objection'), m.ask('objection')],
  });
}

export function nameCorrected(m: Making): Goal {
  const { name } = m.person;
  const [first = '', ...rest] = name.split(' ');
  const wrong = [`${first.slice(0, 2)}${first.slice(1)}`, ...rest].join(' ');
  return goal('name corrected', {
    steps: [
      { bubbles: [m.ask('my_name', { name: wrong })] },
      { bubbles: [m.tell('my_name_corrected', { wrong, name })] },
    ],
    again: [m.tell('my_name', { name }), m.tell('my_name', { name })],
    truth: { facts: { display_name: name } },
  });
}

export function languageSwitch(m: Making): Goal {
  const to = m.manner.language === 'id' ? 'en' : 'id';
  const sku = m.chance.pick(['FP-600', 'MOKA-3', 'M1', 'D1', 'H1']);
  const say = (language: 'id' | 'en'): string =>
    m.words.say('price', language, m.chance, { product: m.words.product(sku, language, m.chance) });
  const expect = { what: `price of ${sku}`, must: [money(m.shop.of(sku).price)] };
  const inNew = to === 'en' ? /\b(per|the|is|in|catalogue)\b/i : /\b(per|stok|katalog|harga|ada)\b/i;
  return goal('language switched', {
    steps: [
      { bubbles: [say(m.manner.language)], expect },
      { bubbles: [m.words.say('switch_to_other', m.manner.language, m.chance)], language: to },
      { bubbles: [say(to)], expect: { ...expect, must: [...expect.must, inNew] }, language: to },
    ],
    again: [say(m.manner.language)],
    meant: [new RegExp(sku.split('-')[0] ?? sku)],
  });
}

export function smallTalk(m: Making): Goal {
  const steps = ['small_talk', 'outside', 'nonsense'].map((key): Step => ({ bubbles: [m.tell(key)] }));
  return goal('small talk and nonsense', {
    steps: m.chance.some(steps, 2),
    answers: { person: { texts: [m.tell('no')] } },
  });
}

export function cardNumber(m: Making): Goal {
  const isCard = m.chance.happens(0.6);
  const card = m.chance.pick(['4539578763621486', '4111111111111111', '5500005555555559']);
  const nik = `317${m.chance.whole(1, 5)}0${m.chance.whole(1, 9)}${m.chance.whole(10, 28)}0${m.chance.whole(1, 9)}${m.chance.whole(80, 99)}000${m.chance.whole(1, 9)}`;
  const written = card.replace(/(\d{4})(?=\d)/g, m.chance.pick(['$1', '$1 ', '$1-']));
  return goal(isCard ? 'card number sent' : 'identity number sent', {
    steps: [
      {
        bubbles: [isCard ? m.tell('card', { card: written }) : m.tell('nik', { nik })],
        expect: {
          what: 'a warning',
          must: [
            /jangan|tidak (pernah|perlu|kami)|never|do not|don't|no need|not need/i,
            /kartu|otp|pin|card|nik|identitas|identity|id number/i,
          ],
        },
      },
    ],
    truth: { secret: isCard ? card : nik },
  });
}

const MONTHS = [
  ['Februari', 'February', '02'],
  ['Mei', 'May', '05'],
  ['Agustus', 'August', '08'],
  ['Oktober', 'October', '10'],
] as const;

export function birthday(m: Making): Goal {
  const [monthId, monthEn, month] = m.chance.pick(MONTHS);
  const day = m.chance.whole(1, 28);
  return goal('birthday told', {
    steps: [{ bubbles: [m.ask('birthday', { day, monthId, monthEn })], allows: ['birthday'] }],
    answers: {
      remember: { texts: [m.tell('yes')], button: /yes|remember/, allows: ['remember'] },
      unknown: { texts: [m.tell('yes')], button: /yes/, allows: ['birthday', 'remember'] },
    },
    again: [m.ask('birthday', { day, monthId, monthEn }), m.ask('birthday', { day, monthId, monthEn })],
    truth: { facts: { birthday: `${month}-${String(day).padStart(2, '0')}` } },
  });
}

export function callback(m: Making): Goal {
  const phone = m.speech.phone(m.person.phone, m.manner.language);
  const request = m.ask('callback', { hour: m.chance.pick([10, 11, 14, 15]), phone });
  return goal('callback asked', {
    steps: [{ bubbles: [request], allows: ['contact'] }],
    again: [request],
    answers: {
      person: { texts: [m.tell('yes')], button: /yes|call/ },
      contact: { texts: [m.person.phone], allows: ['contact'] },
    },
    truth: { request: ['callback'], facts: { phone: m.person.phone.replace(/^0/, '+62') } },
  });
}

/** Asks something, and answers the bot's wish to remember with anything but a yes. */
export function trickyConsent(m: Making): Goal {
  const sku = m.chance.pick(['TORAJA-250', 'FP-600', 'M1', 'H1']);
  const product = m.words.product(sku, m.manner.language, m.chance);
  const { language } = m.manner;
  const [one, two] = m.chance.some(m.words.all('tricky_consent', language), 2);
  const noes = [one, two].map((no = ''): string => m.speech.put(no, language, [], false));
  return goal('no yes to being remembered', {
    steps: [
      { bubbles: [m.ask('price', { product })] },
      { bubbles: [m.tell('my_name', { name: m.person.name })] },
    ],
    answers: { remember: { texts: noes } },
    again: [m.ask('price', { product }), m.ask('price', { product })],
    meant: [new RegExp(sku.split('-')[0] ?? sku)],
  });
}
