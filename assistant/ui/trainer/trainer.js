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
  const follow = () => {
    const { language, title } = document.querySelector("#sections nav")?.dataset ?? {};
    if (language) html.lang = language;
    if (title) document.title = title;
  };
  const named = () => links().find((link) => link.hash === location.hash)?.dataset.section;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#sections a[data-section], a.skip");
    if (!link) return;
    event.preventDefault();
    if (link.matches(".skip")) {
      links()[0]?.focus();
    } else {
      history.replaceState(null, "", `${location.search}${link.hash}`);
      show(link.dataset.section);
    }
  });

  // The chosen language stays when the page is loaded again, in its address alone.
  document.addEventListener("change", (event) => {
    if (event.target.closest?.("#language")) {
      history.replaceState(null, "", `?bahasa=${event.target.value}${location.hash}`);
    }
  });

  // What was typed or chosen and not yet sent, by its form and field, outlives a renewed section.
  const typed = new Map();
  const subject = (form) =>
    [...form.querySelectorAll("input[type=hidden], input[type=checkbox]")]
      .map((field) => `${field.name}=${field.value}`)
      .concat(form.dataset.act)
      .join("\n");
  const ticks = (field) => field.matches("[type=checkbox], [type=radio]");
  const place = (field) => field.name + (ticks(field) ? `=${field.value}` : "");
  const keep = (event) => {
    const form = event.target.closest?.(".panel form[data-act]");
    if (!form || !event.target.name) return;
    if (!typed.has(subject(form))) typed.set(subject(form), new Map());
    const { checked, value } = event.target;
    typed.get(subject(form)).set(place(event.target), ticks(event.target) ? checked : value);
  };
  document.addEventListener("input", keep);
  document.addEventListener("change", keep);
  const first = (field) => {
    if (ticks(field)) return field.defaultChecked;
    if (!field.options) return field.defaultValue;
    const chosen = [...field.options].find((option) => option.defaultSelected);
    return (chosen ?? field.options[0])?.value;
  };
  const renew = (form) => {
    const held = typed.get(subject(form));
    for (const field of form.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      const name = ticks(field) ? "checked" : "value";
      const wanted = held?.get(place(field)) ?? first(field);
      if (field[name] !== wanted) field[name] = wanted;
    }
  };
  const forgetGone = () => {
    const there = new Set([...document.querySelectorAll(".panel form[data-act]")].map(subject));
    for (const key of typed.keys()) if (!there.has(key)) typed.delete(key);
  };

  // What was asked for takes the focus once it is there.
  const targets = { read: "#reader-title", leave: "#f-shelf", choose: null };
  let wanted = null;
  window.addEventListener("pandu:sent", (event) => {
    const { act, value, form } = event.detail;
    if (form) typed.delete(subject(form));
    if (act === "read") show("documents");
    wanted = act in targets ? targets[act] : "#notice-box";
    if (act === "try_again") wanted = `#attempt-${CSS.escape(value)}`;
  });
  window.addEventListener("pandu:brought", () => {
    wanted = "#notice-box";
  });
  window.addEventListener("pandu:changed", (event) => {
    // Patched elements would keep what was chosen, ticked or opened for what stood there before.
    for (const form of event.detail.querySelectorAll("form[data-act]")) renew(form);
    forgetGone();
    for (const step of event.detail.querySelectorAll("details.delete")) step.open = false;
    follow();
    show(html.dataset.section);
    const target = wanted && document.querySelector(wanted);
    if (!target) return;
    wanted = null;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  });

  show(named() ?? links()[0]?.dataset.section ?? "overview");
  follow();
})();
