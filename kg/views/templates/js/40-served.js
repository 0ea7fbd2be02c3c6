// Data from a server, where the page has been given its address (kg serve); view.html has everything inside.

const dataAddress = document.body.dataset.from || "";

async function fetchData(query) {
  const answer = await fetch(dataAddress + query, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
}

async function firstData() {
  if (!dataAddress) return JSON.parse(byId("data").textContent);
  return fetchData("");
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
