import { type Entity } from '../../domain/recognition';
import { type NormalText } from '../text/normalize';
import { type EntityInput } from './entity-reader';
import { COMPANY_MARKS, isCapital, NAME_ENDS, nameSet, titled } from './name-words';

const NOT_NAMES = nameSet('notNames');
const COMPANY_ENDS = nameSet('companyEnds');
const ORG_KINDS = nameSet('orgKinds');
const LONGEST_COMPANY = 5;
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
  return { type: 'company', ...titled(normal, from, to) };
}

/** "kami RS Harapan", "I'm with Brewhouse Studio", "dari Kedai Senja": capitals after words that lead to one. */
function namedOrganisation(normal: NormalText): Entity | undefined {
  const { words } = normal;
  for (let at = 1; at < words.length - 1; at++) {
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
    const works = WORKS.test(
      `${words[at - 3]?.standard ?? ''} ${words[at - 2]?.standard ?? ''} ${words[at - 1]?.standard ?? ''}`,
    );
    const kind = ORG_KINDS.has(words[at - 1]?.text ?? '') && LEADS.has(words[at - 2]?.standard ?? '');
    if (kind) return companyOf(normal, at - 1, end);
    if (end - at > 1 && (works || (leads && hasKind))) return companyOf(normal, at, end);
    at = end;
  }
  return undefined;
}

function companyEnd(normal: NormalText, from: number): number {
  let end = normal.words[from]?.text === '.' ? from + 1 : from;
  const start = end;
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
  return last > 0 && first < last ? companyOf(normal, first, last + 1) : undefined;
}

function answeredCompany(normal: NormalText): Entity | undefined {
  const words = normal.words.filter((word) => word.kind === 'word');
  if (words.length === 0 || words.length > LONGEST_COMPANY) return undefined;
  const from = normal.words.findIndex((word) => word.kind === 'word' && !NOT_NAMES.has(word.standard));
  return from < 0 ? undefined : companyOf(normal, from, normal.words.length);
}
