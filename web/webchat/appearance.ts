/** How Web Chat looks here: the company's colours from /theme.css, light or dark as the visitor's device. */

const LIGHT = { back: '#ffffff', bubble: '#f3e8da', ink: '#2b1a10', soft: '#6d5747' };
const DARK = { back: '#1d1510', bubble: '#3a2a1e', ink: '#f4e9dd', soft: '#c5b09d' };

export function appearance(nonce: string): object {
  const theme = getComputedStyle(document.documentElement);
  const brand = theme.getPropertyValue('--brand').trim();
  const onBrand = theme.getPropertyValue('--on-brand').trim();
  const { back, bubble, ink, soft } = matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT;
  return {
    nonce,
    styleOptions: {
      accent: brand,
      backgroundColor: back,
      bubbleBackground: bubble,
      bubbleBorderRadius: 14,
      bubbleBorderWidth: 0,
      bubbleTextColor: ink,
      bubbleFromUserBackground: brand,
      bubbleFromUserBorderRadius: 14,
      bubbleFromUserBorderWidth: 0,
      bubbleFromUserTextColor: onBrand,
      hideUploadButton: true,
      primaryFont: `system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif`,
      sendBoxBackground: back,
      sendBoxBorderTop: `1px solid ${bubble}`,
      sendBoxButtonColor: soft,
      sendBoxPlaceholderColor: soft,
      sendBoxTextColor: ink,
      subtle: soft,
      suggestedActionBackgroundColor: back,
      suggestedActionBorderColor: brand,
      suggestedActionBorderRadius: 18,
      suggestedActionLayout: 'flow',
      suggestedActionTextColor: ink,
      timestampColor: soft,
    },
  };
}
