// Searches ENTRIES (index.js): [name, section, address, first paragraph, names in its tables].
(function () {
  'use strict';
  var MOST = 12;
  var box = document.getElementById('search');
  var results = document.getElementById('results');

  // Higher is better; 0: no match.
  function score(entry, word) {
    var name = entry[0].toLowerCase();
    if (name === word) return 100;
    if (name.indexOf(word) === 0) return 60;
    if (name.indexOf(word) > 0) return 40;
    if ((' ' + entry[4].toLowerCase() + ' ').indexOf(' ' + word + ' ') >= 0) return 20;
    if (entry[4].toLowerCase().indexOf(word) >= 0) return 8;
    return entry[3].toLowerCase().indexOf(word) >= 0 || entry[1].toLowerCase().indexOf(word) >= 0 ? 4 : 0;
  }

  // Every word must match. A record comes after the methods that match as well.
  function find(text) {
    var words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return ENTRIES.map(function (entry) {
      var total = words.length ? 1 : 0;
      words.forEach(function (word) {
        var points = score(entry, word);
        total = points && total ? total + points : 0;
      });
      return { entry: entry, score: total && entry[2].indexOf('records.') === 0 ? Math.max(total - 15, 1) : total };
    }).filter(function (found) { return found.score > 0; }).sort(function (a, b) {
      return b.score - a.score || a.entry[0].length - b.entry[0].length || (a.entry[0] < b.entry[0] ? -1 : 1);
    }).slice(0, MOST);
  }

  function part(tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  function show() {
    var found = find(box.value);
    results.textContent = '';
    results.hidden = box.value.trim() === '';
    found.forEach(function (one) {
      var link = document.createElement('a');
      link.href = one.entry[2];
      link.appendChild(part('strong', one.entry[0]));
      link.appendChild(part('span', one.entry[1]));
      link.appendChild(part('small', one.entry[3]));
      results.appendChild(link);
    });
    if (!found.length) results.appendChild(part('p', 'Nothing found.'));
  }

  // Up and down move through the results; Escape closes them.
  function move(event) {
    var links = Array.prototype.slice.call(results.querySelectorAll('a'));
    var at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      results.hidden = true;
      box.blur();
    } else if (event.key === 'Enter' && at < 0 && links.length) {
      location.href = links[0].href;
      results.hidden = true;
    } else if (event.key === 'ArrowDown' && links.length) {
      links[Math.min(at + 1, links.length - 1)].focus();
      event.preventDefault();
    } else if (event.key === 'ArrowUp' && links.length) {
      (at > 0 ? links[at - 1] : box).focus();
      event.preventDefault();
    }
  }

  box.addEventListener('input', show);
  box.addEventListener('focus', show);
  box.form.addEventListener('keydown', move);
  results.addEventListener('click', function () { results.hidden = true; });
  document.addEventListener('click', function (event) {
    if (!box.form.contains(event.target)) results.hidden = true;
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && document.activeElement !== box) {
      box.focus();
      event.preventDefault();
    }
  });
  var wide = window.matchMedia('(min-width: 56rem)');
  var menu = document.getElementById('menu');
  function fit() { menu.open = wide.matches; }
  fit();
  wide.addEventListener('change', fit);
})();
