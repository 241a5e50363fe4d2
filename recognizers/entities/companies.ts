import { type Entity } from '../../domain/recognition/entities';
import { type NormalText } from '../text/normalize';
import { type EntityInput } from './entity-reader';
import { COMPANY_MARKS, isCapital, NAME_ENDS, nameSet, titled } from './name-words';

const NOT_NAMES = nameSet('notNames');
const COMPANY_ENDS = nameSet('companyEnds');
const ORG_KINDS = nameSet('orgKinds');
const LONGEST_COMPANY = 5;
/** Kinds which, first in a text and with a name in capitals, are who writes: "RS Harapan Kita pesan …". */
const OPENING_KINDS = new Set([
  'rs',
  'rsud',
  'klinik',
  'hotel',
  'kedai',
  'resto',
  'restoran',
  'yayasan',
  'universitas',
  'dinas',
  'puskesmas',
]);
const ORGANISATION =
  '(?:perusahaan|kantor|instansi|usaha|toko|kafe|cafe|kedai|resto|restoran|brand|company|business|shop|pt|cv)';
/** "PT nya sudah tutup" names none. */
const NOT_COMPANIES = new Set([
  'nya',
  'ini',
  'itu',
  'saya',
  'kami',
  'kita',
  'apa',
  'mana',
  'tidak',
  'sudah',
  'belum',
  'or',
]);
/** What leads to an organisation's name, and what leads to one of any kind. */
const LEADS = new Set([
  'kami',
  'dari',
  'from',
  'di',
  'at',
  'with',
  'for',
  'untuk',
  'saya',
  'perusahaan',
  'company',
]);
const NAMED = new RegExp(
  `(?:nama (?:${ORGANISATION})(?: ?nya)?(?: (?:saya|kami|kita))?|${ORGANISATION} (?:saya|kami) (?:namanya|bernama)|` +
    `${ORGANISATION} name(?: is)?|${ORGANISATION} is (?:called|named)) ?:? ?$`,
  'u',
);
const WORKS =
  /(?:am with|are with|work at|work for|working at|kerja di|bekerja di|company is|company called|nama perusahaan|nama perusahaannya|perusahaan kami|on behalf of|mewakili|perwakilan|represent|representing|(?:company|perusahaan|kantor|instansi) :)$/u;

/** "PT Sinar Abadi", "CV Maju Jaya", "Two Beans Ltd". */
export function readCompanies({ normal, expecting }: EntityInput): Entity[] {
  const found: Entity[] = [];
  for (let at = 0; at < normal.words.length; at++) {
    const end = COMPANY_MARKS.has(normal.words[at]?.text ?? '') ? companyEnd(normal, at + 1) : 0;
    if (end <= at + 1) continue;
    found.push(companyOf(normal, at, end));
    at = end - 1;
  }
  if (found.length > 0) return found;
  const ended =
    endedCompany(normal) ??
    namedOrganisation(normal) ??
    (expecting === 'company' ? answeredCompany(normal) : undefined);
  return ended ? [ended] : [];
}

function companyOf(normal: NormalText, from: number, to: number): Entity {
  const said = titled(normal, from, to);
  const form = normal.words[from]?.text ?? '';
  const value = COMPANY_MARKS.has(form) ? form.toUpperCase() + said.value.slice(form.length) : said.value;
  return { type: 'company', ...said, value: form.length <= 2 ? value : said.value };
}

/** "kami RS Harapan", "I'm with Brewhouse Studio", "dari Kedai Senja": capitals after words that lead to one. */
function namedOrganisation(normal: NormalText): Entity | undefined {
  const { words } = normal;
  for (let at = 0; at < words.length; at++) {
    if (!isCapital(normal, at) || words[at]?.kind !== 'word') continue;
    let end = at;
    while (
      end < words.length &&
      end - at < LONGEST_COMPANY &&
      words[end]?.kind === 'word' &&
      isCapital(normal, end)
    )
      end++;
    const hasKind = words.slice(at, end).some(({ text }) => ORG_KINDS.has(text));
    const leads = LEADS.has(words[at - 1]?.standard ?? '');
    const before = words.slice(Math.max(0, at - 5), at).map(({ standard }) => standard);
    let first = at;
    while (ORG_KINDS.has(words[first - 1]?.text ?? '')) first--;
    if (first < at && LEADS.has(words[first - 1]?.standard ?? '')) return companyOf(normal, first, end);
    if (at === 0 && end > 1 && OPENING_KINDS.has(words[0]?.text ?? '')) return companyOf(normal, 0, end);
    if (NAMED.test(before.join(' '))) return companyOf(normal, at, end);
    const isSentence = NOT_NAMES.has(words[at]?.standard ?? '') && !ORG_KINDS.has(words[at]?.text ?? '');
    const works = WORKS.test(before.slice(-3).join(' '));
    if (end - at > 1 && !isSentence && (works || (leads && hasKind))) return companyOf(normal, at, end);
    at = end;
  }
  return undefined;
}

function companyEnd(normal: NormalText, from: number): number {
  let end = normal.words[from]?.text === '.' ? from + 1 : from;
  const start = end;
  if (NOT_COMPANIES.has(normal.words[start]?.standard ?? '')) return from;
  const capital = isCapital(normal, start);
  while (end < normal.words.length && end - start < LONGEST_COMPANY) {
    const word = normal.words[end];
    if (word?.kind !== 'word' && word?.text !== '&') break;
    if (
      NAME_ENDS.has(word.text) ||
      NAME_ENDS.has(word.standard) ||
      (capital && !isCapital(normal, end) && word.text !== '&')
    )
      break;
    end++;
  }
  return end === start ? from : end;
}

function endedCompany(normal: NormalText): Entity | undefined {
  const last = normal.words.findIndex(
    (word, index) => index > 0 && COMPANY_ENDS.has(word.text) && isCapital(normal, index),
  );
  let first = last;
  while (first > 0 && isCapital(normal, first - 1) && normal.words[first - 1]?.kind === 'word') first--;
  const end = COMPANY_ENDS.has(normal.words[last + 1]?.text ?? '') ? last + 2 : last + 1;
  return last > 0 && first < last ? companyOf(normal, first, end) : undefined;
}

function answeredCompany(normal: NormalText): Entity | undefined {
  const words = normal.words.filter((word) => word.kind === 'word');
  if (words.length === 0 || words.length > LONGEST_COMPANY) return undefined;
  const from = normal.words.findIndex((word) => word.kind === 'word' && !NOT_NAMES.has(word.standard));
  return from < 0 ? undefined : companyOf(normal, from, normal.words.length);
}
