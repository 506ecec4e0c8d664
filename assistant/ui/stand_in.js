// Gradio makes functions of text: the scripts that its components were given in Python, and their
// templates. The page's policy forbids that, so those that our pages use were written out by the
// server, and are looked up by their text. There is no way from any other text to a function.
(known) => {
  const constant = /^\s*return ("(?:[^"\\]|\\.)*");\s*$/; // a template without anything to fill in
  const find = (args) => {
    const body = String(args.at(-1) ?? "");
    const names = args.slice(0, -1);
    if (Object.hasOwn(known, body)) return known[body];
    if (body === "return `${value}`;") {
      const index = names.indexOf("value");
      return (...values) => `${values[index]}`;
    }
    if (body === "return ``;") return () => "";
    const said = body.match(constant);
    if (said) return () => JSON.parse(said[1]);
    throw new EvalError("no function of this text is known");
  };
  const instead = {
    apply: (_target, _this, args) => find(args),
    construct: (_target, args) => find(args),
  };
  window.Function = new Proxy(Function, instead);
  const asynchronous = (async () => {}).constructor;
  Object.defineProperty(asynchronous.prototype, "constructor", {
    value: new Proxy(asynchronous, instead),
  });
};
