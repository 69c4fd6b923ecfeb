// n8n reads the nodes and credentials that package.json lists; nothing is imported from here.
