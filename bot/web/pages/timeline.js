// The timeline of the day, as the bot draws it. A new drawing takes the place of the one before: what was scrolled to
// stays in sight, and what had the focus keeps it.
import { openArrows } from './arrows.js';
import { byId, make } from './dom.js';

const marksOf = (it) => [...it.querySelectorAll('[data-lane]')];
const said = (it) => it.querySelector('title')?.textContent;
let arrows = null;

/** The same mark in the new drawing: by its words, of several that say the same by its place among them. */
function again(mark, before, after) {
  const alike = (all) => all.filter((each) => said(each) === said(mark));
  return alike(after)[alike(before).indexOf(mark)];
}

/** What has the focus is in sight; what it says may stand beside it, out of sight. */
function showTip() {
  document.activeElement?.querySelector(':scope > .tip')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function openStrip(into) {
  const strip = make('div.strip');
  arrows = openArrows(strip, showTip);
  strip.addEventListener('keyup', ({ key }) => key === 'Tab' && showTip());
  into.replaceChildren(make('h2', {}, 'Timeline'), strip);
  return strip;
}

/** Where the arrow keys are the picture's own, screen readers have to hand them on. */
function tellOfKeys(picture) {
  picture.setAttribute('role', 'application');
  picture.setAttribute('aria-label', `${picture.getAttribute('aria-label')}: arrow keys go from mark to mark`);
}

export function drawTimeline(svg) {
  const into = byId('timeline');
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  into.hidden = drawing.localName !== 'svg';
  if (into.hidden) return;
  const strip = into.querySelector('.strip') ?? openStrip(into);
  const before = marksOf(strip);
  const stop = before.find((each) => each.getAttribute('tabindex') === '0');
  const isFocused = stop && stop === document.activeElement;
  const fresh = document.importNode(drawing, true);
  const after = marksOf(fresh);
  const kept = stop && again(stop, before, after);
  tellOfKeys(fresh);
  strip.replaceChildren(fresh);
  strip.tabIndex = after.length ? -1 : 0;
  arrows.take(after, kept);
  if (isFocused) kept?.focus({ preventScroll: true });
}
