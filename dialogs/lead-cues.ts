import { type ContactType } from '../domain/target-market';
import { type Level, type Role } from '../domain/lead';
import { type Turn, words } from './turn';

/**
 * Words by which people tell what no entity carries: who decides, what bothers them, what they use today.
 * Both languages and slang; read from what was typed, so spelled as people spell.
 */

/** The message in small letters, without accents, one space between words, framed by spaces. */
export function said(turn: Turn): string {
  return ` ${plain(words(turn))} `;
}

export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim();
}

const ROLES: ReadonlyArray<{ role: Role; cue: RegExp }> = [
  {
    role: 'decision_maker',
    cue: / (keputusan(nya)? (di|ada di|sama|tetap di)? ?(saya|aku|gue|gw|kami berdua)|(saya|aku|gue|gw) (sendiri )?(yang|yg) (mutusin|memutuskan|putusin|nentuin|tentukan)|owner(nya)?|pemilik(nya)?|direktur(nya)?|direktris|bos ?nya|boss|founder|ceo|kepala|head of|i own|own it|i decide|my decision|up to me|just me|saya sendiri) /,
  },
  {
    role: 'user',
    cue: / (staf|staff|admin|resepsionis|office boy) .*(atasan|bos|manajer|direktur|manager)|cuma (disuruh|nanya|cari info)|bukan saya yang|not my decision|my boss (decides|will decide) /,
  },
  {
    role: 'influencer',
    cue: / (bersama tim|sama tim|bareng tim|tim (lain|kami|finance|procurement)|diskusi dulu|rapat dulu|atasan|(bareng|sama) (istri|suami|partner)|shared|together with|with my (team|partner|boss)|committee|procurement) /,
  },
];

/** Who decides, by their own words. A boss who is somebody else comes before "boss". */
export function roleIn(text: string): Role | undefined {
  if (
    / (bareng|sama|bersama|dengan|with) (bos|boss|atasan|tim|team|partner|manajer|istri|suami) /.test(text)
  ) {
    return 'influencer';
  }
  if (/ (atasan|bos saya|boss saya|my boss|manajer saya) /.test(text)) {
    return / (staf|staff|admin|cuma|disuruh|decides|putusin|mutusin) /.test(text) ? 'user' : 'influencer';
  }
  return ROLES.find(({ cue }) => cue.test(text))?.role;
}

const TROUBLE =
  / (\p{L}*rusak|macet|ngadat|mogok|error|bocor|lambat|lemot|kelamaan|lama banget|boros|ribet|repot|susah|capek|pahit|gosong|kurang (cepat|enak|besar|banyak)|tidak (cukup|kuat)|(gak|ga|nggak|ngga) (cukup|kuat|enak)|antre|ngantri|antri|berisik|mahal di|slow|breaks?( down)?|broken|too (small|weak|noisy|expensive)|not enough|queues?|leaks?|unreliable|hard to|keluhan) /u;

/** Whether a trouble is named: a challenge is specific then, else general (§2.3.4). */
export function namesTrouble(text: string): boolean {
  return TROUBLE.test(text);
}

/** "Belum tahu", "not sure": an answer that says nothing yet. */
export function isUndecided(text: string): boolean {
  return /^ (belum|blm|gatau|gtw|gataw|gtau|entahlah)( ah| deh| kak| juga)? $| ((belum|blm|gak|ga|nggak|ngga|tidak|kurang) (tau|tahu|pasti|yakin|kepikiran)|blm ada (bayangan|rencana)|belum (ada (bayangan|rencana)|ditentukan|jelas)|entah|terserah|bebas|fleksibel|not sure|(do not|dont|don t) know|no idea|undecided|flexible|not yet) /.test(
    text,
  );
}

export function isRightAway(text: string): boolean {
  return / (langsung|sekarang juga|sekarang|hari ini|secepatnya|asap|right away|right now|immediately) /.test(
    text,
  );
}

/** Near a contract a date is the end of that contract, not the time of the wish. */
export const CONTRACT = / (\p{L}*kontrak\p{L}*|contract|lease|expires?) /u;
const RENTED = / (sewa|nyewa|menyewa|rental|rent|rented|lease|leasing|langganan|berlangganan) /;
const NOTHING_YET =
  / ((belum|blm|gak|ga|nggak|ngga|tidak) (punya|ada|pakai|pake)|baru mau buka|none|nothing yet|do not have|dont have|pertama kali|first time) /;
const OWN =
  / (mesin (kami|kita|sendiri)|punya sendiri|milik sendiri|beli sendiri|our (machine|grinder|supplier|coffee)|my (machine|grinder)|kami (pakai|pake)|(we|i) (use|have|own|are using)|sekarang (pakai|pake)|currently) /;

export interface CurrentCue {
  customerType: 'new_to_category' | 'new_to_company';
  commitment: Level;
  barriers: Level;
}

/** What they use today, when a message tells; an answer to that very question always tells. */
export function currentIn(text: string, asked: boolean): CurrentCue | undefined {
  if (NOTHING_YET.test(text)) return { customerType: 'new_to_category', commitment: 0, barriers: 0 };
  const contract = CONTRACT.test(text) ? 1 : 0;
  const known =
    asked || contract > 0 || OWN.test(text) || / (sewa|nyewa|rent|rented) (dari|di|from) /.test(text);
  if (!known) return undefined;
  return { customerType: 'new_to_company', commitment: 0, barriers: contract || RENTED.test(text) ? 1 : 0 };
}

/** "sewa dari vendor lain": with whom; up to four words. */
export function supplierIn(text: string): string | undefined {
  const named =
    / (?:dari|from|pakai|pake|merek|brand|vendornya) ((?:\p{L}+ ?){1,3}?)(?= (?:kontrak\p{L}*|sewa|udah|sudah|yang|yg|eh|since|for) |$| *$)/u.exec(
      text,
    );
  return named?.[1]?.trim();
}

const TYPES: ReadonlyArray<{ type: ContactType; cue: RegExp }> = [
  {
    type: 'student',
    cue: / (skripsi|tugas (kuliah|akhir|sekolah)|penelitian|thesis|school project|mahasiswa|research project) /,
  },
  {
    type: 'vendor',
    cue: / (kami (menawarkan|mau menawarkan|supplier)|menawarkan (jasa|kerja ?sama)|we offer|our agency|jasa seo|digital agency) /,
  },
  { type: 'job_seeker', cue: / (lowongan|loker|lamar|melamar|job opening|vacancy|hiring) / },
];

/** What a contact wants of us besides buying; undefined when nothing tells. */
export function contactTypeIn(text: string): ContactType | undefined {
  return TYPES.find(({ cue }) => cue.test(text))?.type;
}

export const QUANTITY_WORDS =
  / (\d+(an)? )?(orang|org|unit|pcs|buah|biji|cangkir|gelas|cup|cups|people|person|persons|staff|staf|karyawan|pegawai)(nya)? /;
export const BUDGET_WORDS = / (budget|bujet|anggaran|dana|duit|juta|jt|million|rupiah|rp)(nya)? /;

/** Said in so many words that a person is wanted, not only that a word for people was used. */
export function callsForHuman(text: string): boolean {
  return / (ngomong|bicara|ngobrol|sambung\p{L}*|panggil\p{L}*|hubung\p{L}*|talk|speak|agent|admin|cs|petugas|manusia|human|(sama|dengan|ke) orang|orang (asli|beneran)) /u.test(
    text,
  );
}

/** An explicit correction, also where the recognizer saw only an answer. */
export function corrects(turn: Turn): boolean {
  return (
    turn.acts.includes('correct') ||
    / (eh (maaf|sorry|salah|maksud)|maksud(ku|nya| saya)|ralat|koreksi|ganti jadi|ubah jadi|actually|i meant?|make it) /.test(
      said(turn),
    )
  );
}
