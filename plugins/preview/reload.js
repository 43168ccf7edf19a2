// The preview adds this to each page. It loads the page anew when a change is one of what
// it shows: the server is asked for the digest that the page has now.
(() => {
  const { shown } = document.currentScript.dataset;
  const known = "/.preview/known?page=" + encodeURIComponent(location.pathname);
  const tabs = new BroadcastChannel("preview");

  const look = async () => {
    if (document.hidden) return;
    // A preview that is away has nothing to tell. When it is back, its stream says so.
    const answer = await fetch(known).catch(() => null);
    if (answer?.ok && (await answer.text()) !== shown) location.reload();
  };

  const listen = () => {
    const stream = new EventSource("/.preview/events");
    stream.onmessage = () => {
      tabs.postMessage("changed");
      look();
    };
    stream.onerror = () => {
      // A browser tries again by itself, unless what answered was no stream.
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    };
  };

  tabs.onmessage = look;
  document.addEventListener("visibilitychange", look);
  // There may have been a change since the page was sent.
  look();
  // Browsers open six connections to a server and no more, so one tab listens for all of them;
  // when it is closed another one does.
  if (!navigator.locks) listen();
  else {
    navigator.locks.request("preview", () => {
      listen();
      return new Promise(() => {});
    });
  }
})();
