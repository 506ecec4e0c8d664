// Runs in the block that it belongs to: sends an act together with what its fields hold. A button's
// `data-event` names the event; what nothing else follows from is a click.
const fields = () =>
  Object.fromEntries([...element.querySelectorAll("input")].map((one) => [one.id, one.value]));
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (!button) return;
  const empty = [...element.querySelectorAll("input")].find(
    (one) => one.dataset.enter === button.dataset.act && !one.value.trim(),
  );
  if (empty) {
    empty.focus();
    return;
  }
  const { act, value, event: name } = button.dataset;
  trigger(name ?? "submit", { act, value: value ?? "", fields: fields() });
});
element.addEventListener("keydown", (event) => {
  const act = event.key === "Enter" && event.target.dataset.enter;
  if (!act) return;
  event.preventDefault();
  element.querySelector(`[data-act="${act}"]`).click();
});
element.addEventListener("mouseup", (event) => {
  const chosen = String(window.getSelection()).trim();
  if (chosen && event.target.closest(".as-sent")) element.querySelector("#missed").value = chosen;
});
watch("value", () => window.dispatchEvent(new CustomEvent("pandu:form")));
