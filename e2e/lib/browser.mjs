// Debian's Chromium, and one window per person. Each window collects what must never happen on any page: script errors,
// breaches of the content policy, requests to other places, failed parts of a page, server errors.

import { chromium } from 'playwright-core';

const PROGRAM = process.env.DONDOC_CHROMIUM ?? '/usr/bin/chromium';
const PATIENCE_MS = 10_000;

/** The switches keep Chromium from talking to anyone but us. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: PROGRAM,
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** A person at their own computer: a window with its own cookies. */
export class Person {
  static async sitDown(browser, address, { name, javaScriptEnabled = true, pictures } = {}) {
    const context = await browser.newContext({
      baseURL: address, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width: 1440, height: 900 }, javaScriptEnabled,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return Object.assign(new Person(name, context, await context.newPage(), address, javaScriptEnabled), { pictures });
  }

  constructor(name, context, page, address, hasScript) {
    Object.assign(this, { name, context, page, hasScript });
    this.faults = [];
    const origin = new URL(address).origin;
    page.on('pageerror', (error) => this.faults.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      // The answers themselves are judged below, with their addresses.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.faults.push(`console: ${message.text()}`);
      }
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) this.faults.push(`request to another place: ${url}`);
    });
    page.on('response', (response) => {
      const isPage = response.request().isNavigationRequest();
      if (response.status() >= (isPage ? 500 : 400)) this.faults.push(`answer ${response.status()}: ${response.url()}`);
    });
  }

  /** Fails when anything was collected since the last time. */
  expectNoFaults() {
    const faults = this.faults.splice(0);
    if (faults.length > 0) throw new Error(`${this.name ?? 'someone'} saw on ${this.page.url()}:\n  ${faults.join('\n  ')}`);
  }

  leave() {
    return this.context.close();
  }
}
