/* Sends the form of one connection, as it would be saved, to the method that tests it. */
(function () {
  const CHUNK = '.repeated-chunk[name="connections"]';

  /* The part of the form's data that belongs to the chunk: the one at its place in the only list of connections. */
  function dataOf(button) {
    const form = button.closest("form");
    const chunks = Array.from(form.querySelectorAll(CHUNK));
    if (!buildFormTree(form)) {
      return null;
    }
    const lists = [];
    (function collect(node) {
      if (node === null || typeof node !== "object") {
        return;
      }
      Object.entries(node).forEach(function ([name, value]) {
        if (name === "connections") {
          lists.push([].concat(value));
        } else {
          collect(value);
        }
      });
    })(JSON.parse(form.elements.json.value));
    const place = chunks.indexOf(button.closest(CHUNK));
    return lists.flat()[place];
  }

  function test(button) {
    const connection = dataOf(button);
    const spinner = button.parentElement.children[0];
    const target = button.nextElementSibling;
    spinner.style.display = "block";
    fetch(button.dataset.url, {
      method: "post",
      body: new URLSearchParams({ connection: JSON.stringify(connection) }).toString(),
      headers: crumb.wrap({ "Content-Type": "application/x-www-form-urlencoded" }),
    })
      .then((response) => response.text())
      .then((text) => {
        spinner.style.display = "none";
        target.innerHTML = '<div class="validation-error-area"></div>';
        updateValidationArea(target.children[0], text);
        layoutUpdateCallback.call();
      });
  }

  Behaviour.specify("button.external-systems-test", "external-systems-test", 0, function (button) {
    button.onclick = function () {
      test(button);
    };
  });
})();
