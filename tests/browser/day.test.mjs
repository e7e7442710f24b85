// A whole day in the browser, as three people who each have a page of their own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stage } from './stage.mjs';

let stage;
let fay;
let ada;
let rex;
before(async () => {
  stage = await Stage.open('config/days/mini-event.toml');
  [fay, ada, rex] = [await stage.page('fay'), await stage.page('ada'), await stage.page('rex')];
});
after(() => stage?.close());

test('the facilitator checks the day and kicks it off; everybody reads it, pinned and in the topic', async () => {
  assert.match(await fay.command('incidents', 'check'), /Nothing hinders the kickoff/);
  await fay.command('incidents', 'kickoff now');
  await rex.sees('incidents', 'staging');
  await rex.channel('incidents').locator('.pinned summary').waitFor();
  await rex.channel('incidents').locator('.topic', { hasText: 'staging' }).waitFor();
  await ada.sees('chaos-agents', 'start');
});

test('an agent starts a card on the board, which shows it running', async () => {
  await fay.jumpTo('13:30');
  await ada.page.locator('.card', { hasText: 'Product images' }).getByRole('button', { name: 'Start' }).click();
  await ada.page.locator('.card[data-column=running]', { hasText: 'Product images' }).waitFor();
});

test('who joins late is greeted by direct message, a few seconds later', async () => {
  const rio = await stage.page('rio');
  await rio.page.getByRole('button', { name: 'Join #incidents' }).click();
  await rex.sees('incidents', 'Rio joined');
  await rio.sees('@rio', 'staging');
  rio.isWell();
});

test('a responder reports a failure with the button of the kickoff', async () => {
  await rex.channel('incidents').locator('.pinned summary').click();
  await rex.channel('incidents').locator('.pinned').getByRole('button', { name: /failure/i }).click();
  const form = rex.page.getByRole('dialog');
  await form.getByLabel('What do you see?').fill('the catalogue is slow');
  await form.locator('button[type=submit]').click();
  await rex.channel('incidents').locator('.answer', { hasText: 'the catalogue is slow' }).waitFor();
  await rex.seesNot('incidents', 'Product images');
});

test('the agent logs what they see, stops and rolls back', async () => {
  assert.match(await ada.command('chaos-agents', 'log 1 "grey boxes everywhere" why: as expected'), /On the record as note \d+, about “1 Product images/);
  assert.match(await ada.command('chaos-agents', 'stop 1 by team why: they switched to placeholders'), /toxiproxy/);
  await ada.page.locator('.card[data-column=rolling-back]', { hasText: 'Product images' }).waitFor();
  await ada.page.locator('.card', { hasText: 'Product images' }).getByRole('button', { name: 'Rolled back' }).click();
  await ada.page.locator('.card[data-column^=resolved]', { hasText: 'Product images' }).waitFor();
});

test('a responder stops everything with one press, and is not asked whether; only the facilitator resumes', async () => {
  await rex.channel('incidents').locator('.pinned').getByRole('button', { name: /stop everything/i }).click();
  await ada.sees('chaos-agents', 'Rex');
  assert.equal(await rex.page.getByRole('dialog').count(), 0);
  assert.match(await ada.command('chaos-agents', 'start 2 why: now'), /stop/i);
  await fay.command('chaos-agents', 'resume yes why: a false alarm');
  await rex.sees('incidents', /resume|goes on|again/i);
});

test('the day winds down, ends, and the retrospective has its material', async () => {
  await fay.command('chaos-agents', 'wind-down now');
  await fay.command('chaos-agents', 'end');
  await rex.sees('incidents', /over/i);
  assert.match(await fay.command('chaos-agents', 'retro'), /Product images/);
  for (const each of [fay, ada, rex]) each.isWell();
});
