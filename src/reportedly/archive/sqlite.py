"""All that is particular to SQLite: opening a file, its version, its settings, its migrations, its own checks.
In: a path. Out: an SQLAlchemy engine on an archive of this version, or an ArchiveError that says why not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from reportedly.errors import ArchiveError

# https://sqlite.org/wal.html#walresetbug: 3.7.0 to 3.51.2 can corrupt a database in WAL mode that two processes write.
OLDEST_SQLITE = (3, 51, 3)
APPLICATION_ID = 0x52505444  # 'RPTD'
BUSY_SECONDS = 60.0

WRITING = {"begin": "BEGIN IMMEDIATE"}
"""Execution options of a connection that will write: it waits for its turn at the start, never in the middle."""

_MIGRATION = re.compile(r"(\d{4})_\w+\.sql")


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the archive at `path`, migrated to this version; made anew if `create` and nothing is there."""
    driver = import_module("pysqlite3.dbapi2")
    check_version(driver.sqlite_version)
    if not path.exists():
        if not create:
            raise ArchiveError(f"there is no archive at {path}; make one with: reportedly add --archive {path} FILES")
        if not path.parent.is_dir():
            raise ArchiveError(f"there is no folder {path.parent} to make the archive {path.name} in")
    engine = create_engine(
        URL.create("sqlite", database=str(path)), module=driver, connect_args={"timeout": BUSY_SECONDS}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        _refuse_others(engine, path)
        _migrate(engine, path)
    except DBAPIError as error:
        engine.dispose()
        raise ArchiveError(f"cannot open the archive {path}: {error.orig}") from error
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def check_version(version: str) -> None:
    """Raises ArchiveError for an SQLite that can corrupt an archive."""
    if tuple(int(part) for part in version.split(".")) < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise ArchiveError(
            f"SQLite {version} can corrupt an archive that two programs write at once (its 'WAL-reset' error); "
            f"SQLite {needed} or newer is needed: reinstall the wheel of pysqlite3, which carries one"
        )


def broken_promises(connection: Connection) -> Iterator[tuple[str, str]]:
    """`(thing, what is wrong with it)` for what SQLite itself finds: damaged pages, dangling keys, changed schema."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield "archive", line
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {row}", f"points to a {parent} that is not there"
    found = _schema(connection)
    with create_engine("sqlite://", module=import_module("pysqlite3.dbapi2")).connect() as fresh:
        for migration in _migrations().values():
            for statement in migration:
                fresh.exec_driver_sql(statement)
        for name, definition in _schema(fresh).items():
            if found.get(name) != definition:
                yield name, "was changed" if name in found else "was removed"


def _set_up(connection: Any, record: object) -> None:
    # SQLAlchemy begins transactions (below); the driver must not begin its own:
    # https://docs.sqlalchemy.org/en/21/dialects/sqlite.html#pysqlite-serializable
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: what was reported as saved is there after a power cut; with one transaction for many articles it costs
    # one fsync for all of them.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA trusted_schema = OFF")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _refuse_others(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    newest = max(_migrations())
    if application != APPLICATION_ID and (application or tables):
        raise ArchiveError(f"{path} is a database of another program, not an archive; give another --archive")
    if version > newest:
        raise ArchiveError(
            f"the archive {path} was made by a newer reportedly (archive version {version}; this one knows {newest}): "
            "update reportedly"
        )


def _migrate(engine: Engine, path: Path) -> None:
    migrations = _migrations()
    with engine.connect() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version == max(migrations):
        return
    _use_wal(engine)
    for number, statements in migrations.items():
        with engine.connect().execution_options(**WRITING) as connection, connection.begin():
            # Asked again inside the transaction: another process may have migrated while this one waited.
            if connection.exec_driver_sql("PRAGMA user_version").scalar_one() >= number:
                continue
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def _use_wal(engine: Engine) -> None:
    """Kept in the file from then on; outside a transaction, as SQLite wants it."""
    connection: Any = engine.raw_connection()
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _migrations() -> dict[int, tuple[str, ...]]:
    """The statements of each migration by its number, in order."""
    found: dict[int, tuple[str, ...]] = {}
    for file in resources.files("reportedly.archive").joinpath("migrations").iterdir():
        if match := _MIGRATION.fullmatch(file.name):
            found[int(match.group(1))] = tuple(_statements(file.read_text(encoding="utf-8")))
    return dict(sorted(found.items()))


def _statements(script: str) -> Iterator[str]:
    complete = import_module("pysqlite3.dbapi2").complete_statement
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        if complete("\n".join(lines)):
            yield "\n".join(lines).strip()
            lines = []


def _schema(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {f"{kind} {name}": definition for kind, name, definition in rows}
