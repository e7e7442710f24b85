// The line to the bot: it comes back by itself when it breaks, says what it knows already, and says again whatever was
// not acknowledged. What the person typed is never lost, not even when the page is loaded anew meanwhile; but what has
// waited for long is not said any more, since meanwhile it may be the wrong thing to do.

const stale = 60_000;
const silence = 25_000; // the bot says every ten seconds that it is there

/** `path` is the bot's end of the line. `hello` says who one is, where the bot can not know; `onLost` is told of each
    loss, and answers with false when it is no use to call again; `onStale` is given each request that waited too long,
    with its name. Of those nobody knows whether they came to the bot. */
export function openLine({ path, hello, onFrame, onState, onStale, onLost = async () => true }) {
  let socket = null;
  let isOver = false;
  let heard = 0; // when the bot last said something, or was called
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
    if (isOver) return;
    greeted = false;
    onState(failures ? 'again' : 'calling', unsent.length);
    const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`);
    socket?.close();
    socket = mine;
    heard = performance.now();
    mine.addEventListener('open', () => mine === socket && greet());
    mine.addEventListener('message', ({ data }) => mine === socket && hear(JSON.parse(data)));
    mine.addEventListener('close', () => mine === socket && lost(mine));
  }
  async function lost(mine) {
    if (isOver) return;
    greeted = false;
    failures += 1;
    onState('again', unsent.length);
    isOver ||= !(await onLost());
    if (isOver || mine !== socket) return;
    timer = setTimeout(call, Math.min(4000, 200 * 1.6 ** failures));
  }
  /** A line may be dead without a word: then it is taken for lost. */
  function listen() {
    if (!socket || socket.readyState > WebSocket.OPEN || performance.now() - heard < silence) return;
    socket.close();
    socket = null;
    lost(null);
  }
  function hear(frame) {
    if (isOver) return;
    heard = performance.now();
    if (frame.type === 'welcome' && !greeted) welcomed();
    if (frame.type === 'done') acknowledged(frame);
    onFrame(frame);
  }
  /** What waits was said as the person who was played then; each goes out under that name. */
  function welcomed() {
    greeted = true;
    failures = 0;
    dropStale();
    const now = hello?.().as;
    for (const { as, words } of unsent) {
      if (as !== now) tell(hello(as));
      tell(words);
      if (as !== now) tell(hello());
    }
    onState('open', 0);
  }
  function dropStale() {
    const isFresh = ({ at }) => Date.now() - at < stale;
    const dropped = unsent.filter((each) => !isFresh(each));
    unsent = unsent.filter(isFresh);
    keep();
    for (const { words } of dropped) onStale(words);
  }
  function acknowledged({ id }) {
    unsent = unsent.filter(({ words }) => words.id !== id);
    keep();
    onState(isOpen() ? 'open' : 'again', isOpen() ? 0 : unsent.length);
  }
  function greet() {
    if (hello && isOpen()) tell(hello());
  }

  setInterval(listen, 5_000);
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
      unsent.push({ as, at: Date.now(), words: said });
      keep();
      if (greeted && isOpen()) tell(said);
      else onState('again', unsent.length);
      return id;
    },
    /** Nothing more is said or heard, and nobody is asked why. */
    end() {
      isOver = true;
      clearTimeout(timer);
      socket?.close();
    },
    /** Worth saying now or not at all. */
    mention(words) {
      if (greeted && isOpen()) tell(words);
    },
  };
}
