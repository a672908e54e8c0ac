from typing import Any

plain: Any
