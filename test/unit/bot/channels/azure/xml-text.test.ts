import { expect } from 'chai';
import { wordsOfXml } from '../../../../../bot/channels/azure/xml-text';

describe('The words of a text of the format xml', () => {
  const table: Array<[xml: string, words: string]> = [
    ['Budi &amp; Co, harga M1 &lt; 500rb?', 'Budi & Co, harga M1 < 500rb?'],
    ['Budi &amp;amp; Co, harga M1 &amp;lt; 500rb?', 'Budi & Co, harga M1 < 500rb?'],
    ['<at>Kira</at> halo', 'Kira halo'],
    ['<p>satu</p><p>dua</p>', 'satu\ndua'],
    ['satu<br/>dua', 'satu\ndua'],
    ['<b>tebal</b> dan &quot;kutip&quot; &#39;ya&#x27;', `tebal dan "kutip" 'ya'`],
    ['a&nbsp;b', 'a b'],
    ['1 < 2 dan 3 > 2', '1 < 2 dan 3 > 2'],
    ['&unknown; &#0; &', '&unknown; &#0; &'],
  ];
  for (const [xml, words] of table) it(xml, () => expect(wordsOfXml(xml)).to.equal(words));
});
