import { type Locator, type Page } from 'playwright-core';

/** The widget as a visitor handles it. Playwright looks into its shadow root by itself. */
export class ChatPage {
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly box: Locator;

  constructor(readonly page: Page) {
    this.launcher = page.locator('tangga-chat .launcher');
    this.panel = page.locator('tangga-chat .panel');
    this.box = this.panel.locator('textarea');
  }

  /** Opens the chat and waits until the bot has greeted. */
  async open(): Promise<void> {
    await this.launcher.click();
    await this.sees('Selamat datang!');
  }

  async sees(text: string): Promise<void> {
    await this.bubble(text).first().waitFor({ timeout: 20_000 });
  }

  bubble(text: string): Locator {
    return this.panel.locator('.bubble').getByText(text, { exact: true });
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  reply(label: string): Locator {
    return this.panel.locator('.replies button', { hasText: label });
  }

  /** What stands in the conversation, in order. */
  texts(): Promise<string[]> {
    return this.panel.locator('.bubble').allInnerTexts();
  }

  /** @param expression of the widget's shadow `root`, evaluated in the page */
  inside<Value>(expression: string): Promise<Value> {
    return this.page.evaluate<Value>(
      `((root) => ${expression})(document.querySelector('tangga-chat').shadowRoot)`,
    );
  }

  /** How the visitor's last message stands. */
  delivery(): Promise<string | null> {
    return this.panel.locator('.line.from-me').last().getAttribute('data-delivery');
  }
}
