// The board and the status page of a day in a real browser: three people with three roles follow it live.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stage, patience, until } from './stage.mjs';

let stage;
let fay;
let ada;
let rex;
before(async () => {
  ({ stage, fay, ada, rex } = await Stage.ofTheMorning());
});
after(() => stage?.close());

/** Fills in the form that is open, if one is. */
async function fillIn(page, fields) {
  const form = page.getByRole('dialog');
  await form.waitFor(patience);
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label).first();
    if (await field.evaluate((it) => it.tagName === 'SELECT')) await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await form.locator('button[type=submit]').click();
  await form.waitFor({ ...patience, state: 'detached' });
}

test('a link opens with one button, works once, and leaves no trace in the address', async () => {
  const link = await ada.link();
  const tab = await stage.tab({});
  for (let n = 0; n < 3; ++n) { // looking uses nothing up
    await tab.goto('about:blank');
    await tab.goto(link);
    await tab.getByRole('button', { name: 'Open my page' }).waitFor(patience);
  }
  assert.equal(new URL(tab.url()).hash, '');
  await tab.getByRole('button', { name: 'Open my page' }).click();
  await tab.waitForURL(/board\.html$/, patience);
  const other = await stage.tab({});
  await other.goto(link);
  await other.getByRole('button', { name: 'Open my page' }).click();
  await other.getByRole('alert').filter({ hasText: 'used before' }).waitFor(patience);
  assert.deepEqual(await other.context().cookies(), []);
  const [cookie] = await tab.context().cookies();
  assert.ok(cookie.httpOnly && cookie.sameSite === 'Lax');
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await tab.getByText('You are signed out.').waitFor(patience);
});

test('three people follow the day live, each seeing what the role may', async () => {
  const [board, status, head] = [await stage.dayPage(ada), await stage.dayPage(rex), await stage.dayPage(fay)];
  assert.match(board.page.url(), /board\.html$/);
  assert.match(status.page.url(), /status\.html$/);
  await status.shows('Treat every failure as real');
  const told = status.frames.length;

  await board.card('Mail service').getByRole('button', { name: 'Start' }).click();
  for (const each of [board, head]) await each.showsCard('Mail service', 'running');
  assert.equal(await head.card('Support').getByRole('button', { name: 'Start' }).count(), 0);
  await board.card('Mail service').getByRole('button', { name: 'Log' }).click();
  await fillIn(board.page, { 'What happened?': 'the queue grows' });
  await head.shows('the queue grows');

  await head.card('Mail service').locator('.card-title').click();
  await head.page.getByRole('dialog').getByText('the queue grows').waitFor(patience);
  await head.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  assert.equal(status.frames.length, told, 'the responder’s page was told something');

  await status.page.getByRole('button', { name: 'I see a failure' }).click();
  await fillIn(status.page, { 'What do you see?': 'orders come late' });
  await status.page.locator('.sighting', { hasText: 'orders come late' }).waitFor(patience);
  await head.page.locator('.load', { hasText: '1' }).waitFor(patience);

  await fay.command('chaos-agents', 'hold a look first');
  await board.page.getByRole('alert').filter({ hasText: 'no card starts' }).waitFor(patience);
  await board.showsCard('waits: hold', 'ready');
  await fay.command('chaos-agents', 'resume yes');
  await rex.command('incidents', 'real payments fail');
  await board.page.getByRole('alert').filter({ hasText: 'Real incident' }).waitFor(patience);
  await status.shows('This one is real');
  await fay.command('chaos-agents', 'resume yes why: solved');
  await board.card('Mail service').getByRole('button', { name: 'Rolled back' }).click();
  await board.showsCard('Mail service', 'resolved-by-agents');
  await status.page.locator('.sighting').getByRole('button', { name: 'It is over' }).click();
  await status.page.locator('.sighting[data-open=false]').waitFor(patience);

  const shown = status.frames.join('\n') + (await status.page.content());
  for (const secret of ['Mail service', 'tc qdisc', 'the queue grows', 'a look first']) assert.ok(!shown.includes(secret), secret);
  await status.page.goto(`${stage.address}board.html`);
  await status.page.waitForURL(/status\.html$/, patience);
  for (const each of [board, head]) {
    each.isWell();
    await each.page.context().close();
  }
});

test('a real incident is on the board of everybody, unmistakably; a hold is not', async () => {
  await fay.command('chaos-agents', 'reveal 1');
  const { page, ...board } = await stage.dayPage(rex);
  await page.getByRole('link', { name: 'the board' }).click();
  await page.locator('.card', { hasText: 'Mail service' }).waitFor(patience);
  await fay.command('chaos-agents', 'hold a look first');
  await rex.command('incidents', 'real payments fail');
  await page.getByRole('alert').filter({ hasText: 'Real incident' }).waitFor(patience);
  assert.equal(await page.locator('.alarm').count(), 1);
  await fay.command('chaos-agents', 'resume yes why: solved');
  await fay.command('chaos-agents', 'resume yes');
  await page.locator('.alarm').waitFor({ ...patience, state: 'detached' });
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('the board outlives a restart of the bot, and is live again without a new link', async () => {
  const board = await stage.dayPage(ada);
  await stage.endBot('SIGKILL');
  await board.page.locator('#wire[data-state=again]').waitFor(patience);
  await stage.startBot();
  await board.isConnected();
  await ada.isConnected();
  const before = board.frames.length;
  await ada.command('chaos-agents', 'log "we are back"');
  await ada.command('chaos-agents', 'start 2 why: after the break');
  await board.showsCard('Support', 'running');
  assert.ok(board.frames.length > before);
  board.isWell();
  await board.page.context().close();
});

test('the status page outlives a restart of the bot as well, and what was reported before stands on it', async () => {
  const status = await stage.dayPage(rex);
  const { page } = status;
  await rex.command('incidents', 'seen invoices come twice team: payments');
  await page.locator('.sighting', { hasText: 'invoices come twice' }).waitFor(patience);
  await stage.endBot('SIGKILL');
  await page.locator('#wire[data-state=again]').waitFor(patience);
  assert.equal(await page.locator('[data-key=seen]').getAttribute('aria-disabled'), 'true');
  const told = status.frames.length;
  await stage.startBot();
  await status.isConnected();
  await until(async () => status.frames.slice(told).some((each) => JSON.parse(each).type === 'status'));
  const over = page.locator('.sighting', { hasText: 'invoices come twice' }).getByRole('button', { name: 'It is over' });
  await until(async () => (await over.getAttribute('aria-disabled')) !== 'true');
  await over.click();
  await page.locator('.sighting[data-open=false]', { hasText: 'invoices come twice' }).waitFor(patience);
  for (const each of [fay, ada, rex]) await each.isConnected();
  status.isWell();
  await page.context().close();
});

test('all of the board can be done by keyboard, and the focus stays where it was', async () => {
  const { page, ...board } = await stage.dayPage(ada);
  const focused = () => page.evaluate(() => document.activeElement.dataset.key ?? document.activeElement.textContent);
  await page.keyboard.press('Tab');
  assert.match(await focused(), /To the cards/);
  await page.keyboard.press('Enter');
  for (let n = 0; n < 40 && (await focused()) !== '2 open'; ++n) await page.keyboard.press('Tab');
  assert.equal(await focused(), '2 open');
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement, '::after').outlineStyle), 'none');
  await page.keyboard.press('Enter');
  const story = page.getByRole('dialog');
  await story.getByText('after the break').waitFor(patience);
  await page.keyboard.press('Escape');
  await story.waitFor({ ...patience, state: 'detached' });
  assert.equal(await focused(), '2 open');
  await ada.command('chaos-agents', 'log 2 "seen from elsewhere"');
  await page.locator('.card-note', { hasText: 'seen from elsewhere' }).waitFor(patience);
  assert.equal(await focused(), '2 open');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '2 stop');
  await page.keyboard.press('Enter');
  await story.waitFor(patience);
  await story.getByLabel('Why').first().focus();
  await page.keyboard.type('enough');
  await page.keyboard.press('Escape');
  await story.waitFor({ ...patience, state: 'detached' });
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('the timeline is on the board, live, tells what a mark is on focus, and keeps the focus when it is drawn anew', async () => {
  const { page, ...board } = await stage.dayPage(ada);
  const bar = page.locator('#timeline .b-running').first();
  await bar.waitFor(patience);
  assert.equal(await bar.evaluate((it) => getComputedStyle(it).fill), 'rgb(0, 114, 178)');
  await page.locator('#timeline g[tabindex]', { hasText: 'seen from elsewhere' }).first().focus();
  const tip = page.locator('#timeline g:focus .tip');
  assert.equal(await tip.evaluate((it) => getComputedStyle(it).display), 'inline');
  await ada.command('chaos-agents', 'change "alerts are off" restore: "switch them on" why: noise');
  await page.locator('#timeline .b-change').first().waitFor({ ...patience, state: 'attached' });
  assert.match(await page.evaluate(() => document.activeElement.querySelector('title')?.textContent ?? ''), /seen from elsewhere/);
  await ada.command('chaos-agents', 'restored 1');
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('the timeline is one stop for Tab; arrow keys go to every mark, which says what it says when it is pointed at', async () => {
  const { page, ...board } = await stage.dayPage(ada);
  await page.locator('#timeline .day-picture').waitFor(patience);
  const shown = (of) => page.locator(`#timeline g:${of} > .tip`).evaluateAll((tips) => tips.filter((it) => getComputedStyle(it).display !== 'none')
    .map((it) => it.textContent));
  const mark = () => page.evaluate(() => {
    const { dataset: { lane }, textContent } = document.activeElement;
    const spot = document.activeElement.querySelector('.spot');
    return { lane, said: document.activeElement.querySelector('title')?.textContent, which: `${lane} ${spot?.getAttribute('x')} ${textContent}` };
  });
  const isTold = async () => {
    const { said } = await mark();
    const [words, ...others] = await shown('focus');
    assert.equal(others.length, 0);
    assert.equal(said.replace(/\s/g, '').startsWith(words.replace(/[\s…]/g, '').slice(0, 40)), true, `${said}: ${words}`);
    const seen = await page.locator('#timeline g:focus > .tip').boundingBox();
    assert.ok(seen.width > 10 && seen.y >= 0 && seen.y + seen.height <= 900, `${said} is out of sight`);
    return said;
  };
  /** By the one key until it leads nowhere. */
  const go = async (key) => {
    const along = [];
    for (let before = null; before !== (await mark()).which; await page.keyboard.press(key)) {
      before = (await mark()).which;
      along.push(await isTold());
    }
    return along;
  };
  for (let n = 0; n < 120 && !(await mark()).lane; ++n) await page.keyboard.press('Tab');
  const reached = new Set();
  for (let lane = null; lane !== (await mark()).lane; await page.keyboard.press('ArrowDown')) {
    ({ lane } = await mark());
    await page.keyboard.press('Home');
    const there = await go('ArrowRight');
    for (const each of there) reached.add(each);
    assert.deepEqual(await go('ArrowLeft'), [...there].reverse());
    await page.keyboard.press('End');
    assert.equal((await mark()).said, there.at(-1));
  }
  const all = await page.locator('#timeline g[data-lane] > title').allTextContents();
  assert.ok(all.some((each) => /^running, /.test(each)) && all.some((each) => /^opens /.test(each)), all.join());
  assert.deepEqual([...reached].sort(), [...new Set(all)].sort());
  await go('ArrowUp');
  assert.equal((await mark()).lane, '0');
  assert.equal(await page.locator('#timeline [tabindex="0"]').count(), 1);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('#timeline')), null);
  await page.keyboard.press('Shift+Tab');
  assert.equal((await mark()).lane, '0');
  await page.evaluate(() => document.activeElement.blur());
  assert.deepEqual(await shown('focus'), []);
  const uppermost = page.locator('#timeline g[data-lane]').last();
  await uppermost.locator('.spot').hover();
  assert.deepEqual(await shown('hover'), [await uppermost.locator('.tip').textContent()]);
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('the timeline is dark where the page is, and scrolls within itself on a phone', async () => {
  const { page, ...board } = await stage.dayPage(ada, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const paper = page.locator('#timeline .paper');
  await paper.waitFor({ ...patience, state: 'attached' });
  assert.equal(await paper.evaluate((it) => getComputedStyle(it).fill), 'rgb(21, 24, 28)');
  assert.ok(await page.locator('#timeline .strip').evaluate((it) => it.scrollWidth > it.clientWidth));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('a screen reader hears which card has moved', async () => {
  const board = await stage.dayPage(fay);
  await board.showsCard('Support', 'running');
  await ada.command('chaos-agents', 'stop 2 by team why: enough');
  await until(async () => /Card 2: rolling back/.test(await board.page.locator('#cards > [role=status]').innerText()));
  await board.page.context().close();
});

test('on a phone nothing is wider than the screen, and what runs comes first', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  for (const who of [ada, rex]) {
    const it = await stage.dayPage(who, phone);
    await it.page.locator('main:visible').waitFor(patience);
    assert.ok(await it.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), who.as);
    if (who === ada) {
      const top = (column) => it.page.locator(`.lane[data-column=${column}]`).evaluate((lane) => lane.getBoundingClientRect().top);
      assert.ok((await top('rolling-back')) < (await top('ready')));
    }
    it.isWell();
    await it.page.context().close();
  }
});

test('a page whose person is no agent any more says so, and shows nothing more', async () => {
  const board = await stage.dayPage(ada);
  await board.page.locator('.card').first().waitFor(patience);
  await fay.command('chaos-agents', 'people remove: @ada');
  await board.page.locator('#closed').waitFor(patience);
  assert.equal(await board.page.locator('.card:visible').count(), 0);
  await fay.command('chaos-agents', 'people agents: @ada');
  await board.page.context().close();
});

test('after the reveal the board is for everybody', async () => {
  await ada.command('chaos-agents', 'rolled-back 2');
  await fay.command('chaos-agents', 'end');
  await fay.command('chaos-agents', 'reveal');
  const status = await stage.dayPage(rex);
  await status.shows('The Chaos Day is over');
  await status.page.getByRole('link', { name: 'the board' }).click();
  await status.isConnected();
  await status.showsCard('Mail service', 'resolved-by-agents');
  await status.card('Mail service').locator('.card-title').click();
  const story = status.page.getByRole('dialog');
  await story.getByText(/It ran from .* and was rolled back at/).waitFor(patience);
  await story.getByText('tc qdisc del').waitFor(patience);
  assert.equal(await story.getByText('the queue grows').count(), 0);
  await story.getByRole('button', { name: 'Close' }).click();
  await status.page.locator('#timeline text', { hasText: 'Mail service' }).waitFor(patience);
  assert.equal(await status.page.locator('#timeline', { hasText: 'the queue grows' }).count(), 0);
  assert.equal(await status.page.getByRole('button', { name: /^(Start|Stop|Log)/ }).count(), 0);
  status.isWell();
});
