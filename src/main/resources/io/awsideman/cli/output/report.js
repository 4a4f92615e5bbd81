
(() => {
  'use strict';
  const table = document.getElementById('rows');
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const headers = table.tHead ? Array.from(table.tHead.rows[0].cells) : [];
  const filter = document.getElementById('filter');
  const count = document.getElementById('count');
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  let texts = null;

  const tell = shown => {
    count.textContent = shown === rows.length ? rows.length + ' rows' : shown + ' of ' + rows.length + ' rows';
  };

  const apply = () => {
    texts = texts || rows.map(row => row.textContent.toLowerCase());
    const words = filter.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every(word => texts[index].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    tell(shown);
  };

  const sort = column => {
    const header = headers[column];
    const down = header.getAttribute('aria-sort') === 'ascending';
    const keyed = Array.from(body.rows, row => [row.cells[column].textContent, row]);
    keyed.sort((a, b) => collator.compare(a[0], b[0]) * (down ? -1 : 1));
    headers.forEach(other => other.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    table.removeChild(body); // in the document, each row that moves would be laid out anew
    keyed.forEach(pair => body.appendChild(pair[1]));
    table.appendChild(body);
  };

  headers.forEach((header, column) => header.firstChild.addEventListener('click', () => sort(column)));
  let waiting = 0;
  filter.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  filter.form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(waiting);
    apply();
  });
  tell(rows.length);
})();
