(() => {
  // Gradio patches the page in place, so listeners sit on the window and elements are looked up.
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const root = () => document.querySelector("#newest .conversation");

  // The document's language and title, and Gradio's own words, follow the interface.
  const follow = () => {
    const { language, title } = root()?.dataset ?? {};
    if (language) document.documentElement.lang = language;
    if (title) document.title = title;
  };

  // Seconds of a step, counted on here from what the server said when it came.
  const begun = new WeakMap();
  const tick = () => {
    const now = performance.now();
    for (const counter of document.querySelectorAll("[data-elapsed]")) {
      const { elapsed } = counter.dataset;
      if (begun.get(counter)?.elapsed !== elapsed) {
        begun.set(counter, { elapsed, at: now - Number(elapsed) * 1000 });
      }
      const seconds = String(Math.floor((now - begun.get(counter).at) / 1000));
      if (counter.textContent !== seconds) counter.textContent = seconds;
    }
  };

  // A new question comes into view once; after that the reader scrolls.
  let newest = 0;
  const reveal = () => {
    const exchange = root()?.lastElementChild;
    const id = exchange ? Number(exchange.id.split("-")[1]) : 0;
    if (exchange && id > newest) {
      exchange.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "start" });
    }
    newest = id;
  };

  // The source panel: one dialog, filled with what the server sent for the wanted quote.
  let wanted = null;
  let isNew = false; // what was wanted has not come yet
  let opener = null;
  const panel = document.createElement("dialog");
  panel.id = "source-panel";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  const content = document.createElement("div");
  content.className = "content";
  content.tabIndex = -1;
  panel.append(close, content);
  close.addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close();
  });
  panel.addEventListener("close", () => {
    wanted = null;
    document.documentElement.classList.remove("source-open");
    opener?.focus();
  });

  const fill = () => {
    const source = document.querySelector("#source .source");
    if (!wanted || source?.dataset.key !== wanted) return;
    const isRead = content.contains(document.activeElement); // the picture of its page comes later
    content.replaceChildren(source.cloneNode(true));
    if (isRead || isNew) content.focus({ preventScroll: true });
    isNew = false;
    // The quote on the picture of its page stands above the one in the text.
    const mark = content.querySelector(".quoted, mark");
    mark?.scrollIntoView({ behavior: "auto", block: "center" });
  };

  const open = (button) => {
    const words = root().dataset;
    opener = button;
    wanted = button.dataset.open;
    isNew = true;
    panel.setAttribute("aria-label", words.heading);
    close.textContent = words.close;
    const loading = document.createElement("p");
    loading.className = "loading";
    loading.textContent = words.loading;
    content.replaceChildren(loading);
    // Gradio confines the rules of media queries to this element.
    document.querySelector(".gradio-container .contain").append(panel);
    document.documentElement.classList.add("source-open");
    if (!panel.open) panel.showModal();
    fill();
  };

  window.addEventListener("pandu:open", (event) => open(event.detail));
  window.addEventListener("pandu:source", fill);
  // A button that is gone after its click leaves the focus to what took its place.
  let acted = "";
  const refocus = () => {
    if (!acted || document.activeElement !== document.body) return;
    document.getElementById(acted)?.focus({ preventScroll: true });
    acted = "";
  };
  window.addEventListener("pandu:act", (event) => {
    acted = `leaving-${event.detail.dataset.value}`;
  });

  // After what put its own button away, the focus goes home to the question box.
  const HOME = 5000; // milliseconds within which that is done
  const goHome = (until) => {
    if (document.activeElement === document.body) {
      document.querySelector("#question textarea")?.focus({ preventScroll: true });
    } else if (performance.now() < until) {
      setTimeout(goHome, 50, until);
    }
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#forget, .kept-message [data-act=close], [data-act=dismiss]")) {
      goHome(performance.now() + HOME);
    }
  });

  // A question that is to be looked at, or a form, comes into view and gets the focus, once.
  let reviewed = false;
  window.addEventListener("pandu:form", () => {
    const block = document.querySelector(".review");
    if (block && !reviewed) {
      block.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "center" });
      block.focus({ preventScroll: true });
    } else if (!block && reviewed) {
      document.querySelector("#question textarea")?.focus({ preventScroll: true });
    }
    reviewed = Boolean(block);
  });

  // The focus goes on to an answer when it is whole, unless its asker is already somewhere else.
  const FINAL = ["done", "failed", "stopped"];
  let awaited = "";
  const arrive = () => {
    const exchange = root()?.lastElementChild;
    if (!exchange || !FINAL.includes(exchange.dataset.phase)) {
      awaited = exchange?.id ?? "";
      return;
    }
    const isAwaited = awaited === exchange.id;
    awaited = "";
    if (isAwaited) lookAgain();
    const at = document.activeElement;
    const isIdle = at === document.body || at.closest("#send, #stop, .review");
    if (isAwaited && (isIdle || (at.matches("#question textarea") && !at.value))) {
      exchange.focus({ preventScroll: true });
    }
  };

  window.addEventListener("pandu:conversation", () => {
    follow();
    tick();
    reveal();
    refocus();
    arrive();
  });

  // An answer with its sources, as text, to be pasted elsewhere. Without encryption a browser has
  // no clipboard for pages; where selecting and copying fails too, what is selected is shown.
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async (button) => {
    const status = button.parentElement.querySelector("[role=status]");
    const text = button.parentElement.querySelector("pre");
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = button.dataset.copied;
      return;
    } catch {
      text.hidden = false;
    }
    select(text);
    if (document.execCommand("copy")) {
      window.getSelection().removeAllRanges();
      text.hidden = true;
      status.textContent = button.dataset.copied;
    } else {
      status.textContent = button.dataset.failed;
    }
  };

  // A pause in typing: what the question will need can be looked up already.
  const PAUSE = 600; // milliseconds
  let pause;
  let told = "";
  const tell = (box) => {
    const typed = box.value.trim();
    if (typed.length < 8 || typed === told) return;
    told = typed;
    window.dispatchEvent(new CustomEvent("pandu:pause", { detail: typed }));
  };
  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!box.matches?.("#question textarea")) return;
    clearTimeout(pause);
    pause = setTimeout(() => tell(box), PAUSE);
  });

  // What was typed while an answer was written could not be looked up then.
  const lookAgain = () => {
    const box = document.querySelector("#question textarea");
    if (!box) return;
    told = "";
    clearTimeout(pause);
    pause = setTimeout(() => tell(box), PAUSE);
  };

  // The chosen language stays when the page is loaded again, in its address alone.
  document.addEventListener("change", (event) => {
    if (event.target.closest?.("#language")) {
      window.history.replaceState(null, "", `?bahasa=${event.target.value}`);
    }
  });

  document.addEventListener("click", (event) => {
    const copied = event.target.closest?.("[data-copy]");
    if (copied) copy(copied);
    if (event.target.closest?.("#stop")) {
      const step = root()?.querySelector(".exchange:last-child .step");
      if (step) step.textContent = root().dataset.stopping;
    }
    const link = event.target.closest?.("a.skip, a.jump");
    if (!link) return;
    event.preventDefault();
    if (link.matches(".skip")) {
      document.querySelector("#question textarea")?.focus();
    } else {
      const target = document.getElementById(link.hash.slice(1));
      target?.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "center" });
    }
  });

  follow();
  setInterval(tick, 500);
})();
