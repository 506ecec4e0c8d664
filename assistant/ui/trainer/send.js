const send = (node, form, submitter) => {
  const fields = {};
  if (form) {
    for (const [name, value] of new FormData(form)) (fields[name] ??= []).push(String(value));
    if (submitter?.name) fields[submitter.name] = [submitter.value];
  } else {
    for (const [name, value] of Object.entries(node.dataset)) fields[name] = [value];
  }
  const act = fields.act?.[0] ?? node.dataset.act;
  const detail = { act, value: fields.value?.[0] ?? '', form };
  window.dispatchEvent(new CustomEvent('pandu:sent', { detail }));
  trigger('slow' in node.dataset ? 'submit' : 'click', { act, fields });
};
element.addEventListener('submit', (event) => {
  if (event.target.hasAttribute('action')) return; // it goes to a page of its own
  event.preventDefault();
  send(event.target, event.target, event.submitter);
});
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[type="button"][data-act]');
  if (button) send(button);
});
