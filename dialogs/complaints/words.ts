import { type ComplaintSignal } from '../../domain/complaints/severity';
import { type ComplaintCategory } from '../../domain/complaints/kinds';

/** Words of customers, Indonesian, English and slang, by what they tell about a complaint. */

/** No, in every spelling. */
export const NOT =
  '(?:ga|gak|g|gk|nggak|ngga|enggak|kagak|tdk|tidak|belum|blm|not|no|never|can.?t|cannot|won.?t|doesn.?t|didn.?t)';

/** It came, and is not good: "yg dateng bau apek". */
const SPOILT = /\b(apek|basi|gosong|jamur\w*|tengik|hambar|stale|mou?ldy|burnt|rancid)\b/i;

/** What makes a kind of trouble a finer one; looked for only when its intent was understood. */
export const FINER: ReadonlyArray<{ of: string; pattern: RegExp; category: ComplaintCategory }> = [
  {
    of: 'complain_late',
    pattern: new RegExp(
      `\\b${NOT}\\s+(?:juga\\s+)?(?:sampe|sampai|nyampe|dateng|datang|tiba|dikirim|terima|arrived?|here|received)`,
      'i',
    ),
    category: 'not_arrived',
  },
  { of: 'complain_late', pattern: SPOILT, category: 'quality' },
  {
    of: 'complain_damaged',
    pattern: /\b(rasa\w*|apek|basi|gosong|jamur\w*|kualitas\w*|hambar|tastes?|stale|quality|burnt)\b/i,
    category: 'quality',
  },
  { of: 'complain_billing', pattern: /\brefund\w*|pengembalian dana/i, category: 'refund' },
  {
    of: 'complain_staff',
    pattern: new RegExp(
      `\\b${NOT}\\s+(?:di)?(?:bales|balas|jawab|respon|tanggap\\w*|repl\\w+|answer\\w*)`,
      'i',
    ),
    category: 'no_information',
  },
];

/** Signals that the words alone give, whatever was understood. */
export const SIGNALS: ReadonlyArray<{ pattern: RegExp; signal: ComplaintSignal }> = [
  {
    pattern:
      /\b(pengacara|lawyers?|somasi|polisi|police|ylki|bpkn|gugat\w*|menggugat|sue|lawsuit|legal action|jalur hukum|pengadilan)\b/i,
    signal: 'legal_threat',
  },
  { pattern: /\bdata\b.{0,12}\b(bocor|leak\w*|dibobol)\b|\bhacked\b/i, signal: 'data_leak' },
  {
    pattern: new RegExp(
      `\\b${NOT}\\s+(?:bisa|can)?\\s*(?:jualan|operasi\\w*|open|buka (?:toko|kafe|cafe))|losing sales|\\b(?:kafe|toko|usaha)\\b.{0,20}\\btutup\\b`,
      'i',
    ),
    signal: 'operation_stopped',
  },
  {
    pattern:
      /\b(bayar|(ke|di|ter)?potong|charged?|debit\w*|(di)?tagih\w*|transfer|saldo)\b.{0,24}\b((dua|2)\s*(kali|x)|dobel|double|ganda|twice)\b|\b(dobel|double|twice)\b.{0,16}\b(charge\w*|bayar|payment|potong)\b/i,
    signal: 'double_charge',
  },
  {
    pattern: /\b(uang|dana|duit|saldo|money)\b.{0,20}\b(hilang|raib|gone|lost|missing)\b/i,
    signal: 'money_lost',
  },
  {
    pattern: new RegExp(
      `\\b(?:mati total|rusak total|dead|stopped working)\\b|\\b${NOT}\\s+(?:bisa\\s+|mau\\s+)?(?:nyala|hidup|dipake|dipakai|berfungsi|work|working|turn on|start)\\b`,
      'i',
    ),
    signal: 'unusable',
  },
  {
    pattern:
      /\b(lagi[- ]lagi|rusak lagi|telat lagi|salah lagi|kedua kali(nya)?|second time|yet again|once again|setiap bulan|tiap bulan)\b/i,
    signal: 'same_again',
  },
  { pattern: /\bviral\w*|\bmedia sosial\b|\bsocial media\b|\bgoogle review\b/i, signal: 'threat_viral' },
  {
    pattern:
      /\b(kapok|pindah ke|never (buy|order)(ing)? again|last time i|ga(k)? (akan|bakal) (beli|pesen|pesan) lagi)\b/i,
    signal: 'threat_to_leave',
  },
  { pattern: /\b(lecet|baret|goresan|tergores|scratch\w*|penyok|dent\w*)\b/i, signal: 'cosmetic' },
];

/** What turns kind words into the opposite. */
export const BUT = new RegExp(
  `\\b(?:${NOT}|tapi|tp|padahal|malah|kok|but|hilang|ngilang|lama|late)\\b|[🙄😒😑😤🙃]`,
  'iu',
);

/** Wants to complain, without a word of why. */
export const COMPLAIN_WISH =
  /\b(mau|ingin|pengen|pingin|boleh|bisa|want to|would like to|need to|have a|make a|ada)\b.{0,16}\b(komplain|komplen|complain|complaint|keluhan|mengeluh|protes|ngadu)\b|^\W*(komplain|komplen|complaint|keluhan|protes)\b/i;

/** Thanks or a nod, without a word. */
export const THUMBS = /^(?:\s|🙏|👍|👌|✅|🤝|\u{2764}|😊|🙂|☺|\u{FE0F}|[\u{1F3FB}-\u{1F3FF}])+$/u;

/** Told us before, and nothing came of it. */
export const IN_VAIN = new RegExp(
  `\\b(?:komplain|komplen|keluhan|lapor\\w*|complain\\w*|report\\w*)\\b.*\\b(?:${NOT}|nobody|nothing)\\b.{0,16}\\b(?:kabar\\w*|respon\\w*|tanggap\\w*|bal[ae]s\\w*|jawab\\w*|solusi|happen\\w*|repl\\w+|answer\\w*)`,
  'i',
);

/** Called a cheat: somebody is angry, whatever else the sentence looks like. */
export const ACCUSES =
  /\b(penipu\w*|nipu|ditipu|ketipu|tertipu|tipu[- ]?tipu|scam\w*|rip ?off|cheat(ed|ers?|ing)?)\b/i;

/** "ini bukan penipuan kan?" asks. */
export const NOT_ACCUSING = /\b(bukan|gak|ga|not|isn.?t|aman)\b/i;

/** … and words that ask for one made before. */
export const ABOUT_A_KNOWN_ONE =
  /\b(status|gimana|gmn|bagaimana|sampai mana|sampe mana|kelanjutan\w*|kemarin|kemaren|udah|sudah|udh|kapan|update|progres\w*|how|when|any news|follow ?up|saya (?:sudah|yang)|keluhan (?:saya|ku)|my complaint|belum|blm)\b/i;

/** Strong words that insult nobody. */
export const SWEARING = /\b(sialan|gila|anjir|anjay|parah|damn|shit|wtf|hell|bullshit|crap|pissed)\b/i;

export const ANONYMOUS =
  /\b(tanpa nama|anonim|ga(k)? usah (pake|pakai|sebut) nama|anonymous\w*|without my name)\b/i;

/** Something is coming up for which it is needed. */
export const NEEDED_FOR =
  /\b(acara|event|wedding|nikah\w*|pesta|party|opening|rapat|meeting|hajatan|butuh|perlu|dipake|dipakai|needed?)\b/i;
