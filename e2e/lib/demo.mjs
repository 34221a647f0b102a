// Starts `dondoc demo` on a fresh folder, waits until it serves, and reads from what it prints where it is and who may
// sign in. Ends only the process it started.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const READY_WITHIN_MS = 120_000;
const STOPS_WITHIN_MS = 10_000;

/** Reads what the demo prints: its address, the password all demo accounts share, and the accounts. */
export function readDemoOutput(output) {
  const address = output.match(/https?:\/\/127\.0\.0\.1:\d+/)?.[0];
  const password = output.match(/(?:mật khẩu|password)[^:\n]*:\s*([^\s()]+)/i)?.[1];
  const accounts = [...output.matchAll(/^[ \t]+([a-z0-9][a-z0-9._-]+)[ \t]{2,}(\S.*)$/gm)];
  return { address, password, accounts: accounts.map(([, login, who]) => ({ login, who: who.trim() })) };
}

export class Demo {
  /** @param {string} program path of the binary */
  static async start(program) {
    const data = await mkdtemp(join(tmpdir(), 'dondoc-walk-'));
    const demo = new Demo(program, data);
    try {
      await demo.#ready();
    } catch (problem) {
      await demo.stop();
      throw problem;
    }
    return demo;
  }

  constructor(program, data) {
    this.data = data;
    this.output = '';
    this.process = spawn(program, ['demo', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => { this.output += text; });
    }
    this.process.on('error', (problem) => { this.output += `\n${problem.message}`; this.ended = true; });
    this.process.on('exit', () => { this.ended = true; });
  }

  async #ready() {
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until) {
      Object.assign(this, readDemoOutput(this.output));
      if (this.address && (await answers(this.address))) {
        if (!this.password || this.accounts.length === 0) throw new Error(`the demo named no accounts:\n${this.output}`);
        return;
      }
      if (this.ended) throw new Error(`the demo ended before it served:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the demo did not serve within ${READY_WITHIN_MS / 1000} s:\n${this.output}`);
  }

  /** The first account whose description has the wanted words. */
  account(words) {
    const found = this.accounts.find(({ who }) => words.test(who));
    if (!found) throw new Error(`no demo account fits ${words}; there are:\n${this.accounts.map(({ login, who }) => `  ${login}: ${who}`).join('\n')}`);
    return found;
  }

  async stop() {
    if (!this.ended) {
      const gone = new Promise((resolve) => this.process.once('exit', resolve));
      this.process.kill('SIGTERM');
      const impatience = setTimeout(() => this.process.kill('SIGKILL'), STOPS_WITHIN_MS);
      await gone;
      clearTimeout(impatience);
    }
    await rm(this.data, { recursive: true, force: true });
  }
}

async function answers(address) {
  try {
    return (await fetch(address, { redirect: 'manual' })).status < 500;
  } catch {
    return false;
  }
}
