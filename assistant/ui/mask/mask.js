(() => {
  // Gradio patches the page in place, so listeners sit on the window and elements are looked up.
  const follow = () => {
    const { language, title } = document.querySelector("#header [data-language]")?.dataset ?? {};
    if (language) document.documentElement.lang = language;
    if (title) document.title = title;
  };

  // The chosen language stays when the page is loaded again, in its address alone.
  document.addEventListener("change", (event) => {
    if (event.target.closest?.("#language")) {
      window.history.replaceState(null, "", `?bahasa=${event.target.value}`);
    }
  });

  let wanted = false;
  const expect = () => {
    wanted = true;
    document.documentElement.classList.add("busy");
  };
  document.addEventListener("click", (event) => {
    const text = document.querySelector("#words textarea")?.value.trim();
    if (text && event.target.closest?.("#mask")) expect();
    const skip = event.target.closest?.("a.skip");
    if (!skip) return;
    event.preventDefault();
    document.querySelector("#words textarea")?.focus();
  });
  // A page of the findings that was turned is read from its first finding on.
  let target = "#result-title";
  document.addEventListener("click", (event) => {
    target = event.target.closest?.("button[name=page]") ? "#findings-title" : "#result-title";
  });
  window.addEventListener("pandu:sent", expect);
  window.addEventListener("pandu:brought", expect);
  window.addEventListener("pandu:changed", () => {
    follow();
    for (const form of document.querySelectorAll("#result form")) form.reset();
    document.documentElement.classList.remove("busy");
    const title = document.querySelector(target) ?? document.querySelector("#result-title");
    if (!wanted || !title) return;
    wanted = false;
    title.focus({ preventScroll: true });
    const list = document.querySelector("ul.found");
    if (list && target === "#findings-title") list.scrollTop = 0;
    title.scrollIntoView({ block: "nearest" });
  });

  // What is dropped goes the way of a chosen file.
  const input = () => document.querySelector("#bring input[type=file]");
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length || !input()) return;
    input().files = event.dataTransfer.files;
    input().dispatchEvent(new Event("change", { bubbles: true }));
  });

  follow();
})();
