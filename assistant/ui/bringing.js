(() => {
  // A file that is too large is not sent at all, and one that was refused is said to be.
  const note = () => document.querySelector("#not-sent");
  const say = (words) => {
    note().textContent = words;
    note().hidden = !words;
    if (words) document.documentElement.classList.remove("busy");
  };

  document.addEventListener(
    "change",
    (event) => {
      const input = event.target;
      if (!input.matches?.("input[type=file]")) return;
      const { limit, large } = note().dataset;
      const isTooLarge = [...input.files].some((file) => file.size > Number(limit));
      say(isTooLarge ? large : "");
      if (isTooLarge) {
        event.stopImmediatePropagation();
        input.value = "";
      } else {
        window.dispatchEvent(new CustomEvent("pandu:brought"));
      }
    },
    true,
  );

  const refusal = async (reply) => {
    if (reply.status === 413) return note().dataset.large;
    if (reply.status !== 429) return note().dataset.failed;
    return (await reply.clone().json())[document.documentElement.lang];
  };
  const fetch = window.fetch.bind(window);
  window.fetch = async (target, options) => {
    if (!/\/upload(\?|$)/.test(String(target?.url ?? target))) return fetch(target, options);
    try {
      const reply = await fetch(target, options);
      if (!reply.ok) say(await refusal(reply));
      return reply;
    } catch (error) {
      say(note().dataset.failed);
      throw error;
    }
  };
})();
