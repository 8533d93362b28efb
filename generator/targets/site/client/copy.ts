/** The words of the buttons and links that copy, in the language of the page. */
export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly link: string;
}

/** Adds a button to each block of code, and a link to copy its address to each heading. */
export function copyControls(words: CopyWords): void {
  for (const block of document.querySelectorAll(".block")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", () => {
      void copyTo(button, block.querySelector("pre")?.textContent ?? "", words.copied);
    });
    block.append(button);
  }
  for (const heading of document.querySelectorAll("h2[id]")) {
    const link = linkTo(`#${heading.id}`, "#", words);
    link.setAttribute("aria-label", `${words.link}: ${heading.textContent.trim()}`);
    heading.after(link);
  }
  document.querySelector("[data-entry] .crumbs")?.append(linkTo("", words.link, words));
}

/** A link to a part of the page, which copies its address. */
function linkTo(href: string, text: string, { copied }: CopyWords): HTMLAnchorElement {
  const created = document.createElement("a");
  created.href = href === "" ? location.href.replace(/#.*/, "") : href;
  created.className = "anchor";
  created.textContent = text;
  created.addEventListener("click", (event) => {
    if (href === "") event.preventDefault();
    void copyTo(created, created.href, copied);
  });
  return created;
}

/** Copies a text, and says so on the control for a while. Says nothing if the visitor does not allow it. */
async function copyTo(control: HTMLElement, text: string, copied: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return;
  }
  const before = control.textContent;
  control.textContent = copied;
  setTimeout(() => (control.textContent = before), 1500);
}
