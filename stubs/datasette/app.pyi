from collections.abc import Mapping, Sequence
from typing import Any

class Datasette:
    client: Any
    databases: Mapping[str, Any]
    def __init__(self, files: Sequence[str], *, immutables: Sequence[str]) -> None: ...
    async def invoke_startup(self) -> None: ...
