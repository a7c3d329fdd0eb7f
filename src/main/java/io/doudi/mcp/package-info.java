/**
 * What programs that speak MCP (Model Context Protocol) can do at {@code /mcp}, with the rights of
 * whoever has signed in: read rules, try cases, compare versions, write drafts. Nothing here
 * submits, approves, publishes, withdraws or deletes.
 */
package io.doudi.mcp;
