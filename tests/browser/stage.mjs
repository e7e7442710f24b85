// A rehearsal of our own and a browser to play it in. CHAOSDAY names the program, CHROMIUM the browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const program = process.env.CHAOSDAY ?? 'build/dev/chaosday';
const source = new URL('../..', import.meta.url).pathname;
const alive = '{"type":"alive"}'; // says nothing and comes at a constant rate
export const patience = { timeout: 15_000 };
/** Asks again and again from here: the page's policy lets nobody poll inside it. */
export async function until(isSo) {
  const end = Date.now() + patience.timeout;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `it did not come to be so: ${isSo}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

/** Runs `chaosday rehearse` until it says where the room is. */
async function begin(directory, port, plan) {
  const child = spawn(program, ['rehearse', resolve(source, plan), '--port', String(port), '--speed', '1', '--dir', directory],
    { cwd: source, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit').then(([code]) => assert.fail(`the rehearsal ended with ${code} before it began`));
  gone.catch(() => {}); // once it has begun it may end as it likes
  const said = (async () => {
    for await (const line of createInterface(child.stdout)) {
      const found = /The rehearsal room is at (http:\/\/127\.0\.0\.1:(\d+)\/)/.exec(line);
      if (found) return { child, address: found[1], port: Number(found[2]) };
    }
    return gone;
  })();
  return Promise.race([said, gone]);
}

export class Stage {
  /** The shipped day, kicked off, at half past nine: the stage and three people with three roles. */
  static async ofTheMorning() {
    const stage = await Stage.open();
    const [fay, ada, rex] = [await stage.page('fay'), await stage.page('ada'), await stage.page('rex')];
    await fay.command('incidents', 'kickoff now');
    await rex.sees('incidents', 'pre-production');
    await fay.jumpTo('09:30');
    return { stage, fay, ada, rex };
  }

  static async open(plan = 'config/days/single-day.toml') {
    const it = new Stage();
    it.plan = plan;
    it.directory = await mkdtemp(join(tmpdir(), 'chaosday-browser-'));
    it.running = await begin(it.directory, 0, plan);
    it.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
    return it;
  }
  get address() {
    return this.running.address;
  }
  async endBot(signal = 'SIGTERM') {
    const { child } = this.running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  /** The report of the day so far, as HTML that anybody may open. */
  async report() {
    const page = join(this.directory, 'report.html');
    const child = spawn(program, ['report', '--dir', join(this.directory, 'record'), '--reveal', '--format', 'html', '--out', page], { stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    return `file://${page}`;
  }
  /** The same room again, in the same place. */
  async startBot() {
    this.running = await begin(this.directory, this.running.port, this.plan);
  }
  async close() {
    await this.browser?.close();
    await this.endBot();
    await rm(this.directory, { recursive: true, force: true });
  }
  /** A page on which `as` is played. */
  async page(as, options = {}) {
    const player = new Player(await this.tab(options), as).watch(this.address);
    await player.page.goto(`${this.address}?as=${as}`);
    await player.isConnected();
    return player;
  }
  /** The page of a day, of whoever `of` plays in the room: by a link of their own, which the button opens. `prepare`
      may change the browser's ways before. */
  async dayPage(of, options = {}, prepare = async () => {}) {
    const guest = new Guest(await this.tab(options), of.as).watch(this.address);
    await prepare(guest.page);
    await guest.page.goto(await of.link());
    await guest.page.getByRole('button', { name: 'Open my page' }).click();
    await guest.isConnected();
    return guest;
  }
  async tab(options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce', ...options });
    return context.newPage();
  }
}

/** One tab: what goes wrong on it fails the test, and all that the bot tells it is kept. */
class Tab {
  wrong = [];
  frames = [];
  constructor(page, as) {
    this.page = page;
    this.as = as;
  }
  watch(address) {
    const { page } = this;
    page.on('pageerror', (error) => this.wrong.push(String(error)));
    page.on('console', (said) => said.type() === 'error' && !/WebSocket|ERR_CONNECTION|ERR_SOCKET_NOT_CONNECTED/.test(said.text()) && this.wrong.push(said.text()));
    page.on('request', (request) => request.url().startsWith(address) || this.wrong.push(`asked ${request.url()}`));
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => payload !== alive && this.frames.push(String(payload))));
    return this;
  }
  async isConnected() {
    await this.page.locator('#wire[data-state=open]').waitFor(patience);
  }
  isWell() {
    assert.deepEqual(this.wrong, []);
  }
}

/** Between a page and the bot: while it holds, nothing that the bot says comes through. `prepare` is for dayPage. */
export class SlowLine {
  #line = null;
  #held = null;
  prepare = (tab) => tab.routeWebSocket(/\/live$/, (line) => {
    this.#line = line;
    line.connectToServer().onMessage((words) => (this.#held ? this.#held.push(words) : line.send(words)));
  });
  hold() {
    this.#held = [];
  }
  release() {
    const all = this.#held;
    this.#held = null;
    for (const each of all) this.#line.send(each);
  }
}

/** The board or the status page of somebody. */
export class Guest extends Tab {
  card(words) {
    return this.page.locator('.card', { hasText: words });
  }
  async showsCard(words, column) {
    await this.page.locator(`.card[data-column=${column}]`, { hasText: words }).first().waitFor(patience);
  }
  async shows(words) {
    await this.page.locator('body', { hasText: words }).waitFor(patience);
  }
}

export class Player extends Tab {
  /** A personal link to the pages of the day. */
  async link() {
    await this.command('incidents', 'link');
    return this.channel('incidents').locator('.answer a[href*="enter.html"]').last().getAttribute('href');
  }
  channel(name) {
    return this.page.locator(`#channel-${name.replace('@', 'direct-')}`);
  }
  box(name) {
    return this.page.locator(`#box-${name.replace('@', 'direct-')}`);
  }
  async type(name, text) {
    await this.box(name).fill(text);
    await this.box(name).press('Enter');
  }
  /** Says a command and returns the words of its answer, which this person alone sees. */
  async command(name, text) {
    const answers = this.channel(name).locator('.answer');
    const before = await answers.count();
    await this.type(name, `/chaos ${text}`);
    await answers.nth(before).waitFor(patience);
    return (await answers.nth(before).locator('.said').innerText()).trim();
  }
  /** Waits until somebody's or the bot's message with these words stands in the channel. */
  async sees(name, words) {
    await this.channel(name).locator('.log .item', { hasText: words }).last().waitFor(patience);
  }
  async seesNot(name, words) {
    assert.equal(await this.channel(name).locator('.item', { hasText: words }).count(), 0);
  }
  async jump() {
    await this.page.locator('#jump').click();
  }
  /** Goes on from event to event until the clock shows this time or a later one. */
  async jumpTo(time) {
    const shown = () => this.page.locator('#time').innerText();
    for (let n = 0; n < 60 && (await shown()).slice(0, 5) < time; ++n) {
      const before = await shown();
      await this.jump();
      await until(async () => (await shown()).slice(0, 5) !== before.slice(0, 5)).catch(() => {});
    }
    assert.ok((await shown()).slice(0, 5) >= time, `the clock does not come to ${time}`);
  }
}
