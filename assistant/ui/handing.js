(() => {
  // What is handed out goes straight to the browser's own saving; no address of it exists.
  let saved = 0;
  window.addEventListener("pandu:changed", (event) => {
    if (event.detail.id !== "download" && !event.detail.closest?.("#download")) return;
    const file = document.querySelector("#download [data-base64]");
    const number = Number(file?.dataset.number ?? 0);
    if (!file || number === saved) return;
    saved = number;
    const bytes = Uint8Array.from(atob(file.dataset.base64), (letter) => letter.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    link.download = file.dataset.name;
    link.click();
    URL.revokeObjectURL(link.href);
    file.removeAttribute("data-base64");
  });
})();
