// What axe-core finds on a page, light and dark.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const resultTypes = ['violations'];
// The looks differ in nothing but their colours.
const looks = { light: { resultTypes }, dark: { resultTypes, runOnly: ['color-contrast'] } };

/** No serious fault in either look; `what` says what is looked at. */
export async function isAccessible(page, what) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  for (const [look, options] of Object.entries(looks)) {
    await page.emulateMedia({ colorScheme: look });
    const { violations } = await page.evaluate((how) => window.axe.run(document, how), options);
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
    assert.deepEqual(serious, [], `${what}, ${look}`);
  }
}
