// The room itself: coming back after a break, the keyboard alone, a phone, secrets.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stage, patience, until } from './stage.mjs';

let stage;
before(async () => {
  stage = await Stage.open('config/days/mini-event.toml');
});
after(() => stage?.close());

test('a page outlives a restart of the bot: it says so, comes back, and loses nothing', async () => {
  const rex = await stage.page('rex');
  await rex.type('incidents', 'before the break');
  await rex.sees('incidents', 'before the break');
  await stage.endBot('SIGKILL');
  await rex.page.locator('#wire[data-state=again]').waitFor(patience);
  await rex.type('incidents', 'said in the break');
  await rex.page.getByText('1 message waits').waitFor(patience);
  await rex.box('incidents').fill('half a sentence');
  await stage.startBot();
  await rex.isConnected();
  await rex.sees('incidents', 'said in the break');
  assert.equal(await rex.box('incidents').inputValue(), 'half a sentence');
  for (const words of ['before the break', 'said in the break'])
    assert.equal(await rex.channel('incidents').locator('.post', { hasText: words }).count(), 1);
  const rio = await stage.page('rio');
  await rio.sees('incidents', 'said in the break');
  rex.isWell();
});

test('what was typed and not sent outlives a reload', async () => {
  const bo = await stage.page('bo');
  await bo.box('chaos-agents').fill('not yet');
  await bo.page.reload();
  await bo.isConnected();
  assert.equal(await bo.box('chaos-agents').inputValue(), 'not yet');
});

test('everything can be done by keyboard', async () => {
  const { page, ...ada } = await stage.page('ada');
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /message box/i);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'box-incidents');
  await page.keyboard.press('Alt+2');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'box-chaos-agents');
  await page.keyboard.type('/boa');
  await page.locator('#box-chaos-agents-list li').first().waitFor(patience);
  await page.keyboard.press('Tab');
  assert.equal(await page.locator('#box-chaos-agents').inputValue(), '/chaos board ');
  await page.keyboard.press('Enter');
  await page.locator('#channel-chaos-agents .answer').first().waitFor(patience);
  await page.keyboard.press('Shift+Tab'); // into the messages
  assert.equal(await page.evaluate(() => document.activeElement.closest('.log')?.id), 'log-chaos-agents');
  await page.locator('#people input:checked').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('#people input[value=bo]:checked').waitFor(patience);
  await until(async () => (await page.locator('#channels').getAttribute('data-as')) === 'bo');
  assert.deepEqual(ada.wrong, []);
});

test('each element that takes the focus shows it, and each has a name', async () => {
  const { page } = await stage.page('fay');
  const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, textarea, select, a[href]')]
    .filter((it) => it.offsetParent !== null)
    .filter((it) => !(it.getAttribute('aria-label') || it.labels?.[0]?.textContent.trim() || it.textContent.trim()))
    .map((it) => it.outerHTML));
  assert.deepEqual(nameless, []);
  await page.locator('#pause').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  assert.notEqual(await page.locator('#pause').evaluate((it) => getComputedStyle(it).outlineStyle), 'none');
});

test('on a phone one channel is shown at a time, and nothing is wider than the screen', async () => {
  const rio = await stage.page('rio', { viewport: { width: 360, height: 740 }, hasTouch: true });
  assert.ok(await rio.channel('incidents').isVisible());
  assert.ok(!(await rio.channel('@rio').isVisible()));
  await rio.page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: 'chaosday' }).click();
  assert.ok(!(await rio.channel('incidents').isVisible()));
  assert.ok(await rio.channel('@rio').isVisible());
  for (const width of [390, 360, 320]) {
    await rio.page.setViewportSize({ width, height: 740 });
    const isTooWide = (what) => rio.page.locator(what).evaluate((it) => it.scrollWidth > it.clientWidth);
    for (const what of ['html', '.clock', '#speeds']) assert.ok(!(await isTooWide(what)), `${what} of ${width}`);
  }
  rio.isWell();
});

test('who comes late joins the channel before writing in it', async () => {
  const rio = await stage.page('rio');
  await rio.page.getByRole('button', { name: 'Join #incidents' }).click();
  await rio.box('incidents').waitFor(patience);
  await rio.type('incidents', 'hello, I am late');
  await rio.sees('incidents', 'hello, I am late');
});

test('unread marks come and go', async () => {
  const { page, ...fay } = await stage.page('fay', { viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: '#chaos-agents' }).click();
  const rex = await stage.page('rex');
  await rex.type('incidents', 'something new');
  const count = page.getByRole('button', { name: /#incidents/ }).locator('.count');
  await count.waitFor(patience);
  await page.bringToFront();
  await page.getByRole('button', { name: /#incidents/ }).click();
  await count.waitFor({ ...patience, state: 'hidden' });
  assert.deepEqual(fay.wrong, []);
});

test('a responder’s page is never told anything of the agents', async () => {
  const marker = 'zqxjkvbwmarker';
  const rex = await stage.page('rex');
  const ada = await stage.page('ada');
  const before = rex.frames.length;
  await ada.type('chaos-agents', `secret ${marker}`);
  await ada.sees('chaos-agents', marker);
  await ada.command('incidents', `add ${marker} | fails | nobody notices`);
  await ada.page.locator('.card', { hasText: marker }).waitFor({ ...patience, state: 'attached' }); // the backlog is folded
  await ada.type('@ada', `card ${marker}`);
  await ada.sees('@ada', marker);
  assert.equal(rex.frames.length, before);
  await rex.type('incidents', 'all quiet here');
  await rex.sees('incidents', 'all quiet here');
  assert.equal(rex.frames.filter((frame) => frame.includes(marker)).length, 0);
  assert.ok(!(await rex.page.locator('#board').isVisible()));
  assert.equal(await rex.channel('chaos-agents').count(), 0);
});

test('the clock is paused, sped up, and jumps', async () => {
  const fay = await stage.page('fay');
  const rex = await stage.page('rex');
  const speed = fay.page.getByRole('group', { name: 'Speed' });
  await fay.page.locator('#pause').click();
  await rex.page.locator('#clock[data-paused=true]').waitFor(patience);
  await speed.getByRole('radio', { name: '300×' }).check({ force: true });
  await fay.page.locator('#pause').click();
  await rex.page.locator('#clock[data-paused=false]').waitFor(patience);
  assert.ok(await rex.page.locator('#speeds input[value="300"]').isChecked());
  await speed.getByRole('radio', { name: '1×', exact: true }).check({ force: true });
  const before = await fay.page.locator('#time').getAttribute('datetime');
  await fay.jump();
  await until(async () => new Date(await fay.page.locator('#time').getAttribute('datetime')) - new Date(before) > 60_000);
  fay.isWell();
});

test('the row of people follows a handover, on every page and after a reload', async () => {
  const fay = await stage.page('fay');
  const rex = await stage.page('rex');
  const isIn = (who, handle, part) => until(async () => (await who.page.locator(`#people small[data-of=${handle}]`).textContent()) === part);
  await isIn(rex, 'fay', 'facilitator');
  await fay.command('chaos-agents', 'facilitator @ada why: I am needed elsewhere');
  for (const page of [fay, rex]) {
    await isIn(page, 'ada', 'facilitator');
    await isIn(page, 'fay', 'agent of chaos');
  }
  await rex.page.reload();
  await isIn(rex, 'ada', 'facilitator');
  fay.isWell();
  rex.isWell();
});
