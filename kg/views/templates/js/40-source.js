// Where the data comes from: view.html has it inside (deflated, if there is much of it), the page of kg serve
// has been given the address to fetch it from.

const dataAddress = document.body.dataset.from || "";

async function fetchData(query) {
  const answer = await fetch(dataAddress + query, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
}

async function firstData() {
  if (dataAddress) return fetchData("");
  const inside = byId("data");
  return JSON.parse(inside.type === "application/json" ? inside.textContent : await inflated(inside.textContent));
}

async function inflated(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

const fetched = new Set();

async function fetchAround(id, depth) {
  if (!dataAddress || fetched.has(`${depth} ${id}`)) return;
  fetched.add(`${depth} ${id}`);
  const separator = dataAddress.includes("?") ? "&" : "?";
  try {
    const data = await fetchData(`${separator}around=${encodeURIComponent(id)}&depth=${depth}`);
    const before = graph.events.size;
    const counts = graph.counts;
    absorb(data);
    graph.counts = counts;
    names = null;
    passing = null;
    if (graph.events.size > before) { drawFilters(); drawViews(); }
  } catch (error) {
    fetched.delete(`${depth} ${id}`);
    announce(t("serve.failed", { why: error.message }));
  }
}
