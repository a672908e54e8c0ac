"""Asks an archive as an assistant does: a client of the Model Context Protocol, over standard input and output.
In: the archive, a tool, its arguments as JSON. Out: the answer's text, or with --json all of it.

    python examples/ask.py build/demo/reportedly.db who_says '{"about": "marines", "stance": "denies", "limit": 2}'
"""

import asyncio
import json
import sys

from mcp import Client, StdioServerParameters


async def main(archive: str, tool: str, arguments: str = "{}", *options: str) -> None:
    server = StdioServerParameters(command="reportedly", args=["mcp", "--archive", archive])
    async with Client(server) as client:
        answer = await client.call_tool(tool, json.loads(arguments))
    if "--json" in options:
        print(json.dumps(answer.structured_content, indent=2, ensure_ascii=False))
    else:
        print(answer.content[0].text)


asyncio.run(main(*sys.argv[1:]))
