// The line to the bot: it comes back by itself when it breaks, says what it knows already, and says again whatever was
// not acknowledged. What the person typed is never lost, not even when the page is loaded anew meanwhile.

/** `path` is the bot's end of the line. `hello` says who one is, where the bot can not know; `onLost` is told of each
    loss, and answers with false when it is no use to call again. */
export function openLine({ path, hello, onFrame, onState, onLost = async () => true }) {
  let socket = null;
  let failures = 0;
  let timer = null;
  let greeted = false;
  const kept = `chaosday.unsent${path}`;
  let unsent = restore();

  function restore() {
    try {
      return JSON.parse(sessionStorage.getItem(kept)) ?? [];
    } catch {
      return [];
    }
  }
  function keep() {
    try {
      sessionStorage.setItem(kept, JSON.stringify(unsent));
    } catch {
      // Storage is full or forbidden: then the tab itself is all there is.
    }
  }
  const isOpen = () => socket?.readyState === WebSocket.OPEN;
  const tell = (words) => socket.send(JSON.stringify(words));

  function call() {
    clearTimeout(timer);
    greeted = false;
    onState(failures ? 'again' : 'calling', unsent.length);
    const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`);
    socket = mine;
    mine.addEventListener('open', greet);
    mine.addEventListener('message', ({ data }) => mine === socket && hear(JSON.parse(data)));
    mine.addEventListener('close', () => mine === socket && lost());
  }
  async function lost() {
    failures += 1;
    onState('again', unsent.length);
    if (!(await onLost())) return;
    timer = setTimeout(call, Math.min(4000, 200 * 1.6 ** failures));
  }
  function hear(frame) {
    if (frame.type === 'welcome' && !greeted) welcomed();
    if (frame.type === 'done') acknowledged(frame);
    onFrame(frame);
  }
  /** What waits was said as the person who was played then; each goes out under that name. */
  function welcomed() {
    greeted = true;
    failures = 0;
    const now = hello?.().as;
    for (const { as, words } of unsent) {
      if (as !== now) tell(hello(as));
      tell(words);
      if (as !== now) tell(hello());
    }
    onState('open', 0);
  }
  function acknowledged({ id }) {
    unsent = unsent.filter(({ words }) => words.id !== id);
    keep();
    onState(isOpen() ? 'open' : 'again', isOpen() ? 0 : unsent.length);
  }
  function greet() {
    if (hello && isOpen()) tell(hello());
  }

  addEventListener('online', call);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && !isOpen() && socket?.readyState !== WebSocket.CONNECTING) call();
  });
  call();

  return {
    /** Says who one is now, again. */
    greet,
    /** Said once and certainly; returns the request's name. */
    request(as, words) {
      const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
      const said = { ...words, id };
      unsent.push({ as, words: said });
      keep();
      if (greeted && isOpen()) tell(said);
      else onState('again', unsent.length);
      return id;
    },
    /** Worth saying now or not at all. */
    mention(words) {
      if (greeted && isOpen()) tell(words);
    },
  };
}
