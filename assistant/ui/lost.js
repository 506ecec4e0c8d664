((said, light) => {
  // Gradio says in English that its server is lost or an act failed, and sends nothing more after a
  // loss. Its words are hidden by the style sheet; ours stand in their place, and are spoken.
  const PAUSE = 2000; // milliseconds between two tries
  const words = () => said[document.documentElement.lang] ?? said.id;
  const box = document.createElement("div");
  box.id = "lost";
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  const again = document.createElement("button");
  again.type = "button";
  again.addEventListener("click", () => window.location.reload());
  box.append(line, again);
  document.querySelector(".gradio-container, body").append(box);

  let state = "";
  const say = (next) => {
    state = next;
    line.textContent = state ? words()[state] : "";
    again.textContent = words().reload;
    again.hidden = !state || state === "lost";
    box.classList.toggle("is-said", Boolean(state));
  };
  say("");

  // Nothing is on the page yet that loading it again would take away.
  const isBlank = () =>
    !document.querySelector(".exchange, .review") &&
    [...document.querySelectorAll("textarea, input[type=text], input[type=password]")].every(
      (field) => !field.value,
    );

  const answers = async () => {
    try {
      await fetch(light, { method: "HEAD", cache: "no-store" });
      return true;
    } catch {
      return false;
    }
  };
  const isLost = () => state === "lost" || state === "back";
  const knock = async () => {
    if (!(await answers())) setTimeout(knock, PAUSE);
    else if (isBlank()) window.location.reload();
    else say("back");
  };
  const lose = () => {
    if (isLost()) return;
    say("lost");
    setTimeout(knock, PAUSE);
  };

  // A page listens to its server's heartbeat as long as both are there, and nobody leaves it.
  let left = -Infinity;
  window.addEventListener("beforeunload", () => {
    left = performance.now();
  });
  const doubt = async () => {
    if (performance.now() - left < PAUSE || isLost()) return;
    if (!(await answers())) lose();
    else if (!isBlank()) say("back"); // it was quick, and yet knows nothing of this page any more
  };
  new PerformanceObserver((list) => {
    const ended = list.getEntries().some((one) => one.name.includes("/heartbeat/"));
    if (ended) doubt();
  }).observe({ type: "resource" });

  const hear = async (toast) => {
    if (toast.textContent.includes("Connection Lost") || !(await answers())) lose();
    else if (!state && toast.matches(".error")) say("failed");
  };
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const toast = node.matches(".toast-body") ? node : node.querySelector(".toast-body");
      if (toast) setTimeout(hear, 0, toast); // its words come after it
    }
  }).observe(document.body, { childList: true, subtree: true });

  document.addEventListener("click", () => {
    if (state === "failed") say("");
  });

  // Asked now, a server that is back would answer with a page of its own: without what stands here.
  const isSent = ({ type, key, target }) =>
    type === "click"
      ? target.closest?.("button:not([data-copy]), label, input")
      : key === "Enter" && target.closest?.("textarea, input");
  const keep = (event) => {
    if (!isLost() || box.contains(event.target) || !isSent(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["click", "keydown"]) document.addEventListener(type, keep, true);
  new MutationObserver(() => say(state)).observe(document.documentElement, {
    attributeFilter: ["lang"],
  });
})(SAID, LIGHT);
