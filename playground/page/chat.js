// The practice chat: keeps the log like the server's, and turns what is pressed into requests.

import * as composer from "./composer.js";
import { $, ask, closeMenu, copy, make, note, showMenu } from "./dom.js";
import * as log from "./log.js";

const user = /^[1-9]\d{0,14}$/.exec(new URLSearchParams(location.search).get("user") ?? "1")?.[0] ?? "1";
const address = `/chat/${user}`;
const AT_ONCE = 60; // messages loaded at first; earlier ones on demand
const { messages } = log;
let state = { revision: 0, history: "", bot: { first_name: "Заява" }, person: { first_name: "" } };
let earlier = 0;

async function post(door, body) {
  const files = body instanceof FormData;
  log.follow(); // Whoever does something wants to see what comes of it.
  try {
    const response = await fetch(`${address}/${door}`, {
      method: "POST",
      body: files ? body : JSON.stringify(body),
      headers: files ? {} : { "Content-Type": "application/json" },
    });
    if (response.ok) return true;
    note(response.status === 413 ? "Файл завеликий для пробного чату" : "Так надіслати не вийшло");
  } catch {
    note("Немає зв'язку з ботом");
  }
  return false;
}

composer.start({
  post,
  lastOwn: () => [...messages.values()].findLast((message) => !message.from_bot && message.text),
  phone: `+38050${user.padStart(7, "0").slice(-7)}`,
});

$("down").addEventListener("click", () => { log.follow(); $("text").focus(); });

// --- What happens

function drawAll() {
  const begin = make("button", { type: "button", class: "main" }, "Почати");
  begin.addEventListener("click", () => { composer.say("/start"); $("text").focus(); });
  const older = make("button", { type: "button", class: "older" }, `Раніші повідомлення: ${earlier}`);
  older.addEventListener("click", loadEarlier);
  log.drawAll(
    make("div", { class: "welcome" }, state.bot.description || "Тут ще немає повідомлень.", begin),
    earlier && older,
  );
  log.follow();
}

const happenings = {
  new({ message }) {
    messages.set(message.message_id, message);
    if (messages.size === 1) drawAll();
    else log.add(message);
    if (message.from_bot) show("");
    if (message.from_bot && log.reading()) $("down").hidden = false;
    else log.follow(message.from_bot ? log.find(message.message_id) : null);
  },
  edit({ message }) {
    if (!messages.has(message.message_id)) return;
    messages.set(message.message_id, message);
    log.replace(message);
  },
  delete({ message_id: id }) {
    messages.delete(id);
    log.remove(id);
    if (!messages.size) drawAll();
  },
  keyboard: ({ keyboard }) => composer.showKeyboard(keyboard),
  commands: ({ commands }) => composer.showCommands(commands),
  action: ({ action }) => show(action.startsWith("upload") ? "надсилає файл…" : "друкує…", 5000),
  answer({ text, show_alert: alert }) {
    for (const key of $("log").querySelectorAll("[aria-busy]")) key.removeAttribute("aria-busy");
    if (!text) return;
    if (!alert) return note(text);
    $("alert-text").textContent = text;
    ask($("alert"));
  },
};

const IDLE = $("status").textContent;
let online = true;
let statusTimer;
function show(text, milliseconds) {
  clearTimeout(statusTimer);
  if (online) $("status").textContent = text || IDLE;
  if (milliseconds) statusTimer = setTimeout(() => show(""), milliseconds);
}

function setOnline(now) {
  if (online === now) return;
  online = now;
  $("status").textContent = now ? IDLE : "Немає зв'язку, пробую ще раз…";
  log.tell(make("p", {}, now ? "Зв'язок є" : "Немає зв'язку, пробую ще раз"));
}

async function get(query) {
  const response = await fetch(`${address}/messages?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** Everything at first; later only what changed, unless the server knows nothing of what was before. */
async function load() {
  const found = await get({ after: state.revision, history: state.history, last: AT_ONCE });
  state = found;
  $("bot-name").textContent = found.bot.first_name;
  $("avatar").textContent = found.bot.first_name[0];
  $("person-name").textContent = found.person.first_name;
  const clear = make("button", { type: "button", role: "menuitem" }, "Очистити розмову");
  clear.addEventListener("click", () => { closeMenu(); clearAll(); });
  $("people").replaceChildren(...found.people.map(({ id, first_name: name }) =>
    make("a", { href: `/?user=${id}`, role: "menuitem", "aria-current": String(id) === user ? "true" : null }, name)), clear);
  composer.showKeyboard(found.keyboard);
  composer.showCommands(found.commands);
  if (found.after) {
    for (const message of found.messages) take(message);
    for (const id of found.deleted) happenings.delete({ message_id: id });
    return;
  }
  messages.clear();
  earlier = found.earlier;
  for (const message of found.messages) messages.set(message.message_id, message);
  drawAll();
  log.follow([...$("lines").querySelectorAll(".message:not(.mine)")].at(-1));
}

/** A message that changed while the page was away. */
function take(message) {
  const last = [...messages.keys()].at(-1) ?? 0;
  if (message.message_id > last) happenings.new({ message });
  else happenings.edit({ message });
}

async function clearAll() {
  if (!(await ask($("clearing"))) || !(await post("clear", {}))) return;
  earlier = 0;
  drawAll();
}

async function loadEarlier() {
  const [first] = messages.keys();
  const found = await get({ before: first, last: AT_ONCE });
  const shown = [...messages];
  messages.clear();
  earlier = found.earlier;
  for (const message of found.messages) messages.set(message.message_id, message);
  for (const [id, message] of shown) messages.set(id, message);
  drawAll();
  log.find(first).scrollIntoView();
}

/** Load, then follow; after a break, the same again, so that a restarted server is no surprise. */
async function stay(wait = 500) {
  try {
    await load();
  } catch {
    setOnline(false);
    setTimeout(stay, wait, Math.min(wait * 2, 8000));
    return;
  }
  setOnline(true);
  const stream = new EventSource(`${address}/events?after=${state.revision}`);
  stream.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.revision <= state.revision) return;
    state.revision = event.revision;
    happenings[event.type]?.(event);
  };
  stream.onerror = () => {
    stream.close();
    setOnline(false);
    setTimeout(stay, wait);
  };
}

// --- Presses in the log

$("log").addEventListener("click", (event) => {
  const key = event.target.closest(".key");
  if (key?.dataset.copy) return copy(key.dataset.copy);
  if (key?.dataset.press) {
    key.setAttribute("aria-busy", "true");
    setTimeout(() => key.removeAttribute("aria-busy"), 5000);
    post("press", { message_id: Number(key.closest("article").dataset.id), data: key.dataset.press });
    return;
  }
  const code = event.target.closest(".text code");
  if (code && !String(getSelection())) return copy(code.textContent);
  const command = event.target.closest(".command");
  if (command) return composer.say(command.textContent);
  if (event.target.closest("a")) return;
  const spoiler = event.target.closest(".spoiler");
  if (spoiler) reveal(spoiler);
  const quote = event.target.closest(".expandable") ?? event.target.closest(".unfold")?.previousElementSibling;
  if (quote && !String(getSelection())) log.unfold(quote);
  const more = event.target.closest(".more");
  if (more) offer(more);
});

$("log").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  if (event.target.matches(".spoiler")) {
    event.preventDefault();
    reveal(event.target);
  } else if (event.target.matches(".text code")) {
    event.preventDefault();
    copy(event.target.textContent);
  }
});

$("log").addEventListener("contextmenu", (event) => {
  if (event.target.closest("a, img") || String(getSelection())) return;
  const more = event.target.closest(".bubble")?.querySelector(".more");
  if (!more) return;
  event.preventDefault();
  offer(more);
});

function reveal(hidden) {
  hidden.setAttribute("aria-expanded", String(hidden.classList.toggle("open")));
  hidden.removeAttribute("aria-label");
}

/** The menu of one message. */
function offer(button) {
  const message = messages.get(Number(button.closest("article").dataset.id));
  const words = message.text ?? message.caption;
  const choices = [
    ["Відповісти", () => composer.reply(message)],
    words && ["Копіювати текст", () => copy(words)],
    !message.from_bot && words && ["Змінити", () => composer.edit(message)],
  ].filter(Boolean);
  const menu = $("message-menu");
  menu.replaceChildren(...choices.map(([label, act]) => {
    const item = make("button", { type: "button", role: "menuitem" }, label);
    item.addEventListener("click", () => { closeMenu(); act(); });
    return item;
  }));
  showMenu(menu, button);
  if (menu.hidden) return;
  const frame = document.querySelector(".talk").getBoundingClientRect();
  const spot = button.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(spot.right - frame.left - menu.offsetWidth, frame.width - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(spot.bottom - frame.top, frame.height - menu.offsetHeight - 8))}px`;
}

$("person").addEventListener("click", () => showMenu($("people"), $("person")));

log.open(address, { get bot() { return state.bot.first_name; }, get person() { return state.person.first_name; } });
stay();
