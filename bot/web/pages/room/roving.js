// One stop for Tab in a log of many messages: the arrow keys go from message to message, Tab goes into the one that has
// the focus.

function rove(log, to) {
  if (!to) return;
  for (const each of log.querySelectorAll('.item[tabindex="0"]')) each.tabIndex = -1;
  for (const each of log.querySelectorAll('.item .reach')) each.tabIndex = -1;
  to.tabIndex = 0;
  for (const each of to.querySelectorAll('.reach')) each.tabIndex = 0;
}

function goByKey(log, event) {
  const at = event.target.closest('.item');
  if (event.target !== at || !at) return;
  const all = [...log.querySelectorAll('.item')];
  const to = { ArrowUp: all[all.indexOf(at) - 1], ArrowDown: all[all.indexOf(at) + 1], Home: all[0], End: all.at(-1) }[event.key];
  if (!to) return;
  event.preventDefault();
  rove(log, to);
  to.focus();
}

/** Returns what makes a message the one stop. */
export function openRoving(log) {
  log.addEventListener('keydown', (event) => goByKey(log, event));
  log.addEventListener('focusin', (event) => rove(log, event.target.closest('.item')));
  return (to) => rove(log, to);
}
