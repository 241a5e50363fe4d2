import { type Word } from '../text/normalize';

/** How surely the words before tell that a name follows. */
export interface NameLead {
  /** "nama saya": any following word that is not an ordinary word is a name. */
  sure: boolean;
  /** "saya": said of oneself, a capital is enough. */
  self: boolean;
  /** "Pak", "Ibu" stands right before. */
  titled: boolean;
  /** "an Siti": only a known given name. */
  given: boolean;
}

/** "dr." reads as "dari ." in standard words. */
const TITLE =
  '(?:(?:pak|bu|mas|mbak|ibu|bapak|saudara|saudari|kak|bang|dokter|mr|mrs|ms|sdr|sdri|bpk|bp|ny|tn|hj|h|drg|ir|prof|dari \\.|dr)(?: \\.)? )?';
const OWNER = '(?:saya|aku|kami|panggilan|pic|gue|lengkap|penerima|pemesan|pengirim|kontak)';
const SURE = [
  `(?:nama|namanya|nm)(?: ${OWNER}){0,2}(?: - nya| nya)?(?: adalah| itu| yaitu| is)?`,
  // Javanese and Sundanese.
  '(?:jenenge|jenengku|jenengipun|asmane|asmanipun|ngaranna|namina|(?:jeneng|asma|ngaran|nami) (?:kula|kulo|abdi|dalem|urang))',
  'namaku|(?:saya|aku) bernama|my (?:full )?name is|name(?: is)?|nama gue|atas nama|a \\. n \\.?|a / n|an \\.',
  '(?:di)?panggil (?:saya|aku|saja)(?: saja)?|dipanggil|calls? me|(?:am|is) called|go by',
  'pic(?: - nya| nya| kami| saya)?(?: adalah| is)?|contact person|kontak person|cp',
  '(?:nama|namanya|name)(?: [^ ]+){0,3} (?:harusnya|seharusnya|yang benar|yang betul|maksudnya|(?:it )?should be)',
  '(?:penerima|pemesan)(?: ?nya)?(?: adalah| itu| atas nama)?',
  "(?:the )?(?:recipient|receiver|addressee)(?:'s name)?(?: is| will be)?",
  '(?:yang|untuk) (?:terima|menerima)|diterima(?: oleh)?|terima(?:nya)? ?(?:sama|oleh)?',
].join('|');
const SELF = '(?:saya|aku|i am|perkenalkan)';
const LOOSE =
  "dengan|ini dengan|ini|sama|this is|it is|it's|its|(?:it is|it's|its) me|hubungi|contact|ask for|attention|attn|(?:it |this )?is for|untuk|buat|for|(?:saya|aku) ,|under|" +
  'kepada|panggil|an|(?:salam(?: hangat| hormat| kenal)?|hormat saya|best|thanks|terima (?:kasih|beri)|thank you) [,.]|(?:regards|cheers)(?: ,)?';

const ending = (lead: string) => new RegExp(`(?:^| )(?:${lead}) ?:? ?${TITLE}$`, 'u');
const IS_SURE = ending(SURE);
const IS_SELF = ending(SELF);
const IS_LOOSE = ending(LOOSE);
const IS_TITLED = new RegExp(`(?:^| )${TITLE.slice(0, -1)}$`, 'u');

/** Words that can stand right before a name; after any other there is no need to look. */
const LAST = new Set([
  ...[TITLE, SURE, SELF, LOOSE].flatMap((lead) => lead.replace(/\?:|\(\?/gu, ' ').match(/[a-z']+/gu) ?? []),
  ...['.', ',', ':', '-', 'penerimanya', 'pemesannya'],
]);
/** Filler sounds of a person dictating. */
const FILLERS = new Set(['eh', 'ee', 'eee', 'em', 'emm', 'hmm', 'hm', 'anu', 'uh', 'um', 'umm', 'er', 'mm']);
/** Words before a name that are looked at: the longest lead, "name is wrong, it should be". */
const REACH = 8;

export function isFiller(word: Word | undefined): boolean {
  return FILLERS.has(word?.text ?? '');
}

/** What leads to a name at a word, undefined when nothing does. */
export function nameLead(words: readonly Word[], at: number): NameLead | undefined {
  let last = at - 1;
  while (isFiller(words[last])) last--;
  if (!LAST.has((words[last]?.standard ?? '-').split(' ').at(-1) ?? '')) return undefined;
  const before = `${words
    .slice(Math.max(0, last + 1 - REACH), last + 1)
    .map(({ standard }) => standard)
    .join(' ')} `;
  const sure = IS_SURE.test(before);
  const self = !sure && IS_SELF.test(before);
  if (!sure && !self && !IS_LOOSE.test(before)) return undefined;
  return { sure, self, titled: IS_TITLED.test(before), given: /(?:^| )an $/u.test(before) };
}
