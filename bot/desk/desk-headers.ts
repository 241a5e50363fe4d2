/**
 * The desk shows what strangers wrote. The policy admits no inline code, no foreign source and, by Trusted
 * Types, no text that turns into markup.
 * @param publicUrl its WebSocket is named too: older browsers do not count `wss:` as `'self'`
 */
export function deskHeaders(publicUrl: string | undefined): Record<string, string> {
  const socket = publicUrl ? ` ${publicUrl.replace(/^http/, 'ws')}` : '';
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(publicUrl?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
