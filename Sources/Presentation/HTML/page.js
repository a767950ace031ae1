// Sorts and filters tables of more than a few rows; without it every row is there in its order.
"use strict";
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  if (!table.tHead || !body || body.rows.length < 3) continue;
  const rows = Array.from(body.rows);
  const value = (row, column) => (row.cells[column] || { textContent: "" }).textContent.trim();
  // A number alone, or what begins with one that counts: `9 of 11`, `-0.1 to 0.3`, `0.56-0.84`, `25% → 35%`.
  const numbers = /^-?\d+(\.\d+)?(?=( ?%)?$| of | to |% → )|^\d+\.\d+(?=-)/;
  const number = text => text.startsWith("∞") ? Infinity : parseFloat((text.match(numbers) || [""])[0]);
  const compare = (a, b) => {
    const [x, y] = [number(a), number(b)];
    if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 1 : -1;
    // Ids go by their numbers, and days, written year first, by each of theirs.
    return isNaN(x) ? a.localeCompare(b, undefined, { numeric: true }) : x === y ? 0 : x - y;
  };
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    if (!head.textContent.trim()) return;
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isUp = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const sorted = Array.from(rows).sort((a, b) => {
        const [x, y] = [value(a, column), value(b, column)];
        // What has no value stays last, whichever way the others go.
        if ((x === "–" || x === "") !== (y === "–" || y === "")) return x === "–" || x === "" ? 1 : -1;
        return isUp ? compare(x, y) : compare(y, x);
      });
      body.append(...sorted);
    });
  });
  if (rows.length < 10) continue;
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "search";
  label.className = "find";
  label.append("Show only rows with", input);
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  table.parentNode.before(label);
}
