// Asks each second how far model and library have come, until nothing loads any more.
(() => {
  const state = document.getElementById("now");
  const status = document.getElementById("become-ready");
  const words = (item) => item.querySelector(".said").textContent;

  const look = async () => {
    if (document.hidden) return true;
    const reply = await fetch(state.dataset.from);
    if (!reply.ok) return false;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("now");
    // Only what has come to its end is said aloud; the figures in between are there to be seen.
    const ended = [...fresh.children].filter((item, at) => {
      const before = state.children[at];
      return before.hasAttribute("data-waits") && !item.hasAttribute("data-waits");
    });
    state.replaceChildren(...fresh.children);
    if (ended.length) status.textContent = ended.map(words).join(" ");
    return Boolean(state.querySelector("[data-waits]"));
  };

  const go = async () => {
    const more = await look().catch(() => true);
    if (more) setTimeout(go, 1000);
  };
  setTimeout(go, 1000);
})();
