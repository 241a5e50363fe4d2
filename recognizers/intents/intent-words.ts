import { type NormalText, type Word } from '../text/normalize';

/** The words the classifier sees: standard forms, with numbers, addresses and codes masked. */
export function intentWords(normal: NormalText, from = 0, to = normal.words.length): string[] {
  const words: string[] = [];
  for (let index = from; index < to; index++) {
    const word = normal.words[index] as Word;
    const seen = maskOf(word);
    if (seen === '') continue;
    if (seen.includes(' ')) words.push(...seen.split(' '));
    else words.push(seen);
  }
  return words;
}

function maskOf(word: Word): string {
  switch (word.kind) {
    case 'word':
    case 'code':
      return word.text.startsWith('klh-')
        ? '#ticket'
        : word.kind === 'code' && word.text.includes('-')
          ? '#order'
          : word.standard;
    case 'number':
      return word.text.replace(/\D/gu, '').length > 8 ? '#phone' : '#n';
    case 'email':
      return '#email';
    case 'url':
      return '#url';
    case 'emoji':
      return word.text;
    case 'mark':
      return word.text === '?' || word.text === '!' ? word.text : '';
  }
}
