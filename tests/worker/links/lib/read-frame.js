(() => {
  /** @param {string} value */
  const absolute = (value) => URL.parse(value, document.baseURI);
  /** @param {Element} element @param {string[]} names */
  const values = (element, ...names) => names.flatMap((name) => element.getAttribute(name) ?? []);
  const every = [...document.querySelectorAll("*")];

  const links = every.flatMap((element) => {
    if (!["a", "area"].includes(element.localName)) return [];
    const [value] = values(element, "href", "xlink:href");
    return value === undefined ? [] : (absolute(value)?.href ?? []);
  });
  const forms = every.flatMap((element) => {
    const [action] = values(element, "action", "formaction");
    if (action === undefined) return [];
    const [method = "get"] = values(element, "method", "formmethod");
    return { action: absolute(action)?.href ?? "", method };
  });
  const addresses = every.flatMap((element) =>
    [...element.attributes].flatMap(({ name, value }) =>
      value.split(/[\s,;]+/).flatMap((word) => {
        const url = absolute(word);
        if (name === "title" || !url || !/^https?:$/.test(url.protocol)) return [];
        return { element: element.localName, attribute: name, url: url.href };
      }),
    ),
  );
  return { links, forms, addresses };
})();
