// An area of a page that is to be covered is drawn with the mouse or a pen on its picture. Each is a line in the
// field beside it ("2: 10 20 30 5": page, from the left, from above, width and height in per cent), where it
// can be written and changed without drawing. Without this file only the field is there.
const field = document.querySelector("[data-areas]");
const sheet = document.querySelector("[data-areas-page]");

function lines() {
  return field.value.split("\n").filter((line) => line.trim());
}

// The areas on the page that is shown, as four numbers each.
function here() {
  const numbers = lines().map((line) => line.replace(/,/g, ".").match(/[\d.]+/g)?.map(Number) || []);
  return numbers.filter((area) => area.length === 5 && String(area[0]) === sheet.dataset.areasPage);
}

function box(left, top, width, height) {
  const drawn = document.createElement("span");
  drawn.className = "page-area";
  Object.assign(drawn.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  sheet.append(drawn);
  return drawn;
}

function show() {
  for (const old of sheet.querySelectorAll(".page-area")) old.remove();
  for (const [, ...sides] of here()) box(...sides);
}

function place(event) {
  const outer = sheet.getBoundingClientRect();
  const share = (at, from, size) => Math.min(Math.max(((at - from) / size) * 100, 0), 100);
  return [share(event.clientX, outer.left, outer.width), share(event.clientY, outer.top, outer.height)];
}

function between([x, y], [across, down]) {
  return [Math.min(x, across), Math.min(y, down), Math.abs(across - x), Math.abs(down - y)];
}

function draw(event) {
  if (event.button || event.pointerType === "touch") return; // a finger scrolls
  event.preventDefault();
  sheet.setPointerCapture(event.pointerId);
  const start = place(event);
  let drawn = box(...start, 0, 0);
  const follow = (moved) => {
    drawn.remove();
    drawn = box(...between(start, place(moved)));
  };
  const end = (last) => {
    sheet.removeEventListener("pointermove", follow);
    const sides = between(start, place(last)).map((side) => Number(side.toFixed(2)));
    if (last.type === "pointerup" && sides[2] > 0.3 && sides[3] > 0.3) {
      field.value = [...lines(), `${sheet.dataset.areasPage}: ${sides.join(" ")}`].join("\n");
    }
    show();
  };
  sheet.addEventListener("pointermove", follow);
  sheet.addEventListener("pointerup", end, { once: true });
}

if (field && sheet) {
  sheet.addEventListener("pointerdown", draw);
  field.addEventListener("input", show);
  show();
}
