"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const cards = all(".card");
  // The documents of an index, which stand on pages of their own.
  const rows = all(".listed tbody tr");
  const search = one("#search");
  const help = one("#help");
  const keys = one("#keys-on");
  const filters = one(".filters");
  let current = null;

  for (const element of all(".scripted")) element.hidden = false;

  const markOf = (card) => document.getElementById("t-" + card.id.slice(2));
  const cardOf = (mark) => document.getElementById("f-" + mark.id.slice(2));
  const pencilOf = (mark) => mark?.nextElementSibling?.matches("ins.pencil") ? mark.nextElementSibling : null;
  // A card, its words, and what is pencilled in beside them.
  const parts = (card) => [card, markOf(card), pencilOf(markOf(card))].filter(Boolean);
  const documentOf = (card) => card.closest(".document");
  const text = (card, selector) => one(selector, card)?.lastChild?.textContent.trim() ?? "";
  const fingerprint = (card) => card.id.slice(2);

  // What each card says, in lower case, for the search; made when it is first needed.
  const words = new Map();
  const wordsOf = (element) => {
    if (!words.has(element)) {
      const of = rows.length ? one("th", element) : element;
      words.set(element, `${documentOf(of)?.dataset.path ?? ""} ${of.textContent}`.toLowerCase().replace(/\s+/g, " "));
    }
    return words.get(element);
  };

  // Filters

  const switches = all("[data-class]");
  const states = all("[data-state]");
  const stateOf = (card) => decisions.get(fingerprint(card))?.status ?? "open";

  function shown() {
    const off = switches.filter((input) => input.checked === input.hasAttribute("data-inverse"))
      .map((input) => input.dataset.class);
    const offStates = states.filter((input) => !input.checked).map((input) => input.dataset.state);
    const offDocuments = new Set(all("[id^='doc-']:not(:checked)").map((input) => "document-" + input.id.slice(4)));
    return cards.filter((card) => !card.classList.contains("unmatched") &&
      !off.some((name) => card.classList.contains(name)) &&
      !offStates.includes(stateOf(card)) && !offDocuments.has(documentOf(card).id));
  }

  // In the order in which they are sorted.
  const shownRows = () => all(".listed tbody tr").filter((row) => row.checkVisibility());

  function count() {
    const output = one("#shown");
    if (!output) return;
    const number = (rows.length ? shownRows() : shown()).length;
    const whole = rows.length || cards.length;
    const [shownText, wholeText] = [number, whole].map((amount) => amount.toLocaleString("en"));
    output.textContent = number === whole ? `${wholeText} shown` : `${shownText} of ${wholeText} shown`;
    arrange();
  }

  function find() {
    const wanted = search.value.toLowerCase().trim().split(/\s+/).filter(Boolean);
    for (const element of rows.length ? rows : cards) {
      const isUnmatched = !wanted.every((word) => wordsOf(element).includes(word));
      if (element.classList.contains("unmatched") !== isUnmatched) {
        for (const part of rows.length ? [element] : parts(element)) part.classList.toggle("unmatched", isUnmatched);
      }
    }
    count();
  }

  // Going through the findings

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const reveal = (element, block) =>
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  function choose(card, moves = true) {
    for (const element of all(".current")) element.classList.remove("current");
    current = card;
    if (!card) return;
    addTools(card);
    card.classList.add("current");
    markOf(card)?.classList.add("current");
    arrange();
    const fold = card.closest("details.furniture");
    if (fold) fold.open = true;
    if (moves) {
      card.focus({ preventScroll: true });
      reveal(matchMedia("(max-width: 62rem)").matches ? card : markOf(card) ?? card, "center");
    }
  }

  function stepRow(by) {
    const list = shownRows();
    const at = list.indexOf(document.activeElement.closest("tr"));
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length];
    if (next) one("a", next).focus();
  }

  function step(by) {
    if (rows.length) return stepRow(by);
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    choose(list[next]);
  }

  function stepDocument(by) {
    const list = all(".document").filter((section) => getComputedStyle(section).display !== "none");
    const line = (filters?.offsetHeight ?? 0) + 24;
    const tops = list.map((section) => section.getBoundingClientRect().top);
    const target = by > 0
      ? list.find((_, index) => tops[index] > line + 1)
      : list.findLast((_, index) => tops[index] < line - 60);
    if (target) reveal(target, "start");
  }

  // Copying

  function markdown(card) {
    const code = (value) => "`" + value.replaceAll("`", "'") + "`";
    const path = documentOf(card).dataset.path;
    const lines = [`**${text(card, ".severity")}** ${code(`${path}:${text(card, ".place")}`)} ${text(card, ".message")}`];
    if (text(card, ".change del")) lines.push(`> ${text(card, ".change del")}`);
    const offers = all(".change ins", card).map((ins) => ins.lastChild.textContent);
    if (offers.length) lines.push(`Suggestion: ${offers.join(" or ")}`);
    if (text(card, ".why")) lines.push(text(card, ".why"));
    lines.push(`Rule: ${code(text(card, ".rule"))}`);
    return lines.join("\n\n") + "\n";
  }

  let fading = 0;
  function say(message) {
    const toast = one("#toast");
    toast.textContent = message;
    toast.hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => { toast.hidden = true; }, 2400);
  }

  async function copy(card) {
    const copied = markdown(card);
    try {
      await navigator.clipboard.writeText(copied);
    } catch {
      // From a disk some browsers give no clipboard: fall back to selecting the text.
      const area = document.createElement("textarea");
      area.className = "hidden";
      area.value = copied;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say("Copied as Markdown");
  }

  // Decisions: what an editor makes of each finding, by fingerprint.

  const memory = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); return true; } catch { return false; } },
  };
  const decisions = new Map();
  // Decisions of a loaded file on findings that are not in this report; they go into the next file too.
  const others = new Map();
  const byFingerprint = new Map(cards.map((card) => [fingerprint(card), card]));
  const decider = one("#decider");

  const isDecision = (entry) => entry && typeof entry === "object" && typeof entry.fingerprint === "string" &&
    ["accepted", "dismissed"].includes(entry.status) &&
    ["reason", "by", "at"].every((name) => entry[name] === undefined || typeof entry[name] === "string");

  function describe(card) {
    return {
      fingerprint: fingerprint(card), rule: text(card, ".rule"), path: documentOf(card).dataset.path,
      place: text(card, ".place"),
      text: one("mark#t-" + CSS.escape(fingerprint(card)))?.textContent ?? text(card, ".change del"),
    };
  }

  function remembered() {
    let entries;
    try { entries = JSON.parse(memory.get("calque-decisions") ?? "[]"); } catch { entries = []; }
    return Array.isArray(entries) ? entries.filter(isDecision) : [];
  }

  function keep() {
    // Pages on one disk share their storage: leave what other reports keep there.
    const strangers = remembered().filter(({ fingerprint }) => !byFingerprint.has(fingerprint) && !others.has(fingerprint));
    const kept = memory.set("calque-decisions", JSON.stringify([...strangers, ...others.values(), ...decisions.values()]));
    if (!kept) one("#decisions-kept").textContent = "This browser keeps nothing of a page like this: save them before you leave.";
  }

  function paint(card) {
    const decision = decisions.get(fingerprint(card));
    for (const part of parts(card)) {
      part.classList.toggle("accepted", decision?.status === "accepted");
      part.classList.toggle("dismissed", decision?.status === "dismissed");
    }
    if (!one(".tools", card)) return;
    one(".accept", card).setAttribute("aria-pressed", decision?.status === "accepted");
    one(".dismiss", card).setAttribute("aria-pressed", decision?.status === "dismissed");
    one(".decided", card).hidden = !decision;
    const reason = one(".reason", card);
    if (reason.value !== (decision?.reason ?? "")) reason.value = decision?.reason ?? "";
    one(".decision", card).textContent = decision
      ? [decision.status, decision.by && `by ${decision.by}`, decision.at?.slice(0, 10)].filter(Boolean).join(" ") : "";
  }

  function tally() {
    const output = one("#decided");
    if (output) output.textContent = `${decisions.size} of ${cards.length}`;
    count();
  }

  function decide(card, status) {
    const key = fingerprint(card);
    if (decisions.get(key)?.status === status) {
      decisions.delete(key);
    } else {
      decisions.set(key, {
        ...describe(card), status, reason: decisions.get(key)?.reason ?? "",
        by: decider.value.trim(), at: new Date().toISOString(),
      });
    }
    addTools(card);
    paint(card);
    keep();
    tally();
  }

  function explain(card, reason) {
    const decision = decisions.get(fingerprint(card));
    if (!decision) return;
    decision.reason = reason;
    keep();
  }

  const inOrder = () => cards.map((card) => decisions.get(fingerprint(card))).filter(Boolean);

  function save() {
    const content = JSON.stringify({ calque: "decisions", version: 1, decisions: [...inOrder(), ...others.values()] }, null, 2);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content + "\n"], { type: "application/json" }));
    link.download = "calque-decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(`Saved ${decisions.size + others.size} decisions`);
  }

  function take(entries) {
    for (const entry of entries) {
      const card = byFingerprint.get(entry.fingerprint);
      (card ? decisions : others).set(entry.fingerprint, entry);
      if (card) paint(card);
    }
    tally();
  }

  async function load(file) {
    let content;
    try { content = JSON.parse(await file.text()); } catch { content = null; }
    if (content?.calque !== "decisions" || content.version !== 1 || !Array.isArray(content.decisions) ||
      !content.decisions.every(isDecision)) {
      say(`${file.name} is no file of decisions`);
      return;
    }
    take(content.decisions);
    keep();
    const strange = content.decisions.filter((entry) => !byFingerprint.has(entry.fingerprint)).length;
    say(`Loaded ${content.decisions.length} decisions` + (strange ? `, ${strange} of them on findings that are not here` : ""));
  }

  const remember = () => take(remembered().filter((entry) => byFingerprint.has(entry.fingerprint)));

  // Buttons come to a card when it comes near: tens of thousands would weigh more than the text.
  const template = one("#card-tools");
  function addTools(card) {
    if (one(".tools", card)) return;
    const tools = template.content.cloneNode(true);
    const note = one(".decided", tools);
    one(".top", card).append(one(".tools", tools));
    one("details", card).before(note);
    paint(card);
  }

  // Notes in the margin, one below the other, while the text runs on beside them.

  const isWide = matchMedia("(min-width: 62.01rem)");
  const visible = new Set();
  function layOut(section) {
    const sheet = one(".sheet", section);
    if (!isWide.matches || !sheet) return;
    sheet.classList.add("floating");
    const margins = all(".margin", sheet).filter((margin) => margin.offsetParent);
    const top = sheet.getBoundingClientRect().top;
    const places = margins.map((margin) => {
      const row = margin.parentElement.getBoundingClientRect();
      return { wanted: row.top - top + 8, height: margin.offsetHeight };
    });
    const chosen = current && sheet.contains(current) ? margins.findIndex((margin) => margin.contains(current)) : -1;
    if (chosen >= 0 && markOf(current)) {
      // The chosen note stands beside its words; those before it make room.
      const mark = markOf(current).getBoundingClientRect().top - top;
      const within = current.getBoundingClientRect().top - margins[chosen].getBoundingClientRect().top;
      let limit = mark - within;
      for (let index = chosen; index >= 0; index -= 1) {
        const place = Math.min(places[index].wanted, limit);
        if (index === chosen || place < places[index].wanted) places[index].wanted = place;
        if (index > 0) limit = place - places[index - 1].height - 6;
      }
    }
    let free = Math.min(0, places[0]?.wanted ?? 0);
    margins.forEach((margin, index) => {
      const place = Math.max(places[index].wanted, free);
      margin.style.top = `${place}px`;
      free = place + places[index].height + 6;
    });
    sheet.style.minHeight = `${free + 24}px`;
  }
  let waiting = 0;
  function arrange() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => visible.forEach(layOut));
  }
  const inView = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) { visible.delete(entry.target); continue; }
      visible.add(entry.target);
      for (const card of all(".card", entry.target)) addTools(card);
      layOut(entry.target);
    }
  }, { rootMargin: "50%" });
  for (const section of all(".document")) inView.observe(section);
  addEventListener("resize", arrange);
  isWide.addEventListener("change", arrange);
  document.addEventListener("toggle", (event) => event.target.matches(".furniture") && arrange(), true);

  // Sorting an index: by a column, its worst first, then the other way round, then as it was.

  const weights = { critical: 1e9, major: 1e6, minor: 1e3, neutral: 1 };
  const number = (text) => parseFloat(text.replaceAll(",", ""));
  const rank = (cell) => cell.matches("th") ? one(".path", cell).textContent
    : cell.matches(".tally") ? [...one(".counts", cell).textContent.matchAll(/(\d[\d,]*) (\w+)/g)]
      .reduce((sum, [, amount, severity]) => sum + number(amount) * weights[severity], 0)
    : number((one(".quiet", cell) ?? cell).textContent);

  function sort(head) {
    const orders = ["Document", "Score"].includes(head.textContent) ? ["ascending", "descending"] : ["descending", "ascending"];
    const order = orders[orders.indexOf(head.ariaSort) + 1];
    for (const other of all("[aria-sort]")) other.ariaSort = null;
    if (order) head.ariaSort = order;
    const by = order === "ascending" ? 1 : -1;
    const list = rows.map((row) => [order ? rank(row.cells[head.cellIndex]) : 0, row]).sort(([left], [right]) =>
      // What has no figure comes last either way.
      Number.isNaN(left) - Number.isNaN(right) || (left < right ? -by : left > right ? by : 0));
    one(".listed tbody").append(...list.map(([, row]) => row));
  }

  for (const head of all(".listed thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(head));
  }

  // Events

  function toggleHelp() {
    if (help.open) help.close();
    else help.showModal();
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const card = target.closest(".card");
    if (target.closest(".copy-finding")) copy(card);
    else if (target.closest(".accept")) decide(card, "accepted");
    else if (target.closest(".dismiss")) {
      decide(card, "dismissed");
      if (decisions.get(fingerprint(card))?.status === "dismissed") one(".reason", card).focus();
    }
    const link = target.closest("mark a");
    if (link) choose(cardOf(link.parentElement), false);
    else if (card) choose(card, false);
    for (const menu of all(".menu[open]")) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".reason")) explain(event.target.closest(".card"), event.target.value);
  });

  // A card and its words light up together.
  const pair = (element) => {
    const mark = element.closest?.("mark[id]");
    const card = mark ? cardOf(mark) : element.closest?.(".card");
    return card ? [card, markOf(card)] : [];
  };
  for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(kind, (event) => {
      for (const element of pair(event.target)) element?.classList.toggle("paired", on);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      for (const menu of all(".menu[open]")) {
        menu.open = false;
        one("summary", menu).focus();
        return;
      }
      if (event.target.matches(".reason")) { event.target.closest(".card").focus(); return; }
      if (search?.value) { search.value = ""; find(); }
      search?.blur();
      choose(null);
      return;
    }
    if (!keys.checked || help.open && event.key !== "?") return;
    if (event.target.closest("input:is([type=search], [type=text]), textarea, select")) return;
    const actions = {
      j: () => step(1),
      k: () => step(-1),
      n: () => stepDocument(1),
      p: () => stepDocument(-1),
      a: () => current && decide(current, "accepted"),
      d: () => current && decide(current, "dismissed"),
      c: () => current && copy(current),
      "/": () => search?.focus(),
      "?": toggleHelp,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  keys.checked = memory.get("calque-keys") !== "off";
  keys.addEventListener("change", () => memory.set("calque-keys", keys.checked ? "on" : "off"));
  one("#help-open")?.addEventListener("click", toggleHelp);
  filters?.addEventListener("submit", (event) => event.preventDefault());
  search?.addEventListener("input", find);
  document.addEventListener("change", count);
  if (decider) {
    decider.value = memory.get("calque-decider") ?? "";
    decider.addEventListener("input", () => memory.set("calque-decider", decider.value));
    one("#decisions-save").addEventListener("click", save);
    const chooser = one("#decisions-load");
    one("#decisions-open").addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      if (chooser.files[0]) load(chooser.files[0]);
      chooser.value = "";
    });
    one("#decisions-clear").addEventListener("click", () => {
      if (!confirm("Forget all decisions on this page?")) return;
      decisions.clear();
      others.clear();
      cards.forEach(paint);
      keep();
      tally();
    });
  }
  const follow = () => {
    const card = location.hash.startsWith("#f-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card) choose(card, false);
  };
  addEventListener("hashchange", follow);
  remember();
  follow();
  tally();
})();
