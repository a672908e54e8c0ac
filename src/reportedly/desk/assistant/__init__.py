"""The desk for assistants: what an archive knows, as tools of the Model Context Protocol (`reportedly mcp`).
In: an archive. Out: a server whose every answer carries verbatim spans, ids and links, and has a bounded size.

The protocol itself is in `server` and `http` alone, which need the extra `mcp`; the tools work without it.
"""
