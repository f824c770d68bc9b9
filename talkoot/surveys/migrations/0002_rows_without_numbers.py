"""SQLite gives each row a number in the order in which it came: the tables of a box have none."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = ("surveys_ballot", "surveys_spentslip", "surveys_answer")


def without_numbers(_apps: Any, editor: Any) -> None:
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(
                "SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL"
                " ORDER BY type = 'index'",
                [table],
            )
            statements = cursor.fetchall()
            cursor.execute(f"DROP TABLE {table}")
            for kind, sql in statements:
                cursor.execute(f"{sql} WITHOUT ROWID" if kind == "table" else sql)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]
    operations = [migrations.RunPython(without_numbers, migrations.RunPython.noop, elidable=False)]
