(() => {
  // Gradio patches the page in place, so listeners sit on the window and elements are looked up.
  const html = document.documentElement;
  const links = () => [...document.querySelectorAll("#sections a[data-section]")];

  const show = (section) => {
    html.dataset.section = section;
    for (const link of links()) {
      if (link.dataset.section === section) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  const named = () => links().find((link) => link.hash === location.hash)?.dataset.section;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#sections a[data-section], a.skip");
    if (!link) return;
    event.preventDefault();
    if (link.matches(".skip")) {
      links()[0]?.focus();
    } else {
      history.replaceState(null, "", link.hash);
      show(link.dataset.section);
    }
  });

  // What was asked for takes the focus once it is there.
  const targets = { read: "#reader-title", leave: "#f-shelf", choose: null };
  let wanted = null;
  window.addEventListener("pandu:sent", (event) => {
    const { act, value } = event.detail;
    if (act === "read") show("documents");
    wanted = act in targets ? targets[act] : "#notice-box";
    if (act === "try_again") wanted = `#attempt-${CSS.escape(value)}`;
  });
  window.addEventListener("pandu:changed", (event) => {
    // Patched elements would keep what was chosen, ticked or opened for what stood there before.
    for (const form of event.detail.querySelectorAll("form")) form.reset();
    for (const step of event.detail.querySelectorAll("details.delete")) step.open = false;
    const language = document.querySelector("#sections nav")?.dataset.language;
    if (language) html.lang = language;
    show(html.dataset.section);
    const target = wanted && document.querySelector(wanted);
    if (!target) return;
    wanted = null;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  });

  show(named() ?? links()[0]?.dataset.section ?? "overview");
  html.lang = document.querySelector("#sections nav")?.dataset.language ?? html.lang;
})();
