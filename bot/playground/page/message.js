// One message as elements.

import { make } from "./dom.js";

const clock = new Intl.DateTimeFormat("uk", { hour: "2-digit", minute: "2-digit" });
const number = new Intl.NumberFormat("uk", { maximumFractionDigits: 1 });

export function size(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  return bytes < 1048576 ? `${number.format(bytes / 1024)} КБ` : `${number.format(bytes / 1048576)} МБ`;
}

/** A message in few words, for replies and menus. */
export function summary(message) {
  return message.text || message.caption || (message.photo && "Фото") || message.document?.file_name || "Повідомлення";
}

/** The whole bubble; `address` leads to the chat on the server. */
export function draw(message, address, person, bot) {
  const author = message.from_bot ? bot : person;
  const time = new Date(message.date * 1000);
  const bubble = make("div", { class: "bubble" },
    message.reply_to_message && make("div", { class: "reply" }, summary(message.reply_to_message)),
    ...parts(message, address),
    message.html ? text(message.html) : null,
    make("div", { class: "meta" },
      message.edit_date ? "змінено" : null,
      make("time", { datetime: time.toISOString() }, clock.format(time)),
      make("button", { type: "button", class: "more", "aria-label": "Дії з повідомленням", "aria-haspopup": "menu", "aria-controls": "message-menu" }, "⋯")));
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return make("article",
    { class: message.from_bot ? "message" : "message mine", "data-id": message.message_id },
    make("span", { class: "hidden" }, `${author}:`),
    bubble,
    rows.length ? make("div", { class: "inline", role: "group", "aria-label": "Кнопки" }, ...rows.map(row)) : null);
}

function text(html) {
  const element = make("div", { class: "text", dir: "auto" });
  element.innerHTML = html; // Made by the server from entities alone (formatting.render).
  for (const hidden of element.querySelectorAll(".spoiler, .expandable")) {
    hidden.setAttribute("role", "button");
    hidden.setAttribute("aria-expanded", "false");
    if (hidden.matches(".spoiler")) hidden.setAttribute("aria-label", "Прихований текст, натисніть, щоб показати");
  }
  for (const code of element.querySelectorAll("code")) { // As in Telegram, a press copies it.
    code.setAttribute("role", "button");
    code.setAttribute("tabindex", "0");
    code.setAttribute("title", "Копіювати");
  }
  return element;
}

function parts(message, address) {
  const link = `${address}/documents/${message.message_id}`;
  const found = [];
  if (message.photo) {
    const image = make("img", { src: link, alt: message.caption || "Фото", loading: "lazy" });
    const shown = make("a", { class: "photo", href: link, target: "_blank", rel: "noopener" }, image);
    image.addEventListener("error", () => shown.replaceWith(file("▣", "Фото", size(message.photo.at(-1).file_size), link, "photo")));
    found.push(shown);
  }
  if (message.document) {
    const { file_name: name, file_size: bytes } = message.document;
    found.push(file("↓", name || "Файл", size(bytes), link, name || "file"));
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    found.push(file("📍", "Місце на карті", `${latitude}, ${longitude}`));
  }
  if (message.contact) found.push(file("👤", message.contact.first_name, message.contact.phone_number));
  if (message.voice) found.push(file("🎤", "Голосове повідомлення", `${message.voice.duration} с`, link, "voice.ogg"));
  if (message.sticker) found.push(file(message.sticker.emoji, "Стікер", size(message.sticker.file_size)));
  if (message.poll) found.push(file("📊", message.poll.question, "Опитування"));
  if (message.dice) found.push(file(message.dice.emoji, String(message.dice.value), "Кубик"));
  return found;
}

function file(sign, title, detail, link, name) {
  const label = link ? make("a", { href: link, download: name }, title) : make("b", {}, title);
  const plain = sign === "↓" || sign === "▣" ? "" : " plain";
  return make("div", { class: "file" },
    make("span", { class: `sign${plain}`, "aria-hidden": "true" }, sign),
    make("div", {}, label, make("small", {}, detail)));
}

function row(buttons) {
  return make("div", { class: "row" }, ...buttons.map((button) => {
    if (button.url) {
      return make("a", { class: "key", href: button.url, target: "_blank", rel: "noopener noreferrer" },
        button.text, make("span", { class: "sort", "aria-hidden": "true" }, "↗"));
    }
    return make("button",
      { type: "button", class: "key", "data-press": button.callback_data, "data-copy": button.copy_text?.text },
      button.text,
      button.copy_text ? make("span", { class: "sort copies", "aria-hidden": "true" }) : null);
  }));
}
