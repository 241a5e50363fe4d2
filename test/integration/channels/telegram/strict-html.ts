/** What Telegram's HTML mode takes (Bot API, "HTML style"), and how it refuses the rest. */

const TAGS = [
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'a',
  'code',
  'pre',
  'blockquote',
  'tg-spoiler',
];
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

export type ParsedHtml = { ok: true; text: string } | { ok: false; reason: string };

/** The text as people read it, or what is wrong with it. */
export function parseHtml(html: string): ParsedHtml {
  const open: string[] = [];
  let text = '';
  for (let at = 0; at < html.length;) {
    const sign = html[at];
    if (sign === '<') {
      const end = html.indexOf('>', at);
      if (end === -1) return refusal(`Unclosed start tag at byte offset ${at}`);
      const [, slash, name] = /^<(\/?)([a-z-]+)(?:\s[^>]*)?>$/.exec(html.slice(at, end + 1)) ?? [];
      if (name === undefined || !TAGS.includes(name))
        return refusal(`Unsupported start tag at byte offset ${at}`);
      if (slash === '') open.push(name);
      else if (open.pop() !== name) return refusal(`Unmatched end tag at byte offset ${at}`);
      at = end + 1;
    } else if (sign === '&') {
      const [whole, name = ''] = /^&(#\d+|[a-z]+);/.exec(html.slice(at)) ?? [];
      const meant = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : NAMED[name];
      // A lone ampersand passes with Telegram; here it is a mistake of ours, for it was not escaped.
      if (whole === undefined || meant === undefined) return refusal(`Unknown entity at byte offset ${at}`);
      text += meant;
      at += whole.length;
    } else {
      text += sign;
      at += 1;
    }
  }
  return open.length === 0
    ? { ok: true, text }
    : refusal(`Can't find end tag corresponding to start tag ${open.at(-1)}`);
}

function refusal(reason: string): ParsedHtml {
  return { ok: false, reason: `Bad Request: can't parse entities: ${reason}` };
}
